package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.QueryString;
import dev.gantry.http.wire.Representation;
import dev.gantry.http.wire.Warnings;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.Search;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** QIDO-RS, PS3.18 10.6: studies, series and instances, at every level. */
@Controller
public final class SearchController {
    private final Search search;
    private final HttpSettings settings;

    public SearchController(Search search, HttpSettings settings) {
        this.search = search;
        this.settings = settings;
    }

    @GetMapping(DicomWeb.ROOT + "/studies")
    public void studies(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(Level.STUDY, Map.of(), request, response);
    }

    @GetMapping({DicomWeb.ROOT + "/series", DicomWeb.STUDY + "/series"})
    public void series(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(Level.SERIES, path, request, response);
    }

    @GetMapping({DicomWeb.ROOT + "/instances", DicomWeb.STUDY + "/instances", DicomWeb.SERIES + "/instances"})
    public void instances(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(Level.INSTANCE, path, request, response);
    }

    private void answer(Level level, Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Representation chosen = Accept.of(request).require(ModelAnswer.REPRESENTATIONS);
        QidoQuery asked = QidoQuery.of(level, scope(path), QueryString.of(request), settings.maxPage());
        Search.Page page = search.search(Caller.of(request), DatastoreId.DEFAULT, asked.query(), asked.include());
        asked.warnings().stream().distinct().forEach(text -> Warnings.add(response, text));
        if (page.more()) {
            // PS3.18 10.6.3.1
            Warnings.add(response, "there are additional results that can be requested");
        }
        if (page.matches().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Links links = Links.of(request);
        ModelAnswer answer = ModelAnswer.begin(chosen, response);
        for (Dataset match : page.matches()) {
            answer.write(located(level, match, links));
        }
        answer.end();
    }

    private static List<Match> scope(Map<String, String> path) {
        List<Match> scope = new ArrayList<>();
        if (path.containsKey("study")) {
            scope.add(new Match.Exact(Tag.StudyInstanceUID, path.get("study")));
        }
        if (path.containsKey("series")) {
            scope.add(new Match.Exact(Tag.SeriesInstanceUID, path.get("series")));
        }
        return scope;
    }

    // PS3.18 Tables 10.6.3-3 to 10.6.3-5
    private static Dataset located(Level level, Dataset match, Links links) {
        String study = match.uid(Tag.StudyInstanceUID).orElse("");
        String series = match.uid(Tag.SeriesInstanceUID).orElse("");
        String url = switch (level) {
            case STUDY -> links.study(study);
            case SERIES -> links.series(study, series);
            case INSTANCE ->
                links.instance(new InstanceUids(
                        study, series, match.uid(Tag.SOPInstanceUID).orElse("")));
        };
        return match.toBuilder().string(Tag.RetrieveURL, url).build();
    }
}
