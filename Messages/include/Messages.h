#ifndef RAPPORTEUR_MESSAGES_H
#define RAPPORTEUR_MESSAGES_H

#include <stddef.h>

/* One file of wording, as it stands in this folder when rapporteur is built. */
typedef struct {
    const char *name;
    const char *bytes;
    size_t count;
} MessageFile;

/* All files; they live as long as the process. */
const MessageFile *messageFiles(size_t *count);

/* The lines below a key, up to the empty line that ends them; NULL where no file has the key. */
const char *messageEntry(const char *key, size_t *count);

#endif
