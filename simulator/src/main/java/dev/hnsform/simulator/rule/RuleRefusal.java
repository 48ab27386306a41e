package dev.hnsform.simulator.rule;

/** The simulated HNS refuses a call. Thrown inside the simulator alone; its edge turns it into a {@code HostCallException}. */
public final class RuleRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String about;

    RuleRefusal(Rule rule, String about) {
        super(rule.label() + ": " + about, null, false, false);
        this.rule = rule;
        this.about = about;
    }

    /** The rule. */
    public Rule rule() {
        return rule;
    }

    /** Which value it is about, for people; HNS itself never says. */
    public String about() {
        return about;
    }
}
