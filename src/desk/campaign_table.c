/* Recipients of a campaign as a table: the tenant's reference, then a column
 * for each field that is their own. */
#include <string.h>

#include "desk/campaign_inside.h"
#include "desk/heading.h"
#include "notice/template.h"
#include "wire/csv.h"
#include "wire/model.h"

static const char *
trimmed(struct arena *arena, const char *text)
{
	size_t bytes;

	text += strspn(text, " \t\r\n");
	bytes = strlen(text);
	while (bytes && strchr(" \t\r\n", text[bytes - 1]))
		bytes--;
	return arena_copy(arena, text, bytes);
}

static struct campaign_line
read_line(struct visit *visit, const char *const *name, size_t names,
	  const struct csv_row *row)
{
	struct campaign_line line = {.reference = ""};
	struct model *values = model_object(visit->arena);

	for (size_t i = 0; i < names && i < row->fields; i++) {
		const char *text = trimmed(visit->arena, row->field[i]);

		if (!strcmp(name[i], "tenant"))
			line.reference = text;
		else if (*text)
			model_text(values, name[i], text);
	}
	line.values = values;
	return line;
}

enum status
campaign_table_read(struct visit *visit, const char *content, int64_t after,
		    size_t most, struct campaign_lines *ret,
		    struct fault *fault)
{
	struct csv *csv = csv_new_memory(content, strlen(content));
	const char *name[CSV_FIELDS_MAX];
	const struct csv_row *row = NULL;
	size_t names = 0;
	enum status status;

	*ret = (struct campaign_lines){
		arena_alloc(visit->arena, most * sizeof *ret->list), 0};
	csv_separate(csv, csv_separator(content, strlen(content)));
	status = csv_next(csv, &row, fault);
	for (; status == OK && row && names < row->fields; names++)
		name[names] = heading_plain(visit->arena, row->field[names]);
	while (status == OK && row && ret->count < most) {
		status = csv_next(csv, &row, fault);
		if (status == OK && row && after-- <= 0)
			ret->list[ret->count++] =
				read_line(visit, name, names, row);
	}
	csv_free(csv);
	return status;
}

/* Columns: the tenant, and any field of the notice. */
static enum status
check_head(struct visit *visit, const struct notice *notice,
	   const struct csv_row *row, struct faults *faults)
{
	struct heading list[HEADINGS_MOST] = {
		{"tenant", NULL, HEADING_MUST, NULL}};
	struct headings headings = {.list = list, .count = 1};
	struct heading_column *columns =
		arena_alloc(visit->arena, (row->fields + 1) * sizeof *columns);

	for (size_t i = 0; i < notice->field_count; i++)
		if (headings.count < HEADINGS_MOST)
			list[headings.count++] =
				(struct heading){notice->fields[i].name, NULL,
						 HEADING_MAY, NULL};
	return heading_map(&headings, row, visit->arena, columns, faults);
}

enum status
campaign_table_check(struct visit *visit, const struct notice *notice,
		     const char *content, struct faults *faults,
		     struct fault *fault)
{
	struct csv *csv = csv_new_memory(content, strlen(content));
	const struct csv_row *row = NULL;
	size_t before = faults->count, rows = 0;
	enum status status;

	csv_separate(csv, csv_separator(content, strlen(content)));
	status = csv_next(csv, &row, fault);
	if (status == OK && row)
		status = check_head(visit, notice, row, faults);
	while (status == OK && row) {
		status = csv_next(csv, &row, fault);
		rows += row != NULL;
	}
	csv_free(csv);
	if (status == OK && !rows)
		status = fault_set(fault, E_INPUT, "/file",
				   N_("Nobody stands in the table: a row for "
				      "each tenant, below the names of the "
				      "columns"),
				   NULL);
	else if (faults->count > before)
		*fault = faults->list[before];
	if (status != OK)
		memcpy(fault->where, "/file", sizeof "/file");
	faults->count = before;
	if (status != OK)
		*faults_add(faults) = *fault;
	return status;
}
