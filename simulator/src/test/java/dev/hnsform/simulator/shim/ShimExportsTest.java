package dev.hnsform.simulator.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The names that clients bind, as hns-reference 1.2 lists them: 57 of computenetwork.dll, and HNSCall. */
class ShimExportsTest {
    private static final String[] KINDS = {
        "Network", "Endpoint", "Namespace", "LoadBalancer", "SdnRoute", "GuestNetworkService"
    };
    private static final String[] OTHERS = {
        "HcnQueryEndpointStats",
        "HcnQueryEndpointAddresses",
        "HcnReserveGuestNetworkServicePort",
        "HcnReserveGuestNetworkServicePortRange",
        "HcnReleaseGuestNetworkServicePortReservationHandle",
        "HcnEnumerateGuestNetworkPortReservations",
        "HcnFreeGuestNetworkPortReservations",
        "HcnRegisterServiceCallback",
        "HcnUnregisterServiceCallback",
        "HcnRegisterGuestNetworkServiceCallback",
        "HcnUnregisterGuestNetworkServiceCallback",
        "HcnRegisterNetworkCallback",
        "HcnUnregisterNetworkCallback",
        "HcnQueryFeatures",
        "HcnQueryMetrics"
    };

    @BeforeAll
    static void library() {
        Shim.require();
    }

    private static TreeSet<String> expected() {
        TreeSet<String> names = new TreeSet<>();
        for (String kind : KINDS) {
            names.add("HcnEnumerate" + kind + "s");
            names.add("HcnQuery" + kind + "Properties");
            for (String verb : new String[] {"Create", "Open", "Modify", "Delete", "Close"}) {
                names.add("Hcn" + verb + kind);
            }
        }
        names.addAll(java.util.List.of(OTHERS));
        return names;
    }

    @Test
    void theSharedLibraryExportsThemAll() throws IOException {
        TreeSet<String> exported = exports();
        TreeSet<String> hcn = new TreeSet<>(exported);
        hcn.removeIf(name -> !name.startsWith("Hcn"));
        assertThat(hcn).isEqualTo(expected()).hasSize(57);
        assertThat(exported).contains("HNSCall", "CoTaskMemFree");
    }

    @Test
    void nothingElseIsExported() throws IOException {
        TreeSet<String> rest = exports();
        rest.removeIf(name -> name.startsWith("Hcn") || name.startsWith("Hcs"));
        assertThat(rest)
                .containsExactlyInAnyOrder("HNSCall", "CoTaskMemFree", "HnsformLiveHandles", "HnsformLiveStrings");
    }

    /** The defined global symbols of the dynamic symbol table of a 64-bit little-endian ELF file. */
    private static TreeSet<String> exports() throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(Shim.library())).order(ByteOrder.LITTLE_ENDIAN);
        int sections = Math.toIntExact(elf.getLong(0x28));
        int size = elf.getShort(0x3A);
        int count = elf.getShort(0x3C);
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            int section = sections + i * size;
            if (elf.getInt(section + 4) != 11) { // SHT_DYNSYM
                continue;
            }
            int strings = Math.toIntExact(elf.getLong(sections + elf.getInt(section + 0x28) * size + 0x18));
            int from = Math.toIntExact(elf.getLong(section + 0x18));
            int to = from + Math.toIntExact(elf.getLong(section + 0x20));
            for (int symbol = from; symbol < to; symbol += 24) {
                boolean isGlobal = elf.get(symbol + 4) >> 4 == 1;
                boolean isDefined = elf.getShort(symbol + 6) != 0;
                if (isGlobal && isDefined) {
                    names.add(text(elf, strings + elf.getInt(symbol)));
                }
            }
        }
        return names;
    }

    private static String text(ByteBuffer elf, int at) {
        int end = at;
        while (elf.get(end) != 0) {
            end++;
        }
        return new String(elf.array(), at, end - at, StandardCharsets.US_ASCII);
    }
}
