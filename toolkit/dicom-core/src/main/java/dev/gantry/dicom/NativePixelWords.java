package dev.gantry.dicom;

/** The VR of native Pixel Data, which is what tells a big endian encoding how wide its words are. */
final class NativePixelWords {

    private NativePixelWords() {}

    /** Makes Pixel Data of more than 8 bits OW, as the standard has it but not every writer. PS3.5 8.2 */
    static Dataset declared(Dataset dataset) {
        boolean wide = dataset.integer(Tag.BitsAllocated).orElse(0) > 8;
        return dataset.get(Tag.PixelData)
                .filter(element -> wide && element.vr() != VR.OW && element.value() instanceof Value.Raw)
                .map(element -> dataset.with(new DataElement(element.tag(), VR.OW, element.value())))
                .orElse(dataset);
    }
}
