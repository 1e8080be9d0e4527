package dev.gantry.codec.j2k;

import java.util.Optional;

/** The markers of T.800 Annex A and T.814 Annex A. */
enum Marker {
    SOC(0xFF4F),
    CAP(0xFF50),
    SIZ(0xFF51),
    COD(0xFF52),
    COC(0xFF53),
    TLM(0xFF55),
    PLM(0xFF57),
    PLT(0xFF58),
    CPF(0xFF59),
    QCD(0xFF5C),
    QCC(0xFF5D),
    RGN(0xFF5E),
    POC(0xFF5F),
    PPM(0xFF60),
    PPT(0xFF61),
    CRG(0xFF63),
    COM(0xFF64),
    SOT(0xFF90),
    SOP(0xFF91),
    EPH(0xFF92),
    SOD(0xFF93),
    EOC(0xFFD9);

    private static final Marker[] ALL = values();

    final int code;

    Marker(int code) {
        this.code = code;
    }

    static Optional<Marker> of(int code) {
        for (Marker marker : ALL) {
            if (marker.code == code) {
                return Optional.of(marker);
            }
        }
        return Optional.empty();
    }

    /** Markers FF30 to FF3F, SOC, SOD, EOC and EPH have no segment (T.800 A.1.1). */
    static boolean standsAlone(int code) {
        return (code >= 0xFF30 && code <= 0xFF3F)
                || code == SOC.code
                || code == SOD.code
                || code == EOC.code
                || code == EPH.code;
    }
}
