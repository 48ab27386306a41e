package dev.hnsform.planner.order;

import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Kahn's algorithm with an ordered queue: of the steps that may go next the one that leaves least to the host's choice, then the one with the
 * smallest group, address, place of drafting. So nothing that one step asks for is given away to another, the steps of one address stand together
 * where nothing forbids it, and gaps in service are short.
 */
public final class StepOrder {
    private StepOrder() {}

    /**
     * The outcome.
     *
     * @param steps in order; without those that are in a circle or behind one
     * @param circle the names of the steps that wait for each other, in order; empty when there is no circle
     */
    public record Ordered(List<Step> steps, List<StepId> circle) {
        /** Copies the lists. */
        public Ordered {
            steps = List.copyOf(steps);
            circle = List.copyOf(circle);
        }
    }

    /** Puts drafts in order. */
    public static Ordered order(List<Draft> drafts) {
        Draft[] ranked = drafts.toArray(Draft[]::new);
        Arrays.sort(
                ranked,
                Comparator.comparing(Draft::isLate)
                        .thenComparing(Draft::openness)
                        .thenComparing(Draft::group)
                        .thenComparing(Draft::serves)); // stable: drafting order stays
        Map<Draft, Integer> rank = new IdentityHashMap<>(ranked.length * 2);
        for (int i = 0; i < ranked.length; i++) {
            rank.put(ranked[i], i);
        }
        int[] waitsFor = new int[ranked.length];
        int[][] followers = followers(ranked, rank, waitsFor);
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < ranked.length; i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        List<Step> steps = new ArrayList<>(ranked.length);
        boolean[] done = new boolean[ranked.length];
        while (!ready.isEmpty()) {
            int next = ready.remove();
            done[next] = true;
            steps.add(ranked[next].step());
            for (int follower : followers[next]) {
                if (--waitsFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return new Ordered(steps, steps.size() == ranked.length ? List.of() : circle(ranked, rank, done));
    }

    private static int[][] followers(Draft[] ranked, Map<Draft, Integer> rank, int[] waitsFor) {
        int[] counts = new int[ranked.length];
        for (Draft draft : ranked) {
            for (Draft before : draft.after()) {
                counts[index(rank, before)]++;
            }
        }
        int[][] followers = new int[ranked.length][];
        for (int i = 0; i < ranked.length; i++) {
            followers[i] = new int[counts[i]];
        }
        for (int i = 0; i < ranked.length; i++) {
            waitsFor[i] = ranked[i].after().size();
            for (Draft before : ranked[i].after()) {
                int at = index(rank, before);
                followers[at][--counts[at]] = i;
            }
        }
        return followers;
    }

    private static int index(Map<Draft, Integer> rank, Draft draft) {
        Integer at = rank.get(draft);
        if (at == null) {
            throw new IllegalStateException("step \"" + draft + "\" is waited for and not in the plan");
        }
        return at;
    }

    /** One circle among what is left: every step left waits for another one left, so walking back runs into it. */
    private static List<StepId> circle(Draft[] ranked, Map<Draft, Integer> rank, boolean[] done) {
        int at = 0;
        while (done[at]) {
            at++;
        }
        List<Integer> walked = new ArrayList<>();
        while (!walked.contains(at)) {
            walked.add(at);
            for (Draft before : ranked[at].after()) {
                if (!done[index(rank, before)]) {
                    at = index(rank, before);
                    break;
                }
            }
        }
        List<StepId> circle = new ArrayList<>();
        for (int i = walked.indexOf(at); i < walked.size(); i++) {
            circle.add(ranked[walked.get(i)].id());
        }
        return circle;
    }
}
