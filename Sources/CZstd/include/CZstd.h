#ifndef CZSTD_H
#define CZSTD_H

#include <stddef.h>

/* Compression with libzstd, which is loaded when it is first used: every Debian has it (dpkg needs it), but a start that
 * compresses nothing need not wait for it. The three functions of its stable interface are called by the types that
 * zstd.h gives them. */

/* Loads the library. Returns 0, or not 0 where there is none. */
int rapporteur_zstd_load(void);

/* The most bytes that so many compress to. */
size_t rapporteur_zstd_bound(size_t count);

/* How many bytes were written to `target`; 0 when it failed. */
size_t rapporteur_zstd_compress(void *target, size_t room, const void *source, size_t count);

#endif
