package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.hnsform.hns.document.PortEntries;
import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The exports as calls with text in and text out: out-strings are freed and error records read on every path, and a call that failed throws
 * {@link HostCallException}. An error record is decisive even with {@code S_OK} (code: hcsshim). Safe for several threads.
 */
final class HcnClient {
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final int PORT = 0xFFFF;

    private final ComputeNetworkLibrary library;
    private final VmComputeLibrary compute;
    private final TaskMemoryLibrary memory;

    HcnClient(ComputeNetworkLibrary library, VmComputeLibrary compute, TaskMemoryLibrary memory) {
        this.library = library;
        this.compute = compute;
        this.memory = memory;
    }

    /** An export with its arguments bound, but for the error record. */
    private interface Export {
        int call(PointerByReference error);
    }

    /** The ids that match, as the library lists them; empty for none is possible. */
    String enumerate(NativeKind kind, String query) {
        String call = "HcnEnumerate" + kind.label() + "s";
        return text(
                call,
                kind.label() + "s",
                (out, error) -> kind.exports().enumerate().call(library, Utf16.in(query), out, error));
    }

    /** Opens an object. */
    HcnHandle open(NativeKind kind, Guid id) {
        return handle(
                "HcnOpen" + kind.label(),
                subject(kind, id),
                kind,
                id,
                (out, error) -> kind.exports().open().call(library, Guids.bytes(id), out, error));
    }

    /** Creates an object that needs no other, and opens it. */
    HcnHandle create(NativeKind kind, Guid id, String settings, String subject) {
        return handle(
                "HcnCreate" + kind.label(),
                subject,
                kind,
                id,
                (out, error) ->
                        kind.exports().create().call(library, null, Guids.bytes(id), Utf16.in(settings), out, error));
    }

    /** Creates an endpoint on an open network, and opens it. */
    HcnHandle createEndpoint(HcnHandle network, Guid id, String settings, String subject) {
        NativeKind kind = NativeKind.ENDPOINT;
        return handle(
                "HcnCreateEndpoint",
                subject,
                kind,
                id,
                (out, error) -> kind.exports()
                        .create()
                        .call(library, network.pointer(), Guids.bytes(id), Utf16.in(settings), out, error));
    }

    /** Sends a modify request. */
    void modify(HcnHandle handle, String request) {
        checked(
                "HcnModify" + handle.kind().label(),
                subject(handle),
                error -> handle.kind().exports().modify().call(library, handle.pointer(), Utf16.in(request), error));
    }

    /** An object's document. */
    String query(HcnHandle handle, String query) {
        String call = "HcnQuery" + handle.kind().label() + "Properties";
        return text(
                call,
                subject(handle),
                (out, error) ->
                        handle.kind().exports().query().call(library, handle.pointer(), Utf16.in(query), out, error));
    }

    /** Deletes an object. */
    void delete(NativeKind kind, Guid id) {
        checked(
                "HcnDelete" + kind.label(),
                subject(kind, id),
                error -> kind.exports().delete().call(library, Guids.bytes(id), error));
    }

    /** An endpoint's counters. */
    String statistics(HcnHandle endpoint) {
        return text(
                "HcnQueryEndpointStats",
                subject(endpoint),
                (out, error) -> library.HcnQueryEndpointStats(endpoint.pointer(), null, out, error));
    }

    /** An endpoint's addresses. */
    String addresses(HcnHandle endpoint) {
        return text(
                "HcnQueryEndpointAddresses",
                subject(endpoint),
                (out, error) -> library.HcnQueryEndpointAddresses(endpoint.pointer(), null, out, error));
    }

    /**
     * The v1 call.
     *
     * @return the envelope of a success; empty when the library answered none
     */
    String hnsCall(String method, String path, String request) {
        String subject = method + " " + path;
        byte @Nullable [] body = request.isEmpty() ? null : Utf16.in(request);
        try (OutString response = new OutString(memory)) {
            int result = invoke(
                    "HNSCall",
                    subject,
                    () -> compute.HNSCall(Utf16.in(method), Utf16.in(path), body, response.variable()));
            String envelope = response.text();
            Optional<HostCallException> failure = ErrorRecord.failure("HNSCall", subject, hresult(result), envelope);
            if (failure.isPresent()) {
                throw ServiceLoss.judged(failure.get());
            }
            return envelope;
        }
    }

    /** Reserves one port for an open guest network service. */
    PortHandle reservePort(HcnHandle service, PortProtocol protocol, PortAccess access, int port) {
        PointerByReference out = new PointerByReference();
        plain(
                "HcnReserveGuestNetworkServicePort",
                protocol + " port " + port + " for " + subject(service),
                () -> library.HcnReserveGuestNetworkServicePort(
                        service.pointer(), protocol.number(), access.number(), (short) port, out));
        return reserved(service, out, port, port);
    }

    /** Reserves ports beside each other for an open guest network service. */
    PortHandle reservePortRange(HcnHandle service, int count) {
        PointerByReference out = new PointerByReference();
        byte[] range = new byte[4];
        plain(
                "HcnReserveGuestNetworkServicePortRange",
                count + " ports for " + subject(service),
                () -> library.HcnReserveGuestNetworkServicePortRange(service.pointer(), (short) count, range, out));
        ByteBuffer ends = ByteBuffer.wrap(range).order(ByteOrder.LITTLE_ENDIAN);
        return reserved(service, out, ends.getShort() & PORT, ends.getShort() & PORT);
    }

    private static PortHandle reserved(HcnHandle service, PointerByReference out, int first, int last) {
        Pointer handle = out.getValue();
        if (handle == null) {
            throw HcnError.UNEXPECTED.failure("HcnReserveGuestNetworkServicePort", subject(service));
        }
        return new PortHandle(service, handle, first, last);
    }

    /** Releases what was reserved, and closes its service; a handle that died with the hns service is released already. */
    void release(PortHandle ports) {
        String call = "HcnReleaseGuestNetworkServicePortReservationHandle";
        try {
            plain(
                    call,
                    "the ports " + ports.first() + " to " + ports.last(),
                    () -> library.HcnReleaseGuestNetworkServicePortReservationHandle(ports.handle()));
        } catch (HostCallException e) {
            if (!ServiceLoss.isLost(e)) {
                throw e;
            }
        } finally {
            ports.service().close();
        }
    }

    /**
     * What is reserved; the library's array is given back whatever is in it. Whether the count is one of entries (the documentation's text) or of bytes
     * (the annotation in computenetwork.h) is not established: one that may be of bytes is taken for that, as nothing behind the array may be read. Of
     * 64 entries, or a multiple, only the first of each 64 is told then.
     */
    List<ReservedPorts> reservedPorts() {
        IntByReference count = new IntByReference();
        PointerByReference entries = new PointerByReference();
        String call = "HcnEnumerateGuestNetworkPortReservations";
        plain(
                call,
                "the ports held for guests",
                () -> library.HcnEnumerateGuestNetworkPortReservations(count, entries));
        Pointer array = entries.getValue();
        if (array == null) {
            return List.of();
        }
        try {
            long told = Integer.toUnsignedLong(count.getValue());
            long bytes = told % PortEntries.SIZE == 0 ? told : told * PortEntries.SIZE;
            return PortEntries.read(array.getByteArray(0, Math.toIntExact(bytes)));
        } finally {
            library.HcnFreeGuestNetworkPortReservations(array);
        }
    }

    /** Registers for the service's notifications. */
    Pointer register(ComputeNetworkLibrary.Notify callback) {
        PointerByReference handle = new PointerByReference();
        plain(
                "HcnRegisterServiceCallback",
                "the service",
                () -> library.HcnRegisterServiceCallback(callback, null, handle));
        return handle.getValue();
    }

    /** Registers for the notifications of an open network or guest network service. */
    Pointer register(HcnHandle object, ComputeNetworkLibrary.Notify callback) {
        PointerByReference handle = new PointerByReference();
        if (object.kind() == NativeKind.GUEST_SERVICE) {
            plain(
                    "HcnRegisterGuestNetworkServiceCallback",
                    subject(object),
                    () -> library.HcnRegisterGuestNetworkServiceCallback(object.pointer(), callback, null, handle));
        } else {
            plain(
                    "HcnRegisterNetworkCallback",
                    subject(object),
                    () -> library.HcnRegisterNetworkCallback(object.pointer(), callback, null, handle));
        }
        return handle.getValue();
    }

    /** Ends a registration; a registration that died with its service is ended already. */
    void unregister(Pointer registration) {
        invoke("HcnUnregisterServiceCallback", "the service", () -> library.HcnUnregisterServiceCallback(registration));
    }

    /** Ends a registration with an object; one that died with its service is ended already. */
    void unregister(HcnHandle object, Pointer registration) {
        if (object.kind() == NativeKind.GUEST_SERVICE) {
            invoke(
                    "HcnUnregisterGuestNetworkServiceCallback",
                    subject(object),
                    () -> library.HcnUnregisterGuestNetworkServiceCallback(registration));
        } else {
            invoke(
                    "HcnUnregisterNetworkCallback",
                    subject(object),
                    () -> library.HcnUnregisterNetworkCallback(registration));
        }
    }

    /** A call without an error record. */
    private static void plain(String call, String subject, IntSupplier export) {
        HResult result = hresult(invoke(call, subject, export));
        Optional<HostCallException> failure = ErrorRecord.failure(call, subject, result, "");
        if (failure.isPresent()) {
            throw ServiceLoss.judged(failure.get());
        }
    }

    /** An export with its arguments bound, but for its out-variable and the error record. */
    private interface Answering {
        int call(PointerByReference out, PointerByReference error);
    }

    private String text(String call, String subject, Answering export) {
        try (OutString out = new OutString(memory)) {
            checked(call, subject, error -> export.call(out.variable(), error));
            return out.text();
        }
    }

    private HcnHandle handle(String call, String subject, NativeKind kind, Guid id, Answering export) {
        PointerByReference out = new PointerByReference();
        try {
            checked(call, subject, error -> export.call(out, error));
        } catch (HostCallException e) {
            Pointer opened = out.getValue();
            if (opened != null) { // S_OK with an error record: failed, and there is something to give back
                new HcnHandle(library, kind, id, opened).close();
            }
            throw e;
        }
        Pointer opened = out.getValue();
        if (opened == null) {
            throw HcnError.UNEXPECTED.failure(call, subject);
        }
        return new HcnHandle(library, kind, id, opened);
    }

    private void checked(String call, String subject, Export export) {
        try (OutString error = new OutString(memory)) {
            int result = invoke(call, subject, () -> export.call(error.variable()));
            Optional<HostCallException> failure = ErrorRecord.failure(call, subject, hresult(result), error.text());
            if (failure.isPresent()) {
                throw ServiceLoss.judged(failure.get());
            }
        }
    }

    private static int invoke(String call, String subject, IntSupplier export) {
        try {
            return export.getAsInt();
        } catch (UnsatisfiedLinkError e) { // old builds lack exports (hns-reference 1.2)
            throw new HostCallException(
                    call,
                    subject,
                    HcnError.NOT_IMPLEMENTED.result(),
                    HcnError.NOT_IMPLEMENTED.ending(),
                    "the networking library of this Windows build does not export " + call,
                    e);
        }
    }

    /** JNA's signed number as the port has it. */
    private static HResult hresult(int result) {
        return new HResult(result & UNSIGNED);
    }

    private static String subject(HcnHandle handle) {
        return subject(handle.kind(), handle.id());
    }

    private static String subject(NativeKind kind, Guid id) {
        return kind.label() + " " + id;
    }
}
