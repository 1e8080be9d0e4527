package dev.gantry.architecture.planted.dicom.net;

public final class PresentationContext {}
