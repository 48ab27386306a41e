package dev.hnsform.simulator.fault;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults to come, and the calls that have yet to land. */
public final class FaultSchedule {
    private final List<Fault> faults = new ArrayList<>();
    private final List<LateCall> late = new ArrayList<>();

    /** Adds a fault. */
    public void add(Fault fault) {
        faults.add(fault);
    }

    /** The faults to come. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Whether nothing is to come. */
    public boolean isEmpty() {
        return faults.isEmpty() && late.isEmpty();
    }

    /** Forgets everything to come. */
    public void clear() {
        faults.clear();
        late.clear();
    }

    /** Counts a call: the fault that strikes it, if one does. */
    public Optional<Fault> count(String call) {
        Optional<Fault> struck = Optional.empty();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (!fault.isAbout(call)) {
                continue;
            }
            if (fault.nth() == 1 && struck.isEmpty()) {
                struck = Optional.of(fault);
                faults.remove(i--);
            } else if (fault.nth() > 1) {
                faults.set(i, fault.nearer());
            }
        }
        return struck;
    }

    /** A call that will land later. */
    public void land(LateCall call) {
        late.add(call);
    }

    /** Counts a call for those that have yet to land: the ones that land now. */
    public List<LateCall> landing() {
        List<LateCall> now = new ArrayList<>();
        for (int i = 0; i < late.size(); i++) {
            LateCall call = late.get(i);
            if (call.remaining() <= 1) {
                now.add(call);
                late.remove(i--);
            } else {
                late.set(i, new LateCall(call.call(), call.arguments(), call.remaining() - 1));
            }
        }
        return now;
    }

    /** The schedule as the simulator keeps it. */
    public JsonObject toJson() {
        return Json.object()
                .put("faults", Json.array(faults.stream().map(Fault::toJson).toList()))
                .put("late", Json.array(late.stream().map(LateCall::toJson).toList()))
                .build();
    }

    /** Takes a kept schedule over. */
    public void restore(JsonObject json) {
        clear();
        json.array("faults").orElse(JsonArray.EMPTY).objects().forEach(f -> faults.add(Fault.fromJson(f)));
        json.array("late").orElse(JsonArray.EMPTY).objects().forEach(c -> late.add(LateCall.fromJson(c)));
    }
}
