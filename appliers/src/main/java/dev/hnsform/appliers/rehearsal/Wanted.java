package dev.hnsform.appliers.rehearsal;

import dev.hnsform.planner.change.Action;
import dev.hnsform.schema.resource.Resource;

/** The resource that a change is for: the declared one, or what was there where it goes. */
enum Wanted implements Action.Visitor<Resource> {
    INSTANCE;

    @Override
    public Resource create(Action.Create action) {
        return action.after();
    }

    @Override
    public Resource update(Action.Update action) {
        return action.after();
    }

    @Override
    public Resource replace(Action.Replace action) {
        return action.after();
    }

    @Override
    public Resource delete(Action.Delete action) {
        return action.before();
    }

    @Override
    public Resource forget(Action.Forget action) {
        return action.before();
    }

    @Override
    public Resource keep(Action.Keep action) {
        return action.actual();
    }
}
