/* Handles: numbers, not addresses, so that one that was closed, invented or outlived its service is told, and never followed. */
#ifndef HNSFORM_SHIM_HANDLES_H
#define HNSFORM_SHIM_HANDLES_H

#include "wire.h"

enum kind { KIND_NONE, KIND_NETWORK, KIND_ENDPOINT, KIND_NAMESPACE, KIND_LOADBALANCER, KIND_ROUTE, KIND_GUEST_SERVICE, KIND_CALLBACK, KIND_RESERVATION };

struct entry {
    uint32_t serial;   /* in the handle too: a place that was given to another handle refuses the old one */
    uint32_t next_free;
    enum kind kind;    /* KIND_NONE: free */
    uint32_t epoch;    /* of the service; handles of an earlier one are dead */
    GUID id;
    void *what;        /* a callback's registration; the number of a reservation */
};

static shim_lock handles_lock = LOCK_INIT;
static struct entry *entries;
static uint32_t entry_count, entry_room, first_free = UINT32_MAX;
static uint32_t epoch;
static long live_handles;

/* A new handle, or NULL without memory. */
static void *new_handle(enum kind kind, const GUID *id, void *what) {
    uint32_t at;
    void *handle = NULL;
    lock(&handles_lock);
    if (first_free != UINT32_MAX) {
        at = first_free;
        first_free = entries[at].next_free;
    } else {
        if (entry_count == entry_room) {
            uint32_t room = entry_room == 0 ? 64 : entry_room * 2;
            struct entry *more = room <= 1u << 30 ? realloc(entries, room * sizeof *more) : NULL;
            if (more == NULL) {
                unlock(&handles_lock);
                return NULL;
            }
            entries = more;
            entry_room = room;
        }
        at = entry_count++;
        entries[at].serial = 0;
    }
    struct entry *e = &entries[at];
    e->serial = (e->serial + 1) & 0x7FFFFFFF;
    e->kind = kind;
    e->epoch = epoch;
    e->what = what;
    memset(&e->id, 0, sizeof e->id);
    if (id != NULL) e->id = *id;
    live_handles++;
    handle = (void *) (uintptr_t) ((uint64_t) e->serial << 32 | (at + 1));
    unlock(&handles_lock);
    return handle;
}

static struct entry *find_entry(void *handle, enum kind kind) {
    uint64_t number = (uint64_t) (uintptr_t) handle;
    uint32_t at = (uint32_t) number - 1;
    if ((uint32_t) number == 0 || at >= entry_count) return NULL;
    struct entry *e = &entries[at];
    return e->kind == kind && e->serial == (uint32_t) (number >> 32) ? e : NULL;
}

/* The object behind a handle; E_SHIM_HANDLE when there is none, or none any more. */
static HRESULT object_of(void *handle, enum kind kind, GUID *id) {
    lock(&handles_lock);
    struct entry *e = find_entry(handle, kind);
    HRESULT result = e != NULL && e->epoch == epoch ? S_OK : E_SHIM_HANDLE;
    if (result == S_OK) *id = e->id;
    unlock(&handles_lock);
    return result;
}

/* Gives a handle back, a dead one too; puts what it stood for. */
static HRESULT close_handle(void *handle, enum kind kind, void **what) {
    lock(&handles_lock);
    struct entry *e = find_entry(handle, kind);
    if (e != NULL) {
        if (what != NULL) *what = e->what;
        e->kind = KIND_NONE;
        e->next_free = first_free;
        first_free = (uint32_t) (e - entries);
        live_handles--;
    }
    unlock(&handles_lock);
    return e != NULL ? S_OK : E_SHIM_HANDLE;
}

/* The service, or the way to it, went: all handles made so far are dead. */
static void service_went(void) {
    lock(&handles_lock);
    epoch++;
    unlock(&handles_lock);
}

#endif
