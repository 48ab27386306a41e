package dev.hnsform.simulator.contract;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.SimulatorSettings.Adapter;
import dev.hnsform.simulator.profile.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The files of cases: one a family, listed in {@code families.txt}. */
final class ContractFiles {
    private static final Set<String> CASE_WORDS =
            Set.of("name", "grade", "source", "host", "given", "steps", "columns", "rows");
    private static final JsonObject COMMON = ContractYaml.parse(text("documents.yaml"));

    private ContractFiles() {}

    /** All cases, family by family. */
    static List<ContractCase> all() {
        List<ContractCase> cases = new ArrayList<>();
        text("families.txt").lines().forEach(family -> cases.addAll(family(family)));
        return cases;
    }

    private static List<ContractCase> family(String family) {
        JsonObject file = ContractYaml.parse(text(family + ".yaml"));
        JsonObject.Builder documents = COMMON.toBuilder();
        file.object("documents").orElse(JsonObject.EMPTY).forEach(documents::put);
        Template template = new Template(documents.build());
        Set<String> names = new HashSet<>();
        List<ContractCase> cases = new ArrayList<>();
        for (JsonObject written : file.array("cases").orElse(JsonArray.EMPTY).objects()) {
            for (JsonObject row : rows(written)) {
                try {
                    ContractCase one = read(family, written, row, template);
                    if (!names.add(one.name())) {
                        throw new ContractException("there are two of this name");
                    }
                    cases.add(one);
                } catch (ContractException e) {
                    throw new ContractException(
                            family + ": " + written.string("name").orElse("?") + " " + row + ": " + e.getMessage());
                }
            }
        }
        return cases;
    }

    /** The variables of each case that is written here once; a case without a table is one without variables. */
    private static List<JsonObject> rows(JsonObject written) {
        List<String> columns = written.array("columns").orElse(JsonArray.EMPTY).strings();
        if (columns.isEmpty()) {
            return List.of(JsonObject.EMPTY);
        }
        List<JsonObject> rows = new ArrayList<>();
        for (Json row : written.array("rows").orElse(JsonArray.EMPTY)) {
            JsonArray values = (JsonArray) row;
            JsonObject.Builder variables = Json.object();
            for (int i = 0; i < values.size(); i++) {
                variables.put(columns.get(i), values.get(i));
            }
            rows.add(variables.build());
        }
        return rows;
    }

    private static ContractCase read(String family, JsonObject written, JsonObject row, Template template) {
        JsonObject filled = template.filled(written.without("rows").without("columns"), row);
        for (String key : filled.keys()) {
            if (!CASE_WORDS.contains(key)) {
                throw new ContractException("\"" + key + "\" is no word of a case");
            }
        }
        return new ContractCase(
                family,
                word(filled, "name"),
                Grade.valueOf(word(filled, "grade").toUpperCase(Locale.ROOT)),
                word(filled, "source"),
                host(filled.get("host").orElse(JsonObject.EMPTY)),
                steps(filled, "given", template),
                steps(filled, "steps", template));
    }

    private static List<JsonObject> steps(JsonObject written, String key, Template template) {
        List<JsonObject> steps = new ArrayList<>();
        for (JsonObject step : written.array(key).orElse(JsonArray.EMPTY).objects()) {
            JsonObject named = step;
            if (step.get("document").orElse(Json.ofNull()) instanceof JsonString name) {
                named = step.with("document", template.named(name.value()));
            }
            steps.add((JsonObject) template.expanded(named));
        }
        return steps;
    }

    /** A release's name, or an object with {@code profile}, {@code hns} (its version), {@code adapters}, {@code switches} and {@code managementIpReads}. */
    private static SimulatorSettings host(Json written) {
        SimulatorSettings settings = SimulatorSettings.defaults();
        if (written instanceof JsonString profile) {
            return settings.withProfile(profile.value());
        }
        JsonObject host = (JsonObject) written;
        for (String key : host.keys()) {
            settings = switch (key) {
                case "profile" -> settings.withProfile(word(host, key));
                case "hns" -> settings.withRelease(of(settings.release(), word(host, key)));
                case "adapters" ->
                    settings.withAdapters(host.array(key).orElseThrow().strings().stream()
                            .map(Adapter::parse)
                            .toList());
                case "managementIpReads" ->
                    settings.withManagementIpReads(
                            host.integer(key).orElseThrow().intValue());
                case "switches" -> switches(settings, host.object(key).orElseThrow());
                default -> throw new ContractException("\"" + key + "\" is no word of a host");
            };
        }
        return settings;
    }

    /** A release with another version of HNS. */
    private static Release of(Release release, String version) {
        return new Release(
                release.id(),
                release.label(),
                release.windowsBuild(),
                HnsVersion.parse(version),
                release.schemaMinor());
    }

    private static SimulatorSettings switches(SimulatorSettings settings, JsonObject switches) {
        SimulatorSettings set = settings;
        for (String key : switches.keys()) {
            set = set.withSwitch(Switch.parse(key), word(switches, key));
        }
        return set;
    }

    private static String word(JsonObject object, String key) {
        return object.string(key).orElseThrow(() -> new ContractException(key + " is missing, or no text"));
    }

    private static String text(String file) {
        try (InputStream in =
                Objects.requireNonNull(ContractFiles.class.getResourceAsStream(file), () -> file + " is no resource")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
