package dev.gantry.architecture.planted.store.ingest;

public record ThirteenComponents(
        int component0,
        int component1,
        int component2,
        int component3,
        int component4,
        int component5,
        int component6,
        int component7,
        int component8,
        int component9,
        int component10,
        int component11,
        int component12) {}
