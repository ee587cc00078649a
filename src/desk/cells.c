/* A table with headings. */
#include "desk/cells.h"

#include <string.h>

#include "wire/csv.h"

struct reading {
	const struct cells_file *file;
	const char *const *headings;
	int column[CELLS_MOST]; /* of each heading, -1 none */
	struct arena *arena;
	struct cells_row *row;
	size_t count, cap;
	struct faults *faults;
};

static struct fault *
fault_at(struct reading *r, size_t line, const char **ret_where)
{
	*ret_where = arena_printf(r->arena, "%s:%zu", r->file->name, line);
	return faults_add(r->faults);
}

static enum status
read_headings(struct reading *r, const struct csv_row *row)
{
	const char *where;
	struct fault *fault;

	for (size_t i = 0; r->headings[i]; i++) {
		r->column[i] = -1;
		for (size_t k = 0; row && k < row->fields; k++)
			if (!strcasecmp(row->field[k], r->headings[i]))
				r->column[i] = (int)k;
	}
	if (r->column[0] >= 0)
		return OK;
	fault = fault_at(r, 1, &where);
	return fault_set(fault, E_INPUT, where,
			 N_("The first row must name the columns, {name} among "
			    "them"),
			 "name", r->headings[0], NULL);
}

static const char *
cell(struct reading *r, const struct csv_row *row, int column)
{
	const char *text = column >= 0 && (size_t)column < row->fields
				   ? row->field[column]
				   : "";

	if (*text == '\'' && text[1] && strchr("=+-@\t\r\n", text[1]))
		text++;
	return arena_text(r->arena, text);
}

static void
read_row(struct reading *r, const struct csv_row *csv)
{
	struct cells_row *row;

	r->row = arena_grow(r->arena, r->row, r->count, &r->cap,
			    sizeof *r->row);
	row = &r->row[r->count++];
	row->line = csv->line;
	for (size_t i = 0; r->headings[i]; i++)
		row->cell[i] = cell(r, csv, r->column[i]);
}

/* What csv says is wrong, with the file's name; "row 3, line 5" becomes
 * NAME:5. */
static void
bad_row(struct reading *r, const struct fault *bad)
{
	const char *line = strstr(bad->where, "line "), *where;
	struct fault *fault = faults_add(r->faults);

	*fault = *bad;
	where = arena_printf(r->arena, "%s:%s", r->file->name,
			     line ? line + 5 : "1");
	memset(fault->where, 0, sizeof fault->where);
	memcpy(fault->where, where,
	       strlen(where) < sizeof fault->where ? strlen(where)
						   : sizeof fault->where - 1);
}

enum status
cells_read(const struct cells_file *file, const char *const *headings,
	   struct arena *arena, struct cells *ret, struct faults *faults)
{
	struct reading r = {.file = file, .headings = headings,
			    .arena = arena, .faults = faults};
	size_t before = faults->count, rows = 0;
	struct csv *csv = csv_new_memory(file->bytes, file->count);
	const struct csv_row *row = NULL;
	enum status status;
	struct fault bad;

	do {
		status = csv_next(csv, &row, &bad);
		if (status == E_INPUT)
			bad_row(&r, &bad);
		else if (status == OK && !rows++)
			status = read_headings(&r, row);
		else if (status == OK && row)
			read_row(&r, row);
	} while (rows && (status == E_INPUT || row) &&
		 !(rows == 1 && status != OK));
	csv_free(csv);
	*ret = (struct cells){r.row, r.count};
	return faults->count > before ? E_INPUT : OK;
}
