/*
 * A program that uses HNS's exports as C programs do, for ShimDriverTest: prints what it was answered, and in the end what it did not give back.
 * Run by itself and under valgrind, against a server that the test starts.
 *
 *   shim-driver threads N ROUNDS   N threads make, open, read and delete namespaces, with many handles open at once
 *   shim-driver documents          large documents in both directions
 *   shim-driver handles            handles that are closed, invented or of another kind
 *   shim-driver callbacks          notifications, and calls from within them
 *   shim-driver service            reads until the service goes, and after
 *   shim-driver ports              ports held for guests: until the service goes, and after
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef uint16_t wide;
typedef struct { uint32_t a; uint16_t b, c; uint8_t d[8]; } guid;
typedef int32_t hresult;

extern void CoTaskMemFree(void *memory);
extern long HnsformLiveStrings(void), HnsformLiveHandles(void);
extern hresult HcnEnumerateNetworks(const wide *query, wide **out, wide **error);
extern hresult HcnOpenNetwork(const guid *id, void **handle, wide **error);
extern hresult HcnQueryNetworkProperties(void *handle, const wide *query, wide **out, wide **error);
extern hresult HcnCloseNetwork(void *handle);
extern hresult HcnCreateNamespace(const guid *id, const wide *settings, void **handle, wide **error);
extern hresult HcnOpenNamespace(const guid *id, void **handle, wide **error);
extern hresult HcnModifyNamespace(void *handle, const wide *request, wide **error);
extern hresult HcnQueryNamespaceProperties(void *handle, const wide *query, wide **out, wide **error);
extern hresult HcnDeleteNamespace(const guid *id, wide **error);
extern hresult HcnCloseNamespace(void *handle);
typedef struct { uint16_t first, last; } range;
typedef struct { guid owner, target; uint32_t protocol; uint64_t priority; uint32_t type, sharing, delivery; uint16_t first, last; } entry;
extern hresult HcnCreateGuestNetworkService(const guid *id, const wide *settings, void **handle, wide **error);
extern hresult HcnCloseGuestNetworkService(void *handle);
extern hresult HcnReserveGuestNetworkServicePort(void *service, int protocol, int access, uint16_t port, void **reservation);
extern hresult HcnReserveGuestNetworkServicePortRange(void *service, uint16_t count, range *reserved, void **reservation);
extern hresult HcnReleaseGuestNetworkServicePortReservationHandle(void *reservation);
extern hresult HcnEnumerateGuestNetworkPortReservations(uint32_t *count, entry **entries);
extern void HcnFreeGuestNetworkPortReservations(entry *entries);
extern hresult HcnRegisterServiceCallback(void (*callback)(uint32_t, void *, hresult, const wide *), void *context, void **handle);
extern hresult HcnUnregisterServiceCallback(void *handle);
extern hresult HNSCall(const wide *method, const wide *path, const wide *request, wide **response);

static wide *wide_of(const char *ascii) {
    size_t length = strlen(ascii);
    wide *text = malloc((length + 1) * sizeof *text);
    for (size_t i = 0; i <= length; i++) text[i] = (unsigned char) ascii[i];
    return text;
}

static size_t length_of(const wide *text) {
    size_t length = 0;
    while (text != NULL && text[length] != 0) length++;
    return length;
}

static void say(const char *what, hresult result) {
    printf("%s 0x%08x\n", what, (unsigned) result);
    fflush(stdout);
}

/* One hresult a line, with the error record behind it; frees the record. */
static void say_record(const char *what, hresult result, wide *record) {
    printf("%s 0x%08x ", what, (unsigned) result);
    for (size_t i = 0; record != NULL && record[i] != 0; i++) putchar(record[i] < 128 ? record[i] : '?');
    putchar('\n');
    fflush(stdout);
    CoTaskMemFree(record);
}

/* In this order: the arguments of one call have none. */
#define SAY(what, call)                     \
    do {                                    \
        error = NULL;                       \
        hresult answered = (call);          \
        say_record(what, answered, error);  \
    } while (0)
#define EXPECT(what, call)                  \
    do {                                    \
        error = NULL;                       \
        hresult answered = (call);          \
        expect_ok(what, answered, error);   \
    } while (0)

static long failures;

static void expect_ok(const char *what, hresult result, wide *record) {
    if (result != 0 || record != NULL) {
        __atomic_add_fetch(&failures, 1, __ATOMIC_RELAXED);
        say_record(what, result, record);
    }
}

static int rounds;

static void *worker(void *number) {
    enum { HANDLES = 50 };
    wide *settings = wide_of("{\"Type\":\"Guest\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
    wide *query = wide_of("{\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
    for (int round = 0; round < rounds; round++) {
        guid id = {(uint32_t) (uintptr_t) number, (uint16_t) (round + 1), 0x4000, {0x80, 1, 2, 3, 4, 5, 6, 7}};
        void *made = NULL, *opened[HANDLES];
        wide *error = NULL, *out = NULL;
        EXPECT("create", HcnCreateNamespace(&id, settings, &made, &error));
        for (int i = 0; i < HANDLES; i++) {
            EXPECT("open", HcnOpenNamespace(&id, &opened[i], &error));
        }
        for (int i = 0; i < HANDLES; i += 10) {
            EXPECT("query", HcnQueryNamespaceProperties(opened[i], query, &out, &error));
            if (length_of(out) < 20) __atomic_add_fetch(&failures, 1, __ATOMIC_RELAXED);
            CoTaskMemFree(out);
        }
        for (int i = 0; i < HANDLES; i++) EXPECT("close", HcnCloseNamespace(opened[i]));
        EXPECT("delete", HcnDeleteNamespace(&id, &error));
        EXPECT("close", HcnCloseNamespace(made));
    }
    free(settings);
    free(query);
    return NULL;
}

static void threads(int count) {
    pthread_t started[64];
    if (count > 64) count = 64;
    for (int i = 0; i < count; i++) pthread_create(&started[i], NULL, worker, (void *) (uintptr_t) (i + 1));
    for (int i = 0; i < count; i++) pthread_join(started[i], NULL);
    printf("failures %ld\n", failures);
}

static void documents(void) {
    enum { UNITS = 16 * 1024 * 1024 };
    guid id = {1, 2, 0x4000, {0x80}};
    void *handle = NULL;
    wide *error = NULL, *out = NULL;
    wide *settings = wide_of("{}");
    EXPECT("create", HcnCreateNamespace(&id, settings, &handle, &error));
    free(settings);
    wide *large = malloc((UNITS + 1) * sizeof *large);
    const char *head = "{\"Text\":\"";
    size_t at = 0;
    for (; head[at] != 0; at++) large[at] = (unsigned char) head[at];
    for (; at < UNITS - 2; at++) large[at] = at % 2 == 0 ? 0x20AC : 'x'; /* three bytes of UTF-8 and one */
    large[at++] = '"';
    large[at++] = '}';
    large[at] = 0;
    EXPECT("modify", HcnModifyNamespace(handle, large, &error));
    EXPECT("query", HcnQueryNamespaceProperties(handle, NULL, &out, &error));
    printf("units %lu same %d\n", (unsigned long) length_of(out), out != NULL && memcmp(out, large, (UNITS + 1) * sizeof *large) == 0);
    CoTaskMemFree(out);
    free(large);
    EXPECT("close", HcnCloseNamespace(handle));
    printf("failures %ld\n", failures);
}

static void handles(void) {
    guid id = {3, 2, 0x4000, {0x80}}, none = {0xdead, 1, 1, {1}};
    void *handle = NULL, *other = NULL;
    wide *error = NULL, *out = (wide *) 1;
    wide *settings = wide_of("{}");
    EXPECT("create", HcnCreateNamespace(&id, settings, &handle, &error));
    SAY("of another kind", HcnQueryNetworkProperties(handle, NULL, &out, &error));
    printf("out is NULL %d\n", out == NULL);
    say("closed as another kind", HcnCloseNetwork(handle));
    SAY("missing", HcnOpenNetwork(&none, &other, &error));
    say("close", HcnCloseNamespace(handle));
    say("close again", HcnCloseNamespace(handle));
    SAY("closed", HcnQueryNamespaceProperties(handle, NULL, &out, &error));
    SAY("invented", HcnModifyNamespace((void *) 0x123456789abcUL, settings, &error));
    SAY("NULL", HcnModifyNamespace(NULL, settings, &error));
    SAY("no id", HcnOpenNamespace(NULL, &other, &error));
    say("no error wanted", HcnOpenNamespace(&none, &other, NULL));
    SAY("delete", HcnDeleteNamespace(&id, &error));
    wide *method = wide_of("GET"), *path = wide_of("/nonsense/");
    SAY("HNSCall", HNSCall(method, path, NULL, &error));
    free(method);
    free(path);
    free(settings);
}

static pthread_mutex_t heard_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t heard_signal = PTHREAD_COND_INITIALIZER;
static int heard;
static void *registration, *second;

static void hear(uint32_t type, void *context, hresult status, const wide *data) {
    wide *out = NULL, *error = NULL;
    hresult result = HcnEnumerateNetworks(NULL, &out, &error); /* a call from within */
    CoTaskMemFree(out);
    CoTaskMemFree(error);
    pthread_mutex_lock(&heard_lock);
    printf("heard 0x%08x %s 0x%08x %lu, and asked 0x%08x\n", type, (const char *) context, (unsigned) status, (unsigned long) length_of(data), (unsigned) result);
    fflush(stdout);
    heard++;
    pthread_cond_broadcast(&heard_signal);
    pthread_mutex_unlock(&heard_lock);
}

/* Ends its own registration from within. */
static void hear_once(uint32_t type, void *context, hresult status, const wide *data) {
    hear(type, context, status, data);
    say("unregistered within", HcnUnregisterServiceCallback(second));
}

static void wait_until_heard(int count) {
    pthread_mutex_lock(&heard_lock);
    while (heard < count) pthread_cond_wait(&heard_signal, &heard_lock);
    pthread_mutex_unlock(&heard_lock);
}

static void callbacks(void) {
    say("no callback", HcnRegisterServiceCallback(NULL, NULL, &registration));
    say("register", HcnRegisterServiceCallback(hear, "first", &registration));
    say("register", HcnRegisterServiceCallback(hear_once, "second", &second));
    wide *method = wide_of("POST"), *path = wide_of("/tell"), *response = NULL;
    CoTaskMemFree((HNSCall(method, path, NULL, &response), response)); /* the test's host tells everyone */
    wait_until_heard(2);
    CoTaskMemFree((HNSCall(method, path, NULL, &response), response));
    wait_until_heard(3);
    say("unregister", HcnUnregisterServiceCallback(registration));
    say("unregister again", HcnUnregisterServiceCallback(registration));
    CoTaskMemFree((HNSCall(method, path, NULL, &response), response));
    printf("heard %d\n", heard);
    free(method);
    free(path);
}

static void service(void) {
    wide *out = NULL, *error = NULL;
    guid id = {7, 7, 0x4000, {0x80}};
    void *handle = NULL;
    wide *settings = wide_of("{}");
    SAY("create", HcnCreateNamespace(&id, settings, &handle, &error));
    free(settings);
    getchar(); /* the test says when */
    SAY("first", HcnEnumerateNetworks(NULL, &out, &error));
    CoTaskMemFree(out);
    getchar();
    SAY("second", HcnEnumerateNetworks(NULL, &out, &error));
    CoTaskMemFree(out);
    SAY("handle", HcnQueryNamespaceProperties(handle, NULL, &out, &error));
    say("close", HcnCloseNamespace(handle));
}

static void list_ports(void) {
    uint32_t count = 99;
    entry *entries = (entry *) 1;
    hresult result = HcnEnumerateGuestNetworkPortReservations(&count, &entries);
    printf("held 0x%08x %u%s", (unsigned) result, (unsigned) count, entries == NULL ? " NULL" : "");
    for (uint32_t i = 0; entries != NULL && i < count; i++) {
        printf(" %08x %u %u-%u", (unsigned) entries[i].target.a, (unsigned) entries[i].protocol, entries[i].first, entries[i].last);
    }
    putchar('\n');
    fflush(stdout);
    HcnFreeGuestNetworkPortReservations(entries);
}

static void ports(void) {
    guid id = {8, 7, 0x4000, {0x80}};
    void *service = NULL, *one = NULL, *two = (void *) 1, *many = NULL;
    wide *error = NULL;
    range reserved = {0, 0};
    wide *settings = wide_of("{\"VirtualMachineId\":\"00000009-0000-4000-8000-000000000001\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
    EXPECT("create", HcnCreateGuestNetworkService(&id, settings, &service, &error));
    free(settings);
    list_ports();
    say("reserve", HcnReserveGuestNetworkServicePort(service, 1, 1, 8080, &one));
    say("reserve again", HcnReserveGuestNetworkServicePort(service, 3, 2, 8080, &two));
    printf("handle is NULL %d\n", two == NULL);
    say("reserve many", HcnReserveGuestNetworkServicePortRange(service, 4096, &reserved, &many));
    printf("from %u to %u\n", reserved.first, reserved.last);
    list_ports();
    say("no protocol", HcnReserveGuestNetworkServicePort(service, 4, 1, 81, &two));
    say("no access", HcnReserveGuestNetworkServicePort(service, 1, 0, 81, &two));
    say("no service", HcnReserveGuestNetworkServicePort((void *) 0x1234, 1, 1, 81, &two));
    say("no variable", HcnReserveGuestNetworkServicePort(service, 1, 1, 81, NULL));
    say("no range", HcnReserveGuestNetworkServicePortRange(service, 10, NULL, &two));
    say("no list", HcnEnumerateGuestNetworkPortReservations(NULL, NULL));
    say("release", HcnReleaseGuestNetworkServicePortReservationHandle(one));
    say("release again", HcnReleaseGuestNetworkServicePortReservationHandle(one));
    say("release a service", HcnReleaseGuestNetworkServicePortReservationHandle(service));
    list_ports();
    HcnFreeGuestNetworkPortReservations(NULL);
    say("reserve", HcnReserveGuestNetworkServicePort(service, 2, 2, 5353, &one));
    getchar(); /* the test ends the service */
    say("gone", HcnReserveGuestNetworkServicePort(service, 1, 1, 82, &two));
    say("release many", HcnReleaseGuestNetworkServicePortReservationHandle(many));
    say("release", HcnReleaseGuestNetworkServicePortReservationHandle(one));
    say("close", HcnCloseGuestNetworkService(service));
}

int main(int count, char **words) {
    const char *what = count > 1 ? words[1] : "";
    if (strcmp(what, "threads") == 0 && count > 3) {
        rounds = atoi(words[3]);
        threads(atoi(words[2]));
    } else if (strcmp(what, "documents") == 0) {
        documents();
    } else if (strcmp(what, "handles") == 0) {
        handles();
    } else if (strcmp(what, "callbacks") == 0) {
        callbacks();
    } else if (strcmp(what, "service") == 0) {
        service();
    } else if (strcmp(what, "ports") == 0) {
        ports();
    } else {
        fprintf(stderr, "shim-driver: threads N ROUNDS, documents, handles, callbacks, service or ports\n");
        return 2;
    }
    printf("left strings %ld handles %ld\n", HnsformLiveStrings(), HnsformLiveHandles());
    return 0;
}
