package dev.gantry.http.dicomweb;

import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Retrieve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Frames of an instance, PS3.18 10.4.1.1.6: from the stored bytes by range, or transcoded where these are not acceptable. */
@Controller
public final class FramesController {
    private final Retrieve retrieve;
    private final Transcodings transcodings;

    FramesController(Retrieve retrieve, Transcodings transcodings) {
        this.retrieve = retrieve;
        this.transcodings = transcodings;
    }

    @GetMapping(DicomWeb.INSTANCE + "/frames/{frames}")
    public void frames(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Integer> numbers = numbers(path.getOrDefault("frames", ""));
        InstanceVersion instance = retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path))
                .getFirst();
        new FrameSender(instance, retrieve.frames(instance), "frame", Optional.of(transcodings))
                .send(numbers, request, response);
    }

    /** @throws HttpProblem 400 when the list is not one of whole numbers from 1 */
    static List<Integer> numbers(String list) {
        try {
            List<Integer> numbers =
                    Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
            if (numbers.stream().allMatch(number -> number > 0)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // answered below, as for zero
        }
        throw HttpProblem.badRequest("frames are named by whole numbers from 1, with commas between them");
    }
}
