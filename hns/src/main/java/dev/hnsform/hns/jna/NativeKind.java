package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.hnsform.hns.port.HcnKind;
import org.jspecify.annotations.Nullable;

/** The kinds of object that have handles, each with its seven exports. */
enum NativeKind {
    /** Networks. */
    NETWORK(
            "Network",
            new Exports(
                    ComputeNetworkLibrary::HcnEnumerateNetworks,
                    (library, parent, id, settings, handle, error) ->
                            library.HcnCreateNetwork(id, settings, handle, error),
                    ComputeNetworkLibrary::HcnOpenNetwork,
                    ComputeNetworkLibrary::HcnModifyNetwork,
                    ComputeNetworkLibrary::HcnQueryNetworkProperties,
                    ComputeNetworkLibrary::HcnDeleteNetwork,
                    ComputeNetworkLibrary::HcnCloseNetwork)),
    /** Endpoints; made on an open network. */
    ENDPOINT(
            "Endpoint",
            new Exports(
                    ComputeNetworkLibrary::HcnEnumerateEndpoints,
                    (library, parent, id, settings, handle, error) ->
                            library.HcnCreateEndpoint(NativeKind.network(parent), id, settings, handle, error),
                    ComputeNetworkLibrary::HcnOpenEndpoint,
                    ComputeNetworkLibrary::HcnModifyEndpoint,
                    ComputeNetworkLibrary::HcnQueryEndpointProperties,
                    ComputeNetworkLibrary::HcnDeleteEndpoint,
                    ComputeNetworkLibrary::HcnCloseEndpoint)),
    /** Namespaces. */
    NAMESPACE(
            "Namespace",
            new Exports(
                    ComputeNetworkLibrary::HcnEnumerateNamespaces,
                    (library, parent, id, settings, handle, error) ->
                            library.HcnCreateNamespace(id, settings, handle, error),
                    ComputeNetworkLibrary::HcnOpenNamespace,
                    ComputeNetworkLibrary::HcnModifyNamespace,
                    ComputeNetworkLibrary::HcnQueryNamespaceProperties,
                    ComputeNetworkLibrary::HcnDeleteNamespace,
                    ComputeNetworkLibrary::HcnCloseNamespace)),
    /** Load balancers. */
    LOAD_BALANCER(
            "LoadBalancer",
            new Exports(
                    ComputeNetworkLibrary::HcnEnumerateLoadBalancers,
                    (library, parent, id, settings, handle, error) ->
                            library.HcnCreateLoadBalancer(id, settings, handle, error),
                    ComputeNetworkLibrary::HcnOpenLoadBalancer,
                    ComputeNetworkLibrary::HcnModifyLoadBalancer,
                    ComputeNetworkLibrary::HcnQueryLoadBalancerProperties,
                    ComputeNetworkLibrary::HcnDeleteLoadBalancer,
                    ComputeNetworkLibrary::HcnCloseLoadBalancer)),
    /** Routes. */
    ROUTE(
            "SdnRoute",
            new Exports(
                    ComputeNetworkLibrary::HcnEnumerateSdnRoutes,
                    (library, parent, id, settings, handle, error) ->
                            library.HcnCreateSdnRoute(id, settings, handle, error),
                    ComputeNetworkLibrary::HcnOpenSdnRoute,
                    ComputeNetworkLibrary::HcnModifySdnRoute,
                    ComputeNetworkLibrary::HcnQuerySdnRouteProperties,
                    ComputeNetworkLibrary::HcnDeleteSdnRoute,
                    ComputeNetworkLibrary::HcnCloseSdnRoute)),
    /** Guest network services. */
    GUEST_SERVICE(
            "GuestNetworkService",
            new Exports(
                    ComputeNetworkLibrary::HcnEnumerateGuestNetworkServices,
                    (library, parent, id, settings, handle, error) ->
                            library.HcnCreateGuestNetworkService(id, settings, handle, error),
                    ComputeNetworkLibrary::HcnOpenGuestNetworkService,
                    ComputeNetworkLibrary::HcnModifyGuestNetworkService,
                    ComputeNetworkLibrary::HcnQueryGuestNetworkServiceProperties,
                    ComputeNetworkLibrary::HcnDeleteGuestNetworkService,
                    ComputeNetworkLibrary::HcnCloseGuestNetworkService));

    /** {@code HcnEnumerate…}. */
    interface Enumerate {
        int call(
                ComputeNetworkLibrary library,
                byte @Nullable [] query,
                PointerByReference ids,
                PointerByReference error);
    }

    /** {@code HcnCreate…}; only endpoints have a parent. */
    interface Create {
        int call(
                ComputeNetworkLibrary library,
                @Nullable Pointer parent,
                byte[] id,
                byte[] settings,
                PointerByReference handle,
                PointerByReference error);
    }

    /** {@code HcnOpen…}. */
    interface Open {
        int call(ComputeNetworkLibrary library, byte[] id, PointerByReference handle, PointerByReference error);
    }

    /** {@code HcnModify…}. */
    interface Modify {
        int call(ComputeNetworkLibrary library, Pointer handle, byte[] request, PointerByReference error);
    }

    /** {@code HcnQuery…Properties}. */
    interface Query {
        int call(
                ComputeNetworkLibrary library,
                Pointer handle,
                byte @Nullable [] query,
                PointerByReference properties,
                PointerByReference error);
    }

    /** {@code HcnDelete…}. */
    interface Delete {
        int call(ComputeNetworkLibrary library, byte[] id, PointerByReference error);
    }

    /** {@code HcnClose…}. */
    interface Close {
        int call(ComputeNetworkLibrary library, Pointer handle);
    }

    /** The seven exports. */
    record Exports(
            Enumerate enumerate, Create create, Open open, Modify modify, Query query, Delete delete, Close close) {}

    private final String label;
    private final Exports exports;

    NativeKind(String label, Exports exports) {
        this.label = label;
        this.exports = exports;
    }

    private static Pointer network(@Nullable Pointer parent) {
        if (parent == null) {
            throw new IllegalArgumentException("an endpoint is made on an open network");
        }
        return parent;
    }

    /** The native kind of a kind of the port. */
    static NativeKind of(HcnKind kind) {
        return valueOf(kind.name());
    }

    /** HNS's word, as in {@code HcnCreateNetwork}. */
    String label() {
        return label;
    }

    /** Its exports. */
    Exports exports() {
        return exports;
    }
}
