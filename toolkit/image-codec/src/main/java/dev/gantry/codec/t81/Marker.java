package dev.gantry.codec.t81;

/** Second bytes of the markers of T.81 table B.1 and T.87 C.1.1, and their names. */
public final class Marker {
    public static final int SOF0 = 0xc0;
    public static final int SOF1 = 0xc1;
    public static final int SOF2 = 0xc2;
    public static final int SOF3 = 0xc3;
    public static final int DHT = 0xc4;
    public static final int JPG = 0xc8;
    public static final int DAC = 0xcc;
    public static final int SOF15 = 0xcf;
    public static final int RST0 = 0xd0;
    public static final int RST7 = 0xd7;
    public static final int SOI = 0xd8;
    public static final int EOI = 0xd9;
    public static final int SOS = 0xda;
    public static final int DQT = 0xdb;
    public static final int DNL = 0xdc;
    public static final int DRI = 0xdd;
    public static final int APP0 = 0xe0;
    public static final int APP14 = 0xee;
    public static final int APP15 = 0xef;
    public static final int SOF55 = 0xf7;
    public static final int LSE = 0xf8;
    public static final int COM = 0xfe;
    public static final int TEM = 0x01;

    private Marker() {}

    /** Whether a frame header follows; that of JPEG-LS as well. */
    public static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC || marker == SOF55;
    }

    public static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    /** Whether it stands alone, with no segment behind it. */
    public static boolean standsAlone(int marker) {
        return isRestart(marker) || marker == SOI || marker == EOI || marker == TEM;
    }

    public static String name(int marker) {
        if (isFrame(marker)) {
            return "SOF" + (marker == SOF55 ? 55 : marker - SOF0);
        }
        if (isRestart(marker)) {
            return "RST" + (marker - RST0);
        }
        if (marker >= APP0 && marker <= APP15) {
            return "APP" + (marker - APP0);
        }
        return switch (marker) {
            case DHT -> "DHT";
            case DAC -> "DAC";
            case SOI -> "SOI";
            case EOI -> "EOI";
            case SOS -> "SOS";
            case DQT -> "DQT";
            case DNL -> "DNL";
            case DRI -> "DRI";
            case LSE -> "LSE";
            case COM -> "COM";
            case TEM -> "TEM";
            default -> "FF%02X".formatted(marker);
        };
    }
}
