/*
 * The exports of computenetwork.dll and vmcompute.dll (hns-reference 1.2 and 1.3), without an HNS below: every call is forwarded over the host
 * protocol (docs/host-protocol.md) to `hnsform sim serve`, which HNSFORM_HOST and HNSFORM_TOKEN or HNSFORM_TOKEN_FILE name. For tests: it lets
 * programs that were written for HNS run against the simulator. Safe for several threads, and for calls from within callbacks.
 *
 * Built as computenetwork.dll (-DCOMPUTENETWORK), vmcompute.dll (-DVMCOMPUTE), and libcomputenetwork.so (both).
 */
#include "platform.h"

#ifdef COMPUTENETWORK
#include "ports.h"
#else
#include "calls.h"
#endif

#ifdef COMPUTENETWORK

static HRESULT list(enum kind kind, PCWSTR query, PWSTR *out, PWSTR *record) {
    if (out == NULL) return refuse(E_SHIM_ARGUMENT, record);
    return hcn(HCN_ENUMERATE, kind, NULL, NULL, query, out, record, NULL);
}

static HRESULT create(enum kind kind, REFGUID id, const GUID *parent, PCWSTR settings, void **handle, PWSTR *record) {
    GUID made;
    if (handle == NULL) return refuse(E_SHIM_ARGUMENT, record);
    *handle = NULL;
    HRESULT result = hcn(HCN_CREATE, kind, id, parent, settings, NULL, record, &made);
    return result == S_OK ? give_handle(kind, &made, handle, record) : result;
}

static HRESULT open_object(enum kind kind, REFGUID id, void **handle, PWSTR *record) {
    GUID found;
    if (handle == NULL || id == NULL) return refuse(E_SHIM_ARGUMENT, record);
    *handle = NULL;
    HRESULT result = hcn(HCN_OPEN, kind, id, NULL, NULL, NULL, record, &found);
    return result == S_OK ? give_handle(kind, id, handle, record) : result;
}

static HRESULT ask(int call, enum kind kind, void *handle, PCWSTR document, PWSTR *out, PWSTR *record) {
    GUID id;
    if (out == NULL) return refuse(E_SHIM_ARGUMENT, record);
    *out = NULL;
    HRESULT result = object_of(handle, kind, &id);
    return result == S_OK ? hcn(call, kind, &id, NULL, document, out, record, NULL) : refuse(result, record);
}

static HRESULT modify(enum kind kind, void *handle, PCWSTR request, PWSTR *record) {
    GUID id;
    HRESULT result = object_of(handle, kind, &id);
    return result == S_OK ? hcn(HCN_MODIFY, kind, &id, NULL, request, NULL, record, NULL) : refuse(result, record);
}

static HRESULT remove_object(enum kind kind, REFGUID id, PWSTR *record) {
    if (id == NULL) return refuse(E_SHIM_ARGUMENT, record);
    return hcn(HCN_DELETE, kind, id, NULL, NULL, NULL, record, NULL);
}

EXPORT HRESULT CALL HcnEnumerateNetworks(PCWSTR query, PWSTR *out, PWSTR *record) { return list(KIND_NETWORK, query, out, record); }
EXPORT HRESULT CALL HcnCreateNetwork(REFGUID id, PCWSTR settings, void **handle, PWSTR *record) { return create(KIND_NETWORK, id, NULL, settings, handle, record); }
EXPORT HRESULT CALL HcnOpenNetwork(REFGUID id, void **handle, PWSTR *record) { return open_object(KIND_NETWORK, id, handle, record); }
EXPORT HRESULT CALL HcnModifyNetwork(void *handle, PCWSTR request, PWSTR *record) { return modify(KIND_NETWORK, handle, request, record); }
EXPORT HRESULT CALL HcnQueryNetworkProperties(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_QUERY, KIND_NETWORK, handle, query, out, record); }
EXPORT HRESULT CALL HcnDeleteNetwork(REFGUID id, PWSTR *record) { return remove_object(KIND_NETWORK, id, record); }
EXPORT HRESULT CALL HcnCloseNetwork(void *handle) { return close_handle(handle, KIND_NETWORK, NULL); }

EXPORT HRESULT CALL HcnEnumerateEndpoints(PCWSTR query, PWSTR *out, PWSTR *record) { return list(KIND_ENDPOINT, query, out, record); }
EXPORT HRESULT CALL HcnCreateEndpoint(void *network, REFGUID id, PCWSTR settings, void **handle, PWSTR *record) {
    GUID parent;
    HRESULT result = object_of(network, KIND_NETWORK, &parent);
    return result == S_OK ? create(KIND_ENDPOINT, id, &parent, settings, handle, record) : refuse(result, record);
}
EXPORT HRESULT CALL HcnOpenEndpoint(REFGUID id, void **handle, PWSTR *record) { return open_object(KIND_ENDPOINT, id, handle, record); }
EXPORT HRESULT CALL HcnModifyEndpoint(void *handle, PCWSTR request, PWSTR *record) { return modify(KIND_ENDPOINT, handle, request, record); }
EXPORT HRESULT CALL HcnQueryEndpointProperties(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_QUERY, KIND_ENDPOINT, handle, query, out, record); }
EXPORT HRESULT CALL HcnDeleteEndpoint(REFGUID id, PWSTR *record) { return remove_object(KIND_ENDPOINT, id, record); }
EXPORT HRESULT CALL HcnCloseEndpoint(void *handle) { return close_handle(handle, KIND_ENDPOINT, NULL); }

EXPORT HRESULT CALL HcnEnumerateNamespaces(PCWSTR query, PWSTR *out, PWSTR *record) { return list(KIND_NAMESPACE, query, out, record); }
EXPORT HRESULT CALL HcnCreateNamespace(REFGUID id, PCWSTR settings, void **handle, PWSTR *record) { return create(KIND_NAMESPACE, id, NULL, settings, handle, record); }
EXPORT HRESULT CALL HcnOpenNamespace(REFGUID id, void **handle, PWSTR *record) { return open_object(KIND_NAMESPACE, id, handle, record); }
EXPORT HRESULT CALL HcnModifyNamespace(void *handle, PCWSTR request, PWSTR *record) { return modify(KIND_NAMESPACE, handle, request, record); }
EXPORT HRESULT CALL HcnQueryNamespaceProperties(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_QUERY, KIND_NAMESPACE, handle, query, out, record); }
EXPORT HRESULT CALL HcnDeleteNamespace(REFGUID id, PWSTR *record) { return remove_object(KIND_NAMESPACE, id, record); }
EXPORT HRESULT CALL HcnCloseNamespace(void *handle) { return close_handle(handle, KIND_NAMESPACE, NULL); }

EXPORT HRESULT CALL HcnEnumerateLoadBalancers(PCWSTR query, PWSTR *out, PWSTR *record) { return list(KIND_LOADBALANCER, query, out, record); }
EXPORT HRESULT CALL HcnCreateLoadBalancer(REFGUID id, PCWSTR settings, void **handle, PWSTR *record) { return create(KIND_LOADBALANCER, id, NULL, settings, handle, record); }
EXPORT HRESULT CALL HcnOpenLoadBalancer(REFGUID id, void **handle, PWSTR *record) { return open_object(KIND_LOADBALANCER, id, handle, record); }
EXPORT HRESULT CALL HcnModifyLoadBalancer(void *handle, PCWSTR request, PWSTR *record) { return modify(KIND_LOADBALANCER, handle, request, record); }
EXPORT HRESULT CALL HcnQueryLoadBalancerProperties(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_QUERY, KIND_LOADBALANCER, handle, query, out, record); }
EXPORT HRESULT CALL HcnDeleteLoadBalancer(REFGUID id, PWSTR *record) { return remove_object(KIND_LOADBALANCER, id, record); }
EXPORT HRESULT CALL HcnCloseLoadBalancer(void *handle) { return close_handle(handle, KIND_LOADBALANCER, NULL); }

EXPORT HRESULT CALL HcnEnumerateSdnRoutes(PCWSTR query, PWSTR *out, PWSTR *record) { return list(KIND_ROUTE, query, out, record); }
EXPORT HRESULT CALL HcnCreateSdnRoute(REFGUID id, PCWSTR settings, void **handle, PWSTR *record) { return create(KIND_ROUTE, id, NULL, settings, handle, record); }
EXPORT HRESULT CALL HcnOpenSdnRoute(REFGUID id, void **handle, PWSTR *record) { return open_object(KIND_ROUTE, id, handle, record); }
EXPORT HRESULT CALL HcnModifySdnRoute(void *handle, PCWSTR request, PWSTR *record) { return modify(KIND_ROUTE, handle, request, record); }
EXPORT HRESULT CALL HcnQuerySdnRouteProperties(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_QUERY, KIND_ROUTE, handle, query, out, record); }
EXPORT HRESULT CALL HcnDeleteSdnRoute(REFGUID id, PWSTR *record) { return remove_object(KIND_ROUTE, id, record); }
EXPORT HRESULT CALL HcnCloseSdnRoute(void *handle) { return close_handle(handle, KIND_ROUTE, NULL); }

EXPORT HRESULT CALL HcnEnumerateGuestNetworkServices(PCWSTR query, PWSTR *out, PWSTR *record) { return list(KIND_GUEST_SERVICE, query, out, record); }
EXPORT HRESULT CALL HcnCreateGuestNetworkService(REFGUID id, PCWSTR settings, void **handle, PWSTR *record) { return create(KIND_GUEST_SERVICE, id, NULL, settings, handle, record); }
EXPORT HRESULT CALL HcnOpenGuestNetworkService(REFGUID id, void **handle, PWSTR *record) { return open_object(KIND_GUEST_SERVICE, id, handle, record); }
EXPORT HRESULT CALL HcnModifyGuestNetworkService(void *handle, PCWSTR request, PWSTR *record) { return modify(KIND_GUEST_SERVICE, handle, request, record); }
EXPORT HRESULT CALL HcnQueryGuestNetworkServiceProperties(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_QUERY, KIND_GUEST_SERVICE, handle, query, out, record); }
EXPORT HRESULT CALL HcnDeleteGuestNetworkService(REFGUID id, PWSTR *record) { return remove_object(KIND_GUEST_SERVICE, id, record); }
EXPORT HRESULT CALL HcnCloseGuestNetworkService(void *handle) { return close_handle(handle, KIND_GUEST_SERVICE, NULL); }

EXPORT HRESULT CALL HcnQueryEndpointStats(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_STATISTICS, KIND_ENDPOINT, handle, query, out, record); }
EXPORT HRESULT CALL HcnQueryEndpointAddresses(void *handle, PCWSTR query, PWSTR *out, PWSTR *record) { return ask(HCN_ADDRESSES, KIND_ENDPOINT, handle, query, out, record); }

/* Ports held for guests; no error record is in their signatures. */
EXPORT HRESULT CALL HcnReserveGuestNetworkServicePort(void *service, int protocol, int access, USHORT port, HANDLE *reservation) {
    uint32_t detail = ((uint32_t) protocol & 0xFFFF) | ((uint32_t) access & 0xFFFF) << 16;
    return reserve_ports(HCN_RESERVE_PORT, service, detail, port, NULL, reservation);
}

EXPORT HRESULT CALL HcnReserveGuestNetworkServicePortRange(void *service, USHORT count, HCN_PORT_RANGE_RESERVATION *range, HANDLE *reservation) {
    return range == NULL ? E_SHIM_ARGUMENT : reserve_ports(HCN_RESERVE_PORT_RANGE, service, 0, count, range, reservation);
}

EXPORT HRESULT CALL HcnReleaseGuestNetworkServicePortReservationHandle(HANDLE reservation) { return release_ports(reservation); }
EXPORT HRESULT CALL HcnEnumerateGuestNetworkPortReservations(ULONG *count, HCN_PORT_RANGE_ENTRY **entries) { return list_ports(count, entries); }
EXPORT void CALL HcnFreeGuestNetworkPortReservations(HCN_PORT_RANGE_ENTRY *entries) { free_ports(entries); }

/* Notifications */
EXPORT HRESULT CALL HcnRegisterServiceCallback(notification_callback callback, void *context, void **handle) {
    return register_callback(KIND_NONE, NULL, callback, context, handle);
}

static HRESULT register_on(enum kind kind, void *object, notification_callback callback, void *context, void **handle) {
    GUID id;
    HRESULT result = object_of(object, kind, &id);
    if (handle != NULL) *handle = NULL;
    return result == S_OK ? register_callback(kind, &id, callback, context, handle) : result;
}

EXPORT HRESULT CALL HcnRegisterNetworkCallback(void *network, notification_callback callback, void *context, void **handle) {
    return register_on(KIND_NETWORK, network, callback, context, handle);
}

EXPORT HRESULT CALL HcnRegisterGuestNetworkServiceCallback(void *service, notification_callback callback, void *context, void **handle) {
    return register_on(KIND_GUEST_SERVICE, service, callback, context, handle);
}

EXPORT HRESULT CALL HcnUnregisterServiceCallback(void *handle) { return unregister_callback(handle); }
EXPORT HRESULT CALL HcnUnregisterNetworkCallback(void *handle) { return unregister_callback(handle); }
EXPORT HRESULT CALL HcnUnregisterGuestNetworkServiceCallback(void *handle) { return unregister_callback(handle); }

/* No signature of these two is established; the reference infers two out-strings for the first, and query and two out-strings for the other. */
EXPORT HRESULT CALL HcnQueryFeatures(PWSTR *features, PWSTR *record) {
    if (features != NULL) *features = NULL;
    return refuse(E_SHIM_NOT_IMPLEMENTED, record);
}

EXPORT HRESULT CALL HcnQueryMetrics(PCWSTR query, PWSTR *metrics, PWSTR *record) {
    (void) query;
    if (metrics != NULL) *metrics = NULL;
    return refuse(E_SHIM_NOT_IMPLEMENTED, record);
}

#endif

#ifdef VMCOMPUTE

/* Method, a space, path: how the protocol carries them. Returns 0 without memory. */
static int join_words(PCWSTR method, PCWSTR path, struct text *to) {
    struct text m, p;
    int made = to_utf8(method, &m);
    made = to_utf8(path, &p) && made;
    to->length = m.length + 1 + p.length;
    to->bytes = made ? malloc(to->length) : NULL;
    if (to->bytes != NULL) {
        if (m.length > 0) memcpy(to->bytes, m.bytes, m.length);
        to->bytes[m.length] = ' ';
        if (p.length > 0) memcpy(to->bytes + m.length + 1, p.bytes, p.length);
    }
    free_text(&m);
    free_text(&p);
    return to->bytes != NULL;
}

/* v1's call: the envelope comes with failures too. */
EXPORT HRESULT CALL HNSCall(PCWSTR method, PCWSTR path, PCWSTR request, PWSTR *response) {
    struct frame head;
    struct text words, document;
    struct message answer;
    HRESULT result;
    if (response != NULL) *response = NULL;
    if (method == NULL || path == NULL || response == NULL) return E_SHIM_ARGUMENT;
    memset(&head, 0, sizeof head);
    memset(&answer, 0, sizeof answer);
    memset(&document, 0, sizeof document);
    head.service = SERVICE_HCN;
    head.call = HCN_HNSCALL;
    result = join_words(method, path, &words) && to_utf8(request, &document) ? exchange(&head, &words, &document, &answer) : E_SHIM_MEMORY;
    free_text(&words);
    free_text(&document);
    if (answer.a.length > 0) {
        HRESULT put = put_text(&answer.a, response);
        if (result == S_OK) result = put;
    } else {
        put_record(result, 1, response);
    }
    free_message(&answer);
    return result;
}

/* Compute systems are not simulated. Clients that bind these names beside HNSCall find them, and hear so (signatures: hcsshim's vmcompute). */
#define NO_COMPUTE(name, parameters, result)                     \
    EXPORT HRESULT CALL name parameters {                        \
        PWSTR *record = (result);                                \
        if (record != NULL) *record = NULL;                      \
        put_record(E_SHIM_NOT_IMPLEMENTED, 0, record);           \
        return E_SHIM_NOT_IMPLEMENTED;                           \
    }

NO_COMPUTE(HcsEnumerateComputeSystems, (PCWSTR a, PWSTR *b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsCreateComputeSystem, (PCWSTR a, PCWSTR b, HANDLE c, void **d, PWSTR *r), ((void) a, (void) b, (void) c, (void) d, r))
NO_COMPUTE(HcsOpenComputeSystem, (PCWSTR a, void **b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsCloseComputeSystem, (void *a), ((void) a, (PWSTR *) NULL))
NO_COMPUTE(HcsStartComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsShutdownComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsTerminateComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsPauseComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsResumeComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsSaveComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsGetComputeSystemProperties, (void *a, PCWSTR b, PWSTR *c, PWSTR *r), ((void) a, (void) b, (void) c, r))
NO_COMPUTE(HcsModifyComputeSystem, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsModifyServiceSettings, (PCWSTR a, PWSTR *r), ((void) a, r))
NO_COMPUTE(HcsGetServiceProperties, (PCWSTR a, PWSTR *b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsRegisterComputeSystemCallback, (void *a, void *b, void *c, void **d), ((void) a, (void) b, (void) c, (void) d, (PWSTR *) NULL))
NO_COMPUTE(HcsUnregisterComputeSystemCallback, (void *a), ((void) a, (PWSTR *) NULL))
NO_COMPUTE(HcsCreateProcess, (void *a, PCWSTR b, void *c, void **d, PWSTR *r), ((void) a, (void) b, (void) c, (void) d, r))
NO_COMPUTE(HcsOpenProcess, (void *a, UINT32 b, void **c, PWSTR *r), ((void) a, (void) b, (void) c, r))
NO_COMPUTE(HcsCloseProcess, (void *a), ((void) a, (PWSTR *) NULL))
NO_COMPUTE(HcsTerminateProcess, (void *a, PWSTR *r), ((void) a, r))
NO_COMPUTE(HcsSignalProcess, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsGetProcessInfo, (void *a, void *b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsGetProcessProperties, (void *a, PWSTR *b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsModifyProcess, (void *a, PCWSTR b, PWSTR *r), ((void) a, (void) b, r))
NO_COMPUTE(HcsRegisterProcessCallback, (void *a, void *b, void *c, void **d), ((void) a, (void) b, (void) c, (void) d, (PWSTR *) NULL))
NO_COMPUTE(HcsUnregisterProcessCallback, (void *a), ((void) a, (PWSTR *) NULL))

#endif

#ifndef _WIN32
/* For tests: what is with callers and was not given back. */
EXPORT long HnsformLiveStrings(void) { return __atomic_load_n(&live_strings, __ATOMIC_RELAXED); }

EXPORT long HnsformLiveHandles(void) {
    lock(&handles_lock);
    long live = live_handles;
    unlock(&handles_lock);
    return live;
}
#endif
