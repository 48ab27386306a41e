package dev.hnsform.simulator.contract;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a host said in a run, to be compared with what it said through another way. Without the management address, which appears after some reads:
 * a handle that is opened is one more. Ids are numbered as they come: an id that nobody gave is one that somebody made.
 */
final class Transcript {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Map<String, String> ids = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    void add(String head, Json answer) {
        Json kept = answer instanceof JsonObject object ? object.without("ManagementIP") : answer;
        add(head + kept);
    }

    void add(String line) {
        lines.add(ID.matcher(line)
                .replaceAll(found ->
                        ids.computeIfAbsent(found.group().toLowerCase(Locale.ROOT), id -> "id " + (ids.size() + 1))));
    }

    List<String> lines() {
        return lines;
    }
}
