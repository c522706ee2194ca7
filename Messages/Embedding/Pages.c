/* The pages about findings, which `rapporteur explain` prints. */
#include "Messages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define FOLDER ../../Documentation/findings
#define SUFFIX md

/* In the order in which `rapporteur explain` lists them. */
static const MessageFile pages[] = {
#define FILE_NAME xml
#include "File.inc"
#define FILE_NAME xsd
#include "File.inc"
#define FILE_NAME json
#include "File.inc"
#define FILE_NAME rules
#include "File.inc"
#define FILE_NAME rules-report
#include "File.inc"
#define FILE_NAME rules-akn4un
#include "File.inc"
#define FILE_NAME files
#include "File.inc"
#define FILE_NAME packs
#include "File.inc"
#define FILE_NAME schemas
#include "File.inc"
#define FILE_NAME akn
#include "File.inc"
#define FILE_NAME compile
#include "File.inc"
};

const MessageFile *findingPages(size_t *count) {
    *count = sizeof(pages) / sizeof(pages[0]);
    return pages;
}
