package dev.hnsform.schema.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The network types that a document may ask for, with HNS's spelling and number (hns-reference 2.2, 5.2). */
public enum NetworkType {
    /** Internal switch behind WinNAT. */
    NAT("NAT", 0),
    /** Internal switch with NAT, DHCP and DNS by the SharedAccess service. */
    ICS("ICS", 1),
    /** External switch; addresses come from outside or are static. */
    TRANSPARENT("Transparent", 2),
    /** External switch with MAC rewrite. */
    L2BRIDGE("L2Bridge", 3),
    /** As L2Bridge, all traffic goes to the physical host. */
    L2TUNNEL("L2Tunnel", 4),
    /** VXLAN over an external switch. */
    OVERLAY("Overlay", 5),
    /** Private switch without a host adapter. */
    PRIVATE("Private", 6),
    /** Internal switch with a host adapter, no NAT. */
    INTERNAL("Internal", 7);

    private static final List<NetworkType> ALL = List.of(values());

    private final String label;
    private final int number;

    NetworkType(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /** HNS's spelling. */
    public String label() {
        return label;
    }

    /** HNS's number. */
    public int number() {
        return number;
    }

    /** Whether it takes a physical adapter (hns-reference 5.2, doc). */
    public boolean isExternal() {
        return this == TRANSPARENT || this == L2BRIDGE || this == L2TUNNEL || this == OVERLAY;
    }

    /** Whether its switch carries the Azure VFP extension (hns-reference 5.2, log). */
    public boolean hasVfp() {
        return this == L2BRIDGE || this == L2TUNNEL || this == OVERLAY;
    }

    /** The type of this spelling, whatever its case. */
    public static Optional<NetworkType> ofLabel(String text) {
        for (NetworkType type : ALL) {
            if (type.label.equals(text)) {
                return Optional.of(type);
            }
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(t -> t.label.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** The type of this number. */
    public static Optional<NetworkType> ofNumber(long number) {
        return Arrays.stream(values()).filter(t -> t.number == number).findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
