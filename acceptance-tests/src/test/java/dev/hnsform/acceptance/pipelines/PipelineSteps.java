package dev.hnsform.acceptance.pipelines;

import dev.hnsform.acceptance.harness.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** Reads the scripts out of pipeline files, each with the shell that its service would give it to. */
final class PipelineSteps {
    /**
     * One script.
     *
     * @param shell the command line that takes the script's file as its last word
     * @param script its text
     * @param environment variables the step sets
     */
    record Step(List<String> shell, String script, Map<String, String> environment) {}

    private PipelineSteps() {}

    static Map<String, Object> read(String name) throws IOException {
        return map(new Yaml().load(Files.readString(Product.file("examples/pipelines/" + name))));
    }

    /** The run steps of a job of a GitHub workflow; {@code sh} there is {@code sh -e}, {@code bash} stops at failing pipes too. */
    static List<Step> github(Map<String, Object> workflow, String job) {
        List<Step> steps = new ArrayList<>();
        for (Object item : list(map(map(workflow.get("jobs")).get(job)).get("steps"))) {
            Map<String, Object> step = map(item);
            if (step.containsKey("run")) {
                boolean bash = "bash".equals(step.get("shell"));
                steps.add(new Step(
                        bash ? List.of("bash", "--noprofile", "--norc", "-eo", "pipefail") : List.of("sh", "-e"),
                        text(step.get("run")),
                        texts(step.get("env"))));
            }
        }
        return steps;
    }

    /** The script of a GitLab job: its lines are one shell that stops at the first failure. */
    static List<Step> gitlab(Map<String, Object> pipeline, String job) {
        StringBuilder script = new StringBuilder();
        for (Object line : list(map(pipeline.get(job)).get("script"))) {
            script.append(text(line)).append('\n');
        }
        return List.of(new Step(List.of("bash", "-eo", "pipefail"), script.toString(), Map.of()));
    }

    /** The bash steps of a stage of an Azure pipeline: bash without -e, as the service runs it. */
    static List<Step> azure(Map<String, Object> pipeline, String stage) {
        List<Step> steps = new ArrayList<>();
        for (Object item : list(pipeline.get("stages"))) {
            if (stage.equals(map(item).get("stage"))) {
                collect(item, steps);
            }
        }
        return steps;
    }

    private static void collect(Object node, List<Step> steps) {
        if (node instanceof List<?> items) {
            items.forEach(item -> collect(item, steps));
        } else if (node instanceof Map<?, ?> fields) {
            if (fields.containsKey("bash")) {
                steps.add(new Step(
                        List.of("bash", "--noprofile", "--norc"), text(fields.get("bash")), texts(fields.get("env"))));
            } else {
                fields.values().forEach(value -> collect(value, steps));
            }
        }
    }

    static Map<String, String> texts(Object value) {
        Map<String, String> texts = new TreeMap<>();
        if (value != null) {
            map(value).forEach((key, text) -> texts.put(key, text(text)));
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
