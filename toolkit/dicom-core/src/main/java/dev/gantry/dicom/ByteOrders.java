package dev.gantry.dicom;

/** Turns big endian values into little endian ones and back. PS3.5 7.3 */
final class ByteOrders {

    private ByteOrders() {}

    /** Reverses each word of so many bytes in place; an incomplete last one stays. */
    static void swap(byte[] bytes, int unit) {
        for (int word = 0; unit > 1 && word + unit <= bytes.length; word += unit) {
            for (int low = word, high = word + unit - 1; low < high; low++, high--) {
                byte swapped = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = swapped;
            }
        }
    }
}
