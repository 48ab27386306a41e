package dev.hnsform.planner.order;

import dev.hnsform.planner.step.Opposites;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepHeader;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A step before its order is known. */
public final class Draft {
    private static final Undo NONE_YET = new Undo.Impossible("");

    private final StepId id;
    private final ResourceAddress group;
    private final ResourceAddress serves;
    private final Guid target;
    private final Risk risk;
    private final Undo undo;
    private final Function<StepHeader, ? extends Step> make;
    private final List<Draft> after = new ArrayList<>(2);
    private boolean late;
    private int openness;

    /**
     * A draft.
     *
     * @param id its name
     * @param group the address whose steps it stands by
     * @param serves the address it serves
     * @param target the host object
     * @param risk what it may do
     * @param undo how to take it back
     * @param make makes the step
     */
    public Draft(
            StepId id,
            ResourceAddress group,
            ResourceAddress serves,
            Guid target,
            Risk risk,
            Undo undo,
            Function<StepHeader, ? extends Step> make) {
        this.id = id;
        this.group = group;
        this.serves = serves;
        this.target = target;
        this.risk = risk;
        this.undo = undo;
        this.make = make;
    }

    /** The undo of a step by its opposite. */
    public static Undo inverse(
            StepId id, ResourceAddress serves, Guid target, Function<StepHeader, ? extends Step> opposite) {
        StepHeader own = new StepHeader(id, serves, target, List.of(), Risk.NONE, NONE_YET);
        return new Undo.Inverse(opposite.apply(Opposites.header(own)));
    }

    /** Says that another goes first; nothing when it is this one. */
    public Draft after(Draft other) {
        if (other != this) {
            after.add(other);
        }
        return this;
    }

    /** Says that everything else that can go goes first: for what others may still stand on. */
    public Draft late() {
        late = true;
        return this;
    }

    /**
     * Says how much of what the step makes is left to the host to choose, more for more: who asks for something goes before who takes what
     * comes, so that the host does not give away what another one declares.
     */
    public void leavesToTheHost(int much) {
        openness = much;
    }

    int openness() {
        return openness;
    }

    boolean isLate() {
        return late;
    }

    /** Its name. */
    public StepId id() {
        return id;
    }

    /** The address it serves. */
    public ResourceAddress serves() {
        return serves;
    }

    ResourceAddress group() {
        return group;
    }

    List<Draft> after() {
        return after;
    }

    Step step() {
        List<StepId> ids = new ArrayList<>(after.size());
        for (Draft draft : after) {
            ids.add(draft.id);
        }
        if (ids.size() > 1) {
            ids = ids.stream().sorted().distinct().toList();
        }
        return make.apply(new StepHeader(id, serves, target, ids, risk, undo));
    }

    @Override
    public String toString() {
        return id.text();
    }
}
