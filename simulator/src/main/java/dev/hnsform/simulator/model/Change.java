package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;

/** One change of the simulated host's state: what the engine decides, the log keeps, and the state applies. */
public sealed interface Change {
    /** Calls the method for the variant. */
    void accept(Visitor visitor);

    /**
     * An object is there, as this.
     *
     * @param object what it is now
     */
    record PutObject(SimulatedObject object) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.put(object);
        }
    }

    /**
     * An object is gone.
     *
     * @param kind its kind
     * @param id its id
     */
    record RemoveObject(HcnKind kind, Guid id) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.remove(kind, id);
        }
    }

    /**
     * A layer is there, as this.
     *
     * @param layer what it is now
     */
    record PutLayer(Layer layer) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.put(layer);
        }
    }

    /**
     * A layer is gone.
     *
     * @param id its id
     */
    record RemoveLayer(Guid id) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.removeLayer(id);
        }
    }

    /**
     * The host itself is this now.
     *
     * @param host the host
     */
    record PutHost(Host host) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.put(host);
        }
    }

    /**
     * The fault schedule is this now.
     *
     * @param schedule its document
     */
    record PutFaults(JsonObject schedule) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.putFaults(schedule);
        }
    }

    /**
     * So many changes were applied before; what is made from the count goes on from there.
     *
     * @param changes how many
     */
    record Counted(long changes) implements Change {
        @Override
        public void accept(Visitor visitor) {
            visitor.counted(changes);
        }
    }

    /** One method for each variant. */
    interface Visitor {
        /** An object is there. */
        void put(SimulatedObject object);

        /** An object is gone. */
        void remove(HcnKind kind, Guid id);

        /** A layer is there. */
        void put(Layer layer);

        /** A layer is gone. */
        void removeLayer(Guid id);

        /** The host is this. */
        void put(Host host);

        /** The fault schedule is this. */
        void putFaults(JsonObject schedule);

        /** So many changes were applied before. */
        void counted(long changes);
    }
}
