package dev.hnsform.acceptance.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks each pipeline from pull request to apply, with stand-ins for the services' own clients. */
class PipelinesTest {
    @TempDir
    Path temporary;

    private Hnsform runner;
    private Path comments;

    @BeforeEach
    void aRepositoryWithAStackAndAHostWithASnapshot() throws IOException {
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        comments = Files.createDirectories(temporary.resolve("comments"));
        Path repository = temporary.resolve("repository");
        Product.launcherIn(tools);
        // Both clients keep what they would have sent, and answer as the service would to something accepted.
        tool(tools, "gh", """
                echo "$@" > "$COMMENTS/arguments"
                while [ $# -gt 0 ]; do [ "$1" = --body-file ] && cp "$2" "$COMMENTS/comment"; shift; done
                [ -n "$GH_TOKEN" ]
                """);
        tool(tools, "curl", """
                echo "$@" > "$COMMENTS/arguments"
                while [ $# -gt 0 ]; do
                    case $1 in
                        --data-binary) cp "${2#@}" "$COMMENTS/comment"; shift ;;
                        --data-urlencode) cp "${2#body@}" "$COMMENTS/comment"; shift ;;
                        --output) echo '{}' > "$2"; shift ;;
                    esac
                    shift
                done
                """);
        runner = Hnsform.in(repository)
                .with("HNSFORM_HOME", temporary.resolve("host").toString())
                .with("PATH", tools + ":" + System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("COMMENTS", comments.toString());
        Product.copy("examples/web-on-nat", repository.resolve("stacks/web"));
        Files.createDirectories(repository.resolve("hosts"));
        runner.ok("init", "stacks/web");
        runner.ok("host", "snapshot", "--out", "hosts/node1.snapshot");
    }

    @Test
    void githubActions() throws IOException {
        Map<String, Object> workflow = PipelineSteps.read("github-actions.yml");
        PipelineSteps.texts(workflow.get("env")).forEach(runner::with);
        Path summary = temporary.resolve("summary.md");
        runner.with("GITHUB_STEP_SUMMARY", summary.toString());
        succeed(
                PipelineSteps.github(workflow, "plan"),
                Map.of("PULL_REQUEST", "17", "GH_TOKEN", "t", "GH_REPO", "o/r"));
        assertThat(comment()).contains("Network/web").isEqualTo(Files.readString(summary));
        assertThat(Files.readString(comments.resolve("arguments"))).contains("pr comment 17");
        succeed(PipelineSteps.github(workflow, "apply"), Map.of());
        isApplied();
    }

    @Test
    void gitlabCi() throws IOException {
        Map<String, Object> pipeline = PipelineSteps.read("gitlab-ci.yml");
        PipelineSteps.texts(pipeline.get("variables")).forEach(runner::with);
        runner.with("HNSFORM_COMMENT_TOKEN", "t")
                .with("CI_API_V4_URL", "https://gitlab.example/api/v4")
                .with("CI_PROJECT_ID", "7")
                .with("CI_MERGE_REQUEST_IID", "17");
        succeed(PipelineSteps.gitlab(pipeline, "plan"), Map.of());
        assertThat(comment()).contains("Network/web");
        assertThat(Files.readString(comments.resolve("arguments"))).contains("/projects/7/merge_requests/17/notes");
        succeed(PipelineSteps.gitlab(pipeline, "apply"), Map.of());
        isApplied();
    }

    @Test
    void azurePipelines() throws IOException {
        Map<String, Object> pipeline = PipelineSteps.read("azure-pipelines.yml");
        PipelineSteps.texts(pipeline.get("variables")).forEach(runner::with);
        if (!canRun("jq")) {
            // The service's machines have it; here a stand-in wraps the text in the same member.
            tool(
                    temporary.resolve("tools"),
                    "jq",
                    "printf '{\"content\": \"'; sed 's/[\"\\\\]/\\\\&/g' plan.md | awk '{printf \"%s\\\\n\", $0}'; printf '\"}'");
        }
        runner.with("SYSTEM_COLLECTIONURI", "https://dev.example/o/")
                .with("SYSTEM_TEAMPROJECTID", "p")
                .with("BUILD_REPOSITORY_ID", "r")
                .with("SYSTEM_PULLREQUEST_PULLREQUESTID", "17");
        succeed(PipelineSteps.azure(pipeline, "plan"), Map.of("SYSTEM_ACCESSTOKEN", "t"));
        assertThat(comment()).contains("Network/web").startsWith("{");
        assertThat(Files.readString(comments.resolve("arguments"))).contains("/pullRequests/17/threads");
        succeed(PipelineSteps.azure(pipeline, "apply"), Map.of());
        isApplied();
    }

    @Test
    void aStackWithAnErrorStopsEveryPipelineBeforeItsComment() throws IOException {
        Files.writeString(runner.file("stacks/web/wrong.yaml"), "apiVersion: hnsform.dev/v1beta1\nkind: Netwrk\n");
        Map<String, Object> github = PipelineSteps.read("github-actions.yml");
        Map<String, Object> gitlab = PipelineSteps.read("gitlab-ci.yml");
        Map<String, Object> azure = PipelineSteps.read("azure-pipelines.yml");
        PipelineSteps.texts(github.get("env")).forEach(runner::with);
        for (List<PipelineSteps.Step> steps : List.of(
                PipelineSteps.github(github, "plan"),
                PipelineSteps.gitlab(gitlab, "plan"),
                PipelineSteps.azure(azure, "plan"),
                PipelineSteps.github(github, "apply"),
                PipelineSteps.gitlab(gitlab, "apply"),
                PipelineSteps.azure(azure, "apply"))) {
            Result first = run(steps.get(0), Map.of());
            first.exits(4);
            assertThat(first.output()).contains("wrong.yaml:2:");
        }
        assertThat(comments.resolve("comment")).doesNotExist();
    }

    private String comment() throws IOException {
        return Files.readString(comments.resolve("comment"));
    }

    private void isApplied() {
        runner.ok("plan", "stacks/web", "--detailed-exitcode").prints("No changes");
    }

    private void succeed(List<PipelineSteps.Step> steps, Map<String, String> environment) throws IOException {
        assertThat(steps).isNotEmpty();
        for (PipelineSteps.Step step : steps) {
            run(step, environment).exits(0);
        }
    }

    private Result run(PipelineSteps.Step step, Map<String, String> environment) throws IOException {
        assertThat(environment.keySet())
                .as("what the step sets")
                .containsAll(step.environment().keySet());
        environment.forEach(runner::with);
        Path script = Files.writeString(temporary.resolve("step.sh"), step.script());
        List<String> command = new ArrayList<>(step.shell());
        command.add(script.toString());
        return runner.start(command, List.of(step.script())).end();
    }

    private static boolean canRun(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static void tool(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\nset -e\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
