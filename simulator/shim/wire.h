/* Frames and connections (docs/host-protocol.md). */
#ifndef HNSFORM_SHIM_WIRE_H
#define HNSFORM_SHIM_WIRE_H

#include "text.h"

#define E_SHIM_NOT_IMPLEMENTED ((HRESULT) 0x80004001)
#define E_SHIM_FAILED ((HRESULT) 0x80004005)
#define E_SHIM_HANDLE ((HRESULT) 0x80070006)
#define E_SHIM_MEMORY ((HRESULT) 0x8007000E)
#define E_SHIM_ARGUMENT ((HRESULT) 0x80070057)
#define E_SHIM_REVISION ((HRESULT) 0x8007051A)
#define E_SHIM_TIMEOUT ((HRESULT) 0x800705B4)
#define E_SHIM_UNAVAILABLE ((HRESULT) 0x800706BA)
#define E_SHIM_BROKEN ((HRESULT) 0x800706BE)

enum { TYPE_REQUEST = 1, TYPE_ANSWER = 2, TYPE_ERROR = 3, TYPE_PUSH = 4 };
enum { SERVICE_SESSION = 0, SERVICE_HCN = 1 };
enum { SESSION_OPEN = 1 };
enum {
    HCN_ENUMERATE = 1, HCN_OPEN, HCN_QUERY, HCN_CREATE, HCN_MODIFY, HCN_DELETE, HCN_STATISTICS, HCN_ADDRESSES, HCN_HNSCALL,
    HCN_SUBSCRIBE = 11, HCN_UNSUBSCRIBE, HCN_RESERVE_PORT, HCN_RESERVE_PORT_RANGE, HCN_RELEASE_PORTS, HCN_RESERVED_PORTS
};
enum { ENDED_REFUSED = 0, ENDED_TRANSIENT = 1, ENDED_UNKNOWN = 2 };
#define FLAG_MORE 1
#define BODY_OF_FRAME (1u << 20)
#define BODY_OF_MESSAGE (64u << 20)
#define SECONDS_TO_WAIT 180 /* longer than any deadline of the server's own */
#define CONNECTIONS 64      /* a server takes 128 */

#pragma pack(push, 1)
struct frame {
    uint8_t magic[4];
    uint16_t version, type;
    uint64_t request;
    uint16_t service, call, kind, flags;
    uint32_t status, detail;
    GUID id, parent;
    uint32_t length_a, length_b;
    uint64_t value;
};
#pragma pack(pop)
_Static_assert(sizeof(struct frame) == 80, "the header of a frame has 80 bytes");

/* A whole message; both bodies are the owner's. */
struct message {
    struct frame head;
    struct text a, b;
};

struct connection {
    shim_socket socket;
    uint64_t requests;
    struct connection *next;
};

/* Where to, and with what. */
struct target {
    char host[512];
    char token[512];
};

static void free_message(struct message *m) {
    free_text(&m->a);
    free_text(&m->b);
}

static int send_all(shim_socket s, const void *bytes, size_t size) {
    const char *at = bytes;
    while (size > 0) {
        int n = (int) send(s, at, size > 1 << 20 ? 1 << 20 : (int) size, SEND_FLAGS);
        if (n < 0 && was_interrupted()) continue;
        if (n <= 0) return 0;
        at += n;
        size -= (size_t) n;
    }
    return 1;
}

/* Returns 1 when all came, 0 when the connection ended, -1 when nothing came for too long. */
static int receive_all(shim_socket s, void *bytes, size_t size) {
    char *at = bytes;
    while (size > 0) {
        int n = (int) recv(s, at, size > 1 << 20 ? 1 << 20 : (int) size, 0);
        if (n < 0 && was_interrupted()) continue;
        if (n < 0 && has_timed_out()) return -1;
        if (n <= 0) return 0;
        at += n;
        size -= (size_t) n;
    }
    return 1;
}

/* Sends a message whole: body A in frames, then body B; the last frame of both is the one without MORE. */
static int send_message(shim_socket s, struct frame *head, const struct text *a, const struct text *b) {
    size_t sent_a = 0, sent_b = 0;
    memcpy(head->magic, "HNSF", 4);
    head->version = 1;
    head->type = TYPE_REQUEST;
    do {
        size_t of_a = a->length - sent_a;
        if (of_a > BODY_OF_FRAME) of_a = BODY_OF_FRAME;
        size_t of_b = sent_a + of_a == a->length ? b->length - sent_b : 0;
        if (of_b > BODY_OF_FRAME - of_a) of_b = BODY_OF_FRAME - of_a;
        head->length_a = (uint32_t) of_a;
        head->length_b = (uint32_t) of_b;
        head->flags = sent_a + of_a < a->length || sent_b + of_b < b->length ? FLAG_MORE : 0;
        if (!send_all(s, head, sizeof *head)) return 0;
        if (of_a > 0 && !send_all(s, a->bytes + sent_a, of_a)) return 0;
        if (of_b > 0 && !send_all(s, b->bytes + sent_b, of_b)) return 0;
        sent_a += of_a;
        sent_b += of_b;
    } while (head->flags & FLAG_MORE);
    return 1;
}

static int grow(struct text *text, size_t by) {
    if (by == 0) return 1;
    char *more = realloc(text->bytes, text->length + by);
    if (more == NULL) return 0;
    text->bytes = more;
    return 1;
}

static int is_frame(const struct frame *f) {
    return memcmp(f->magic, "HNSF", 4) == 0 && f->type >= TYPE_ANSWER && f->type <= TYPE_PUSH && (f->flags & ~FLAG_MORE) == 0
        && f->length_a <= BODY_OF_FRAME && f->length_b <= BODY_OF_FRAME - f->length_a;
}

/* Whether a later frame belongs to the message that the first one began. */
static int continues(const struct frame *first, const struct frame *f) {
    struct frame same = *f;
    same.flags = first->flags;
    same.length_a = first->length_a;
    same.length_b = first->length_b;
    return memcmp(&same, first, sizeof same) == 0;
}

/* Receives a whole message; S_OK, or what the caller is to be told. Nothing is kept unless S_OK. */
static HRESULT receive_message(shim_socket s, struct message *m) {
    struct frame f;
    int begun = 0;
    HRESULT result = S_OK;
    memset(m, 0, sizeof *m);
    do {
        int came = receive_all(s, &f, sizeof f);
        if (came != 1) {
            result = came < 0 ? E_SHIM_TIMEOUT : E_SHIM_BROKEN;
        } else if (!is_frame(&f) || (begun && !continues(&m->head, &f)) || (m->b.length > 0 && f.length_a > 0)
            || m->a.length + m->b.length + f.length_a + f.length_b > BODY_OF_MESSAGE) {
            result = E_SHIM_BROKEN;
        } else if (!grow(&m->a, f.length_a) || !grow(&m->b, f.length_b)) {
            result = E_SHIM_MEMORY;
        } else {
            if (!begun) m->head = f;
            begun = 1;
            if ((f.length_a > 0 && receive_all(s, m->a.bytes + m->a.length, f.length_a) != 1)
                || (f.length_b > 0 && receive_all(s, m->b.bytes + m->b.length, f.length_b) != 1)) {
                result = E_SHIM_BROKEN;
            }
            m->a.length += f.length_a;
            m->b.length += f.length_b;
        }
    } while (result == S_OK && (f.flags & FLAG_MORE));
    if (result != S_OK) free_message(m);
    return result;
}

/* What an error frame means to a caller, who sees a number alone: it says failure, and how the call ended where the host gave no code. */
static HRESULT result_of(const struct frame *f) {
    if (f->type != TYPE_ERROR) return S_OK;
    if ((f->status & 0x80000000u) && f->status != (uint32_t) E_SHIM_FAILED) return (HRESULT) f->status;
    return f->detail == ENDED_UNKNOWN ? E_SHIM_BROKEN : f->detail == ENDED_TRANSIENT ? E_SHIM_UNAVAILABLE : E_SHIM_FAILED;
}

/* Reads where to connect from the environment, anew each time; the token's file is read only when it is used. */
static void find_target(struct target *to) {
    char file[1024];
    variable("HNSFORM_HOST", to->host, sizeof to->host);
    variable("HNSFORM_TOKEN", to->token, sizeof to->token);
    if (to->token[0] != 0) return;
    variable("HNSFORM_TOKEN_FILE", file, sizeof file);
    if (file[0] == 0) return;
    FILE *in = fopen(file, "rb");
    if (in == NULL) return;
    if (fgets(to->token, sizeof to->token, in) == NULL) to->token[0] = 0;
    fclose(in);
    size_t from = strspn(to->token, " \t\r\n");
    size_t length = strcspn(to->token + from, " \t\r\n");
    memmove(to->token, to->token + from, length);
    to->token[length] = 0;
}

/* A socket to tcp://NAME:PORT or tcp://[ADDRESS]:PORT. */
static shim_socket dial(const char *uri) {
    char name[512];
    struct addrinfo hints, *found, *at;
    shim_socket s = NO_SOCKET;
    if (strncmp(uri, "tcp://", 6) != 0) return NO_SOCKET;
    snprintf(name, sizeof name, "%s", uri + 6);
    char *port = strrchr(name, ':');
    if (port == NULL) return NO_SOCKET;
    *port++ = 0;
    char *host = name;
    size_t length = strlen(host);
    if (length >= 2 && host[0] == '[' && host[length - 1] == ']') {
        host[length - 1] = 0;
        host++;
    }
    port[strcspn(port, "/")] = 0;
    memset(&hints, 0, sizeof hints);
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(host, port, &hints, &found) != 0) return NO_SOCKET;
    for (at = found; at != NULL && s == NO_SOCKET; at = at->ai_next) {
        s = socket(at->ai_family, at->ai_socktype, at->ai_protocol);
        if (s != NO_SOCKET && connect(s, at->ai_addr, (int) at->ai_addrlen) != 0) {
            close_socket(s);
            s = NO_SOCKET;
        }
    }
    freeaddrinfo(found);
    if (s != NO_SOCKET) {
        int yes = 1;
        setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (const char *) &yes, sizeof yes);
        limit_waiting(s, SECONDS_TO_WAIT);
    }
    return s;
}

/* Opens a session; S_OK and a socket, or what the caller is to be told. */
static HRESULT open_session(const struct target *to, shim_socket *s) {
    struct frame head;
    struct message answer;
    struct text token = {(char *) to->token, strlen(to->token)};
    static const char asking[] = "a program with the HNS library of hnsform";
    struct text who = {(char *) asking, sizeof asking - 1};
    HRESULT result;
    if (!start_sockets()) return E_SHIM_UNAVAILABLE;
    *s = dial(to->host);
    if (*s == NO_SOCKET) return E_SHIM_UNAVAILABLE;
    memset(&head, 0, sizeof head);
    head.request = 1;
    head.service = SERVICE_SESSION;
    head.call = SESSION_OPEN;
    result = !send_message(*s, &head, &token, &who) ? E_SHIM_UNAVAILABLE : receive_message(*s, &answer);
    if (result == S_OK) {
        result = answer.head.version != 1 ? E_SHIM_REVISION : answer.head.type == TYPE_PUSH ? E_SHIM_BROKEN : result_of(&answer.head);
        free_message(&answer);
    } else {
        result = E_SHIM_UNAVAILABLE; /* nothing has been asked yet */
    }
    if (result != S_OK) {
        close_socket(*s);
        *s = NO_SOCKET;
    }
    return result;
}

#endif
