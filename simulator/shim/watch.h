/* Notifications: one connection of its own, and one thread that reads it and calls back. */
#ifndef HNSFORM_SHIM_WATCH_H
#define HNSFORM_SHIM_WATCH_H

#include "calls.h"

#define NOTIFY_DISCONNECT 0x01000000u

typedef void(CALL *notification_callback)(DWORD type, void *context, HRESULT status, PCWSTR data);

struct registration {
    uint64_t number;                /* of the subscription on the wire */
    notification_callback callback; /* NULL for the shim's own */
    void *context;
    int answered, dead, running, waiting, lost, gone; /* gone: has heard that the service went, and hears nothing more */
    HRESULT result;
    shim_thread_id runner;
    struct registration *next;
};

static shim_lock watch_lock = LOCK_INIT;
static shim_signal watch_signal = SIGNAL_INIT;
static shim_lock watch_send_lock = LOCK_INIT;
static shim_socket watch_socket = NO_SOCKET;
static struct target watch_target;
static shim_thread_id watch_thread;
static uint64_t watch_requests = 1; /* opening the session is 1; counts on over connections, so that no number means two things */
static struct registration *registrations;

static struct registration *find_registration(uint64_t number) {
    struct registration *r = registrations;
    while (r != NULL && r->number != number) r = r->next;
    return r;
}

/* Calls back with no lock held: a callback may call anything here, and unregister itself. Called and left with the lock. */
static void call_back(struct registration *r, DWORD type, HRESULT status, PCWSTR data) {
    if (r->dead || r->callback == NULL) return;
    r->running = 1;
    r->runner = this_thread();
    unlock(&watch_lock);
    r->callback(type, r->context, status, data);
    lock(&watch_lock);
    r->running = 0;
    signal_all(&watch_signal);
}

/* Takes away what was unregistered and is in nobody's hands. */
static void sweep(void) {
    struct registration **at = &registrations;
    while (*at != NULL) {
        struct registration *r = *at;
        if (r->dead && !r->running && !r->waiting) {
            *at = r->next;
            free(r);
        } else {
            at = &r->next;
        }
    }
}

/* Returns 0 when the service went: then the connection is of no more use. */
static int take_push(const struct message *m) {
    int here = 1;
    PWSTR data = m->a.length > 0 ? to_utf16(m->a.bytes, m->a.length) : NULL; /* stays ours: no out-string */
    lock(&watch_lock);
    struct registration *r = find_registration(m->head.request);
    if (r != NULL && r->callback == NULL && m->head.detail == NOTIFY_DISCONNECT) here = 0;
    if (r != NULL && !r->gone) {
        r->gone = m->head.detail == NOTIFY_DISCONNECT;
        call_back(r, m->head.detail, (HRESULT) m->head.status, data);
    }
    sweep();
    unlock(&watch_lock);
    out_free(data);
    return here;
}

static void take_answer(const struct message *m) {
    lock(&watch_lock);
    struct registration *r = find_registration(m->head.request);
    if (r != NULL && m->head.call == HCN_SUBSCRIBE) {
        r->answered = 1;
        r->result = result_of(&m->head);
        signal_all(&watch_signal);
    }
    unlock(&watch_lock);
}

/* The connection is gone: handles are dead, and everyone who registered hears it once, and then nothing more. */
static void end_watch(void) {
    lock(&watch_lock);
    close_socket(watch_socket);
    watch_socket = NO_SOCKET;
    service_went();
    struct registration *r;
    for (r = registrations; r != NULL; r = r->next) {
        r->lost = r->answered && r->result == S_OK && !r->gone;
        r->number = 0;
        r->answered = 1;
        r->result = E_SHIM_BROKEN;
        if (r->callback == NULL) r->dead = 1; /* nobody else ends the shim's own */
    }
    signal_all(&watch_signal);
    do { /* from the start each time: a callback may change the list */
        for (r = registrations; r != NULL && !r->lost; r = r->next) continue;
        if (r != NULL) {
            r->lost = 0;
            call_back(r, NOTIFY_DISCONNECT, S_OK, NULL);
        }
    } while (r != NULL);
    sweep();
    signal_all(&watch_signal);
    unlock(&watch_lock);
}

static void watch(void) {
    struct message m;
    lock(&watch_lock);
    shim_socket from = watch_socket;
    watch_thread = this_thread();
    unlock(&watch_lock);
    int here = 1;
    while (here) {
        struct pollfd p;
        memset(&p, 0, sizeof p);
        p.fd = from;
        p.events = POLLIN;
        int ready = poll_sockets(&p, 1, -1); /* waits for ever, as nothing may happen for hours */
        if (ready < 0 && was_interrupted()) continue;
        if (ready <= 0 || receive_message(from, &m) != S_OK) break;
        if (m.head.type == TYPE_PUSH) {
            here = take_push(&m);
        } else {
            take_answer(&m);
        }
        free_message(&m);
    }
    end_watch();
}

static int send_watch(int call, enum kind kind, const GUID *id, uint64_t request, uint64_t value) {
    struct frame head;
    struct text none = {NULL, 0};
    memset(&head, 0, sizeof head);
    head.request = request;
    head.service = SERVICE_HCN;
    head.call = (uint16_t) call;
    head.kind = (uint16_t) kind;
    head.value = value;
    if (id != NULL) head.id = *id;
    lock(&watch_send_lock);
    int sent = send_message(watch_socket, &head, &none, &none);
    unlock(&watch_send_lock);
    return sent;
}

/* Subscribes on the connection that is there; with the lock. Leaves the registration in the list when it is S_OK. */
static HRESULT subscribe(struct registration *r, enum kind kind, const GUID *id) {
    r->number = ++watch_requests;
    r->next = registrations;
    registrations = r;
    HRESULT result;
    if (send_watch(HCN_SUBSCRIBE, kind, id, r->number, 0)) {
        r->waiting = 1;
        while (!r->answered) wait_for(&watch_signal, &watch_lock);
        r->waiting = 0;
        result = r->result;
    } else {
        result = E_SHIM_UNAVAILABLE;
    }
    if (result != S_OK && r->callback != NULL) {
        struct registration **at = &registrations;
        while (*at != NULL && *at != r) at = &(*at)->next;
        if (*at == r) *at = r->next;
    }
    return result;
}

/* Has the connection of notifications open; with the lock. The first subscription is the shim's own: it tells when handles die. */
static HRESULT begin_watch(void) {
    struct target to;
    find_target(&to);
    int is_other = strcmp(to.host, watch_target.host) != 0 || strcmp(to.token, watch_target.token) != 0;
    if (watch_socket != NO_SOCKET && is_other && !same_thread(watch_thread, this_thread())) {
        shim_socket old = watch_socket;
        shutdown(old, 2); /* both ways: its thread ends */
        while (watch_socket == old) wait_for(&watch_signal, &watch_lock);
    }
    if (watch_socket != NO_SOCKET) return S_OK;
    struct registration *own = calloc(1, sizeof *own);
    if (own == NULL) return E_SHIM_MEMORY;
    HRESULT result = open_session(&to, &watch_socket);
    if (result != S_OK) {
        free(own);
        return result;
    }
    watch_target = to;
    if (!start_thread(watch)) {
        close_socket(watch_socket);
        watch_socket = NO_SOCKET;
        free(own);
        return E_SHIM_MEMORY;
    }
    subscribe(own, KIND_NONE, NULL); /* a server without notifications refuses; its end is noticed all the same */
    sweep();
    return watch_socket != NO_SOCKET ? S_OK : E_SHIM_UNAVAILABLE;
}

static HRESULT register_callback(enum kind kind, const GUID *id, notification_callback callback, void *context, void **handle) {
    if (callback == NULL || handle == NULL) return E_SHIM_ARGUMENT;
    *handle = NULL;
    struct registration *r = calloc(1, sizeof *r);
    if (r == NULL) return E_SHIM_MEMORY;
    r->callback = callback;
    r->context = context;
    void *made = new_handle(KIND_CALLBACK, id, r);
    HRESULT result = E_SHIM_MEMORY;
    if (made != NULL) {
        lock(&watch_lock);
        result = begin_watch();
        if (result == S_OK) result = subscribe(r, kind, id);
        unlock(&watch_lock);
    }
    if (result == S_OK) {
        *handle = made;
        return S_OK;
    }
    if (made != NULL) close_handle(made, KIND_CALLBACK, NULL);
    free(r);
    return result;
}

/* After this no callback of the registration runs or begins, except the one that it is called from. */
static HRESULT unregister_callback(void *handle) {
    void *what = NULL;
    HRESULT result = close_handle(handle, KIND_CALLBACK, &what);
    if (result != S_OK) return result;
    struct registration *r = what;
    lock(&watch_lock);
    uint64_t number = r->number;
    int connected = watch_socket != NO_SOCKET && number != 0;
    r->dead = 1;
    if (!r->running || !same_thread(r->runner, this_thread())) { /* else it is swept when its callback returns */
        r->waiting = 1;
        while (r->running) wait_for(&watch_signal, &watch_lock);
        r->waiting = 0;
    }
    if (connected && watch_socket != NO_SOCKET) send_watch(HCN_UNSUBSCRIBE, KIND_NONE, NULL, ++watch_requests, number);
    sweep();
    unlock(&watch_lock);
    return S_OK;
}

/* A handle of an object that has just been opened or made. */
static HRESULT give_handle(enum kind kind, const GUID *id, void **handle, PWSTR *record) {
    lock(&watch_lock);
    begin_watch(); /* without it, the end of the service is noticed by the next call only */
    unlock(&watch_lock);
    *handle = new_handle(kind, id, NULL);
    return *handle == NULL ? refuse(E_SHIM_MEMORY, record) : S_OK;
}

#endif
