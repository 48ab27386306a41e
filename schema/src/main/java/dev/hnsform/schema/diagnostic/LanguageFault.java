package dev.hnsform.schema.diagnostic;

/**
 * Every fault and doubt that reading a stack can find: its stable code, its fixed summary, and whether it stops the work. Codes are never
 * used again once removed. HF10: files and YAML; HF11: fields; HF12: documents; HF13: values; HF14: references; HF20: networks; HF21:
 * endpoints; HF22: remote subnets.
 */
public enum LanguageFault {
    /** The text is not YAML. */
    SYNTAX("HF1001", "Not valid YAML"),
    /** The bytes are not UTF-8. */
    NOT_UTF8("HF1002", "File is not UTF-8"),
    /** More than 16 MiB. */
    FILE_TOO_LARGE("HF1003", "File is too large"),
    /** More than 200,000 documents. */
    TOO_MANY_DOCUMENTS("HF1004", "Too many documents"),
    /** More than 64 levels. */
    TOO_DEEP("HF1005", "Nested too deeply"),
    /** More aliases than the bound. */
    TOO_MANY_ALIASES("HF1006", "Too many aliases"),
    /** An alias inside what it stands for. */
    ALIAS_RECURSION("HF1007", "Alias refers to itself"),
    /** An alias without an anchor before it. */
    ALIAS_UNKNOWN("HF1008", "Alias without anchor"),
    /** An explicit tag. */
    TAG("HF1009", "Tags are not allowed"),
    /** A merge key. */
    MERGE_KEY("HF1010", "Merge keys are not allowed"),
    /** A key twice in one mapping. */
    DUPLICATE_KEY("HF1011", "Duplicate key"),
    /** A null. */
    NULL("HF1012", "Null is not allowed"),
    /** A file that cannot be read. */
    UNREADABLE("HF1013", "File cannot be read"),
    /** A scalar beyond the bound. */
    SCALAR_TOO_LONG("HF1015", "Text is too long"),
    /** A line beyond the bound. */
    LINE_TOO_LONG("HF1014", "Line is too long"),
    /** A key that is a list or a mapping. */
    KEY_NOT_TEXT("HF1016", "Key is not text"),

    /** A key that no field has. */
    UNKNOWN_FIELD("HF1101", "Unknown field"),
    /** A list where a scalar belongs, a quoted number, and the like. */
    WRONG_TYPE("HF1102", "Wrong type"),
    /** Text that is no value of the field. */
    INVALID_VALUE("HF1103", "Invalid value"),
    /** A required field left out. */
    MISSING_FIELD("HF1104", "Required field is missing"),
    /** None or several of fields that exclude each other. */
    EXACTLY_ONE("HF1105", "Exactly one is needed"),
    /** A tag that no row of the catalogue has. */
    UNKNOWN_POLICY("HF1106", "Unknown policy type"),
    /** A policy that is a field of the resource. */
    FIELD_AS_POLICY("HF1107", "Policy is a field of the resource"),
    /** Two list elements of one key. */
    DUPLICATE_ELEMENT("HF1108", "Element is listed twice"),

    /** A document of a kind of ours without apiVersion. */
    MISSING_API_VERSION("HF1201", "apiVersion is missing"),
    /** An apiVersion that looks like ours. */
    API_VERSION_MISSPELT("HF1202", "apiVersion is misspelt"),
    /** A version that this program does not read. */
    API_VERSION_UNKNOWN("HF1203", "Version is not read by this program"),
    /** A document without kind. */
    MISSING_KIND("HF1204", "kind is missing"),
    /** No such kind. */
    UNKNOWN_KIND("HF1205", "Unknown kind"),
    /** A kind that comes later. */
    LATER_KIND("HF1206", "Kind is not in this version"),
    /** forEach comes later. */
    FOR_EACH("HF1207", "forEach is not in this version"),
    /** One address twice. */
    DUPLICATE_ADDRESS("HF1209", "Resource is declared twice"),
    /** No Stack document. */
    NO_STACK("HF1210", "Stack document is missing"),
    /** More than one Stack document. */
    SECOND_STACK("HF1211", "Second Stack document"),
    /** A Stack document below the root. */
    NESTED_STACK("HF1212", "Stack document in a subdirectory"),
    /** The tool is not among the versions that the stack allows. */
    TOOL_VERSION("HF1213", "Stack does not allow this version of hnsform"),
    /** Text where a document belongs, or documents written as a list. */
    NOT_A_DOCUMENT("HF1214", "Not a document"),

    /** A value that the stack does not declare. */
    UNKNOWN_VALUE("HF1301", "Unknown value"),
    /** A value without default that nobody gave. */
    MISSING_VALUE("HF1302", "Value is missing"),
    /** A value not of its declared type. */
    VALUE_TYPE("HF1303", "Value has the wrong type"),
    /** A setting that is not name=value. */
    SETTING("HF1304", "Setting is not name=value"),
    /** An interpolation that names nothing. */
    UNKNOWN_REFERENCE("HF1305", "Interpolation of nothing"),
    /** An interpolation that cannot be read. */
    INTERPOLATION("HF1306", "Malformed interpolation"),
    /** Functions, each, host. */
    LATER_INTERPOLATION("HF1307", "Interpolation is not in this version"),
    /** A list or map inside text. */
    VALUE_IN_TEXT("HF1308", "List or map inside text"),

    /** A reference to something that is not declared. */
    DANGLING_REFERENCE("HF1401", "Reference to nothing"),
    /** A name that two kinds have. */
    AMBIGUOUS_REFERENCE("HF1402", "Ambiguous reference"),
    /** Two resources claim one earlier address. */
    MOVED_TWICE("HF1403", "Earlier address is claimed twice"),
    /** An earlier address that is still declared. */
    MOVED_STILL_DECLARED("HF1404", "Earlier address is still declared"),
    /** An earlier address of another kind. */
    MOVED_KIND("HF1405", "Earlier address is of another kind"),
    /** A lifecycle path that names no field. */
    LIFECYCLE_PATH("HF1406", "Path names no field"),

    /** A field on a network type that cannot have it. */
    FIELD_NOT_ON_TYPE("HF2001", "Field is not allowed on this network type"),
    /** Transparent without ipam. */
    IPAM_REQUIRED("HF2002", "ipam is required"),
    /** No subnet where one is needed. */
    SUBNET_REQUIRED("HF2003", "Subnet is required"),
    /** No gateway where one is needed. */
    GATEWAY_REQUIRED("HF2004", "Gateway is required"),
    /** No VSID where one is needed. */
    VSID_REQUIRED("HF2005", "VSID is required"),
    /** A gateway outside its prefix. */
    GATEWAY_OUTSIDE("HF2006", "Gateway is outside its subnet"),
    /** A gateway that is the network or broadcast address. */
    GATEWAY_RESERVED("HF2007", "Gateway is a reserved address"),
    /** Two subnets of a network overlap. */
    SUBNETS_OVERLAP("HF2008", "Subnets of one network overlap"),
    /** Two NAT networks overlap. */
    NAT_OVERLAP("HF2009", "NAT networks overlap"),
    /** Two networks overlap. */
    NETWORKS_OVERLAP("HF2010", Severity.WARNING, "Networks overlap"),
    /** IPv6 where there is none. */
    NO_IPV6("HF2011", "IPv6 is not possible here"),
    /** An IP subnet outside its subnet, or overlapping another. */
    IP_SUBNET("HF2012", "IP subnet does not fit its subnet"),
    /** A MAC range that is empty or overlaps another. */
    MAC_POOL("HF2013", "MAC pool range is wrong"),
    /** DHCP where addresses are static only. */
    DHCP_NOT_ON_TYPE("HF2014", "DHCP is not possible on this network type"),
    /** More subnets than the type can have. */
    ONE_SUBNET("HF2015", "Network type has one subnet"),
    /** Two networks of one HNS name. */
    HNS_NAME_TWICE("HF2016", "Two networks with one HNS name"),
    /** Two networks take one adapter. */
    ADAPTER_TWICE("HF2017", Severity.WARNING, "Two networks take one adapter"),
    /** Networks share each other's switch in a circle. */
    SHARING_CYCLE("HF2018", "Networks share a switch in a circle"),
    /** The switch of a network that has no external one. */
    SHARING_TYPE("HF2019", "Switch cannot be shared"),
    /** A feature that the target lacks. */
    MISSING_FEATURE("HF2020", "Target build lacks a feature"),

    /** An address in none of the network's subnets. */
    ADDRESS_OUTSIDE("HF2101", "Address is outside the network"),
    /** An address that is the gateway. */
    ADDRESS_IS_GATEWAY("HF2102", "Address is the gateway"),
    /** The network or broadcast address. */
    ADDRESS_RESERVED("HF2103", "Address is reserved"),
    /** One address twice on a network. */
    ADDRESS_TWICE("HF2104", "Address is used twice"),
    /** One MAC twice on a network. */
    MAC_TWICE("HF2105", "MAC address is used twice"),
    /** Two addresses of one family. */
    TOO_MANY_ADDRESSES("HF2106", "Too many addresses"),
    /** A remote endpoint without what it needs. */
    REMOTE_INCOMPLETE("HF2107", "Remote endpoint is incomplete"),
    /** A remote endpoint that is attached. */
    REMOTE_ATTACHED("HF2108", "Remote endpoint cannot be attached"),
    /** An address on a network that a plug-in addresses. */
    PLUGIN_ADDRESS("HF2109", "Address belongs to the plug-in"),
    /** An address on a network that a DHCP server addresses. */
    DHCP_ADDRESS("HF2110", "Address belongs to the DHCP server"),
    /** A policy on a network type that cannot have it. */
    POLICY_NOT_ON_TYPE("HF2111", "Policy is not possible on this network type"),
    /** One port published twice. */
    PORT_TWICE("HF2112", "Port is published twice"),
    /** A VFP rule where there is no VFP. */
    SWITCH_RULE("HF2113", "Switch rule without a VFP switch"),
    /** An IP subnet that the network does not have. */
    ADDRESS_IP_SUBNET("HF2114", "IP subnet does not hold the address"),

    /** A remote subnet on a network that is no overlay. */
    REMOTE_SUBNET_TYPE("HF2201", "Remote subnet needs an overlay"),
    /** A remote subnet on a network of somebody else. */
    REMOTE_SUBNET_FOREIGN("HF2202", "Network belongs to somebody else"),
    /** One remote subnet twice. */
    REMOTE_SUBNET_TWICE("HF2203", "Remote subnet is declared twice"),
    /** A remote subnet that overlaps the network's own. */
    REMOTE_SUBNET_OVERLAP("HF2204", "Remote subnet overlaps a local one");

    private final String code;
    private final Severity severity;
    private final String summary;

    LanguageFault(String code, String summary) {
        this(code, Severity.ERROR, summary);
    }

    LanguageFault(String code, Severity severity, String summary) {
        this.code = code;
        this.severity = severity;
        this.summary = summary;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** Whether it stops the work. */
    public Severity severity() {
        return severity;
    }

    /** The fixed summary. */
    public String summary() {
        return summary;
    }

    /** A diagnostic of this fault about a stretch of text. */
    public Diagnostic at(SourceSpan span, String detail) {
        return without(detail).at(span);
    }

    /** A diagnostic of this fault about no text. */
    public Diagnostic without(String detail) {
        return severity == Severity.ERROR
                ? Diagnostic.error(code, summary, detail)
                : Diagnostic.warning(code, summary, detail);
    }
}
