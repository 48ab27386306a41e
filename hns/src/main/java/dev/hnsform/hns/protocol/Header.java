package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.schema.net.Guid;

/**
 * What a message says besides its bodies.
 *
 * @param type what kind of message it is
 * @param request number of the request that it is or answers; 0 only in an error about no request
 * @param service for example {@link Protocol#HCN}
 * @param call which call of the service
 * @param kind kind of object; 0 for none
 * @param status a deadline in milliseconds, or an HRESULT; 32 bits unsigned
 * @param detail 32 bits, as the call says
 * @param id an object's id, or zero
 * @param parent an id, or zero
 * @param value 64 bits, as the call says
 */
public record Header(
        Type type,
        long request,
        int service,
        int call,
        int kind,
        long status,
        long detail,
        Guid id,
        Guid parent,
        long value) {
    /** The kinds of message. */
    public enum Type {
        /** From the client. */
        REQUEST,
        /** To a request that was carried out. */
        ANSWER,
        /** To a request that failed. */
        ERROR,
        /** From the server, by itself. */
        PUSH
    }

    /** A request; its number is given when it is sent. */
    public static Header request(int service, int call) {
        return new Header(Type.REQUEST, 0, service, call, 0, 0, 0, Guid.ZERO, Guid.ZERO, 0);
    }

    /** The answer to this request. */
    public Header answer() {
        return new Header(Type.ANSWER, request, service, call, kind, 0, 0, Guid.ZERO, Guid.ZERO, 0);
    }

    /** The error of a request that was refused: nothing was changed. */
    public Header failed(HResult code) {
        return error(code, 0);
    }

    /** The error that this request is answered with. */
    Header error(HResult code, long ending) {
        return new Header(Type.ERROR, request, service, call, kind, code.value(), ending, Guid.ZERO, Guid.ZERO, 0);
    }

    /** A push to a subscription that this request began. */
    Header push(long notification, HResult code) {
        return new Header(Type.PUSH, request, service, call, kind, code.value(), notification, Guid.ZERO, Guid.ZERO, 0);
    }

    /** The same with a request's number and a deadline. */
    Header numbered(long number, long deadlineMillis) {
        return new Header(type, number, service, call, kind, deadlineMillis, detail, id, parent, value);
    }

    /** The same about an object. */
    Header about(int ofKind, Guid object) {
        return new Header(type, request, service, call, ofKind, status, detail, object, parent, value);
    }

    /** The same with an id that is no object's of the host. */
    public Header withId(Guid other) {
        return new Header(type, request, service, call, kind, status, detail, other, parent, value);
    }

    /** The same below another object. */
    Header below(Guid network) {
        return new Header(type, request, service, call, kind, status, detail, id, network, value);
    }

    /** The same with a detail. */
    public Header withDetail(long number) {
        return new Header(type, request, service, call, kind, status, number, id, parent, value);
    }

    /** The same with a value. */
    public Header withValue(long number) {
        return new Header(type, request, service, call, kind, status, detail, id, parent, number);
    }
}
