package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Lifecycle;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One resource while a plan is made: what is known of it, and what was decided. Filled step by step by {@link Decider}. */
public final class Node implements Comparable<Node> {
    /** Whether the host holds its object. */
    public enum Presence {
        /** It does. */
        PRESENT,
        /** It does not. */
        ABSENT,
        /** Nobody knows. */
        UNKNOWN
    }

    /** What happens to it. */
    public enum Verb {
        /** Nothing. */
        KEEP,
        /** Only its record changes. */
        RECORD,
        /** It is created. */
        CREATE,
        /** It is changed in place. */
        UPDATE,
        /** It is deleted and created anew. */
        REPLACE,
        /** It is deleted. */
        DELETE,
        /** It is let go. */
        FORGET,
        /** It waits, because something is not known. */
        BLOCKED
    }

    private static final Action.Cause OWN_FIELDS = new Action.Cause.OwnFields();

    private final ResourceAddress address;
    private final @Nullable Resource desired;
    private final @Nullable RecordedResource recorded;
    private final List<String> reasons = new ArrayList<>(0);
    private Origin origin;
    private @Nullable ObjectIdentity identity;
    private @Nullable ObjectIdentity next;
    private Presence presence = Presence.ABSENT;
    private String unknownBecause = "";
    private @Nullable HostObject found;
    private @Nullable FieldValues held;
    private boolean unrecorded;
    private boolean faulty;
    private boolean included = true;
    private Verb verb = Verb.KEEP;
    private Action.Cause cause = OWN_FIELDS;
    private List<FieldChange> fields = List.of();
    private @Nullable Prepared prepared;
    private @Nullable FieldDifferences differences;
    private ResourceAddress group;

    Node(ResourceAddress address, @Nullable Resource desired, @Nullable RecordedResource recorded, Origin origin) {
        this.address = address;
        this.desired = desired;
        this.recorded = recorded;
        this.origin = origin;
        this.group = address;
    }

    /** Its address. */
    public ResourceAddress address() {
        return address;
    }

    /** What the document says. */
    public Optional<Resource> desired() {
        return Optional.ofNullable(desired);
    }

    /** What was last settled. */
    public Optional<RecordedResource> recorded() {
        return Optional.ofNullable(recorded);
    }

    /** Where its object comes from. */
    public Origin origin() {
        return origin;
    }

    /** Which object it is now, or will be when it is created. */
    public ObjectIdentity identity() {
        ObjectIdentity known = identity;
        if (known == null) {
            throw new IllegalStateException(address + " has no object");
        }
        return known;
    }

    /** Whether it is known which object it is. */
    public boolean hasIdentity() {
        return identity != null;
    }

    /** Which object it is after the plan. */
    public ObjectIdentity identityAfter() {
        ObjectIdentity after = next;
        return after == null ? identity() : after;
    }

    /** Whether the host holds its object. */
    public Presence presence() {
        return presence;
    }

    /** Whether the host holds its object. */
    public boolean isPresent() {
        return presence == Presence.PRESENT;
    }

    /** Why nothing is known, or why it waits. */
    public String unknownBecause() {
        return unknownBecause;
    }

    /** Its host object; for a remote subnet its network. */
    public Optional<HostObject> found() {
        return Optional.ofNullable(found);
    }

    /** What the host holds of its fields; nothing when it is not there. */
    public FieldValues held() {
        FieldValues values = held;
        return values == null ? FieldValues.none(KindTable.fields(address.kind())) : values;
    }

    /** Whether the host holds it although no record says so. */
    public boolean isUnrecorded() {
        return unrecorded;
    }

    /** Whether the plan is about it. */
    public boolean isIncluded() {
        return included;
    }

    /** What happens to it. */
    public Verb verb() {
        return verb;
    }

    /** Whether this happens to it. */
    public boolean is(Verb what) {
        return verb == what;
    }

    /** Whether its object goes from the host. */
    public boolean goes() {
        return isPresent() && (verb == Verb.DELETE || verb == Verb.REPLACE);
    }

    /** Whether an object comes to be. */
    public boolean comes() {
        return verb == Verb.CREATE || verb == Verb.REPLACE;
    }

    /** Why it is replaced. */
    public Action.Cause cause() {
        return cause;
    }

    /** What differs, sorted by path. */
    public List<FieldChange> fields() {
        return fields;
    }

    /** The values that were compared. */
    public Optional<Prepared> prepared() {
        return Optional.ofNullable(prepared);
    }

    /** For people. */
    public List<String> reasons() {
        return reasons;
    }

    /** The address whose steps its own steps stand by: its own, or that of the cascade's origin. */
    public ResourceAddress group() {
        return group;
    }

    /** How it may be treated: as its document says, or once that is gone, as was last applied. */
    public Lifecycle lifecycle() {
        if (desired != null) {
            return desired.lifecycle();
        }
        return recorded == null ? Lifecycle.DEFAULT : recorded.applied().lifecycle();
    }

    /** What the document says, or was last applied. */
    public Resource resource() {
        if (desired != null) {
            return desired;
        }
        if (recorded != null) {
            return recorded.applied();
        }
        return KindTable.make(Head.of(address), held());
    }

    void origin(Origin value) {
        origin = value;
    }

    void identity(ObjectIdentity value) {
        identity = value;
    }

    void next(ObjectIdentity value) {
        next = value;
    }

    void present(HostObject object, FieldValues values) {
        presence = Presence.PRESENT;
        found = object;
        held = values;
    }

    void absent() {
        presence = Presence.ABSENT;
    }

    void unknown(String because) {
        presence = Presence.UNKNOWN;
        unknownBecause = because;
    }

    /** Nothing can be said of it, and a diagnostic says why. */
    void faulty(String because) {
        unknown(because);
        faulty = true;
    }

    boolean isFaulty() {
        return faulty;
    }

    void unrecorded(boolean value) {
        unrecorded = value;
    }

    void included(boolean value) {
        included = value;
    }

    void verb(Verb value) {
        verb = value;
    }

    void block(String because) {
        verb = Verb.BLOCKED;
        unknownBecause = because;
    }

    void replace(Action.Cause because, ResourceAddress by) {
        verb = Verb.REPLACE;
        cause = because;
        group = by;
    }

    void group(ResourceAddress value) {
        group = value;
    }

    void fields(List<FieldChange> value) {
        fields = value;
    }

    void prepared(Prepared value) {
        prepared = value;
    }

    /** What differs in its fields; absent as long as it was not compared. */
    @Nullable
    FieldDifferences differences() {
        return differences;
    }

    void differences(FieldDifferences value) {
        differences = value;
    }

    /** Adds reasons. */
    public void explain(List<String> texts) {
        reasons.addAll(texts);
    }

    void reason(String text) {
        reasons.add(text);
    }

    @Override
    public int compareTo(Node other) {
        return address.compareTo(other.address);
    }

    @Override
    public String toString() {
        return address + " " + verb;
    }
}
