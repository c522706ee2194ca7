#include "CLibXLSXWriter.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <xlsxwriter.h>

/* The functions that are called, each with the type that its header gives it. */
#define FUNCTIONS(X) \
    X(workbook_new_opt) X(workbook_close) X(workbook_add_worksheet) X(workbook_add_format) \
    X(workbook_set_properties) X(lxw_workbook_free) X(format_set_bold) X(format_set_num_format) \
    X(worksheet_write_string) X(worksheet_write_number) X(worksheet_write_boolean) X(worksheet_set_column) \
    X(worksheet_freeze_panes) X(lxw_strerror)

#define DECLARE(name) __typeof__(&name) name;
static struct { FUNCTIONS(DECLARE) } library;

struct rapporteur_workbook {
    lxw_workbook *workbook;
    lxw_format *formats[3];
};

#ifdef RAPPORTEUR_LINKS_XLSXWRITER

int rapporteur_xlsx_load(const char **reason) {
    (void)reason;
#define FIND(name) library.name = name;
    FUNCTIONS(FIND)
    return 0;
}

#else

int rapporteur_xlsx_load(const char **reason) {
    /* The one whose headers were compiled: parts of its structures are read below. */
    void *handle = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        *reason = dlerror();
        return 1;
    }
#define FIND(name) \
    if (!(*(void **)&library.name = dlsym(handle, #name))) { \
        *reason = dlerror(); \
        return 1; \
    }
    FUNCTIONS(FIND)
    return 0;
}

#endif

rapporteur_workbook *rapporteur_xlsx_new(const char *path, const char *temporary_folder, int64_t created) {
    rapporteur_workbook *own = calloc(1, sizeof *own);
    if (!own) return NULL;
    /* The library keeps the folder's name until the end, and does not change it. */
    lxw_workbook_options options = {
        .constant_memory = LXW_TRUE, .tmpdir = (char *)temporary_folder, .use_zip64 = LXW_TRUE};
    own->workbook = library.workbook_new_opt(path, &options);
    if (!own->workbook) {
        free(own);
        return NULL;
    }
    lxw_doc_properties properties;
    memset(&properties, 0, sizeof properties);
    properties.created = (time_t)created;
    library.workbook_set_properties(own->workbook, &properties);
    lxw_format *bold = library.workbook_add_format(own->workbook);
    lxw_format *date = library.workbook_add_format(own->workbook);
    if (bold) library.format_set_bold(bold);
    if (date) library.format_set_num_format(date, "yyyy-mm-dd");
    own->formats[RAPPORTEUR_XLSX_BOLD] = bold;
    own->formats[RAPPORTEUR_XLSX_DATE] = date;
    return own;
}

rapporteur_sheet *rapporteur_xlsx_add_sheet(rapporteur_workbook *workbook, const char *name) {
    lxw_worksheet *sheet = library.workbook_add_worksheet(workbook->workbook, name);
    if (sheet) library.worksheet_freeze_panes(sheet, 1, 0);
    return sheet;
}

int rapporteur_xlsx_text(rapporteur_workbook *workbook, rapporteur_sheet *sheet, uint32_t row, uint16_t column,
                         const char *text, int format) {
    return library.worksheet_write_string(sheet, row, column, text, workbook->formats[format]);
}

int rapporteur_xlsx_number(rapporteur_workbook *workbook, rapporteur_sheet *sheet, uint32_t row, uint16_t column,
                           double number, int format) {
    return library.worksheet_write_number(sheet, row, column, number, workbook->formats[format]);
}

int rapporteur_xlsx_flag(rapporteur_sheet *sheet, uint32_t row, uint16_t column, int flag) {
    return library.worksheet_write_boolean(sheet, row, column, flag, NULL);
}

int rapporteur_xlsx_width(rapporteur_sheet *sheet, uint16_t column, double characters) {
    return library.worksheet_set_column(sheet, column, column, characters, NULL);
}

int64_t rapporteur_xlsx_written(rapporteur_sheet *sheet) {
    FILE *file = sheet->optimize_tmpfile;
    struct stat status;
    if (!file) {
        errno = EBADF;
        return -1;
    }
    /* The library does not look whether its writes succeed. */
    if (fflush(file) != 0 || fstat(fileno(file), &status) != 0) return -1;
    if (ferror(file)) {
        errno = ENOSPC;
        return -1;
    }
    return status.st_size;
}

int rapporteur_xlsx_close(rapporteur_workbook *workbook) {
    int result = library.workbook_close(workbook->workbook);
    free(workbook);
    return result;
}

void rapporteur_xlsx_abandon(rapporteur_workbook *workbook) {
    lxw_worksheet *sheet;
    STAILQ_FOREACH(sheet, workbook->workbook->worksheets, list_pointers) {
        if (sheet->optimize_tmpfile) fclose(sheet->optimize_tmpfile);
        sheet->optimize_tmpfile = NULL;
    }
    library.lxw_workbook_free(workbook->workbook);
    free(workbook);
}

const char *rapporteur_xlsx_error(int number) {
    return library.lxw_strerror((lxw_error)number);
}
