#ifndef RAPPORTEUR_CLIBXML2_SHIM_H
#define RAPPORTEUR_CLIBXML2_SHIM_H

/* Debian's headers bring ICU's, which say again what Foundation's say; nothing here needs them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/uri.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* xmlFree is a global variable that holds a function, which Swift 6 takes for shared mutable state. */
static inline void rapporteur_xmlFree(void *memory) { xmlFree(memory); }

#endif
