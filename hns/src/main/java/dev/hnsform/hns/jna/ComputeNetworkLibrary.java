package dev.hnsform.hns.jna;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The exports of {@code computenetwork.dll} that hnsform calls, as they are (hns-reference 1.2; signatures from the vendor's HCN reference, those
 * of routes, statistics and addresses from hcsshim and the PowerShell module). {@code WINAPI} is the only convention there is on 64 bits.
 *
 * <p>Every call answers an HRESULT. Texts go in as UTF-16LE with two zero bytes behind them ({@link Utf16#in}), because {@code wchar_t} has
 * four bytes elsewhere; null is NULL. Ids go in as 16 bytes ({@link Guids}). Every out-string, {@code error} too, belongs to the caller, who
 * frees it with {@link TaskMemoryLibrary}; its variable must be NULL before. Handles belong to the caller, who closes them; they die with the
 * {@code hns} service. An export that an old build lacks is found missing when it is first called.
 */
interface ComputeNetworkLibrary extends Library {
    /** Lists the ids that match, as a JSON array of strings; NULL for none has been seen. */
    int HcnEnumerateNetworks(byte @Nullable [] query, PointerByReference ids, PointerByReference error);

    /** Creates a network and opens it; closing the handle does not delete it. */
    int HcnCreateNetwork(byte[] id, byte[] settings, PointerByReference handle, PointerByReference error);

    /** Opens it. */
    int HcnOpenNetwork(byte[] id, PointerByReference handle, PointerByReference error);

    /** Sends a modify request. */
    int HcnModifyNetwork(Pointer handle, byte[] request, PointerByReference error);

    /** Reads its document. */
    int HcnQueryNetworkProperties(
            Pointer handle, byte @Nullable [] query, PointerByReference properties, PointerByReference error);

    /** Deletes it. */
    int HcnDeleteNetwork(byte[] id, PointerByReference error);

    /** Gives its handle back. */
    int HcnCloseNetwork(Pointer handle);

    /** Lists the ids that match, as a JSON array of strings; NULL for none has been seen. */
    int HcnEnumerateEndpoints(byte @Nullable [] query, PointerByReference ids, PointerByReference error);

    /** Creates an endpoint, on an open network, and opens it; closing the handle does not delete it. */
    int HcnCreateEndpoint(
            Pointer network, byte[] id, byte[] settings, PointerByReference handle, PointerByReference error);

    /** Opens it. */
    int HcnOpenEndpoint(byte[] id, PointerByReference handle, PointerByReference error);

    /** Sends a modify request. */
    int HcnModifyEndpoint(Pointer handle, byte[] request, PointerByReference error);

    /** Reads its document. */
    int HcnQueryEndpointProperties(
            Pointer handle, byte @Nullable [] query, PointerByReference properties, PointerByReference error);

    /** Deletes it. */
    int HcnDeleteEndpoint(byte[] id, PointerByReference error);

    /** Gives its handle back. */
    int HcnCloseEndpoint(Pointer handle);

    /** Lists the ids that match, as a JSON array of strings; NULL for none has been seen. */
    int HcnEnumerateNamespaces(byte @Nullable [] query, PointerByReference ids, PointerByReference error);

    /** Creates a namespace and opens it; closing the handle does not delete it. */
    int HcnCreateNamespace(byte[] id, byte[] settings, PointerByReference handle, PointerByReference error);

    /** Opens it. */
    int HcnOpenNamespace(byte[] id, PointerByReference handle, PointerByReference error);

    /** Sends a modify request. */
    int HcnModifyNamespace(Pointer handle, byte[] request, PointerByReference error);

    /** Reads its document. */
    int HcnQueryNamespaceProperties(
            Pointer handle, byte @Nullable [] query, PointerByReference properties, PointerByReference error);

    /** Deletes it. */
    int HcnDeleteNamespace(byte[] id, PointerByReference error);

    /** Gives its handle back. */
    int HcnCloseNamespace(Pointer handle);

    /** Lists the ids that match, as a JSON array of strings; NULL for none has been seen. */
    int HcnEnumerateLoadBalancers(byte @Nullable [] query, PointerByReference ids, PointerByReference error);

    /** Creates a load balancer and opens it; closing the handle does not delete it. */
    int HcnCreateLoadBalancer(byte[] id, byte[] settings, PointerByReference handle, PointerByReference error);

    /** Opens it. */
    int HcnOpenLoadBalancer(byte[] id, PointerByReference handle, PointerByReference error);

    /** Sends a modify request. */
    int HcnModifyLoadBalancer(Pointer handle, byte[] request, PointerByReference error);

    /** Reads its document. */
    int HcnQueryLoadBalancerProperties(
            Pointer handle, byte @Nullable [] query, PointerByReference properties, PointerByReference error);

    /** Deletes it. */
    int HcnDeleteLoadBalancer(byte[] id, PointerByReference error);

    /** Gives its handle back. */
    int HcnCloseLoadBalancer(Pointer handle);

    /** Lists the ids that match, as a JSON array of strings; NULL for none has been seen. */
    int HcnEnumerateSdnRoutes(byte @Nullable [] query, PointerByReference ids, PointerByReference error);

    /** Creates a route; not in the public headers (code: hcsshim, PowerShell module) and opens it; closing the handle does not delete it. */
    int HcnCreateSdnRoute(byte[] id, byte[] settings, PointerByReference handle, PointerByReference error);

    /** Opens it. */
    int HcnOpenSdnRoute(byte[] id, PointerByReference handle, PointerByReference error);

    /** Sends a modify request. */
    int HcnModifySdnRoute(Pointer handle, byte[] request, PointerByReference error);

    /** Reads its document. */
    int HcnQuerySdnRouteProperties(
            Pointer handle, byte @Nullable [] query, PointerByReference properties, PointerByReference error);

    /** Deletes it. */
    int HcnDeleteSdnRoute(byte[] id, PointerByReference error);

    /** Gives its handle back. */
    int HcnCloseSdnRoute(Pointer handle);

    /** Lists the ids that match, as a JSON array of strings. Not in the public headers, signature as those of the other kinds (hns-reference 1.2). */
    int HcnEnumerateGuestNetworkServices(byte @Nullable [] query, PointerByReference ids, PointerByReference error);

    /** Creates a guest network service and opens it; closing the handle does not delete it. */
    int HcnCreateGuestNetworkService(byte[] id, byte[] settings, PointerByReference handle, PointerByReference error);

    /** Opens it. Not in the public headers, as the enumeration. */
    int HcnOpenGuestNetworkService(byte[] id, PointerByReference handle, PointerByReference error);

    /** Sends a modify request. */
    int HcnModifyGuestNetworkService(Pointer handle, byte[] request, PointerByReference error);

    /** Reads its document. Not in the public headers, as the enumeration. */
    int HcnQueryGuestNetworkServiceProperties(
            Pointer handle, byte @Nullable [] query, PointerByReference properties, PointerByReference error);

    /** Deletes it. */
    int HcnDeleteGuestNetworkService(byte[] id, PointerByReference error);

    /** Gives its handle back. */
    int HcnCloseGuestNetworkService(Pointer handle);

    /** Reads an endpoint's counters. In the export list, without a page in the documentation (code: hcsshim). */
    int HcnQueryEndpointStats(
            Pointer endpoint, byte @Nullable [] query, PointerByReference stats, PointerByReference error);

    /** Reads an endpoint's addresses. In the export list, without a page in the documentation. */
    int HcnQueryEndpointAddresses(
            Pointer endpoint, byte @Nullable [] query, PointerByReference addresses, PointerByReference error);

    /**
     * Reserves a port for an open guest network service. No error record, as the next four. {@code protocol} is {@code HCN_PORT_PROTOCOL}, {@code access}
     * {@code HCN_PORT_ACCESS}; {@code reservation} gets a HANDLE, which the caller releases.
     */
    int HcnReserveGuestNetworkServicePort(
            Pointer service, int protocol, int access, short port, PointerByReference reservation);

    /** Reserves ports beside each other; {@code range} is an {@code HCN_PORT_RANGE_RESERVATION}: the lowest and the highest port, two bytes each. */
    int HcnReserveGuestNetworkServicePortRange(
            Pointer service, short count, byte[] range, PointerByReference reservation);

    /** Releases what was reserved, and gives its HANDLE back. */
    int HcnReleaseGuestNetworkServicePortReservationHandle(Pointer reservation);

    /**
     * Lists what is reserved: {@code count} entries {@code HCN_PORT_RANGE_ENTRY} ({@link dev.hnsform.hns.document.PortEntries}). The documentation's
     * annotation calls the count one of bytes, its text one of entries. The array is the library's, given back with
     * {@link #HcnFreeGuestNetworkPortReservations}.
     */
    int HcnEnumerateGuestNetworkPortReservations(IntByReference count, PointerByReference entries);

    /** Gives such an array back; not with {@link TaskMemoryLibrary}. */
    void HcnFreeGuestNetworkPortReservations(Pointer entries);

    /** Registers for notifications of the service; {@code callback} must stay referenced until it is unregistered. */
    int HcnRegisterServiceCallback(Notify callback, @Nullable Pointer context, PointerByReference handle);

    /** Ends a registration. */
    int HcnUnregisterServiceCallback(Pointer handle);

    /** Registers for notifications of one network. Exported, and not in the public header. */
    int HcnRegisterNetworkCallback(
            Pointer network, Notify callback, @Nullable Pointer context, PointerByReference handle);

    /** Ends such a registration. Exported, and not in the public header. */
    int HcnUnregisterNetworkCallback(Pointer handle);

    /** Registers for notifications of one guest network service. */
    int HcnRegisterGuestNetworkServiceCallback(
            Pointer service, Notify callback, @Nullable Pointer context, PointerByReference handle);

    /** Ends such a registration. */
    int HcnUnregisterGuestNetworkServiceCallback(Pointer handle);

    /** {@code HCN_NOTIFICATION_CALLBACK}: called on a thread of the library's; {@code data} is the library's, and only during the call. */
    interface Notify extends Callback {
        /** Takes one notification. */
        void invoke(int type, @Nullable Pointer context, int status, @Nullable Pointer data);
    }
}
