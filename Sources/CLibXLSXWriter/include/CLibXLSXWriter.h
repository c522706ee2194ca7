#ifndef CLIBXLSXWRITER_H
#define CLIBXLSXWRITER_H

#include <stdint.h>

/* The part of libxlsxwriter that is used, loaded when the first workbook is made.
 *
 * It is not linked: with it comes libcrypto, and both together cost every start of the tool two milliseconds of six
 * (measured with perf stat), also where no workbook is written. What is called is checked against the headers all the
 * same.
 *
 * Rows of a sheet are written from top to bottom, cells of a row in any order; sheets may take turns. Each sheet waits
 * in a temporary file of its own, which has no name.
 */
typedef struct rapporteur_workbook rapporteur_workbook;
typedef struct lxw_worksheet rapporteur_sheet;

/* How a cell looks. */
enum rapporteur_xlsx_format { RAPPORTEUR_XLSX_PLAIN, RAPPORTEUR_XLSX_BOLD, RAPPORTEUR_XLSX_DATE };

/* Loads the library. Returns 0, or not 0 with what the loader says in `reason`, which lives until the next call. */
int rapporteur_xlsx_load(const char **reason);

/* NULL when there is no memory. `created` is the date of the workbook's properties. */
rapporteur_workbook *rapporteur_xlsx_new(const char *path, const char *temporary_folder, int64_t created);

/* NULL when the name cannot be one, when there is no memory or no temporary file. The first row stays in sight. */
rapporteur_sheet *rapporteur_xlsx_add_sheet(rapporteur_workbook *workbook, const char *name);

/* Cells return 0 or an error number of the library. */
int rapporteur_xlsx_text(rapporteur_workbook *workbook, rapporteur_sheet *sheet, uint32_t row, uint16_t column,
                         const char *text, int format);
int rapporteur_xlsx_number(rapporteur_workbook *workbook, rapporteur_sheet *sheet, uint32_t row, uint16_t column,
                           double number, int format);
int rapporteur_xlsx_flag(rapporteur_sheet *sheet, uint32_t row, uint16_t column, int flag);
int rapporteur_xlsx_width(rapporteur_sheet *sheet, uint16_t column, double characters);

/* How many bytes of a sheet's rows are in its temporary file; -1 with errno set when they could not be written. */
int64_t rapporteur_xlsx_written(rapporteur_sheet *sheet);

/* Writes the file and frees the workbook. Returns 0 or an error number of the library. */
int rapporteur_xlsx_close(rapporteur_workbook *workbook);

/* Frees the workbook and writes nothing. */
void rapporteur_xlsx_abandon(rapporteur_workbook *workbook);

/* What an error number means. */
const char *rapporteur_xlsx_error(int number);

#endif
