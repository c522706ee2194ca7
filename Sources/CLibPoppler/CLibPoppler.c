#define _GNU_SOURCE
#include "CLibPoppler.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The structures of poppler-page.h and glib's, as they have been since poppler 0.18; the interface is versioned (.so.8). */
typedef struct { double x1, y1, x2, y2; } rectangle;
typedef struct {
    char *font_name;
    double font_size;
    int is_underlined;
    struct { uint16_t red, green, blue; } color;
    int start_index, end_index;
} text_attributes;
typedef struct list { void *data; struct list *next, *previous; } list;
typedef struct { uint32_t domain; int code; char *message; } error;

static struct {
    void *(*g_bytes_new_static)(const void *, size_t);
    void (*g_bytes_unref)(void *);
    void (*g_object_unref)(void *);
    void (*g_error_free)(error *);
    void (*g_free)(void *);
    void *(*poppler_document_new_from_bytes)(void *, const char *, error **);
    int (*poppler_document_get_n_pages)(void *);
    void *(*poppler_document_get_page)(void *, int);
    char *(*poppler_page_get_text)(void *);
    int (*poppler_page_get_text_layout)(void *, rectangle **, unsigned *);
    list *(*poppler_page_get_text_attributes)(void *);
    void (*poppler_page_free_text_attributes)(list *);
} library;

struct rapporteur_pdf {
    void *bytes;
    void *document;
};

int rapporteur_pdf_load(const char **reason) {
    void *handle = dlopen("libpoppler-glib.so.8", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        *reason = dlerror();
        return 1;
    }
#define FIND(name) \
    if (!(*(void **)&library.name = dlsym(handle, #name))) { \
        *reason = dlerror(); \
        return 1; \
    }
    FIND(g_bytes_new_static) FIND(g_bytes_unref) FIND(g_object_unref) FIND(g_error_free) FIND(g_free)
    FIND(poppler_document_new_from_bytes) FIND(poppler_document_get_n_pages) FIND(poppler_document_get_page)
    FIND(poppler_page_get_text) FIND(poppler_page_get_text_layout) FIND(poppler_page_get_text_attributes)
    FIND(poppler_page_free_text_attributes)
    return 0;
}

rapporteur_pdf *rapporteur_pdf_open(const uint8_t *bytes, size_t count, int *failure) {
    *failure = RAPPORTEUR_PDF_DAMAGED;
    rapporteur_pdf *pdf = calloc(1, sizeof *pdf);
    if (!pdf) return NULL;
    pdf->bytes = library.g_bytes_new_static(bytes, count);
    error *problem = NULL;
    pdf->document = library.poppler_document_new_from_bytes(pdf->bytes, NULL, &problem);
    if (!pdf->document) {
        /* POPPLER_ERROR_ENCRYPTED is 1. */
        if (problem && problem->code == 1) *failure = RAPPORTEUR_PDF_ENCRYPTED;
        if (problem) library.g_error_free(problem);
        rapporteur_pdf_close(pdf);
        return NULL;
    }
    *failure = RAPPORTEUR_PDF_DONE;
    return pdf;
}

int rapporteur_pdf_pages(rapporteur_pdf *pdf) { return library.poppler_document_get_n_pages(pdf->document); }

/* Reads one scalar of UTF-8 that the library made, and moves on. */
static uint32_t next_scalar(const unsigned char **text) {
    const unsigned char *at = *text;
    uint32_t scalar = *at++;
    int more = scalar < 0x80 ? 0 : scalar < 0xE0 ? 1 : scalar < 0xF0 ? 2 : 3;
    if (more) scalar &= 0x3F >> more;
    while (more-- > 0 && (*at & 0xC0) == 0x80) scalar = scalar << 6 | (*at++ & 0x3F);
    *text = at;
    return scalar;
}

static uint32_t style_of(const char *font) {
    uint32_t style = 0;
    if (!font) return 0;
    if (strcasestr(font, "bold") || strcasestr(font, "black") || strcasestr(font, "heavy")) style |= 1;
    if (strcasestr(font, "italic") || strcasestr(font, "oblique")) style |= 2;
    return style;
}

int64_t rapporteur_pdf_page(rapporteur_pdf *pdf, int number, rapporteur_pdf_character **characters) {
    void *page = library.poppler_document_get_page(pdf->document, number);
    if (!page) return -1;
    char *text = library.poppler_page_get_text(page);
    rectangle *places = NULL;
    unsigned count = 0;
    int64_t found = -1;
    list *fonts = NULL;
    *characters = NULL;
    if (text && library.poppler_page_get_text_layout(page, &places, &count)) {
        fonts = library.poppler_page_get_text_attributes(page);
        *characters = calloc(count + 1, sizeof **characters);
    }
    if (*characters) {
        list *font = fonts;
        const unsigned char *at = (const unsigned char *)text;
        found = 0;
        for (unsigned index = 0; index < count && *at; index++) {
            uint32_t scalar = next_scalar(&at);
            while (font && ((text_attributes *)font->data)->end_index < (int)index) font = font->next;
            if (scalar <= 0x20 || scalar == 0xA0) continue;
            text_attributes *attributes = font ? font->data : NULL;
            rapporteur_pdf_character *one = &(*characters)[found++];
            one->left = places[index].x1;
            one->right = places[index].x2;
            one->top = places[index].y1 < places[index].y2 ? places[index].y1 : places[index].y2;
            one->bottom = places[index].y1 < places[index].y2 ? places[index].y2 : places[index].y1;
            one->size = attributes && attributes->font_size > 0 ? attributes->font_size : one->bottom - one->top;
            one->style = attributes ? style_of(attributes->font_name) : 0;
            one->scalar = scalar;
        }
    }
    if (fonts) library.poppler_page_free_text_attributes(fonts);
    if (places) library.g_free(places);
    if (text) library.g_free(text);
    library.g_object_unref(page);
    return found;
}

void rapporteur_pdf_close(rapporteur_pdf *pdf) {
    if (pdf->document) library.g_object_unref(pdf->document);
    if (pdf->bytes) library.g_bytes_unref(pdf->bytes);
    free(pdf);
}
