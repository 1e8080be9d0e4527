package dev.gantry.http.dicomweb;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of frames, numbered from 1, in one transfer syntax. */
interface FrameContent {
    long length(int number) throws IOException;

    /** Opens a frame; whoever asks closes. */
    InputStream open(int number) throws IOException;
}
