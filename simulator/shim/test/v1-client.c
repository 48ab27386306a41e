/*
 * A Windows program that knows vmcompute.dll and nothing of hnsform, as v1 clients do: loads the library by name, finds HNSCall, and makes the
 * calls that come in on stdin, until it ends. A call is three lines of UTF-8: method, path, request (empty: none). Its answer is two lines: the
 * HRESULT as eight hexadecimal digits, and the envelope (empty: none).
 */
#include <fcntl.h>
#include <io.h>
#include <objbase.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

typedef HRESULT(WINAPI *hns_call)(PCWSTR method, PCWSTR path, PCWSTR request, PWSTR *response);

/* A line without its end, in memory of its own; NULL at the end of the input. */
static char *line(void) {
    size_t size = 4096, used = 0;
    char *text = malloc(size);
    int c;
    while (text != NULL && (c = getchar()) != EOF && c != '\n') {
        if (used + 1 == size) {
            char *more = realloc(text, size *= 2);
            if (more == NULL) free(text);
            text = more;
            if (text == NULL) return NULL;
        }
        text[used++] = (char) c;
    }
    if (text == NULL) return NULL;
    if (c == EOF) {
        free(text);
        return NULL;
    }
    text[used] = 0;
    return text;
}

static WCHAR *wide(const char *text) {
    int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    WCHAR *made = malloc((size_t) length * sizeof *made);
    if (made != NULL) MultiByteToWideChar(CP_UTF8, 0, text, -1, made, length);
    return made;
}

static int answer(HRESULT result, const WCHAR *envelope) {
    printf("%08lx\n", (unsigned long) result);
    if (envelope != NULL) {
        int length = WideCharToMultiByte(CP_UTF8, 0, envelope, -1, NULL, 0, NULL, NULL);
        char *text = malloc((size_t) length);
        if (text == NULL) return 0;
        WideCharToMultiByte(CP_UTF8, 0, envelope, -1, text, length, NULL, NULL);
        fwrite(text, 1, (size_t) length - 1, stdout);
        free(text);
    }
    putchar('\n');
    return fflush(stdout) == 0;
}

int main(void) {
    HMODULE library = LoadLibraryW(L"vmcompute.dll");
    hns_call call = library == NULL ? NULL : (hns_call) (void (*)(void)) GetProcAddress(library, "HNSCall");
    int going = 1;
    if (call == NULL) {
        fprintf(stderr, "vmcompute.dll has no HNSCall (%lu)\n", GetLastError());
        return 2;
    }
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    while (going) {
        char *method = line(), *path = method == NULL ? NULL : line(), *request = path == NULL ? NULL : line();
        going = request != NULL;
        if (going) {
            WCHAR *m = wide(method), *p = wide(path), *r = request[0] == 0 ? NULL : wide(request);
            PWSTR envelope = NULL;
            HRESULT result = call(m, p, r, &envelope);
            going = answer(result, envelope);
            CoTaskMemFree(envelope);
            free(m);
            free(p);
            free(r);
        }
        free(method);
        free(path);
        free(request);
    }
    return 0;
}
