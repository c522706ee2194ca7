/* The pages about findings, which `rapporteur explain` prints: in English, and their translations. */
#include "Messages.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

#define SUFFIX md

#define FOLDER ../../Documentation/findings
static const MessageFile english[] = {
#include "PageNames.inc"
};
#undef FOLDER

#define FOLDER ../../Documentation/findings/fr
static const MessageFile french[] = {
#include "PageNames.inc"
};
#undef FOLDER

#define FOLDER ../../Documentation/findings/es
static const MessageFile spanish[] = {
#include "PageNames.inc"
};
#undef FOLDER

#define FOLDER ../../Documentation/findings/ru
static const MessageFile russian[] = {
#include "PageNames.inc"
};
#undef FOLDER

#define FOLDER ../../Documentation/findings/zh
static const MessageFile chinese[] = {
#include "PageNames.inc"
};
#undef FOLDER

#define FOLDER ../../Documentation/findings/ar
static const MessageFile arabic[] = {
#include "PageNames.inc"
};
#undef FOLDER

/* All languages have the same files. */
static const struct {
    const char *language;
    const MessageFile *pages;
} tables[] = {
    {"en", english}, {"fr", french}, {"es", spanish}, {"ru", russian}, {"zh", chinese}, {"ar", arabic},
};

const MessageFile *findingPages(const char *language, size_t *count) {
    *count = sizeof(english) / sizeof(english[0]);
    for (size_t index = 0; index < sizeof(tables) / sizeof(tables[0]); index++) {
        if (strcmp(tables[index].language, language) == 0) return tables[index].pages;
    }
    return english;
}
