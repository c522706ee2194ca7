/*
 * The built-in packs, put into the binary by the compiler. #embed takes milliseconds where a Swift array literal of
 * the same bytes (SwiftPM's .embedInCode) took 20 seconds to compile, and a change of a file recompiles this one.
 */
#include "Schemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const EmbeddedFile files[] = {
#define PACK report
#define FILE_NAME pack.json
#include "File.inc"
#define FILE_NAME report.xsd
#include "File.inc"
#define FILE_NAME xml.xsd
#include "File.inc"
#define FILE_NAME report.schema.json
#include "File.inc"
#define FILE_NAME report.analysis.schema.json
#include "File.inc"
#define FILE_NAME report.sch
#include "File.inc"
#define FILE_NAME codelists/states.tsv
#include "File.inc"
#define FILE_NAME codelists/languages.tsv
#include "File.inc"
#define FILE_NAME codelists/currencies.tsv
#include "File.inc"
#define FILE_NAME codelists/instruments.tsv
#include "File.inc"
};

const EmbeddedFile *embeddedFiles(size_t *count) {
    *count = sizeof(files) / sizeof(files[0]);
    return files;
}
