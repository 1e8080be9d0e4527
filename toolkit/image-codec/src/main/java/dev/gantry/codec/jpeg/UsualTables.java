package dev.gantry.codec.jpeg;

import java.util.HexFormat;

/** The tables that T.81 Annex K gives as examples, which most encoders use. */
final class UsualTables {
    static final HuffmanCode DC_LUMINANCE = code("00010501010101010100000000000000", "000102030405060708090a0b");
    static final HuffmanCode DC_CHROMINANCE = code("00030101010101010101010000000000", "000102030405060708090a0b");
    static final HuffmanCode AC_LUMINANCE = code(
            "0002010303020403050504040000017d",
            "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728"
                    + "292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a83848586878889"
                    + "8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2"
                    + "e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");
    static final HuffmanCode AC_CHROMINANCE = code(
            "00020102040403040705040400010277",
            "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a26"
                    + "2728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a828384858687"
                    + "88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da"
                    + "e2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

    private static final String LUMINANCE =
            "100b0a101828333d0c0c0e131a3a3c370e0d1018283945380e11161d3357503e12162538446d674d182337405168715c"
                    + "31404e5767797865485c5f6270646763";
    private static final String CHROMINANCE =
            "1112182f6363636312151a4263636363181a3863636363632f4263636363636363636363636363636363636363636363"
                    + "63636363636363636363636363636363";

    private UsualTables() {}

    private static HuffmanCode code(String counts, String symbols) {
        return new HuffmanCode(unsigned(counts), unsigned(symbols));
    }

    private static int[] unsigned(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = bytes[i] & 0xff;
        }
        return numbers;
    }

    /** Steps in the order of rows, for a quality from 1 (coarse) over 50 (as in Annex K) to 100 (all 1). */
    static int[] quantisation(boolean chrominance, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        int[] steps = unsigned(chrominance ? CHROMINANCE : LUMINANCE);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.clamp((steps[i] * percent + 50) / 100, 1, 255);
        }
        return steps;
    }
}
