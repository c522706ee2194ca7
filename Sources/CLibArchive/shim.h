// libarchive as Archives uses it. The shims below stand in for macros, which Swift does not see.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

static inline int rap_archive_ok(void) { return ARCHIVE_OK; }
static inline int rap_archive_eof(void) { return ARCHIVE_EOF; }
static inline int rap_archive_warn(void) { return ARCHIVE_WARN; }
static inline int rap_archive_fatal(void) { return ARCHIVE_FATAL; }
static inline int rap_archive_format_zip(void) { return ARCHIVE_FORMAT_ZIP; }

static inline int rap_entry_is_file(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL;
}

static inline void rap_entry_set_file(struct archive_entry *entry) { archive_entry_set_filetype(entry, AE_IFREG); }

static inline int rap_entry_is_folder(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFDIR;
}

// Names are turned into UTF-8 whatever the locale of the process is: only this thread, only while it reads.
static inline void *rap_use_utf8(void) {
    static locale_t utf8 = (locale_t)0;
    if (utf8 == (locale_t)0) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    return utf8 == (locale_t)0 ? NULL : (void *)uselocale(utf8);
}

static inline void rap_use_locale(void *before) {
    if (before != NULL) uselocale((locale_t)before);
}
