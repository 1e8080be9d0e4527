package dev.gantry.architecture.planted.dicom.net;

import java.net.http.HttpClient;

public final class SpeaksHttp {
    HttpClient httpClient;
}
