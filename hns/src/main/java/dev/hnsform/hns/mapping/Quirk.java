package dev.hnsform.hns.mapping;

import dev.hnsform.hns.error.Grade;

/**
 * What HNS says or does that its documentation would not lead one to expect, and what hnsform does about it. Each is held by a case of its own; {@code
 * docs/hns-quirks.md} is made of them.
 */
public enum Quirk {
    /** Keys by build. */
    KEYS_BY_BUILD(
            "The same key is written in another case, or is called otherwise, from build to build: NATName and NatName, GatewayMacHash and GatewayMac.",
            "Keys are read in any case, and under the names they had; what is written is what HNS's schema says.",
            Grade.LOG,
            "hns-reference 7; published documents 01, 03, 05"),
    /** Case of GUIDs. */
    MIXED_GUID_CASE(
            "GUIDs are written in both cases, within one document too.",
            "They are compared as numbers.",
            Grade.LOG,
            "hns-reference 2.0, 7"),
    /** Numbers and words. */
    NUMBERS_AS_TEXT(
            "Numbers come as text, enumerations as word or number.",
            "Either is read.",
            Grade.CODE,
            "hns-reference 2.0: microsoft/SDN hns.v2.psm1, microsoft/WSL"),
    /** Lists. */
    LISTS_AS_TEXT(
            "v1 has lists as one text with commas: DNSServerList, LocalAddresses.",
            "Either is read as a list.",
            Grade.LOG,
            "hns-reference 2.9; published document 30"),
    /** Colons in MAC addresses. */
    COLONS_IN_MACS(
            "MAC addresses of some endpoints, made by kube-proxy, come back with colons.",
            "They are the same address with dashes or colons; dashes are written.",
            Grade.LOG,
            "hns-reference 5.7; published document 36"),
    /** Escaped slashes. */
    ESCAPED_SLASHES(
            "Slashes in text are escaped, as in 10.0.0.0\\/24.",
            "JSON's escapes are read as such.",
            Grade.LOG,
            "hns-reference 7"),
    /** Networks without subnets. */
    NO_SUBNETS(
            "A network answers without any list of subnets, for one Transparent with DHCP.",
            "It has no subnets, which is not the same as not known.",
            Grade.LOG,
            "hns-reference 7; published document 09"),
    /** Gateways outside of their subnet. */
    GATEWAY_OUTSIDE(
            "A subnet's gateway lies outside of its prefix.", "It is read as it is.", Grade.LOG, "hns-reference 7"),
    /** v1's name in a v2 policy. */
    EXCEPTION_LIST_IN_V2(
            "An OutBoundNAT policy in v2 shape with v1's ExceptionList is taken, and the exceptions are lost without a word.",
            "Exceptions is written in v2, always; both names are read.",
            Grade.LOG,
            "hns-reference 2.0, 8: projectcalico/cni-plugin#1067"),
    /** Errors without a number. */
    ERROR_WITHOUT_CODE(
            "Error records of some builds have no ErrorCode.",
            "The text is shown, and the HRESULT of the call counts.",
            Grade.LOG,
            "hns-reference 1.3"),
    /** Errors with S_OK. */
    ERROR_WITH_S_OK(
            "A call answers S_OK, and its error record says that it failed.",
            "The error record counts.",
            Grade.CODE,
            "hns-reference 1.1: hcsshim hcn/hcn.go"),
    /** Balancers of HNS 15.4. */
    BALANCER_CHANGE_THAT_IS_NONE(
            "HcnModifyLoadBalancer of HNS 15.4 answers success and changes nothing.",
            "host features says so; what HNS answers is never taken as proof, and read back.",
            Grade.LOG,
            "kubernetes/kubernetes#131466"),
    /** Balancers of Windows Server 2019. */
    BALANCER_DELETE_THAT_FAILS_ONCE(
            "On Windows Server 2019 the deletion of a load balancer fails, and passes when it is asked for again.",
            "It is a setting of the simulator; hnsform makes no load balancers.",
            Grade.CODE,
            "hns-reference 5.5");

    private final String what;
    private final String answer;
    private final Grade grade;
    private final String source;

    Quirk(String what, String answer, Grade grade, String source) {
        this.what = what;
        this.answer = answer;
        this.grade = grade;
        this.source = source;
    }

    /** What HNS says or does, one sentence. */
    public String what() {
        return what;
    }

    /** What hnsform does about it. */
    public String answer() {
        return answer;
    }

    /** How sure it is. */
    public Grade grade() {
        return grade;
    }

    /** Where it was seen. */
    public String source() {
        return source;
    }
}
