package dev.hnsform.cli.view;

import dev.hnsform.hns.version.FeatureRow;
import dev.hnsform.hns.version.FeatureSupport;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.hns.version.VersionRange;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a host's version of HNS can do. */
public final class FeaturesView {
    private final Screen screen;

    /** Shows features. */
    public FeaturesView(Screen screen) {
        this.screen = screen;
    }

    /** For people. */
    public void table(String uri, HostFacts facts) {
        screen.line("Host   " + facts.computerName() + " (" + uri + ")");
        screen.line(
                "HNS    " + facts.features().version() + ", " + facts.features().release());
        screen.line();
        Table table = new Table("FEATURE", "SUPPORTED", "HNS VERSIONS", "GRADE", "WHAT IT IS");
        for (FeatureRow row : HnsFeatures.table()) {
            table.row(
                    word(row),
                    support(row, facts),
                    row.ranges().stream().map(VersionRange::toString).collect(Collectors.joining(", ")),
                    row.grade(),
                    row.feature().label());
        }
        table.print(screen);
        screen.line();
        String legend = "code: read in code that calls HNS; inf: inferred from the releases around it.";
        Folded.lines(legend, screen.width(), "", "").forEach(screen::line);
        if (HnsFeatures.table().stream().anyMatch(row -> support(row, facts).equals("unknown"))) {
            String unknown =
                    "unknown: what the host's facts list and what its version has differ, as in a snapshot of another"
                            + " version of hnsform.";
            Folded.lines(unknown, screen.width(), "", "").forEach(screen::line);
        }
    }

    /** For programs. */
    public void json(String uri, HostFacts facts) {
        List<Json> features = new ArrayList<>();
        for (FeatureRow row : HnsFeatures.table()) {
            features.add(Json.object()
                    .put("name", word(row))
                    .put("what", row.feature().label())
                    .put("supported", support(row, facts))
                    .put(
                            "versions",
                            new JsonArray(row.ranges().stream()
                                    .map(FeaturesView::range)
                                    .toList()))
                    .put("grade", row.grade())
                    .put("source", row.source())
                    .build());
        }
        screen.json(Json.object()
                .put("host", uri)
                .put("hns", facts.features().version().toString())
                .put("release", facts.features().release())
                .put("features", new JsonArray(features))
                .build());
    }

    private static Json range(VersionRange range) {
        JsonObject.Builder json = Json.object().put("from", range.from().toString());
        range.below().ifPresent(end -> json.put("below", end.toString()));
        return json.build();
    }

    private static String word(FeatureRow row) {
        return row.feature().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String support(FeatureRow row, HostFacts facts) {
        return FeatureSupport.of(row, facts.features()).name().toLowerCase(Locale.ROOT);
    }
}
