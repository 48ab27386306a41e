package dev.hnsform.hns.error;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The HRESULTs of HNS, each once: what the client understands and what the simulator answers (hns-reference 3.1; facility 0x3b and its texts from "HCN Error Code" of the vendor's HCN reference, Win32 ones from logs).
 * Not verified on a host. {@code ERROR_OBJECT_NOT_FOUND}'s number is Windows' for the text that v1 deletes answer (inf).
 */
public enum HcnError {
    /** No network with this id. */
    NETWORK_NOT_FOUND(
            0x803B_0001L,
            "HCN_E_NETWORK_NOT_FOUND",
            "The network was not found",
            "no network with this id",
            Ending.REFUSED,
            Role.NOT_FOUND),
    /** No endpoint with this id. */
    ENDPOINT_NOT_FOUND(
            0x803B_0002L,
            "HCN_E_ENDPOINT_NOT_FOUND",
            "The endpoint was not found",
            "no endpoint with this id",
            Ending.REFUSED,
            Role.NOT_FOUND),
    /** The switch layer below the network is missing. */
    LAYER_NOT_FOUND(
            0x803B_0003L,
            "HCN_E_LAYER_NOT_FOUND",
            "The network's underlying layer was not found",
            "the switch layer below the network is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The virtual switch is missing. */
    SWITCH_NOT_FOUND(
            0x803B_0004L,
            "HCN_E_SWITCH_NOT_FOUND",
            "The virtual switch was not found",
            "the virtual switch is missing",
            Ending.REFUSED,
            Role.NONE),
    /** No subnet of the network fits the endpoint. */
    SUBNET_NOT_FOUND(
            0x803B_0005L,
            "HCN_E_SUBNET_NOT_FOUND",
            "The network does not have a subnet for this endpoint",
            "no subnet of the network fits the endpoint",
            Ending.REFUSED,
            Role.NONE),
    /** There is no (free) adapter. */
    ADAPTER_NOT_FOUND(
            0x803B_0006L,
            "HCN_E_ADAPTER_NOT_FOUND",
            "An adapter was not found",
            "there is no (free) adapter",
            Ending.REFUSED,
            Role.NONE),
    /** The switch port is missing. */
    PORT_NOT_FOUND(
            0x803B_0007L,
            "HCN_E_PORT_NOT_FOUND",
            "The switch-port was not found",
            "the switch port is missing",
            Ending.REFUSED,
            Role.NONE),
    /** A policy that should be there is missing. */
    POLICY_NOT_FOUND(
            0x803B_0008L,
            "HCN_E_POLICY_NOT_FOUND",
            "An expected policy was not found",
            "a policy that should be there is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The VFP port setting is missing. */
    VFP_PORTSETTING_NOT_FOUND(
            0x803B_0009L,
            "HCN_E_VFP_PORTSETTING_NOT_FOUND",
            "A required VFP port setting was not found",
            "the VFP port setting is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The network document is wrong or incomplete. */
    INVALID_NETWORK(
            0x803B_000AL,
            "HCN_E_INVALID_NETWORK",
            "The provided network configuration is invalid or missing parameters",
            "the network document is wrong or incomplete",
            Ending.REFUSED,
            Role.NONE),
    /** The network type is unknown or unsuitable. */
    INVALID_NETWORK_TYPE(
            0x803B_000BL,
            "HCN_E_INVALID_NETWORK_TYPE",
            "Invalid network type",
            "the network type is unknown or unsuitable",
            Ending.REFUSED,
            Role.NONE),
    /** The endpoint document is wrong or incomplete. */
    INVALID_ENDPOINT(
            0x803B_000CL,
            "HCN_E_INVALID_ENDPOINT",
            "The provided endpoint configuration is invalid or missing parameters",
            "the endpoint document is wrong or incomplete",
            Ending.REFUSED,
            Role.NONE),
    /** The policy document is wrong or incomplete. */
    INVALID_POLICY(
            0x803B_000DL,
            "HCN_E_INVALID_POLICY",
            "The provided policy configuration is invalid or missing parameters",
            "the policy document is wrong or incomplete",
            Ending.REFUSED,
            Role.NONE),
    /** The policy type is unknown, or not for this object. */
    INVALID_POLICY_TYPE(
            0x803B_000EL,
            "HCN_E_INVALID_POLICY_TYPE",
            "Invalid policy type",
            "the policy type is unknown, or not for this object",
            Ending.REFUSED,
            Role.NONE),
    /** Not allowed on a remote endpoint. */
    INVALID_REMOTE_ENDPOINT_OPERATION(
            0x803B_000FL,
            "HCN_E_INVALID_REMOTE_ENDPOINT_OPERATION",
            "This requested operation is invalid for a remote endpoint",
            "not allowed on a remote endpoint",
            Ending.REFUSED,
            Role.NONE),
    /** A network of this name exists already. */
    NETWORK_ALREADY_EXISTS(
            0x803B_0010L,
            "HCN_E_NETWORK_ALREADY_EXISTS",
            "A network with this name already exists",
            "a network of this name exists already",
            Ending.REFUSED,
            Role.NONE),
    /** The layer exists already. */
    LAYER_ALREADY_EXISTS(
            0x803B_0011L,
            "HCN_E_LAYER_ALREADY_EXISTS",
            "A network with this name already exists",
            "the layer exists already",
            Ending.REFUSED,
            Role.NONE),
    /** This policy is there already. */
    POLICY_ALREADY_EXISTS(
            0x803B_0012L,
            "HCN_E_POLICY_ALREADY_EXISTS",
            "Policy information already exists on this object",
            "this policy is there already",
            Ending.REFUSED,
            Role.MAY_BE_DONE),
    /** The port is in use by another mapping or load balancer. */
    PORT_ALREADY_EXISTS(
            0x803B_0013L,
            "HCN_E_PORT_ALREADY_EXISTS",
            "The specified port already exists",
            "the port is in use by another mapping or load balancer",
            Ending.REFUSED,
            Role.NONE),
    /** The endpoint is attached already. */
    ENDPOINT_ALREADY_ATTACHED(
            0x803B_0014L,
            "HCN_E_ENDPOINT_ALREADY_ATTACHED",
            "This endpoint is already attached to the switch",
            "the endpoint is attached already",
            Ending.REFUSED,
            Role.MAY_BE_DONE),
    /** The request is not supported. */
    REQUEST_UNSUPPORTED(
            0x803B_0015L,
            "HCN_E_REQUEST_UNSUPPORTED",
            "The specified request is unsupported",
            "the request is not supported",
            Ending.REFUSED,
            Role.NONE),
    /** The network type has no port mapping. */
    MAPPING_NOT_SUPPORTED(
            0x803B_0016L,
            "HCN_E_MAPPING_NOT_SUPPORTED",
            "Port mapping is not supported on the given network",
            "the network type has no port mapping",
            Ending.REFUSED,
            Role.NONE),
    /** The object is degraded. */
    DEGRADED_OPERATION(
            0x803B_0017L,
            "HCN_E_DEGRADED_OPERATION",
            "There was an operation attempted on a degraded object",
            "the object is degraded",
            Ending.REFUSED,
            Role.NONE),
    /** Several networks share the switch. */
    SHARED_SWITCH_MODIFICATION(
            0x803B_0018L,
            "HCN_E_SHARED_SWITCH_MODIFICATION",
            "Cannot modify a switch shared by multiple networks",
            "several networks share the switch",
            Ending.REFUSED,
            Role.NONE),
    /** A text is not a GUID. */
    GUID_CONVERSION_FAILURE(
            0x803B_0019L,
            "HCN_E_GUID_CONVERSION_FAILURE",
            "Failed to interpret a parameter as a GUID",
            "a text is not a GUID",
            Ending.REFUSED,
            Role.NONE),
    /** The registry failed. */
    REGKEY_FAILURE(
            0x803B_001AL,
            "HCN_E_REGKEY_FAILURE",
            "Failed to process registry key",
            "the registry failed",
            Ending.REFUSED,
            Role.NONE),
    /** The document is not JSON. */
    INVALID_JSON(
            0x803B_001BL,
            "HCN_E_INVALID_JSON",
            "Invalid JSON document string",
            "the document is not JSON",
            Ending.REFUSED,
            Role.NONE),
    /** The document names an object that is not there. */
    INVALID_JSON_REFERENCE(
            0x803B_001CL,
            "HCN_E_INVALID_JSON_REFERENCE",
            "The reference is invalid in the JSON document",
            "the document names an object that is not there",
            Ending.REFUSED,
            Role.NONE),
    /** The endpoint may not be shared. */
    ENDPOINT_SHARING_DISABLED(
            0x803B_001DL,
            "HCN_E_ENDPOINT_SHARING_DISABLED",
            "Endpoint sharing is disabled",
            "the endpoint may not be shared",
            Ending.REFUSED,
            Role.NONE),
    /** The address is wrong, or in no subnet of the network. */
    INVALID_IP(
            0x803B_001EL,
            "HCN_E_INVALID_IP",
            "IP address is either invalid or not part of any configured subnet(s)",
            "the address is wrong, or in no subnet of the network",
            Ending.REFUSED,
            Role.NONE),
    /** The switch extension is missing. */
    SWITCH_EXTENSION_NOT_FOUND(
            0x803B_001FL,
            "HCN_E_SWITCH_EXTENSION_NOT_FOUND",
            "The specified switch extension does not exist on this switch",
            "the switch extension is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The service is stopping. */
    MANAGER_STOPPED(
            0x803B_0020L,
            "HCN_E_MANAGER_STOPPED",
            "Operation cannot be performed while service is stopping",
            "the service is stopping",
            Ending.TRANSIENT,
            Role.NONE),
    /** A module of the guest is missing. */
    MODULE_NOT_FOUND(
            0x803B_0021L,
            "GCN_E_MODULE_NOT_FOUND",
            "Operation cannot be performed while service module not found",
            "a module of the guest is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The guest has no handler. */
    NO_REQUEST_HANDLERS(
            0x803B_0022L,
            "GCN_E_NO_REQUEST_HANDLERS",
            "Request Handlers not present to handle the JSON request",
            "the guest has no handler",
            Ending.REFUSED,
            Role.NONE),
    /** The guest does not support the request. */
    GUEST_REQUEST_UNSUPPORTED(
            0x803B_0023L,
            "GCN_E_REQUEST_UNSUPPORTED",
            "The specified request is unsupported",
            "the guest does not support the request",
            Ending.REFUSED,
            Role.NONE),
    /** Runtime keys of the guest failed. */
    RUNTIMEKEYS_FAILED(
            0x803B_0024L,
            "GCN_E_RUNTIMEKEYS_FAILED",
            "Add runtime keys to container failed",
            "runtime keys of the guest failed",
            Ending.REFUSED,
            Role.NONE),
    /** The guest's adapter did not appear in time. */
    NETADAPTER_TIMEOUT(
            0x803B_0025L,
            "GCN_E_NETADAPTER_TIMEOUT",
            "Timeout while waiting for network adapter with the given instance id",
            "the guest's adapter did not appear in time",
            Ending.UNKNOWN,
            Role.NONE),
    /** The guest's adapter is missing. */
    NETADAPTER_NOT_FOUND(
            0x803B_0026L,
            "GCN_E_NETADAPTER_NOT_FOUND",
            "Network adapter not found for the given instance id",
            "the guest's adapter is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The guest's compartment is missing. */
    NETCOMPARTMENT_NOT_FOUND(
            0x803B_0027L,
            "GCN_E_NETCOMPARTMENT_NOT_FOUND",
            "Network compartment not found for the given id",
            "the guest's compartment is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The guest's interface is missing. */
    NETINTERFACE_NOT_FOUND(
            0x803B_0028L,
            "GCN_E_NETINTERFACE_NOT_FOUND",
            "Network interface not found for the given id",
            "the guest's interface is missing",
            Ending.REFUSED,
            Role.NONE),
    /** The guest has a default namespace already. */
    DEFAULTNAMESPACE_EXISTS(
            0x803B_0029L,
            "GCN_E_DEFAULTNAMESPACE_EXISTS",
            "Default Namespace already exists",
            "the guest has a default namespace already",
            Ending.REFUSED,
            Role.NONE),
    /** The SharedAccess service is disabled. */
    ICS_DISABLED(
            0x803B_002AL,
            "HCN_E_ICS_DISABLED",
            "Internet Connection Sharing service (SharedAccess) is disabled and cannot be started",
            "the SharedAccess service is disabled",
            Ending.REFUSED,
            Role.NONE),
    /** The endpoint is in a namespace already. */
    ENDPOINT_NAMESPACE_ALREADY_EXISTS(
            0x803B_002BL,
            "HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS",
            "This requested operation is invalid as endpoint is already part of a network namespace",
            "the endpoint is in a namespace already",
            Ending.REFUSED,
            Role.MAY_BE_DONE),
    /** The object is still referenced. */
    ENTITY_HAS_REFERENCES(
            0x803B_002CL,
            "HCN_E_ENTITY_HAS_REFERENCES",
            "The specified entity cannot be removed while it still has references",
            "the object is still referenced",
            Ending.REFUSED,
            Role.NONE),
    /** The internal port is 0 or missing. */
    INVALID_INTERNAL_PORT(
            0x803B_002DL,
            "HCN_E_INVALID_INTERNAL_PORT",
            "The internal port must exist and cannot be zero",
            "the internal port is 0 or missing",
            Ending.REFUSED,
            Role.NONE),
    /** The attach to the namespace failed. */
    NAMESPACE_ATTACH_FAILED(
            0x803B_002EL,
            "HCN_E_NAMESPACE_ATTACH_FAILED",
            "The requested operation for attach namespace failed",
            "the attach to the namespace failed",
            Ending.REFUSED,
            Role.NONE),
    /** The address is wrong, reserved or taken. */
    ADDR_INVALID_OR_RESERVED(
            0x803B_002FL,
            "HCN_E_ADDR_INVALID_OR_RESERVED",
            "An address provided is invalid or reserved",
            "the address is wrong, reserved or taken",
            Ending.REFUSED,
            Role.NONE),
    /** The prefix is wrong. */
    INVALID_PREFIX(
            0x803B_0030L,
            "HCN_E_INVALID_PREFIX",
            "The prefix provided is invalid",
            "the prefix is wrong",
            Ending.REFUSED,
            Role.NONE),
    /** The object was torn down meanwhile. */
    OBJECT_USED_AFTER_UNLOAD(
            0x803B_0031L,
            "HCN_E_OBJECT_USED_AFTER_UNLOAD",
            "A call was performed against an object that was torn down",
            "the object was torn down meanwhile",
            Ending.TRANSIENT,
            Role.NONE),
    /** The subnet document is wrong or incomplete. */
    INVALID_SUBNET(
            0x803B_0032L,
            "HCN_E_INVALID_SUBNET",
            "The provided subnet configuration is invalid or missing parameters",
            "the subnet document is wrong or incomplete",
            Ending.REFUSED,
            Role.NONE),
    /** The IP subnet document is wrong or incomplete. */
    INVALID_IP_SUBNET(
            0x803B_0033L,
            "HCN_E_INVALID_IP_SUBNET",
            "The provided IP subnet configuration is invalid or missing parameters",
            "the IP subnet document is wrong or incomplete",
            Ending.REFUSED,
            Role.NONE),
    /** The endpoint is not attached, and must be. */
    ENDPOINT_NOT_ATTACHED(
            0x803B_0034L,
            "HCN_E_ENDPOINT_NOT_ATTACHED",
            "The endpoint must be attached to complete the operation",
            "the endpoint is not attached, and must be",
            Ending.REFUSED,
            Role.NONE),
    /** The endpoint is not local, and must be. */
    ENDPOINT_NOT_LOCAL(
            0x803B_0035L,
            "HCN_E_ENDPOINT_NOT_LOCAL",
            "The endpoint must be local to complete the operation",
            "the endpoint is not local, and must be",
            Ending.REFUSED,
            Role.NONE),
    /** More than one InterfaceParameters policy. */
    INTERFACEPARAMETERS_ALREADY_APPLIED(
            0x803B_0036L,
            "HCN_INTERFACEPARAMETERS_ALREADY_APPLIED",
            "Cannot apply more than one InterfaceParameters policy",
            "more than one InterfaceParameters policy",
            Ending.REFUSED,
            Role.NONE),
    /** VFP is not available for this network type. */
    VFP_NOT_ALLOWED(
            0x803B_0037L,
            "HCN_E_VFP_NOT_ALLOWED",
            "A network of this type can not be created because VFP is not available",
            "VFP is not available for this network type",
            Ending.REFUSED,
            Role.NONE),
    /** Something is missing; on port mappings of old builds the port is taken. */
    FILE_NOT_FOUND(
            0x8007_0002L,
            "ERROR_FILE_NOT_FOUND",
            "The system cannot find the file specified",
            "something is missing; on port mappings of old builds the port is taken",
            Ending.REFUSED,
            Role.NONE,
            Grade.LOG,
            "docker/for-win#212"),
    /** The caller lacks administrative rights. */
    ACCESS_DENIED(
            0x8007_0005L,
            "ERROR_ACCESS_DENIED",
            "Access is denied",
            "the caller lacks administrative rights",
            Ending.REFUSED,
            Role.NONE,
            Grade.INF,
            "hns-reference 3.1"),
    /** A device or agent below is not ready yet. */
    NOT_READY(
            0x8007_0015L,
            "ERROR_NOT_READY",
            "The device is not ready",
            "a device or agent below is not ready yet",
            Ending.TRANSIENT,
            Role.NONE,
            Grade.LOG,
            "microsoft/SDN#277"),
    /** The port is taken by a process of the host. */
    SHARING_VIOLATION(
            0x8007_0020L,
            "ERROR_SHARING_VIOLATION",
            "The process cannot access the file because it is being used by another process",
            "the port is taken by a process of the host",
            Ending.REFUSED,
            Role.NONE,
            Grade.LOG,
            "docker/for-win#3893"),
    /** HNS's stored data is of an older version. */
    WRONG_DISK(
            0x8007_0022L,
            "ERROR_WRONG_DISK",
            "The wrong diskette is in the drive",
            "HNS's stored data is of an older version",
            Ending.REFUSED,
            Role.NONE,
            Grade.DOC,
            "hns-reference 3.1"),
    /** The document or the adapter is wrong; HNS does not say where. */
    INVALID_PARAMETER(
            0x8007_0057L,
            "ERROR_INVALID_PARAMETER",
            "The parameter is incorrect",
            "the document or the adapter is wrong; HNS does not say where",
            Ending.REFUSED,
            Role.NONE,
            Grade.LOG,
            "kubernetes-sigs/sig-windows-tools#249, antrea-io/antrea#2213"),
    /** The id is in use. */
    ALREADY_EXISTS(
            0x8007_00B7L,
            "ERROR_ALREADY_EXISTS",
            "Cannot create a file when that file already exists",
            "the id is in use",
            Ending.REFUSED,
            Role.NONE,
            Grade.LOG,
            "jgregmac/hyperv-fix-for-devs#13"),
    /** The service is not running. */
    SERVICE_NOT_ACTIVE(
            0x8007_0426L,
            "ERROR_SERVICE_NOT_ACTIVE",
            "The service has not been started",
            "the service is not running",
            Ending.TRANSIENT,
            Role.NONE,
            Grade.INF,
            "hns-reference 3.1"),
    /** The namespace, or something the call needs, is missing. */
    NOT_FOUND(
            0x8007_0490L,
            "ERROR_NOT_FOUND",
            "Element not found",
            "the namespace, or something the call needs, is missing",
            Ending.REFUSED,
            Role.NOT_FOUND,
            Grade.CODE,
            "microsoft/hcsshim: hcn/hcnerrors.go"),
    /** Windows failed in itself; so answers a host that has no run of free ports for a guest. */
    INTERNAL_ERROR(
            0x8007_054FL,
            "ERROR_INTERNAL_ERROR",
            "An internal error occurred",
            "Windows failed in itself; for one, no run of ports is free for a guest",
            Ending.REFUSED,
            Role.NONE,
            Grade.LOG,
            "microsoft/WSL#12351"),
    /** The service is not running: the call was not sent. */
    RPC_SERVER_UNAVAILABLE(
            0x8007_06BAL,
            "RPC_S_SERVER_UNAVAILABLE",
            "The RPC server is unavailable",
            "the service is not running: the call was not sent",
            Ending.TRANSIENT,
            Role.NONE,
            Grade.INF,
            "hns-reference 3.1"),
    /** The service's end of the call died in the middle. */
    RPC_CALL_FAILED(
            0x8007_06BEL,
            "RPC_S_CALL_FAILED",
            "The remote procedure call failed",
            "the service's end of the call died in the middle",
            Ending.UNKNOWN,
            Role.NONE,
            Grade.LOG,
            "moby/moby#30342"),
    /** No object with this id (v1). */
    INVALID_OBJECT(
            0x8007_10D8L,
            "ERROR_OBJECT_NOT_FOUND",
            "The object identifier does not represent a valid object",
            "no object with this id (v1)",
            Ending.REFUSED,
            Role.NOT_FOUND,
            Grade.INF,
            "hns-reference 3.1: the text is from logs and code, the number is Windows' for it"),
    /** The object is there already. */
    OBJECT_ALREADY_EXISTS(
            0x8007_1392L,
            "ERROR_OBJECT_ALREADY_EXISTS",
            "The object already exists",
            "the object is there already",
            Ending.REFUSED,
            Role.NONE,
            Grade.LOG,
            "kubernetes/kubernetes#74766, docker/for-win#683"),
    /** This build does not have the call. */
    NOT_IMPLEMENTED(
            0x8000_4001L,
            "E_NOTIMPL",
            "Not implemented",
            "this build does not have the call",
            Ending.REFUSED,
            Role.NONE,
            Grade.INF,
            "hns-reference 3.1"),
    /** HNS does not say what failed. */
    UNSPECIFIED(
            0x8000_4005L,
            "E_FAIL",
            "Unspecified error",
            "HNS does not say what failed",
            Ending.REFUSED,
            Role.NONE,
            Grade.INF,
            "hns-reference 3.1"),
    /** HNS failed in the middle of the call. */
    UNEXPECTED(
            0x8000_FFFFL,
            "E_UNEXPECTED",
            "Catastrophic failure",
            "HNS failed in the middle of the call",
            Ending.UNKNOWN,
            Role.NONE,
            Grade.INF,
            "hns-reference 3.1");

    /** What an error says of the wanted end state. */
    private enum Role {
        NONE,
        NOT_FOUND,
        MAY_BE_DONE
    }

    /** v1's own text for a missing network (log: calico#5762). */
    static final String V1_NETWORK_NOT_FOUND = "Can't find the network";

    private static final String HRESULTS = "MicrosoftDocs/Virtualization-Documentation: HCNHResult.md";

    private static final Map<Long, HcnError> BY_VALUE = new HashMap<>();
    private static final Map<String, HcnError> BY_TEXT = new HashMap<>();

    static {
        for (HcnError error : values()) {
            BY_VALUE.put(error.result.value(), error);
            BY_TEXT.putIfAbsent(error.text, error);
        }
        BY_TEXT.put(V1_NETWORK_NOT_FOUND, NETWORK_NOT_FOUND);
    }

    private final HResult result;
    private final String symbol;
    private final String text;
    private final String meaning;
    private final Ending ending;
    private final Role role;
    private final Grade grade;
    private final String source;

    /** A row of the vendor's table of HCN error codes. */
    HcnError(long value, String symbol, String text, String meaning, Ending ending, Role role) {
        this(value, symbol, text, meaning, ending, role, Grade.DOC, HRESULTS);
    }

    HcnError(
            long value,
            String symbol,
            String text,
            String meaning,
            Ending ending,
            Role role,
            Grade grade,
            String source) {
        this.result = new HResult(value);
        this.symbol = symbol;
        this.text = text;
        this.meaning = meaning;
        this.ending = ending;
        this.role = role;
        this.grade = grade;
        this.source = source;
    }

    /** How sure it is that HNS answers this, and in this sense. */
    public Grade grade() {
        return grade;
    }

    /** Where that comes from. */
    public String source() {
        return source;
    }

    /** The number. */
    public HResult result() {
        return result;
    }

    /** The vendor's name, for example {@code HCN_E_INVALID_IP}. */
    public String symbol() {
        return symbol;
    }

    /** The text as error records carry it: with a full stop and one space behind it. */
    public String text() {
        return text + ". ";
    }

    /** What it means, for people; a clause. */
    public String meaning() {
        return meaning;
    }

    /** How a call ends that answers it. */
    public Ending ending() {
        return ending;
    }

    /** Whether it says that the object is not there: success for a delete (code: hcsshim's rule). */
    public boolean isNotFound() {
        return role == Role.NOT_FOUND;
    }

    /** Whether the wanted state may be there already, as with a repeated attach; reading the object back decides. */
    public boolean mayBeDone() {
        return role == Role.MAY_BE_DONE;
    }

    /** The error of a number. */
    public static Optional<HcnError> of(HResult result) {
        return Optional.ofNullable(BY_VALUE.get(result.value()));
    }

    /** The error of a record's text, for builds that answer no number (1607). */
    public static Optional<HcnError> ofText(String text) {
        String bare = text.strip();
        return Optional.ofNullable(BY_TEXT.get(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare));
    }

    /** The error of a failed call. */
    public static Optional<HcnError> of(HostCallException failure) {
        Optional<HcnError> byNumber = of(failure.hresult());
        return byNumber.isPresent() || failure.hresult().value() != 0 ? byNumber : ofText(failure.record());
    }

    /** Whether a call failed because the object is not there. */
    public static boolean isNotFound(HostCallException failure) {
        return of(failure).filter(HcnError::isNotFound).isPresent();
    }

    /** Whether a call failed although the wanted state may be there already. */
    public static boolean mayBeDone(HostCallException failure) {
        return of(failure).filter(HcnError::mayBeDone).isPresent();
    }

    /** The failure of a call that answers this. */
    public HostCallException failure(String call, String subject) {
        return new HostCallException(call, subject, result, ending, text(), null);
    }
}
