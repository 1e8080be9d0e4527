package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.Representation;
import dev.gantry.store.retrieve.Frames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;

/** A native frame as a JPEG or PNG. */
final class Picture {
    private static final List<Representation> OFFERS =
            List.of(Representation.single(FrameMedia.JPEG), Representation.single("image/png"));
    private static final long LARGEST_FRAME = 256L << 20;

    private Picture() {}

    static void send(
            Dataset header,
            Frames frames,
            int frame,
            Viewport viewport,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Representation chosen = Accept.of(request).require(OFFERS);
        if (frames.length(frame) > LARGEST_FRAME) {
            throw new HttpProblem(406, "frames of more than " + LARGEST_FRAME + " bytes are not rendered");
        }
        NativeFrame format = NativeFrame.of(header);
        BufferedImage image;
        try (InputStream in = frames.open(frame)) {
            image = scaled(format.render(in.readAllBytes()), viewport);
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ImageIO.write(image, chosen.mediaType().substring("image/".length()), encoded);
        response.setContentType(chosen.mediaType());
        response.setContentLength(encoded.size());
        response.setHeader("Cache-Control", "private, no-cache");
        OutputStream out = Body.of(response);
        encoded.writeTo(out);
    }

    private static BufferedImage scaled(BufferedImage image, Viewport viewport) {
        double scale = viewport.scale(image.getWidth(), image.getHeight());
        if (scale == 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, image.getType());
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
