package dev.hnsform.planner.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepOrderTest {
    private static Draft draft(String id, String address) {
        ResourceAddress at = ResourceAddress.parse(address);
        return new Draft(
                new StepId(id),
                at,
                at,
                Guid.ZERO,
                Risk.NONE,
                new Undo.Impossible("test"),
                h -> new Step.SetHostRoute(h, true));
    }

    private static List<String> ids(StepOrder.Ordered ordered) {
        return ordered.steps().stream().map(s -> s.header().id().text()).toList();
    }

    @Test
    void tiesAreBrokenByAddress() {
        assertThat(ids(StepOrder.order(
                        List.of(draft("c", "Endpoint/c"), draft("a", "Endpoint/a"), draft("n", "Network/z")))))
                .containsExactly("n", "a", "c");
    }

    @Test
    void aCircleIsReportedItself() {
        Draft a = draft("a", "Endpoint/a");
        Draft b = draft("b", "Endpoint/b");
        Draft c = draft("c", "Endpoint/c");
        Draft behind = draft("behind", "Endpoint/d").after(c);
        Draft free = draft("free", "Endpoint/e");
        a.after(b);
        b.after(c);
        c.after(a);
        StepOrder.Ordered ordered = StepOrder.order(List.of(a, b, c, behind, free));
        assertThat(ids(ordered)).containsExactly("free");
        assertThat(ordered.circle()).extracting(StepId::text).containsExactly("a", "b", "c");
    }

    @Test
    void everyOrderOfDraftsGivesOneOrderOfSteps() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Draft draft = draft("s" + i, "Endpoint/e" + (i * 7 % 12));
                if (i > 0 && random.nextBoolean()) {
                    draft.after(drafts.get(random.nextInt(i)));
                }
                drafts.add(draft);
            }
            StepOrder.Ordered ordered = StepOrder.order(drafts);
            List<Step> steps = ordered.steps();
            for (int i = 0; i < steps.size(); i++) {
                List<String> before = ids(ordered).subList(0, i);
                steps.get(i).header().after().forEach(id -> assertThat(before).contains(id.text()));
            }
            List<String> expected = ids(ordered);
            Collections.shuffle(drafts, random);
            assertThat(ids(StepOrder.order(drafts))).isEqualTo(expected);
        }
    }
}
