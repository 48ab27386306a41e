/* Texts: UTF-16 of the callers, UTF-8 on the wire, error records. */
#ifndef HNSFORM_SHIM_TEXT_H
#define HNSFORM_SHIM_TEXT_H

#include "platform.h"

/* A text in UTF-8 that the owner frees; not ended by a zero. */
struct text {
    char *bytes;
    size_t length;
};

static void free_text(struct text *text) {
    free(text->bytes);
    text->bytes = NULL;
    text->length = 0;
}

/* The UTF-8 of a caller's text; NULL is empty, half a surrogate pair becomes U+FFFD. Returns 0 without memory. */
static int to_utf8(PCWSTR from, struct text *to) {
    size_t units = 0;
    to->bytes = NULL;
    to->length = 0;
    if (from == NULL) return 1;
    while (from[units] != 0) units++;
    if (units == 0) return 1;
    unsigned char *out = malloc(units * 3);
    if (out == NULL) return 0;
    to->bytes = (char *) out;
    for (size_t i = 0; i < units; i++) {
        uint32_t c = (uint16_t) from[i];
        if (c >= 0xD800 && c <= 0xDBFF && i + 1 < units && (uint16_t) from[i + 1] >= 0xDC00 && (uint16_t) from[i + 1] <= 0xDFFF) {
            c = 0x10000 + ((c - 0xD800) << 10) + ((uint16_t) from[++i] - 0xDC00);
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            c = 0xFFFD;
        }
        if (c < 0x80) {
            *out++ = (unsigned char) c;
        } else if (c < 0x800) {
            *out++ = (unsigned char) (0xC0 | c >> 6);
            *out++ = (unsigned char) (0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            *out++ = (unsigned char) (0xE0 | c >> 12);
            *out++ = (unsigned char) (0x80 | (c >> 6 & 0x3F));
            *out++ = (unsigned char) (0x80 | (c & 0x3F));
        } else { /* four bytes for two units */
            *out++ = (unsigned char) (0xF0 | c >> 18);
            *out++ = (unsigned char) (0x80 | (c >> 12 & 0x3F));
            *out++ = (unsigned char) (0x80 | (c >> 6 & 0x3F));
            *out++ = (unsigned char) (0x80 | (c & 0x3F));
        }
    }
    to->length = (size_t) ((char *) out - to->bytes);
    return 1;
}

/* One code point from UTF-8, U+FFFD for a byte that begins none; moves on by at least one byte. */
static uint32_t next_point(const unsigned char **at, const unsigned char *end) {
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    const unsigned char *p = *at;
    uint32_t c = *p++;
    int more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : -1;
    *at = p;
    if (more == 0) return c;
    if (more < 0 || end - p < more) return 0xFFFD;
    c &= 0x3F >> more;
    for (int i = 0; i < more; i++) {
        if ((p[i] & 0xC0) != 0x80) return 0xFFFD;
        c = c << 6 | (p[i] & 0x3F);
    }
    if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0xFFFD;
    *at = p + more;
    return c;
}

/* UTF-16 of a UTF-8 text, from the allocator that callers free with; NULL without memory. */
static PWSTR to_utf16(const char *utf8, size_t length) {
    const unsigned char *at = (const unsigned char *) utf8;
    const unsigned char *end = at + length;
    size_t units = 0;
    while (at < end) units += next_point(&at, end) >= 0x10000 ? 2 : 1;
    uint16_t *out = out_alloc((units + 1) * sizeof(uint16_t));
    if (out == NULL) return NULL;
    uint16_t *to = out;
    at = (const unsigned char *) utf8;
    while (at < end) {
        uint32_t c = next_point(&at, end);
        if (c >= 0x10000) {
            *to++ = (uint16_t) (0xD800 + ((c - 0x10000) >> 10));
            *to++ = (uint16_t) (0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            *to++ = (uint16_t) c;
        }
    }
    *to = 0;
    return (PWSTR) out;
}

/* A caller's out-string; NULL without memory. */
static PWSTR to_out_string(const char *utf8, size_t length) {
    PWSTR text = to_utf16(utf8, length);
    if (text != NULL) count_string(1);
    return text;
}

/* The texts of what the shim itself answers; as Windows says them (hns-reference 3.1). */
static const char *message(HRESULT result) {
    switch ((uint32_t) result) {
        case 0x80004001u: return "Not implemented. ";
        case 0x80070005u: return "Access is denied. ";
        case 0x80070006u: return "The handle is invalid. ";
        case 0x8007000Eu: return "Not enough memory resources are available to complete this operation. ";
        case 0x80070057u: return "The parameter is incorrect. ";
        case 0x8007051Au: return "Indicates two revision levels are incompatible. ";
        case 0x800705B4u: return "This operation returned because the timeout period expired. ";
        case 0x800706BAu: return "The RPC server is unavailable. ";
        case 0x800706BEu: return "The remote procedure call failed. ";
        default: return "Unspecified error ";
    }
}

/* Puts an error record, in v2's order of keys or in v1's. */
static void put_record(HRESULT result, int v1, PWSTR *record) {
    char text[256];
    int length;
    if (record == NULL) return;
    if (v1) {
        length = snprintf(text, sizeof text, "{\"Error\":\"%s\",\"ErrorCode\":%lu,\"Success\":false}", message(result), (unsigned long) (uint32_t) result);
    } else {
        length = snprintf(text, sizeof text, "{\"Success\":false,\"Error\":\"%s\",\"ErrorCode\":%lu}", message(result), (unsigned long) (uint32_t) result);
    }
    *record = to_out_string(text, (size_t) length);
}

#endif
