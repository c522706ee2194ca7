#ifndef RAPPORTEUR_SCHEMAS_H
#define RAPPORTEUR_SCHEMAS_H

#include <stddef.h>

/* One file of a built-in pack, as it stands in Schemas/PACK/NAME when rapporteur is built. */
typedef struct {
    const char *pack;
    const char *name;
    const unsigned char *bytes;
    size_t count;
} EmbeddedFile;

/* All files of all built-in packs; they live as long as the process. */
const EmbeddedFile *embeddedFiles(size_t *count);

#endif
