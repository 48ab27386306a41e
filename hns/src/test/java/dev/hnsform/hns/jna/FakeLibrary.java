package dev.hnsform.hns.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.hnsform.hns.document.PortEntries;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A double of the raw tier that keeps objects, counts what it hands out and gets back, and does as it is told for calls to come. */
final class FakeLibrary {
    private static final Pattern EXPORT =
            Pattern.compile("Hcn(Enumerate|Create|Open|Modify|Query|Delete|Close)(.+?)(Properties)?");

    /** What a call is to do instead. */
    record Planned(long result, String record, boolean handleToo, Runnable first) {}

    final Map<String, String> documents = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Planned>> planned = new HashMap<>();
    private final Map<Long, String> handles = new HashMap<>();
    private final TreeSet<Long> strings = new TreeSet<>();
    private final Map<Long, ReservedPorts> reservations = new LinkedHashMap<>();
    private final TreeSet<Long> arrays = new TreeSet<>();
    boolean countsBytes;
    private long nextHandle = 0x1000;
    private String envelope = "";
    ComputeNetworkLibrary.@Nullable Notify registered;

    /** Plans what a coming call of an export answers; several are taken in order. */
    synchronized void plan(String export, long result, String record) {
        plan(export, new Planned(result, record, false, () -> {}));
    }

    synchronized void plan(String export, Planned what) {
        planned.computeIfAbsent(export, name -> new ArrayDeque<>()).add(what);
    }

    /** What {@code HNSCall} answers from now on. */
    synchronized void answer(String text) {
        envelope = text;
    }

    synchronized int openHandles() {
        return handles.size() + reservations.size();
    }

    /** Out-strings and arrays. */
    synchronized int liveStrings() {
        return strings.size() + arrays.size();
    }

    /** What a service that went does to the ports it holds. */
    synchronized void forgetReservations() {
        reservations.clear();
    }

    HcnClient client() {
        ComputeNetworkLibrary network = (ComputeNetworkLibrary) Proxy.newProxyInstance(
                FakeLibrary.class.getClassLoader(),
                new Class<?>[] {ComputeNetworkLibrary.class},
                (proxy, method, arguments) -> call(method, arguments));
        return new HcnClient(network, this::hnsCall, this::free);
    }

    private int hnsCall(byte[] method, byte[] path, byte @Nullable [] request, PointerByReference response) {
        Planned plan = begin("HNSCall");
        if (plan != null) {
            plan.first().run();
            put(response, plan.record());
            return (int) plan.result();
        }
        put(response, envelope);
        return 0;
    }

    private synchronized @Nullable Planned begin(String name) {
        calls.add(name);
        Deque<Planned> queue = planned.get(name);
        return queue == null ? null : queue.poll();
    }

    private synchronized void free(Pointer memory) {
        long address = Pointer.nativeValue(memory);
        if (!strings.remove(address)) {
            throw new AssertionError("freed what was never handed out, or twice");
        }
        Native.free(address);
    }

    private synchronized void put(@Nullable Object variable, String text) {
        if (variable == null || text.isEmpty()) {
            return;
        }
        PointerByReference out = (PointerByReference) variable;
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_16LE);
        long address = Native.malloc(bytes.length);
        new Pointer(address).write(0, bytes, 0, bytes.length);
        strings.add(address);
        out.setValue(new Pointer(address));
    }

    private synchronized void open(@Nullable Object variable, String key) {
        nextHandle += 8;
        handles.put(nextHandle, key);
        ((PointerByReference) java.util.Objects.requireNonNull(variable)).setValue(new Pointer(nextHandle));
    }

    private int call(Method method, Object[] arguments) {
        String name = method.getName();
        Planned plan = begin(name);
        if (plan != null) {
            plan.first().run();
            if (plan.handleToo()) {
                open(arguments[arguments.length - 2], "Network/" + Guid.ZERO);
            }
            put(arguments[arguments.length - 1], plan.record());
            if (plan.result() != 0 || !plan.record().isEmpty()) {
                return (int) plan.result();
            }
        }
        return carriedOut(name, arguments);
    }

    private synchronized int carriedOut(String name, Object[] arguments) {
        if (name.equals("HcnRegisterServiceCallback")) {
            registered = (ComputeNetworkLibrary.Notify) arguments[0];
            ((PointerByReference) arguments[2]).setValue(new Pointer(1));
            return 0;
        }
        if (name.equals("HcnRegisterNetworkCallback")) {
            at(arguments[0]);
            registered = (ComputeNetworkLibrary.Notify) arguments[1];
            ((PointerByReference) arguments[3]).setValue(new Pointer(2));
            return 0;
        }
        if (name.equals("HcnUnregisterServiceCallback") || name.equals("HcnUnregisterNetworkCallback")) {
            registered = null;
            return 0;
        }
        if (name.contains("GuestNetwork") && name.contains("Port")) {
            return ports(name, arguments);
        }
        Matcher export = EXPORT.matcher(name);
        if (!export.matches()) {
            throw new AssertionError("not an export the double knows: " + name);
        }
        String kind = export.group(2);
        switch (export.group(1)) {
            case "Enumerate":
                String prefix = kind.substring(0, kind.length() - 1) + "/";
                put(
                        arguments[1],
                        documents.keySet().stream()
                                .filter(key -> key.startsWith(prefix))
                                .map(key -> "\"" + key.substring(prefix.length()) + "\"")
                                .toList()
                                .toString());
                return 0;
            case "Create":
                int at = kind.equals("Endpoint") ? 1 : 0;
                String made = kind + "/" + Guids.of((byte[]) arguments[at]);
                documents.put(made, text((byte[]) arguments[at + 1]));
                open(arguments[at + 2], made);
                return 0;
            case "Open":
                String key = kind + "/" + Guids.of((byte[]) arguments[0]);
                if (!documents.containsKey(key)) {
                    put(
                            arguments[2],
                            "{\"Success\":false,\"Error\":\"The network was not found. \",\"ErrorCode\":2151350273}");
                    return 0x803B0001;
                }
                open(arguments[1], key);
                return 0;
            case "Modify":
                documents.put(at(arguments[0]), text((byte[]) arguments[1]));
                return 0;
            case "Query":
                put(
                        arguments[2],
                        kind.startsWith("Endpoint") && !kind.equals("Endpoint")
                                ? "{\"of\":\"" + kind + "\"}"
                                : documents.get(at(arguments[0])));
                return 0;
            case "Delete":
                documents.remove(kind + "/" + Guids.of((byte[]) arguments[0]));
                return 0;
            default:
                if (handles.remove(Pointer.nativeValue((Pointer) arguments[0])) == null) {
                    throw new AssertionError("closed twice: " + name);
                }
                return 0;
        }
    }

    private int ports(String name, Object[] arguments) {
        switch (name) {
            case "HcnReserveGuestNetworkServicePort":
                at(arguments[0]);
                int port = (short) arguments[3] & 0xFFFF;
                reserve(
                        arguments[4],
                        new ReservedPorts(Guid.ZERO, Guid.ZERO, (int) arguments[1], 0, 0, 0, 0, port, port));
                return 0;
            case "HcnReserveGuestNetworkServicePortRange":
                at(arguments[0]);
                int last = 40_000 + ((short) arguments[1] & 0xFFFF);
                ByteBuffer.wrap((byte[]) arguments[2])
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) 40_000)
                        .putShort((short) last);
                reserve(arguments[3], new ReservedPorts(Guid.ZERO, Guid.ZERO, 3, 0, 0, 0, 0, 40_000, last));
                return 0;
            case "HcnReleaseGuestNetworkServicePortReservationHandle":
                if (reservations.remove(Pointer.nativeValue((Pointer) arguments[0])) == null) {
                    throw new AssertionError("released twice");
                }
                return 0;
            case "HcnEnumerateGuestNetworkPortReservations":
                byte[] entries = PortEntries.write(List.copyOf(reservations.values()));
                ((IntByReference) arguments[0]).setValue(countsBytes ? entries.length : reservations.size());
                if (entries.length > 0) {
                    long address = Native.malloc(entries.length);
                    new Pointer(address).write(0, entries, 0, entries.length);
                    arrays.add(address);
                    ((PointerByReference) arguments[1]).setValue(new Pointer(address));
                }
                return 0;
            default:
                long freed = Pointer.nativeValue((Pointer) arguments[0]);
                if (!arrays.remove(freed)) {
                    throw new AssertionError("freed what was never listed, or twice");
                }
                Native.free(freed);
                return 0;
        }
    }

    private void reserve(Object variable, ReservedPorts entry) {
        nextHandle += 8;
        reservations.put(nextHandle, entry);
        ((PointerByReference) variable).setValue(new Pointer(nextHandle));
    }

    private String at(Object handle) {
        String key = handles.get(Pointer.nativeValue((Pointer) handle));
        if (key == null) {
            throw new AssertionError("a handle that is not open");
        }
        return key;
    }

    private static String text(byte[] utf16) {
        try (Memory memory = new Memory(utf16.length)) {
            memory.write(0, utf16, 0, utf16.length);
            return Utf16.at(memory);
        }
    }
}
