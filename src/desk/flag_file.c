/* The file that a recipient gets. */
#include "desk/flag_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lang/zone.h"
#include "wire/csv.h"
#include "wire/json.h"
#include "wire/model.h"

struct flag_file {
	const struct flag_head *head;
	struct buf bytes;
	struct csv_writer csv;
	struct arena *arena; /* of one tenant at a time */
	enum { TELLING, TAKING_BACK } part;
	size_t rows; /* of the part */
};

static bool
is_json(const struct flag_file *file)
{
	return file->head->format == FLAG_JSON;
}

static void
quote(struct flag_file *file, const char *key, const char *text)
{
	buf_printf(&file->bytes, "\"%s\":", key);
	if (text)
		json_quote(text, strlen(text), &file->bytes);
	else
		buf_text(&file->bytes, "null");
}

static void
begin_json(struct flag_file *file)
{
	const struct flag_head *head = file->head;
	char made[ZONE_TIME_TEXT];
	bool first = true;

	zone_utc_text(head->made_utc, made);
	buf_text(&file->bytes, "{\"format\":\"vernacular-flags-1\",");
	quote(file, "landlord", head->landlord);
	buf_char(&file->bytes, ',');
	quote(file, "recipient", head->recipient);
	buf_printf(&file->bytes,
		   ",\"delivery\":%lld,\"since\":%lld,\"extent\":\"%s\","
		   "\"made_at\":\"%s\",",
		   (long long)head->n, (long long)head->since,
		   flag_extent_names[head->extent], made);
	quote(file, "receipt", head->receipt);
	buf_text(&file->bytes, ",\"kinds\":[");
	for (int i = 0; i < NEED_KINDS; i++)
		if (head->kinds & NEED_BIT(i)) {
			buf_printf(&file->bytes, "%s\"%s\"", first ? "" : ",",
				   need_kind_names[i]);
			first = false;
		}
	buf_text(&file->bytes, "],\n\"flags\":[");
}

static void
begin_csv(struct flag_file *file)
{
	const struct flag_head *head = file->head;

	if (head->format == FLAG_CSV_BOM)
		buf_text(&file->bytes, "\xef\xbb\xbf");
	csv_put(&file->csv, "delivery");
	csv_put(&file->csv, "state");
	csv_put(&file->csv, "reference");
	csv_put(&file->csv, "uprn");
	if (head->names)
		csv_put(&file->csv, "name");
	for (int i = 0; i < NEED_KINDS; i++)
		if (head->kinds & NEED_BIT(i))
			csv_put(&file->csv, need_kind_names[i]);
	csv_put(&file->csv, "flag");
	csv_end_row(&file->csv);
}

struct flag_file *
flag_file_new(const struct flag_head *head)
{
	struct flag_file *file = mem_new(sizeof *file);

	file->head = head;
	file->csv.out = &file->bytes;
	file->arena = arena_new();
	if (is_json(file))
		begin_json(file);
	else
		begin_csv(file);
	return file;
}

static void
tell_json(struct flag_file *file, const struct flag_tenant *tenant)
{
	buf_text(&file->bytes, file->rows ? ",\n{" : "\n{");
	quote(file, "reference", tenant->reference);
	buf_char(&file->bytes, ',');
	quote(file, "uprn", tenant->uprn);
	if (file->head->names) {
		buf_char(&file->bytes, ',');
		quote(file, "name", tenant->name);
	}
	buf_text(&file->bytes, ",\"needs\":[");
	for (size_t i = 0; i < tenant->needs; i++) {
		const struct flag_need *need = &tenant->need[i];

		buf_printf(&file->bytes, "%s{\"kind\":\"%s\",", i ? "," : "",
			   need_kind_name(need->kind));
		quote(file, "value", need->value);
		buf_char(&file->bytes, ',');
		quote(file, "text", flag_text(need, file->arena));
		buf_char(&file->bytes, '}');
	}
	buf_text(&file->bytes, "]}");
}

/* Values of one kind, or all the words where kind is NEED_KINDS. */
static void
put_needs(struct flag_file *file, const struct flag_tenant *tenant, int kind)
{
	struct buf cell = {0};

	for (size_t i = 0; i < tenant->needs; i++) {
		const struct flag_need *need = &tenant->need[i];

		if (kind != NEED_KINDS && need->kind != (enum need_kind)kind)
			continue;
		buf_printf(&cell, "%s%s", cell.count ? "; " : "",
			   kind == NEED_KINDS ? flag_text(need, file->arena)
					      : need->value);
	}
	csv_put(&file->csv, buf_string(&cell));
	buf_free(&cell);
}

static void
tell_csv(struct flag_file *file, const struct flag_tenant *tenant,
	 const char *state)
{
	csv_put_int(&file->csv, file->head->n);
	csv_put(&file->csv, state);
	csv_put(&file->csv, tenant->reference);
	csv_put(&file->csv, tenant->uprn);
	if (file->head->names)
		csv_put(&file->csv, tenant->name);
	for (int i = 0; i < NEED_KINDS; i++)
		if (file->head->kinds & NEED_BIT(i))
			put_needs(file, tenant, i);
	put_needs(file, tenant, NEED_KINDS);
	csv_end_row(&file->csv);
}

void
flag_file_tell(struct flag_file *file, const struct flag_tenant *tenant)
{
	if (is_json(file))
		tell_json(file, tenant);
	else
		tell_csv(file, tenant, "flag");
	file->rows++;
	arena_reset(file->arena);
}

static void
begin_taking_back(struct flag_file *file)
{
	if (file->part == TAKING_BACK)
		return;
	if (is_json(file))
		buf_text(&file->bytes, "],\n\"removed\":[");
	file->part = TAKING_BACK;
	file->rows = 0;
}

void
flag_file_take_back(struct flag_file *file, const char *reference,
		    const char *uprn)
{
	const struct flag_tenant tenant = {.reference = reference,
					   .uprn = uprn};

	begin_taking_back(file);
	if (is_json(file)) {
		buf_text(&file->bytes, file->rows ? ",\n{" : "\n{");
		quote(file, "reference", reference);
		buf_char(&file->bytes, ',');
		quote(file, "uprn", uprn);
		buf_char(&file->bytes, '}');
	} else {
		tell_csv(file, &tenant, "removed");
	}
	file->rows++;
}

void
flag_file_end(struct flag_file *file, struct buf *ret_bytes)
{
	begin_taking_back(file);
	if (is_json(file))
		buf_text(&file->bytes, "]}\n");
	*ret_bytes = file->bytes;
	arena_free(file->arena);
	free(file);
}

const char *
flag_file_type(enum flag_format format)
{
	return format == FLAG_JSON ? "application/json"
				   : "text/csv; charset=utf-8";
}

const char *
flag_file_name(const struct flag_head *head, struct arena *arena)
{
	char *name = arena_text(arena, head->recipient);

	for (char *p = name; *p; p++)
		*p = isalnum((unsigned char)*p)
			     ? (char)tolower((unsigned char)*p)
			     : '-';
	return arena_printf(arena, "flags-%.60s-%06lld.%s", name,
			    (long long)head->n,
			    head->format == FLAG_JSON ? "json" : "csv");
}
