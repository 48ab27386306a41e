/* Ports held for guests: one connection of its own, which holds them. What it holds is free when it ends, and so it is never one of the pool. */
#ifndef HNSFORM_SHIM_PORTS_H
#define HNSFORM_SHIM_PORTS_H

#include "watch.h"

typedef struct { USHORT startingPort, endingPort; } HCN_PORT_RANGE_RESERVATION;

typedef struct {
    GUID OwningPartitionId, TargetPartitionId;
    uint32_t Protocol; /* an enum, which has four bytes; as many lie unused behind it */
    uint64_t Priority;
    uint32_t ReservationType, SharingFlags, DeliveryMode;
    uint16_t StartingPort, EndingPort;
} HCN_PORT_RANGE_ENTRY;
_Static_assert(sizeof(HCN_PORT_RANGE_ENTRY) == 64, "the protocol carries entries as they are");

static shim_lock ports_lock = LOCK_INIT;
static struct connection ports_connection = {NO_SOCKET, 0, NULL};
static struct target ports_target;

/* With the lock: the connection and what it holds are no more. */
static void lose_ports(void) {
    if (ports_connection.socket != NO_SOCKET) close_socket(ports_connection.socket);
    ports_connection.socket = NO_SOCKET;
}

/* With the lock: whether the connection is there, and leads where it is to lead. */
static int has_ports_connection(struct target *now) {
    find_target(now);
    if (ports_connection.socket == NO_SOCKET) return 0;
    if (strcmp(now->host, ports_target.host) == 0 && strcmp(now->token, ports_target.token) == 0 && !is_stale(&ports_connection)) return 1;
    lose_ports();
    return 0;
}

/* With the lock: one call on the connection. */
static HRESULT exchange_ports(struct frame *head, struct message *answer) {
    struct text none = {NULL, 0};
    HRESULT result;
    memset(answer, 0, sizeof *answer);
    head->service = SERVICE_HCN;
    head->request = ++ports_connection.requests;
    if (!send_message(ports_connection.socket, head, &none, &none)) {
        lose_ports();
        return E_SHIM_UNAVAILABLE;
    }
    do {
        free_message(answer);
        result = receive_message(ports_connection.socket, answer);
    } while (result == S_OK && (answer->head.type == TYPE_PUSH || answer->head.request != head->request));
    if (result != S_OK) lose_ports(); /* a reservation whose answer is late goes too: nobody has it */
    return result == S_OK ? result_of(&answer->head) : result;
}

/* With the lock. */
static HRESULT release_ports_number(uint64_t number) {
    struct frame head;
    struct message answer;
    memset(&head, 0, sizeof head);
    head.call = HCN_RELEASE_PORTS;
    head.value = number;
    HRESULT result = exchange_ports(&head, &answer);
    free_message(&answer);
    return result;
}

static HRESULT reserve_ports(int call, void *service, uint32_t detail, USHORT value, HCN_PORT_RANGE_RESERVATION *range, HANDLE *reservation) {
    struct frame head;
    struct message answer;
    struct target now;
    HRESULT result = S_OK;
    if (reservation == NULL) return E_SHIM_ARGUMENT;
    *reservation = NULL;
    memset(&head, 0, sizeof head);
    result = object_of(service, KIND_GUEST_SERVICE, &head.id);
    if (result != S_OK) return result;
    head.call = (uint16_t) call;
    head.kind = KIND_GUEST_SERVICE;
    head.detail = detail;
    head.value = value;
    lock(&ports_lock);
    if (!has_ports_connection(&now)) {
        ports_target = now;
        ports_connection.requests = 1;
        result = open_session(&now, &ports_connection.socket);
    }
    if (result == S_OK) {
        result = exchange_ports(&head, &answer);
        if (result == S_OK) {
            uint64_t number = answer.head.value;
            *reservation = new_handle(KIND_RESERVATION, NULL, (void *) (uintptr_t) number);
            if (*reservation == NULL) {
                release_ports_number(number);
                result = E_SHIM_MEMORY;
            } else if (range != NULL) {
                range->startingPort = (USHORT) answer.head.detail;
                range->endingPort = (USHORT) (answer.head.detail >> 16);
            }
        }
        free_message(&answer);
    }
    unlock(&ports_lock);
    return result;
}

/* The handle is given back whatever becomes of the call; what went with its connection is no handle any more. */
static HRESULT release_ports(HANDLE reservation) {
    void *number = NULL;
    struct target now;
    HRESULT result = close_handle(reservation, KIND_RESERVATION, &number);
    if (result != S_OK) return result;
    lock(&ports_lock);
    result = has_ports_connection(&now) ? release_ports_number((uint64_t) (uintptr_t) number) : E_SHIM_HANDLE;
    unlock(&ports_lock);
    return result;
}

/* The entries, in memory of their own; NULL for none. */
static HRESULT list_ports(ULONG *count, HCN_PORT_RANGE_ENTRY **entries) {
    struct frame head;
    struct text none = {NULL, 0};
    struct message answer;
    if (count == NULL || entries == NULL) return E_SHIM_ARGUMENT;
    *count = 0;
    *entries = NULL;
    memset(&head, 0, sizeof head);
    head.service = SERVICE_HCN;
    head.call = HCN_RESERVED_PORTS;
    HRESULT result = exchange(&head, &none, &none, &answer);
    if (result == S_OK && answer.a.length % sizeof **entries != 0) result = E_SHIM_BROKEN;
    if (result == S_OK && answer.a.length > 0) {
        *entries = malloc(answer.a.length);
        if (*entries != NULL) {
            memcpy(*entries, answer.a.bytes, answer.a.length);
            *count = (ULONG) (answer.a.length / sizeof **entries);
            count_string(1);
        } else {
            result = E_SHIM_MEMORY;
        }
    }
    free_message(&answer);
    return result;
}

static void free_ports(HCN_PORT_RANGE_ENTRY *entries) {
    if (entries != NULL) count_string(-1);
    free(entries);
}

#endif
