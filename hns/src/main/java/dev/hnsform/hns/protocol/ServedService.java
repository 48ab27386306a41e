package dev.hnsform.hns.protocol;

/** A service that a server offers besides the host. Safe for several threads. */
public interface ServedService {
    /**
     * Begins for one connection.
     *
     * @param peer the client, for people
     */
    Visit visit(String peer);

    /** One connection's use of a service; for one thread. */
    interface Visit extends AutoCloseable {
        /** Answers a request, with an answer or an error of its number. What it throws is answered as a failure of the server. */
        Message answer(Message request);

        /** The connection has ended, and nothing of it is being carried out any more. */
        @Override
        void close();
    }
}
