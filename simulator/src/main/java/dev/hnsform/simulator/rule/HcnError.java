package dev.hnsform.simulator.rule;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The HRESULTs of HNS that the simulator answers, with their texts (MicrosoftDocs/Virtualization-Documentation, {@code HCNHResult.md}; the Win32
 * ones as logs show them, hns-reference 3.1). A record's text ends in a full stop and one space [log].
 */
public enum HcnError {
    /** No network with this id. */
    NETWORK_NOT_FOUND(0x803b0001L, "The network was not found"),
    /** No endpoint with this id. */
    ENDPOINT_NOT_FOUND(0x803b0002L, "The endpoint was not found"),
    /** The switch layer is missing. */
    LAYER_NOT_FOUND(0x803b0003L, "The network's underlying layer was not found"),
    /** The switch is missing. */
    SWITCH_NOT_FOUND(0x803b0004L, "The virtual switch was not found"),
    /** No subnet fits the endpoint. */
    SUBNET_NOT_FOUND(0x803b0005L, "The network does not have a subnet for this endpoint"),
    /** No free adapter. */
    ADAPTER_NOT_FOUND(0x803b0006L, "An adapter was not found"),
    /** The switch port is missing. */
    PORT_NOT_FOUND(0x803b0007L, "The switch-port was not found"),
    /** The policy is missing. */
    POLICY_NOT_FOUND(0x803b0008L, "An expected policy was not found"),
    /** The network document is wrong or incomplete. */
    INVALID_NETWORK(0x803b000aL, "The provided network configuration is invalid or missing parameters"),
    /** The network type is unknown. */
    INVALID_NETWORK_TYPE(0x803b000bL, "Invalid network type"),
    /** The endpoint document is wrong or incomplete. */
    INVALID_ENDPOINT(0x803b000cL, "The provided endpoint configuration is invalid or missing parameters"),
    /** The policy is wrong or incomplete. */
    INVALID_POLICY(0x803b000dL, "The provided policy configuration is invalid or missing parameters"),
    /** The policy type is unknown, or not for this object. */
    INVALID_POLICY_TYPE(0x803b000eL, "Invalid policy type"),
    /** Not for a remote endpoint. */
    INVALID_REMOTE_ENDPOINT_OPERATION(0x803b000fL, "This requested operation is invalid for a remote endpoint"),
    /** The name is taken. */
    NETWORK_ALREADY_EXISTS(0x803b0010L, "A network with this name already exists"),
    /** The policy is there. */
    POLICY_ALREADY_EXISTS(0x803b0012L, "Policy information already exists on this object"),
    /** The port is taken. */
    PORT_ALREADY_EXISTS(0x803b0013L, "The specified port already exists"),
    /** The endpoint is attached. */
    ENDPOINT_ALREADY_ATTACHED(0x803b0014L, "This endpoint is already attached to the switch"),
    /** The request is not supported. */
    REQUEST_UNSUPPORTED(0x803b0015L, "The specified request is unsupported"),
    /** The network has no port mapping. */
    MAPPING_NOT_SUPPORTED(0x803b0016L, "Port mapping is not supported on the given network"),
    /** A switch that several networks share. */
    SHARED_SWITCH_MODIFICATION(0x803b0018L, "Cannot modify a switch shared by multiple networks"),
    /** Not a GUID. */
    GUID_CONVERSION_FAILURE(0x803b0019L, "Failed to interpret a parameter as a GUID"),
    /** Not JSON. */
    INVALID_JSON(0x803b001bL, "Invalid JSON document string"),
    /** The document names an object that is not there. */
    INVALID_JSON_REFERENCE(0x803b001cL, "The reference is invalid in the JSON document"),
    /** The address is wrong or in no subnet. */
    INVALID_IP(0x803b001eL, "IP address is either invalid or not part of any configured subnet(s)"),
    /** The switch extension is missing. */
    SWITCH_EXTENSION_NOT_FOUND(0x803b001fL, "The specified switch extension does not exist on this switch"),
    /** The service is stopping. */
    MANAGER_STOPPED(0x803b0020L, "Operation cannot be performed while service is stopping"),
    /** The endpoint is in a namespace. */
    ENDPOINT_NAMESPACE_ALREADY_EXISTS(
            0x803b002bL, "This requested operation is invalid as endpoint is already part of a network namespace"),
    /** The object is referenced. */
    ENTITY_HAS_REFERENCES(0x803b002cL, "The specified entity cannot be removed while it still has references"),
    /** The internal port is 0 or missing. */
    INVALID_INTERNAL_PORT(0x803b002dL, "The internal port must exist and cannot be zero"),
    /** The address is wrong, reserved, or taken. */
    ADDR_INVALID_OR_RESERVED(0x803b002fL, "An address provided is invalid or reserved"),
    /** The prefix is wrong. */
    INVALID_PREFIX(0x803b0030L, "The prefix provided is invalid"),
    /** The subnet document is wrong. */
    INVALID_SUBNET(0x803b0032L, "The provided subnet configuration is invalid or missing parameters"),
    /** The IP subnet document is wrong. */
    INVALID_IP_SUBNET(0x803b0033L, "The provided IP subnet configuration is invalid or missing parameters"),
    /** The endpoint is not attached. */
    ENDPOINT_NOT_ATTACHED(0x803b0034L, "The endpoint must be attached to complete the operation"),
    /** The endpoint is not local. */
    ENDPOINT_NOT_LOCAL(0x803b0035L, "The endpoint must be local to complete the operation"),
    /** Two InterfaceParameters policies. */
    INTERFACEPARAMETERS_ALREADY_APPLIED(0x803b0036L, "Cannot apply more than one InterfaceParameters policy"),
    /** No VFP on this type. */
    VFP_NOT_ALLOWED(0x803b0037L, "A network of this type can not be created because VFP is not available"),
    /** Access denied. */
    ACCESS_DENIED(0x80070005L, "Access is denied"),
    /** The device is not ready; may pass. */
    NOT_READY(0x80070015L, "The device is not ready"),
    /** The catch-all. */
    INVALID_PARAMETER(0x80070057L, "The parameter is incorrect"),
    /** The id is taken. */
    ALREADY_EXISTS(0x800700b7L, "Cannot create a file when that file already exists"),
    /** Element not found. */
    ELEMENT_NOT_FOUND(0x80070490L, "Element not found"),
    /** The object exists. */
    OBJECT_ALREADY_EXISTS(0x80071392L, "The object already exists"),
    /** The service died during the call. */
    RPC_FAILED(0x800706beL, "The remote procedure call failed"),
    /** The service cannot be reached; may pass. */
    RPC_UNAVAILABLE(0x800706baL, "The RPC server is unavailable"),
    /** The service does not run; may pass. */
    SERVICE_NOT_ACTIVE(0x80070426L, "The service has not been started"),
    /** Not implemented. */
    NOT_IMPLEMENTED(0x80004001L, "Not implemented"),
    /** Unspecified. */
    FAILED(0x80004005L, "Unspecified error"),
    /** Catastrophic. */
    UNEXPECTED(0x8000ffffL, "Catastrophic failure");

    private final HResult code;
    private final String message;

    HcnError(long code, String message) {
        this.code = new HResult(code);
        this.message = message;
    }

    /** The HRESULT. */
    public HResult code() {
        return code;
    }

    /** The text of the error record, with its full stop and trailing space. */
    public String text() {
        return message + ". ";
    }

    /** The error record of a v2 call (hns-reference 3.2). */
    public JsonObject record() {
        return Json.object()
                .put("Success", false)
                .put("Error", text())
                .put("ErrorCode", code.value())
                .build();
    }

    /** The failure envelope of a v1 call: keys in alphabetical order, and a text of its own for a missing network [log]. */
    public JsonObject v1Record() {
        String text = this == NETWORK_NOT_FOUND ? "Can't find the network. " : text();
        return Json.object()
                .put("Error", text)
                .put("ErrorCode", code.value())
                .put("Success", false)
                .build();
    }

    /** The row of an HRESULT. */
    public static Optional<HcnError> of(HResult code) {
        return Arrays.stream(values()).filter(e -> e.code.equals(code)).findFirst();
    }

    /** Its name in HNS's headers where it has one there, for example {@code HCN_E_INVALID_IP}. */
    public String headerName() {
        return code.value() >>> 16 == 0x803b
                ? "HCN_E_" + name()
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
