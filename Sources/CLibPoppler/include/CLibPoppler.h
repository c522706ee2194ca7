#ifndef CLIBPOPPLER_H
#define CLIBPOPPLER_H

#include <stddef.h>
#include <stdint.h>

/* The part of libpoppler-glib that is used: the characters of a PDF file with their places and fonts.
 *
 * It is loaded when the first PDF file is read, as libxlsxwriter is, and only in the child process that reads one, which
 * may not open files after that. */
typedef struct rapporteur_pdf rapporteur_pdf;

typedef struct {
    /* In points, from the top left corner of the page. */
    double left, top, right, bottom;
    double size;
    uint32_t scalar;
    /* 1 bold, 2 italic. */
    uint32_t style;
} rapporteur_pdf_character;

/* What keeps a file from being read. */
enum rapporteur_pdf_failure { RAPPORTEUR_PDF_DONE, RAPPORTEUR_PDF_ENCRYPTED, RAPPORTEUR_PDF_DAMAGED };

/* Loads the library. Returns 0, or not 0 with what the loader says in `reason`, which lives until the next call. */
int rapporteur_pdf_load(const char **reason);

/* NULL with `failure` set. The bytes have to live as long as what is returned. */
rapporteur_pdf *rapporteur_pdf_open(const uint8_t *bytes, size_t count, int *failure);

int rapporteur_pdf_pages(rapporteur_pdf *pdf);

/* The characters of a page, counted from 0, in `characters`, which the caller frees; white space is left out. Returns how
 * many, or -1 where the page cannot be read. */
int64_t rapporteur_pdf_page(rapporteur_pdf *pdf, int page, rapporteur_pdf_character **characters);

void rapporteur_pdf_close(rapporteur_pdf *pdf);

#endif
