#ifndef RAPPORTEUR_MESSAGES_H
#define RAPPORTEUR_MESSAGES_H

#include <stddef.h>

/* One text file, as it stood when rapporteur was built. */
typedef struct {
    const char *name;
    const char *bytes;
    size_t count;
} MessageFile;

/* The wording of messages: the files of this folder. They live as long as the process. */
const MessageFile *messageFiles(size_t *count);

/* The lines below a key, up to the empty line that ends them; NULL where no file has the key. */
const char *messageEntry(const char *key, size_t *count);

/* The pages about findings: the files of Documentation/findings, or those of the folder of a language below it, such as "fr";
 * the same names in the same order. They live as long as the process. */
const MessageFile *findingPages(const char *language, size_t *count);

#endif
