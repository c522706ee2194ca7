/*
 * The built-in packs, put into the binary by the compiler. #embed takes milliseconds where a Swift array literal of
 * the same bytes (SwiftPM's .embedInCode) took 20 seconds to compile, and a change of a file recompiles this one.
 */
#include "Schemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char reportPack[] = {
#embed "report/pack.json"
};
static const unsigned char reportXSD[] = {
#embed "report/report.xsd"
};
static const unsigned char reportJSONSchema[] = {
#embed "report/report.schema.json"
};
static const unsigned char reportAnalysisJSONSchema[] = {
#embed "report/report.analysis.schema.json"
};
static const unsigned char reportRules[] = {
#embed "report/report.sch"
};
static const unsigned char states[] = {
#embed "report/codelists/states.tsv"
};
static const unsigned char languages[] = {
#embed "report/codelists/languages.tsv"
};
static const unsigned char currencies[] = {
#embed "report/codelists/currencies.tsv"
};
static const unsigned char instruments[] = {
#embed "report/codelists/instruments.tsv"
};

#define FILE_OF(pack, name, bytes) {pack, name, bytes, sizeof(bytes)}

static const EmbeddedFile files[] = {
    FILE_OF("report", "pack.json", reportPack),
    FILE_OF("report", "report.xsd", reportXSD),
    FILE_OF("report", "report.schema.json", reportJSONSchema),
    FILE_OF("report", "report.analysis.schema.json", reportAnalysisJSONSchema),
    FILE_OF("report", "report.sch", reportRules),
    FILE_OF("report", "codelists/states.tsv", states),
    FILE_OF("report", "codelists/languages.tsv", languages),
    FILE_OF("report", "codelists/currencies.tsv", currencies),
    FILE_OF("report", "codelists/instruments.tsv", instruments),
};

const EmbeddedFile *embeddedFiles(size_t *count) {
    *count = sizeof(files) / sizeof(files[0]);
    return files;
}
