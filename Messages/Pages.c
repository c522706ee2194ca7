/* The pages about findings, which `rapporteur explain` prints. */
#include "Messages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char xmlPage[] = {
#embed "../Documentation/findings/xml.md"
};
static const char xsdPage[] = {
#embed "../Documentation/findings/xsd.md"
};
static const char jsonPage[] = {
#embed "../Documentation/findings/json.md"
};
static const char filesPage[] = {
#embed "../Documentation/findings/files.md"
};
static const char rulesPage[] = {
#embed "../Documentation/findings/rules.md"
};
static const char packsPage[] = {
#embed "../Documentation/findings/packs.md"
};
static const char aknPage[] = {
#embed "../Documentation/findings/akn.md"
};
static const char compilePage[] = {
#embed "../Documentation/findings/compile.md"
};
static const char schemasPage[] = {
#embed "../Documentation/findings/schemas.md"
};

static const char reportRulesPage[] = {
#embed "../Documentation/findings/rules-report.md"
};
static const char akn4unRulesPage[] = {
#embed "../Documentation/findings/rules-akn4un.md"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof(bytes)}

/* In the order in which `rapporteur explain` lists them. */
static const MessageFile pages[] = {
    FILE_OF("xml", xmlPage),
    FILE_OF("xsd", xsdPage),
    FILE_OF("json", jsonPage),
    FILE_OF("rules", rulesPage),
    FILE_OF("rules-report", reportRulesPage),
    FILE_OF("rules-akn4un", akn4unRulesPage),
    FILE_OF("files", filesPage),
    FILE_OF("packs", packsPage),
    FILE_OF("schemas", schemasPage),
    FILE_OF("akn", aknPage),
    FILE_OF("compile", compilePage),
};

const MessageFile *findingPages(size_t *count) {
    *count = sizeof(pages) / sizeof(pages[0]);
    return pages;
}
