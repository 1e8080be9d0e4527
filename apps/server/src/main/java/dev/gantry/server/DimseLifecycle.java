package dev.gantry.server;

import dev.gantry.dimse.DicomListener;
import dev.gantry.dimse.DimseSettings;
import dev.gantry.store.ingest.Ingest;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Opens the DICOM listener when everything it needs is there, and drains it together with the HTTP server. */
final class DimseLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DimseLifecycle.class);

    private final DimseSettings settings;
    private final Ingest ingest;
    private final Duration grace;
    private volatile @Nullable DicomListener listener;

    DimseLifecycle(DimseSettings settings, Ingest ingest, Duration grace) {
        this.settings = settings;
        this.ingest = ingest;
        this.grace = grace;
    }

    /** The listener while it is open. */
    Optional<DicomListener> listener() {
        return Optional.ofNullable(listener);
    }

    @Override
    public void start() {
        try {
            listener = DicomListener.start(settings, ingest);
        } catch (BindException e) {
            throw new IllegalStateException(new StartupFailure(
                    ExitCode.FAILED,
                    "port " + settings.port() + " is in use; stop what uses it or choose another with --dimse-port",
                    e));
        } catch (IOException e) {
            throw new IllegalStateException("the DICOM listener cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("dimse drain").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public void stop() {
        boolean drained = listener().map(open -> open.stop(grace)).orElse(true);
        listener = null;
        if (!drained) {
            LOG.warn("associations were cut off: they did not end within {}", grace);
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }
}
