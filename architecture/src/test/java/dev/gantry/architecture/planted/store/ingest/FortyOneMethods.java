package dev.gantry.architecture.planted.store.ingest;

public final class FortyOneMethods {
    public void method0() {}

    public void method1() {}

    public void method2() {}

    public void method3() {}

    public void method4() {}

    public void method5() {}

    public void method6() {}

    public void method7() {}

    public void method8() {}

    public void method9() {}

    public void method10() {}

    public void method11() {}

    public void method12() {}

    public void method13() {}

    public void method14() {}

    public void method15() {}

    public void method16() {}

    public void method17() {}

    public void method18() {}

    public void method19() {}

    public void method20() {}

    public void method21() {}

    public void method22() {}

    public void method23() {}

    public void method24() {}

    public void method25() {}

    public void method26() {}

    public void method27() {}

    public void method28() {}

    public void method29() {}

    public void method30() {}

    public void method31() {}

    public void method32() {}

    public void method33() {}

    public void method34() {}

    public void method35() {}

    public void method36() {}

    public void method37() {}

    public void method38() {}

    public void method39() {}

    public void method40() {}
}
