package dev.hnsform.planner.plan;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes as members of {@code resource_changes}, in the shape of {@code terraform show -json}, with what is ours under {@code hnsform}. */
final class ChangeForm {
    private static final Set<String> KEYS = Set.of(
            "address", "previous_address", "mode", "type", "name", "index", "change", "action_reason", "hnsform");
    private static final Set<String> CHANGE_KEYS =
            Set.of("actions", "before", "after", "after_unknown", "replace_paths");
    private static final Set<String> OWN_KEYS =
            Set.of("action", "origin", "identity", "old", "cause", "fields", "reasons", "before", "after");

    private ChangeForm() {}

    /** Writes one as the next value. */
    static void write(Change change, Optional<FieldValues> preferred, JsonWriter to) {
        JsonObject.Builder head = Json.object().put("address", change.address().toString());
        if (change.origin() instanceof Origin.Moved moved) {
            head.put("previous_address", moved.from().toString());
        }
        place(head, change.address());
        to.beginObject().members(head.build());
        Parts parts = change.action().accept(Splitter.INSTANCE);
        to.name("change").beginObject().name("actions").value(actions(change.action()));
        spec("before", parts.before(), to);
        spec("after", parts.after(), to);
        to.name("after_unknown").value(unknown(change.action(), preferred));
        JsonArray replacing = replacePaths(parts.fields());
        if (!replacing.isEmpty()) {
            to.name("replace_paths").value(replacing);
        }
        to.endObject();
        Optional<String> reason = reason(change);
        if (reason.isPresent()) {
            to.name("action_reason").value(reason.get());
        }
        to.name("hnsform").value(own(change, parts)).endObject();
    }

    /** Where a resource stands: {@code mode}, {@code type}, {@code name} and {@code index}. */
    static void place(JsonObject.Builder json, ResourceAddress address) {
        json.put("mode", address.kind().isLookup() ? "data" : "managed")
                .put("type", address.kind().label())
                .put("name", address.name());
        address.key().ifPresent(key -> json.put("index", key));
    }

    private static JsonObject own(Change change, Parts parts) {
        JsonObject.Builder own = Json.object().put("action", parts.name());
        if (!(change.origin() instanceof Origin.Same)) {
            own.put("origin", origin(change.origin()));
        }
        own.put("identity", identity(change.identity(), change.address()));
        if (change.action() instanceof Action.Replace replace) {
            own.put("old", identity(replace.old(), change.address()));
            own.put("cause", cause(replace.cause()));
        }
        if (!parts.fields().isEmpty()) {
            own.put("fields", FieldChangeForm.write(parts.fields()));
        }
        if (!change.reasons().isEmpty()) {
            own.put("reasons", Json.strings(change.reasons()));
        }
        parts.before().ifPresent(r -> head(r, change.address()).ifPresent(h -> own.put("before", h)));
        parts.after().ifPresent(r -> head(r, change.address()).ifPresent(h -> own.put("after", h)));
        return own.build();
    }

    private static void spec(String name, Optional<Resource> resource, JsonWriter to) {
        to.name(name);
        if (resource.isPresent()) {
            FieldJson.write(resource.get().spec(), to);
        } else {
            to.nullValue();
        }
    }

    /** Everything of a resource besides its spec and address. */
    private static Optional<JsonObject> head(Resource resource, ResourceAddress address) {
        boolean same = resource.address().equals(address);
        Head head = resource.head();
        if (same
                && head.labels().isEmpty()
                && head.movedFrom().isEmpty()
                && head.lifecycle().values().isEmpty()) {
            return Optional.empty();
        }
        JsonObject json = ResourceJson.headToJson(head);
        return Optional.of(same ? json.without("address") : json);
    }

    private static JsonArray actions(Action action) {
        return (JsonArray) action.accept(ActionNames.INSTANCE);
    }

    private static Json unknown(Action action, Optional<FieldValues> preferred) {
        if (!(action instanceof Action.Create) && !(action instanceof Action.Replace)) {
            return JsonObject.EMPTY;
        }
        FieldValues after =
                action.accept(Splitter.INSTANCE).after().orElseThrow().spec();
        JsonObject.Builder unknown = Json.object();
        for (Field<?> field : after.table().fields()) {
            boolean known =
                    after.has(field) || preferred.isPresent() && preferred.get().has(field);
            if (field.isDecidedByHost() && !known) {
                unknown.put(field.name(), true);
            }
        }
        return unknown.build();
    }

    private static JsonArray replacePaths(List<FieldChange> fields) {
        List<Json> paths = new ArrayList<>();
        for (FieldChange field : fields) {
            if (field.effect() == FieldChange.Effect.REPLACES) {
                paths.add(Json.array(Json.of(field.path())));
            }
        }
        return new JsonArray(paths);
    }

    private static Optional<String> reason(Change change) {
        if (change.action() instanceof Action.Replace replace) {
            return Optional.of(
                    replace.cause() instanceof Action.Cause.OwnFields
                            ? "replace_because_cannot_update"
                            : replace.cause() instanceof Action.Cause.CascadeOf
                                    ? "replace_by_triggers"
                                    : "replace_because_tainted");
        }
        return Optional.empty();
    }

    private static JsonObject origin(Origin origin) {
        return origin.accept(new Origin.Visitor<>() {
            @Override
            public JsonObject fresh(Origin.New fresh) {
                return Json.object().put("kind", "new").build();
            }

            @Override
            public JsonObject same(Origin.Same same) {
                return Json.object().put("kind", "same").build();
            }

            @Override
            public JsonObject moved(Origin.Moved moved) {
                return Json.object()
                        .put("kind", "moved")
                        .put("from", moved.from().toString())
                        .build();
            }

            @Override
            public JsonObject adopted(Origin.Adopted adopted) {
                return Json.object()
                        .put("kind", "adopted")
                        .put("id", adopted.id().toString())
                        .build();
            }
        });
    }

    private static Origin readOrigin(Json json, String where) {
        Fields fields = Fields.of(json, where, Set.of("kind", "from", "id"));
        return switch (fields.string("kind")) {
            case "new" -> new Origin.New();
            case "same" -> new Origin.Same();
            case "moved" -> new Origin.Moved(fields.address("from"));
            case "adopted" -> new Origin.Adopted(fields.guid("id"));
            default -> throw new JsonFormatException(where + ".kind: new, same, moved or adopted is expected");
        };
    }

    private static JsonObject identity(ObjectIdentity identity, ResourceAddress address) {
        JsonObject.Builder json = Json.object().put("id", identity.id().toString());
        if (!identity.bornAs().equals(address)) {
            json.put("bornAs", identity.bornAs().toString());
        }
        if (identity.generation() != 0) {
            json.put("generation", identity.generation());
        }
        if (identity.adopted()) {
            json.put("adopted", true);
        }
        return json.build();
    }

    private static ObjectIdentity readIdentity(Json json, ResourceAddress address, String where) {
        Fields fields = Fields.of(json, where, Set.of("id", "bornAs", "generation", "adopted"));
        long generation = fields.has("generation") ? fields.integer("generation") : 0;
        if (generation < 0 || generation > 255) {
            throw new JsonFormatException(where + ".generation: 0 to 255 is expected");
        }
        return new ObjectIdentity(
                fields.guid("id"),
                fields.has("bornAs") ? fields.address("bornAs") : address,
                (int) generation,
                fields.flag("adopted"));
    }

    private static JsonObject cause(Action.Cause cause) {
        if (cause instanceof Action.Cause.CascadeOf cascade) {
            return Json.object()
                    .put("kind", "cascade")
                    .put("of", cascade.address().toString())
                    .build();
        }
        return Json.object()
                .put("kind", cause instanceof Action.Cause.Broken ? "broken" : "ownFields")
                .build();
    }

    private static Action.Cause readCause(Json json, String where) {
        Fields fields = Fields.of(json, where, Set.of("kind", "of"));
        return switch (fields.string("kind")) {
            case "cascade" -> new Action.Cause.CascadeOf(fields.address("of"));
            case "broken" -> new Action.Cause.Broken();
            case "ownFields" -> new Action.Cause.OwnFields();
            default -> throw new JsonFormatException(where + ".kind: cascade, broken or ownFields is expected");
        };
    }

    static Change read(Json json, String where) {
        Fields fields = Fields.of(json, where, KEYS);
        ResourceAddress address = fields.address("address");
        Fields inner = Fields.of(fields.json("change"), fields.at("change"), CHANGE_KEYS);
        Fields own = Fields.of(fields.json("hnsform"), fields.at("hnsform"), OWN_KEYS);
        Optional<Resource> before = resource(inner, own, "before", address);
        Optional<Resource> after = resource(inner, own, "after", address);
        Change change = new Change(
                address,
                own.has("origin") ? readOrigin(own.json("origin"), own.at("origin")) : new Origin.Same(),
                readIdentity(own.json("identity"), address, own.at("identity")),
                action(own, before, after, address),
                own.strings("reasons"));
        checkDerived(fields, inner, change);
        return change;
    }

    private static Action action(
            Fields own, Optional<Resource> before, Optional<Resource> after, ResourceAddress address) {
        List<FieldChange> changes =
                own.has("fields") ? FieldChangeForm.read(own.array("fields"), own.at("fields")) : List.of();
        return switch (own.string("action")) {
            case "create" -> new Action.Create(need(after, own, "after"));
            case "update" -> {
                if (changes.isEmpty()) {
                    throw new JsonFormatException(own.where() + ": an update changes at least one field");
                }
                yield new Action.Update(need(before, own, "before"), need(after, own, "after"), changes);
            }
            case "replace" ->
                new Action.Replace(
                        need(before, own, "before"),
                        need(after, own, "after"),
                        readIdentity(own.json("old"), address, own.at("old")),
                        readCause(own.json("cause"), own.at("cause")),
                        changes);
            case "delete" -> new Action.Delete(need(before, own, "before"));
            case "forget" -> new Action.Forget(need(before, own, "before"));
            case "keep" -> new Action.Keep(need(after, own, "after"));
            default ->
                throw new JsonFormatException(
                        own.at("action") + ": create, update, replace, delete, forget or keep is expected");
        };
    }

    private static Resource need(Optional<Resource> resource, Fields own, String key) {
        Resource there =
                resource.orElseThrow(() -> new JsonFormatException(own.where() + ": change." + key + " is missing"));
        if (key.equals("after")) {
            requireWhole(there, own.where());
        }
        return there;
    }

    /** Refuses what no document could say: a resource without a required field. */
    static void requireWhole(Resource resource, String where) {
        for (Field<?> field : resource.spec().table().fields()) {
            if (field.isRequired() && !resource.spec().has(field)) {
                throw new JsonFormatException(
                        where + ": " + resource.address() + " has no \"" + field.name() + "\", which it needs");
            }
        }
    }

    private static Optional<Resource> resource(Fields inner, Fields own, String key, ResourceAddress address) {
        Optional<Json> spec = inner.present(key);
        if (spec.isEmpty()) {
            return Optional.empty();
        }
        if (!own.has(key)) {
            FieldValues values = FieldJson.fromJson(KindTable.fields(address.kind()), spec.get(), inner.at(key));
            return Optional.of(KindTable.make(Head.of(address), values));
        }
        if (!(own.json(key) instanceof JsonObject head)) {
            throw new JsonFormatException(own.at(key) + ": an object is expected");
        }
        Fields.of(head, own.at(key), Set.of("address", "labels", "movedFrom", "lifecycle"));
        JsonObject whole = head.with("spec", spec.get());
        Resource resource = ResourceJson.fromJson(
                whole.has("address") ? whole : whole.with("address", Json.of(address.toString())), own.at(key));
        if (resource.address().kind() != address.kind()) {
            throw new JsonFormatException(own.at(key) + ".address: another kind is expected");
        }
        return Optional.of(resource);
    }

    /** What follows from the rest must follow from it: otherwise people would be shown something else than is done. */
    private static void checkDerived(Fields fields, Fields inner, Change change) {
        JsonObject.Builder place = Json.object();
        place(place, change.address());
        place.build().forEach((key, value) -> {
            if (!fields.json(key).equals(value)) {
                throw new JsonFormatException(fields.at(key) + ": " + value + " is expected");
            }
        });
        boolean strangeIndex = fields.has("index") && change.address().key().isEmpty();
        if (strangeIndex || !inner.json("actions").equals(actions(change.action()))) {
            throw new JsonFormatException(inner.where() + ": the actions are not those of the change");
        }
    }

    /** What a change is made of. */
    record Parts(String name, Optional<Resource> before, Optional<Resource> after, List<FieldChange> fields) {}

    private enum ActionNames implements Action.Visitor<Json> {
        INSTANCE;

        private static Json names(String... names) {
            return Json.strings(List.of(names));
        }

        @Override
        public Json create(Action.Create action) {
            return names("create");
        }

        @Override
        public Json update(Action.Update action) {
            boolean touches = action.fields().stream().anyMatch(f -> f.effect() != FieldChange.Effect.RECORD_ONLY);
            return names(touches ? "update" : "no-op");
        }

        @Override
        public Json replace(Action.Replace action) {
            return names("delete", "create");
        }

        @Override
        public Json delete(Action.Delete action) {
            return names("delete");
        }

        @Override
        public Json forget(Action.Forget action) {
            return names("forget");
        }

        @Override
        public Json keep(Action.Keep action) {
            return names(action.actual().address().kind() == ResourceKind.EXISTING_NETWORK ? "read" : "no-op");
        }
    }

    private enum Splitter implements Action.Visitor<Parts> {
        INSTANCE;

        @Override
        public Parts create(Action.Create action) {
            return new Parts("create", Optional.empty(), Optional.of(action.after()), List.of());
        }

        @Override
        public Parts update(Action.Update action) {
            return new Parts("update", Optional.of(action.before()), Optional.of(action.after()), action.fields());
        }

        @Override
        public Parts replace(Action.Replace action) {
            return new Parts("replace", Optional.of(action.before()), Optional.of(action.after()), action.fields());
        }

        @Override
        public Parts delete(Action.Delete action) {
            return new Parts("delete", Optional.of(action.before()), Optional.empty(), List.of());
        }

        @Override
        public Parts forget(Action.Forget action) {
            return new Parts("forget", Optional.of(action.before()), Optional.empty(), List.of());
        }

        @Override
        public Parts keep(Action.Keep action) {
            return new Parts("keep", Optional.empty(), Optional.of(action.actual()), List.of());
        }
    }
}
