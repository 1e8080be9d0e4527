package dev.gantry.http.dicomweb;

import dev.gantry.store.catalog.Scope;
import java.util.Map;

/** What the variables of a path name. */
final class Scopes {
    private Scopes() {}

    static Scope of(Map<String, String> path) {
        String study = path.getOrDefault("study", "");
        String series = path.get("series");
        String instance = path.get("instance");
        if (series == null) {
            return new Scope.Study(study);
        }
        return instance == null ? new Scope.Series(study, series) : new Scope.Instance(study, series, instance);
    }
}
