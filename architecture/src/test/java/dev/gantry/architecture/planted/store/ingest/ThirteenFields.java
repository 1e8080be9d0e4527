package dev.gantry.architecture.planted.store.ingest;

public final class ThirteenFields {
    int field0;
    int field1;
    int field2;
    int field3;
    int field4;
    int field5;
    int field6;
    int field7;
    int field8;
    int field9;
    int field10;
    int field11;
    int field12;
}
