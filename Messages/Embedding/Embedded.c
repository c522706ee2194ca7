/* The wording of messages, put into the binary by the compiler; a change of a file recompiles this one. */
#define _GNU_SOURCE
#include "Messages.h"

#include <stdio.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

#define FOLDER ..
#define SUFFIX txt

static const MessageFile files[] = {
#define FILE_NAME akn
#include "File.inc"
#define FILE_NAME archives
#include "File.inc"
#define FILE_NAME baseline
#include "File.inc"
#define FILE_NAME compile
#include "File.inc"
#define FILE_NAME files
#include "File.inc"
#define FILE_NAME help
#include "File.inc"
#define FILE_NAME import
#include "File.inc"
#define FILE_NAME json
#include "File.inc"
#define FILE_NAME packs
#include "File.inc"
#define FILE_NAME page
#include "File.inc"
#define FILE_NAME reading
#include "File.inc"
#define FILE_NAME rules
#include "File.inc"
#define FILE_NAME run
#include "File.inc"
#define FILE_NAME schema
#include "File.inc"
#define FILE_NAME system
#include "File.inc"
#define FILE_NAME text
#include "File.inc"
#define FILE_NAME usage
#include "File.inc"
#define FILE_NAME values
#include "File.inc"
#define FILE_NAME words
#include "File.inc"
#define FILE_NAME xml
#include "File.inc"
#define FILE_NAME xpath
#include "File.inc"
#define FILE_NAME xsd
#include "File.inc"
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
