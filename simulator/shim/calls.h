/* Calls: a pool of connections, one for each call at a time, and the out-strings of answers. */
#ifndef HNSFORM_SHIM_CALLS_H
#define HNSFORM_SHIM_CALLS_H

#include "handles.h"

static shim_lock pool_lock = LOCK_INIT;
static shim_signal pool_signal = SIGNAL_INIT;
static struct connection *idle;
static int connection_count;
static struct target pool_target;

static void drop(struct connection *c) {
    close_socket(c->socket);
    free(c);
    lock(&pool_lock);
    connection_count--;
    signal_all(&pool_signal);
    unlock(&pool_lock);
}

/* Whether an idle connection has ended, or says something that nobody asked for. */
static int is_stale(struct connection *c) {
    struct pollfd p;
    memset(&p, 0, sizeof p);
    p.fd = c->socket;
    p.events = POLLIN;
    return poll_sockets(&p, 1, 0) != 0;
}

static void drop_idle(void) {
    lock(&pool_lock);
    struct connection *gone = idle;
    idle = NULL;
    unlock(&pool_lock);
    while (gone != NULL) {
        struct connection *next = gone->next;
        drop(gone);
        gone = next;
    }
}

/* A connection for one call; waits when there are too many. */
static HRESULT take_connection(struct connection **taken) {
    struct target now;
    find_target(&now);
    for (;;) {
        lock(&pool_lock);
        if (strcmp(now.host, pool_target.host) != 0 || strcmp(now.token, pool_target.token) != 0) {
            int other = pool_target.host[0] != 0;
            pool_target = now;
            if (other) {
                unlock(&pool_lock);
                drop_idle(); /* another simulator: nothing of the old one holds */
                service_went();
                continue;
            }
        }
        while (idle == NULL && connection_count >= CONNECTIONS) wait_for(&pool_signal, &pool_lock);
        struct connection *c = idle;
        if (c != NULL) {
            idle = c->next;
        } else {
            connection_count++;
        }
        unlock(&pool_lock);
        if (c != NULL && !is_stale(c)) {
            *taken = c;
            return S_OK;
        }
        if (c != NULL) { /* the simulator that this one led to has gone */
            drop(c);
            drop_idle();
            service_went();
            continue;
        }
        c = calloc(1, sizeof *c);
        HRESULT result = c == NULL ? E_SHIM_MEMORY : open_session(&now, &c->socket);
        if (result == S_OK) {
            c->requests = 1;
            *taken = c;
            return S_OK;
        }
        free(c);
        lock(&pool_lock);
        connection_count--;
        signal_all(&pool_signal);
        unlock(&pool_lock);
        return result;
    }
}

static void give_back(struct connection *c) {
    lock(&pool_lock);
    c->next = idle;
    idle = c;
    signal_all(&pool_signal);
    unlock(&pool_lock);
}

/* One call: S_OK and an answer, or what the caller is to be told; an answer that is an error comes with its bodies. The answer is the caller's. */
static HRESULT exchange(struct frame *head, const struct text *a, const struct text *b, struct message *answer) {
    struct connection *c;
    memset(answer, 0, sizeof *answer);
    if (a->length + b->length > BODY_OF_MESSAGE) return E_SHIM_ARGUMENT;
    HRESULT result = take_connection(&c);
    if (result != S_OK) return result;
    head->request = ++c->requests;
    if (!send_message(c->socket, head, a, b)) {
        drop(c); /* not sent whole is not carried out */
        service_went();
        return E_SHIM_UNAVAILABLE;
    }
    do {
        free_message(answer);
        result = receive_message(c->socket, answer);
    } while (result == S_OK && (answer->head.type == TYPE_PUSH || (answer->head.request != head->request && answer->head.request != 0)));
    if (result != S_OK) {
        drop(c);
        if (result == E_SHIM_BROKEN) service_went();
        return result;
    }
    if (answer->head.request == 0) {
        drop(c); /* the server is about to close */
    } else {
        give_back(c);
    }
    return result_of(&answer->head);
}

/* Puts a body into an out-string; without memory the call has failed. */
static HRESULT put_text(const struct text *body, PWSTR *to) {
    if (to == NULL) return S_OK;
    *to = to_out_string(body->length == 0 ? "" : body->bytes, body->length);
    return *to == NULL ? E_SHIM_MEMORY : S_OK;
}

/* A call of service hcn: document in, document out, error record; either out may be NULL. `made` gets the answer's id. */
static HRESULT hcn(int call, enum kind kind, const GUID *id, const GUID *parent, PCWSTR document, PWSTR *out, PWSTR *record, GUID *made) {
    struct frame head;
    struct text a, none = {NULL, 0};
    struct message answer;
    HRESULT result;
    if (out != NULL) *out = NULL;
    if (record != NULL) *record = NULL;
    memset(&head, 0, sizeof head);
    memset(&answer, 0, sizeof answer);
    head.service = SERVICE_HCN;
    head.call = (uint16_t) call;
    head.kind = (uint16_t) kind;
    if (id != NULL) head.id = *id;
    if (parent != NULL) head.parent = *parent;
    result = to_utf8(document, &a) ? exchange(&head, &a, &none, &answer) : E_SHIM_MEMORY;
    free_text(&a);
    if (result == S_OK) {
        if (made != NULL) *made = answer.head.id;
        result = put_text(&answer.a, out);
    } else if (record != NULL && answer.a.length > 0) {
        put_text(&answer.a, record);
    } else {
        put_record(result, 0, record);
    }
    free_message(&answer);
    return result;
}

static HRESULT refuse(HRESULT result, PWSTR *record) {
    if (record != NULL) *record = NULL;
    put_record(result, 0, record);
    return result;
}

#endif
