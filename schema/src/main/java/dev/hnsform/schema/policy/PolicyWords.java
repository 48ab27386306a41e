package dev.hnsform.schema.policy;

import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.util.Locale;

/** The words and scalars that policies are written with. */
public final class PolicyWords {
    /** Which way traffic goes, as the endpoint sees it. */
    public enum Direction {
        /** Towards the endpoint. */
        IN("In"),
        /** From the endpoint. */
        OUT("Out");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        /** HNS's spelling. */
        public String label() {
            return label;
        }
    }

    /** What an ACL does with what it matches. */
    public enum Action {
        /** Lets it through. */
        ALLOW("Allow"),
        /** Drops it. */
        BLOCK("Block");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** HNS's spelling. */
        public String label() {
            return label;
        }
    }

    /** Which filter carries an ACL. */
    public enum RuleType {
        /** The Windows Filtering Platform in the compartment. */
        HOST("Host"),
        /** The switch's VFP extension. */
        SWITCH("Switch");

        private final String label;

        RuleType(String label) {
            this.label = label;
        }

        /** HNS's spelling. */
        public String label() {
            return label;
        }
    }

    /** The protocol numbers with names (hns-reference 2.2). */
    private enum NamedProtocol {
        ICMPv4(1),
        IGMP(2),
        TCP(6),
        UDP(17),
        ICMPv6(58);

        private final long number;

        NamedProtocol(long number) {
            this.number = number;
        }
    }

    /** An IP protocol: {@code TCP}, {@code UDP}, {@code ICMPv4}, {@code IGMP}, {@code ICMPv6}, or its number 0–255. */
    public static final Shape.Scalar<Long> PROTOCOL =
            Shapes.string("protocol", PolicyWords::parseProtocol, PolicyWords::printProtocol);

    /** A transport protocol that has ports. */
    public static final Shape.Scalar<Long> PORT_PROTOCOL = Shapes.string(
            "protocol with ports",
            text -> {
                long number = parseProtocol(text);
                if (number != 6 && number != 17) {
                    throw new IllegalArgumentException("\"" + text + "\" has no ports; allowed are TCP, UDP");
                }
                return number;
            },
            PolicyWords::printProtocol);

    /** An address or a prefix, as ACLs take them; {@code 10.0.0.21} stays an address, {@code 10.0.0.0/24} a prefix. */
    public static final Shape.Scalar<String> ACL_ADDRESS =
            Shapes.string("IP address or prefix", PolicyWords::canonicalAclAddress, text -> text);

    private PolicyWords() {}

    private static long parseProtocol(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (NamedProtocol protocol : NamedProtocol.values()) {
            if (protocol.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return protocol.number;
            }
        }
        if (!text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(text);
            if (number <= 255 && Long.toString(number).equals(text)) {
                return number;
            }
        }
        throw new IllegalArgumentException("\"" + text
                + "\" is no protocol; allowed are TCP, UDP, ICMPv4, IGMP, ICMPv6, or a number from 0 to 255");
    }

    /** The canonical text of a protocol number. */
    public static String printProtocol(long number) {
        for (NamedProtocol protocol : NamedProtocol.values()) {
            if (protocol.number == number) {
                return protocol.name();
            }
        }
        return Long.toString(number);
    }

    private static String canonicalAclAddress(String text) {
        if (text.startsWith("set:")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" names an IP set; IP sets (SetPolicy) are not part of this version of the language");
        }
        if (text.indexOf('/') >= 0) {
            IpPrefix prefix = IpPrefix.parse(text);
            if (prefix.length() == 0) {
                throw new IllegalArgumentException(
                        "\"" + text
                                + "\" does not mean \"everything\" to HNS (Cloud Foundry's winc found this): leave the field out to match every address");
            }
            return prefix.toString();
        }
        return IpAddress.parse(text).toString();
    }
}
