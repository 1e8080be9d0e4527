package dev.gantry.http.admin;

import dev.gantry.http.wire.Body;
import dev.gantry.store.catalog.WorkCounts;
import dev.gantry.store.processing.Processing;
import dev.gantry.store.work.DeadLetter;
import dev.gantry.store.work.QueueState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The work queue, for operators. */
@Controller
@RequestMapping("/admin/queue")
public final class QueueController {
    private static final int SHOWN_LETTERS = 1_000;
    private static final String JSON = "application/json";

    private final Processing processing;

    public QueueController(Processing processing) {
        this.processing = processing;
    }

    /**
     * The queue at a glance.
     *
     * @param queue messages by state
     * @param instances instance versions by state, as the catalogue knows it
     * @param deadLetters the oldest 1,000
     */
    record Overview(QueueState queue, WorkCounts instances, List<Letter> deadLetters) {}

    /** A dead letter. */
    record Letter(
            String id,
            String datastore,
            String seriesInstanceUid,
            long versionId,
            String reason,
            int deliveries,
            String at) {
        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.id(),
                    letter.item().datastore().value(),
                    letter.item().seriesInstanceUid(),
                    letter.item().versionId(),
                    letter.reason(),
                    letter.deliveries(),
                    letter.at().toString());
        }
    }

    /** Which dead letters to redrive; all without a list. */
    record Redrive(@Nullable List<String> ids) {}

    /** How many went back to work. */
    record Redriven(int redriven) {}

    @GetMapping
    public void overview(HttpServletResponse response) throws IOException {
        List<Letter> letters =
                processing.deadLetters(SHOWN_LETTERS).stream().map(Letter::of).toList();
        Body.json(response, 200, JSON, new Overview(processing.queue(), processing.instances(), letters));
    }

    @PostMapping("/redrive")
    public void redrive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> ids = request.getContentLengthLong() == 0
                ? null
                : Body.json(request, Redrive.class).ids();
        int redriven = ids != null && ids.isEmpty() ? 0 : processing.redrive(ids == null ? List.of() : ids);
        Body.json(response, 200, JSON, new Redriven(redriven));
    }
}
