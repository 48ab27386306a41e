package dev.hnsform.planner.plan;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.PlanFormatException.Problem;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.resource.Resource;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The saved form of a plan: JSON in the shape of {@code terraform show -json}, with everything of ours under the key {@code hnsform}. Written and
 * read piece by piece; same plan, same bytes. Its JSON Schema is {@code docs/schema/plan.schema.json}.
 */
public final class PlanFile {
    /** The version of the shape that is shared with Terraform. */
    public static final String FORMAT_VERSION = "1.2";

    /** The version of what is ours; a reader refuses a newer one. */
    public static final long VERSION = 1;

    private static final String OWN = "hnsform";

    private PlanFile() {}

    /** Writes a plan; the stream is flushed and stays open. */
    public static void write(Plan plan, OutputStream out) {
        write(plan, () -> plan, out);
    }

    /**
     * Begins to write a plan before it is rehearsed, and ends with what the rehearsal said; the stream is flushed and stays open.
     *
     * @param plan the plan, not yet rehearsed
     * @param rehearsed the same plan with its rehearsal; asked for when all else is written
     * @return whether what was written is that plan; not when the rehearsal found errors: the head of the file says otherwise then
     */
    public static boolean write(Plan plan, Supplier<Plan> rehearsed, OutputStream out) {
        MessageDigest written = sha256();
        JsonWriter writer = JsonWriter.open(new DigestOutputStream(out, written));
        boolean whole = content(plan, rehearsed, writer);
        end(writer, finish(written));
        return whole;
    }

    /** Writes a plan for people to look at, two spaces a level; the stream is flushed and stays open. */
    public static void writePretty(Plan plan, OutputStream out) {
        JsonWriter writer = JsonWriter.openPretty(out);
        content(plan, () -> plan, writer);
        end(writer, digest(plan));
    }

    /**
     * The digest of a plan: of the bytes of its compact form up to the digest itself. It tells one plan from another, and one that was changed after
     * it was saved; it is no signature.
     */
    public static Digest digest(Plan plan) {
        MessageDigest written = sha256();
        content(plan, () -> plan, JsonWriter.open(new DigestOutputStream(OutputStream.nullOutputStream(), written)));
        return finish(written);
    }

    private static Digest finish(MessageDigest written) {
        return new Digest(HexFormat.of().formatHex(written.digest()));
    }

    private static void end(JsonWriter writer, Digest digest) {
        writer.name("digest").value(digest.hex()).endObject().endObject().flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new BugException("every Java platform has SHA-256", e);
        }
    }

    /** Everything but the digest, flushed; answers whether the rehearsal found no errors that the head of the file does not tell of. */
    private static boolean content(Plan plan, Supplier<Plan> rehearsed, JsonWriter writer) {
        boolean applyable =
                !plan.hasErrors() && !plan.isNothing() && !plan.pins().throwAwayId();
        writer.beginObject();
        writer.name("format_version").value(FORMAT_VERSION);
        writer.name("applyable").value(applyable);
        writer.name("errored").value(plan.hasErrors());
        Map<ResourceAddress, FieldValues> preferred = preferred(plan);
        writer.name("resource_changes").beginArray();
        for (Change change : plan.changes()) {
            ChangeForm.write(change, Optional.ofNullable(preferred.get(change.address())), writer);
        }
        writer.endArray();
        writer.name("resource_drift").beginArray();
        for (Drift drift : plan.drift()) {
            writer.value(DriftForm.write(drift));
        }
        writer.endArray();
        writer.name(OWN).beginObject();
        writer.name("version").value(VERSION);
        writer.name("pins").value(PinsForm.write(plan.pins()));
        StepForm form = new StepForm(wanted(plan.changes()));
        writer.name("steps").beginArray();
        for (Step step : plan.steps()) {
            writer.value(form.write(step));
        }
        writer.endArray();
        writer.name("readSet").beginArray();
        for (ReadFact fact : plan.readSet()) {
            writer.beginArray().value(fact.question()).value(fact.answer()).endArray();
        }
        writer.endArray();
        Plan whole = rehearsed.get();
        writer.name("verdicts").beginObject();
        whole.verdicts().forEach((id, verdict) -> writer.name(id.text()).value(NoteForm.write(verdict)));
        writer.endObject();
        writer.name("diagnostics").beginArray();
        for (Diagnostic diagnostic : whole.diagnostics()) {
            writer.value(NoteForm.write(diagnostic));
        }
        writer.endArray();
        writer.flush();
        return whole.hasErrors() == plan.hasErrors();
    }

    private static Map<ResourceAddress, FieldValues> preferred(Plan plan) {
        Map<ResourceAddress, FieldValues> preferred = new HashMap<>();
        for (Step step : plan.steps()) {
            if (step instanceof Step.CreateNetwork create && !create.preferred().isEmpty()) {
                preferred.put(create.header().serves(), create.preferred());
            } else if (step instanceof Step.CreateEndpoint create
                    && !create.preferred().isEmpty()) {
                preferred.put(create.header().serves(), create.preferred());
            }
        }
        return preferred;
    }

    private static Map<ResourceAddress, Resource> wanted(List<Change> changes) {
        Map<ResourceAddress, Resource> wanted = new HashMap<>();
        for (Change change : changes) {
            if (change.action() instanceof Action.Create create) {
                wanted.put(change.address(), create.after());
            } else if (change.action() instanceof Action.Replace replace) {
                wanted.put(change.address(), replace.after());
            }
        }
        return wanted;
    }

    /**
     * Reads what was written; the stream stays open.
     *
     * @param in the bytes
     * @param shown what to call the file in messages
     * @throws PlanFormatException when it is no plan, or not one this version can read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public static Plan read(InputStream in, String shown) {
        boolean isPlan = false;
        try {
            JsonReader reader = JsonReader.open(in);
            reader.beginObject();
            if (!reader.hasNext() || !reader.nextKey().equals("format_version")) {
                throw notAPlan(shown, null);
            }
            isPlan = true;
            return new Reading(reader, shown).plan();
        } catch (JsonFormatException e) {
            if (!isPlan) {
                throw notAPlan(shown, e);
            }
            throw new PlanFormatException(
                    Problem.DAMAGED,
                    shown,
                    shown + " is a saved plan, and damaged: " + e.getMessage()
                            + ". Nothing of it can be trusted. Make the plan again with `hnsform plan --out`.",
                    e);
        }
    }

    private static PlanFormatException notAPlan(String shown, @Nullable Throwable cause) {
        return new PlanFormatException(
                Problem.NOT_A_PLAN,
                shown,
                shown
                        + " is not a plan saved by hnsform. `hnsform plan --out FILE` saves one; to plan and apply a stack name its directory.",
                cause);
    }

    private static final class Reading {
        private final JsonReader reader;
        private final String shown;
        private final List<Change> changes = new ArrayList<>();
        private final List<Drift> drift = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<ReadFact> readSet = new ArrayList<>();
        private final SortedMap<StepId, Verdict> verdicts = new TreeMap<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private @Nullable Pins pins;
        private @Nullable String digest;

        Reading(JsonReader reader, String shown) {
            this.reader = reader;
            this.shown = shown;
        }

        Plan plan() {
            version(reader.readString());
            boolean applyable = false;
            boolean errored = false;
            while (reader.hasNext()) {
                String key = reader.nextKey();
                seen.add(key);
                switch (key) {
                    case "applyable" -> applyable = reader.readBoolean();
                    case "errored" -> errored = reader.readBoolean();
                    case "resource_changes" ->
                        each(i -> changes.add(ChangeForm.read(reader.readValue(), key + "[" + i + "]")));
                    case "resource_drift" ->
                        each(i -> drift.add(DriftForm.read(reader.readValue(), key + "[" + i + "]")));
                    case OWN -> own();
                    default -> throw reader.failure("\"" + key + "\" does not belong into a plan");
                }
            }
            reader.endObject();
            reader.endDocument();
            Plan plan = new Plan(pins(), changes, drift, steps, readSet, verdicts, diagnostics);
            boolean can = !plan.hasErrors() && !plan.isNothing() && !plan.pins().throwAwayId();
            if (!seen.containsAll(List.of("applyable", "errored", "resource_changes", "resource_drift", OWN))
                    || can != applyable
                    || plan.hasErrors() != errored) {
                throw new JsonFormatException("parts of the plan are missing or do not fit together");
            }
            checkReferences();
            if (!digest(plan).hex().equals(digest)) {
                throw new PlanFormatException(
                        Problem.CHANGED,
                        shown,
                        shown
                                + " was changed after it was saved: its content has another digest than the one written into it. What was reviewed is not what it would do. Make the plan again with `hnsform plan --out`.",
                        null);
            }
            return plan;
        }

        private Pins pins() {
            Pins known = pins;
            if (known == null) {
                throw new JsonFormatException("hnsform.pins is missing");
            }
            return known;
        }

        private void version(String text) {
            if (!text.startsWith("1.")) {
                throw newer("format " + text);
            }
        }

        private PlanFormatException newer(String what) {
            return new PlanFormatException(
                    Problem.NEWER_VERSION,
                    shown,
                    shown + " was saved by another version of hnsform (" + what
                            + "), which this one cannot read. Apply it with the version that made it, or make the plan again.",
                    null);
        }

        /** Reads one element; gets its number, for messages. */
        private interface Element {
            void read(int number);
        }

        private void each(Element element) {
            reader.beginArray();
            for (int i = 0; reader.hasNext(); i++) {
                element.read(i);
            }
            reader.endArray();
        }

        private void own() {
            reader.beginObject();
            if (!reader.hasNext() || !reader.nextKey().equals("version")) {
                throw reader.failure("hnsform.version is expected");
            }
            long version = reader.readLong();
            if (version != VERSION) {
                throw newer("plan version " + version);
            }
            StepForm form = new StepForm(wanted(changes));
            Set<String> parts = new HashSet<>();
            while (reader.hasNext()) {
                String key = reader.nextKey();
                parts.add(key);
                String where = "hnsform." + key;
                switch (key) {
                    case "pins" -> pins = PinsForm.read(reader.readValue(), where);
                    case "steps" -> each(i -> steps.add(form.read(reader.readValue(), where + "[" + i + "]")));
                    case "readSet" -> each(i -> fact());
                    case "verdicts" -> verdicts(where);
                    case "diagnostics" ->
                        each(i -> diagnostics.add(NoteForm.readDiagnostic(reader.readValue(), where + "[" + i + "]")));
                    case "digest" -> digest = reader.readString();
                    default -> throw reader.failure("\"" + key + "\" does not belong here");
                }
            }
            reader.endObject();
            if (!parts.containsAll(List.of("pins", "steps", "readSet", "verdicts", "diagnostics", "digest"))) {
                throw new JsonFormatException("hnsform: parts of the plan are missing");
            }
        }

        private void fact() {
            reader.beginArray();
            readSet.add(new ReadFact(reader.readString(), reader.readString()));
            reader.endArray();
        }

        private void verdicts(String where) {
            reader.beginObject();
            while (reader.hasNext()) {
                String id = reader.nextKey();
                verdicts.put(new StepId(id), NoteForm.readVerdict(reader.readValue(), where + "." + id));
            }
            reader.endObject();
        }

        /** Every step serves a change, follows steps before it, and has a name of its own. */
        private void checkReferences() {
            Set<ResourceAddress> addresses = new HashSet<>();
            changes.forEach(c -> addresses.add(c.address()));
            Set<StepId> before = new HashSet<>();
            for (Step step : steps) {
                StepId id = step.header().id();
                if (!addresses.contains(step.header().serves())) {
                    throw new JsonFormatException("step \"" + id + "\" serves no change of the plan");
                }
                if (!before.containsAll(step.header().after())) {
                    throw new JsonFormatException("step \"" + id + "\" follows a step that is not before it");
                }
                if (!before.add(id)) {
                    throw new JsonFormatException("step \"" + id + "\" is there twice");
                }
            }
        }
    }
}
