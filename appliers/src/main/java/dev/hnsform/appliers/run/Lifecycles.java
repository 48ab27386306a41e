package dev.hnsform.appliers.run;

import dev.hnsform.planner.change.Action;
import dev.hnsform.schema.resource.Lifecycle;

/** The lifecycle that a change is made under: the declared one, or the recorded one where the document is gone. */
enum Lifecycles implements Action.Visitor<Lifecycle> {
    INSTANCE;

    @Override
    public Lifecycle create(Action.Create action) {
        return action.after().lifecycle();
    }

    @Override
    public Lifecycle update(Action.Update action) {
        return action.after().lifecycle();
    }

    @Override
    public Lifecycle replace(Action.Replace action) {
        return action.after().lifecycle();
    }

    @Override
    public Lifecycle delete(Action.Delete action) {
        return action.before().lifecycle();
    }

    @Override
    public Lifecycle forget(Action.Forget action) {
        return action.before().lifecycle();
    }

    @Override
    public Lifecycle keep(Action.Keep action) {
        return action.actual().lifecycle();
    }
}
