/* The wording of messages, put into the binary by the compiler; a change of a file recompiles this one. */
#define _GNU_SOURCE
#include "Messages.h"

#include <stdio.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char aknText[] = {
#embed "akn.txt"
};
static const char archivesText[] = {
#embed "archives.txt"
};
static const char baselineText[] = {
#embed "baseline.txt"
};
static const char compileText[] = {
#embed "compile.txt"
};
static const char filesText[] = {
#embed "files.txt"
};
static const char importText[] = {
#embed "import.txt"
};
static const char jsonText[] = {
#embed "json.txt"
};
static const char packsText[] = {
#embed "packs.txt"
};
static const char pageText[] = {
#embed "page.txt"
};
static const char rulesText[] = {
#embed "rules.txt"
};
static const char runText[] = {
#embed "run.txt"
};
static const char schemaText[] = {
#embed "schema.txt"
};
static const char textText[] = {
#embed "text.txt"
};
static const char valuesText[] = {
#embed "values.txt"
};
static const char wordsText[] = {
#embed "words.txt"
};
static const char xmlText[] = {
#embed "xml.txt"
};
static const char xsdText[] = {
#embed "xsd.txt"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof(bytes)}

static const MessageFile files[] = {
    FILE_OF("akn", aknText),
    FILE_OF("archives", archivesText),
    FILE_OF("baseline", baselineText),
    FILE_OF("compile", compileText),
    FILE_OF("files", filesText),
    FILE_OF("import", importText),
    FILE_OF("json", jsonText),
    FILE_OF("packs", packsText),
    FILE_OF("page", pageText),
    FILE_OF("rules", rulesText),
    FILE_OF("run", runText),
    FILE_OF("schema", schemaText),
    FILE_OF("text", textText),
    FILE_OF("values", valuesText),
    FILE_OF("words", wordsText),
    FILE_OF("xml", xmlText),
    FILE_OF("xsd", xsdText),
};

static const size_t fileCount = sizeof(files) / sizeof(files[0]);

const MessageFile *messageFiles(size_t *count) {
    *count = fileCount;
    return files;
}

/* Searching takes microseconds and happens once for each sentence shown; an index would have to be made at start. */
const char *messageEntry(const char *key, size_t *count) {
    char line[200];
    int length = snprintf(line, sizeof(line), "\n%s\n", key);
    if (length <= 0 || (size_t)length >= sizeof(line)) return NULL;
    for (size_t index = 0; index < fileCount; index++) {
        const char *found = memmem(files[index].bytes, files[index].count, line, (size_t)length);
        if (!found) continue;
        const char *start = found + length;
        size_t rest = files[index].count - (size_t)(start - files[index].bytes);
        const char *end = memmem(start, rest, "\n\n", 2);
        *count = end ? (size_t)(end - start) : rest;
        return start;
    }
    return NULL;
}
