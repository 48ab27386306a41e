package dev.hnsform.appliers.walk;

import dev.hnsform.appliers.journal.PlanForm;
import dev.hnsform.appliers.run.ReadSetCheck;
import dev.hnsform.planner.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

final class TestPlans {
    static final ReadSetCheck READ_SETS = (plan, now) -> List.of();
    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();

    static final PlanForm FORM = new PlanForm() {
        @Override
        public void write(Plan plan, OutputStream to) {
            String key = Long.toString(NEXT.incrementAndGet());
            PLANS.put(key, plan);
            try {
                to.write(key.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Plan read(InputStream from, String shown) {
            try {
                return java.util.Objects.requireNonNull(
                        PLANS.get(new String(from.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private TestPlans() {}
}
