#ifndef RAPPORTEUR_CLIBXML2_SHIM_H
#define RAPPORTEUR_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU, whose headers clash with those that Foundation brings along. Only the private part
   of an encoding handler depends on them, and nothing here looks into one. */
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#endif
