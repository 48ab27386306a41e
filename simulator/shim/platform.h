/* What differs between Windows and the rest: sockets, locks, threads, memory, the environment. Static functions only; used by shim.c alone. */
#ifndef HNSFORM_SHIM_PLATFORM_H
#define HNSFORM_SHIM_PLATFORM_H

#ifdef _WIN32
#define _WIN32_WINNT 0x0600
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <objbase.h>
#else
#define _GNU_SOURCE
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32

#define EXPORT __declspec(dllexport)
#define CALL WINAPI
typedef SOCKET shim_socket;
#define NO_SOCKET INVALID_SOCKET
#define close_socket closesocket
#define poll_sockets WSAPoll
#define SEND_FLAGS 0
typedef SRWLOCK shim_lock;
typedef CONDITION_VARIABLE shim_signal;
#define LOCK_INIT SRWLOCK_INIT
#define SIGNAL_INIT CONDITION_VARIABLE_INIT
static void lock(shim_lock *l) { AcquireSRWLockExclusive(l); }
static void unlock(shim_lock *l) { ReleaseSRWLockExclusive(l); }
static void wait_for(shim_signal *s, shim_lock *l) { SleepConditionVariableSRW(s, l, INFINITE, 0); }
static void signal_all(shim_signal *s) { WakeAllConditionVariable(s); }
typedef DWORD shim_thread_id;
static shim_thread_id this_thread(void) { return GetCurrentThreadId(); }
static int same_thread(shim_thread_id a, shim_thread_id b) { return a == b; }
static void *out_alloc(size_t size) { return CoTaskMemAlloc(size); }
static void out_free(void *memory) { CoTaskMemFree(memory); }
static void count_string(int by) { (void) by; }

static DWORD WINAPI thread_entry(void *start) {
    void (*function)(void) = (void (*)(void)) start;
    function();
    return 0;
}

/* A library with a thread in it cannot go: it is pinned first. */
static int start_thread(void (*function)(void)) {
    HMODULE self;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN, (LPCWSTR) (void *) thread_entry, &self);
    HANDLE thread = CreateThread(NULL, 0, thread_entry, (void *) function, 0, NULL);
    if (thread == NULL) return 0;
    CloseHandle(thread);
    return 1;
}

/* In the first call, not in DllMain: Winsock may not be started under the loader's lock. */
static int start_sockets(void) {
    static shim_lock once = LOCK_INIT;
    static int started;
    lock(&once);
    if (!started) {
        WSADATA data;
        started = WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }
    unlock(&once);
    return started;
}

static void variable(const char *name, char *value, size_t size) {
    DWORD length = GetEnvironmentVariableA(name, value, (DWORD) size);
    if (length >= size) length = 0;
    value[length] = 0;
}

static void limit_waiting(shim_socket s, int seconds) {
    DWORD limit = (DWORD) seconds * 1000;
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (const char *) &limit, sizeof limit);
    setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, (const char *) &limit, sizeof limit);
}

static int was_interrupted(void) { return 0; }
static int has_timed_out(void) { return WSAGetLastError() == WSAETIMEDOUT; }

#else

#define EXPORT __attribute__((visibility("default")))
#define CALL
typedef int32_t HRESULT;
typedef uint32_t DWORD;
typedef uint32_t ULONG;
typedef uint32_t UINT32;
typedef uint64_t UINT64;
typedef uint16_t USHORT;
typedef uint16_t UINT16;
typedef void *HANDLE;
typedef uint16_t shim_char;
typedef struct {
    uint32_t Data1;
    uint16_t Data2, Data3;
    uint8_t Data4[8];
} GUID;
typedef const GUID *REFGUID;
typedef const shim_char *PCWSTR;
typedef shim_char *PWSTR;
#define S_OK 0
typedef int shim_socket;
#define NO_SOCKET (-1)
#define close_socket close
#define poll_sockets poll
#define SEND_FLAGS MSG_NOSIGNAL
typedef pthread_mutex_t shim_lock;
typedef pthread_cond_t shim_signal;
#define LOCK_INIT PTHREAD_MUTEX_INITIALIZER
#define SIGNAL_INIT PTHREAD_COND_INITIALIZER
static void lock(shim_lock *l) { pthread_mutex_lock(l); }
static void unlock(shim_lock *l) { pthread_mutex_unlock(l); }
static void wait_for(shim_signal *s, shim_lock *l) { pthread_cond_wait(s, l); }
static void signal_all(shim_signal *s) { pthread_cond_broadcast(s); }
typedef pthread_t shim_thread_id;
static shim_thread_id this_thread(void) { return pthread_self(); }
static int same_thread(shim_thread_id a, shim_thread_id b) { return pthread_equal(a, b); }

/* How many out-strings and arrays are with the caller: tests count on it. */
static long live_strings;
static void count_string(int by) { __atomic_add_fetch(&live_strings, by, __ATOMIC_RELAXED); }
static void *out_alloc(size_t size) { return malloc(size); }
static void out_free(void *memory) { free(memory); }

EXPORT void CoTaskMemFree(void *memory) {
    if (memory != NULL) count_string(-1);
    free(memory);
}

static void *thread_entry(void *start) {
    void (*function)(void) = (void (*)(void)) start;
    function();
    return NULL;
}

/* The library is linked with -z nodelete: a library with a thread in it cannot go. */
static int start_thread(void (*function)(void)) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, thread_entry, (void *) function) != 0) return 0;
    pthread_detach(thread);
    return 1;
}

static int start_sockets(void) { return 1; }

static void variable(const char *name, char *value, size_t size) {
    const char *set = getenv(name);
    size_t length = set == NULL ? 0 : strlen(set);
    if (length >= size) length = 0;
    if (length > 0) memcpy(value, set, length);
    value[length] = 0;
}

static void limit_waiting(shim_socket s, int seconds) {
    struct timeval limit = {seconds, 0};
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

static int was_interrupted(void) { return errno == EINTR; }
static int has_timed_out(void) { return errno == EAGAIN || errno == EWOULDBLOCK; }

#endif

#endif
