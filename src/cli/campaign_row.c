/* What a row of a campaign says: who, where, in which language and format, and
 * the values of the notice's fields. */
#include <stdlib.h>
#include <string.h>

#include "cli/campaign_inside.h"
#include "core/choice.h"
#include "desk/braille_inside.h"
#include "desk/easy_read.h"
#include "desk/inside.h"
#include "desk/letter_making.h"
#include "notice/field.h"
#include "notice/template.h"
#include "wire/model.h"

/* Columns that every table may have, before those of the notice's fields. */
enum {
	COLUMN_TENANT,
	COLUMN_NAME,
	COLUMN_ADDRESS,
	COLUMN_POSTCODE = COLUMN_ADDRESS + ADDRESS_LINES_MAX,
	COLUMN_LANGUAGE,
	COLUMN_FORMAT,
	COLUMN_SIZE,
	COLUMN_PAPER,
	COLUMNS,
};

static const struct heading common[COLUMNS] = {
	{"tenant", "tenant_reference|tenancy_ref", HEADING_MAY, NULL},
	{"name", "full_name", HEADING_MUST, "tenant"},
	{"address_1", "address1|address", HEADING_MUST, "tenant"},
	{"address_2", "address2", HEADING_MAY, NULL},
	{"address_3", "address3", HEADING_MAY, NULL},
	{"address_4", "address4", HEADING_MAY, NULL},
	{"address_5", "address5", HEADING_MAY, NULL},
	{"address_6", "address6", HEADING_MAY, NULL},
	{"address_7", "address7", HEADING_MAY, NULL},
	{"postcode", "post_code", HEADING_MAY, NULL},
	{"language", "lang", HEADING_MAY, NULL},
	{"format", NULL, HEADING_MAY, NULL},
	{"size", "points", HEADING_MAY, NULL},
	{"paper", NULL, HEADING_MAY, NULL},
};

/* A row while it is read. */
struct reading {
	struct campaign *campaign;
	struct arena *arena;
	struct recipient *to;
	struct faults *faults;
	const char *cell[HEADINGS_MOST]; /* by heading; "" where none */
	struct model *values;
};

static bool
is_common(const char *name)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (!strcmp(common[i].name, name))
			return true;
	return false;
}

enum status
campaign_head(struct campaign *c, const struct csv_row *row,
	      struct faults *faults)
{
	struct headings headings = {.list = c->heading};

	memcpy(c->heading, common, sizeof common);
	c->headings = COLUMNS;
	for (size_t i = 0; i < c->notice->field_count; i++) {
		const char *name = c->notice->fields[i].name;

		if (c->headings < HEADINGS_MOST && !is_common(name))
			c->heading[c->headings++] =
				(struct heading){name, NULL, HEADING_MAY, NULL};
	}
	headings.count = c->headings;
	c->columns = row->fields;
	return heading_map(&headings, row, c->cli->arena, c->column, faults);
}

/* The fault is of a column of this row. */
static enum status
wrong(struct reading *r, const char *column, struct fault *fault)
{
	char where[FAULT_BYTES];

	(void)snprintf(where, sizeof where, "line %zu/%.120s", r->to->line,
		       column);
	memcpy(fault->where, where, sizeof where);
	*faults_add(r->faults) = *fault;
	return E_INPUT;
}

static void
read_cells(struct reading *r, const struct csv_row *row)
{
	for (size_t i = 0; i < r->campaign->headings; i++)
		r->cell[i] = "";
	for (size_t i = 0; i < row->fields && i < r->campaign->columns; i++) {
		int meaning = r->campaign->column[i].meaning;
		const char *text = row->field[i];
		size_t bytes;

		if (meaning < 0)
			continue;
		text += strspn(text, " \t\r\n");
		bytes = strlen(text);
		while (bytes && strchr(" \t\r\n", text[bytes - 1]))
			bytes--;
		r->cell[meaning] = arena_copy(r->arena, text, bytes);
	}
}

static enum status
refuse_address(struct reading *r, enum address_flaw flaw, const char *line)
{
	struct fault fault;

	(void)!address_refuse(flaw, line, &fault);
	return wrong(r, "address_1", &fault);
}

/* One more line of the window. */
static bool
add_line(struct address *to, const char *line)
{
	if (!*line)
		return true;
	if (to->lines == ADDRESS_LINES_MAX)
		return false;
	to->line[to->lines++] = line;
	return true;
}

static const char *
spelled(struct reading *r, const char *postcode)
{
	char *text = arena_alloc(r->arena, POSTCODE_BYTES);

	return postcode_spell(postcode, text) ? text : postcode;
}

/* The name, then several cells, or all of the address in the first. */
static enum status
read_address(struct reading *r)
{
	const char *const *cell = r->cell;
	struct address *to = &r->to->to, whole = {.lines = 0};
	struct fault fault;
	enum address_flaw flaw;
	size_t line;
	bool fits;

	*to = (struct address){.lines = 0};
	fits = add_line(to, cell[COLUMN_NAME]);
	if (!*cell[COLUMN_ADDRESS + 1] && !*cell[COLUMN_POSTCODE] &&
	    address_read(cell[COLUMN_ADDRESS], r->arena, &whole, &fault) != OK)
		return wrong(r, "address_1", &fault);
	if (whole.lines > 1)
		for (size_t i = 0; i < whole.lines; i++)
			fits = fits && add_line(to, whole.line[i]);
	else
		for (int i = 0; i < ADDRESS_LINES_MAX; i++)
			fits = fits && add_line(to, cell[COLUMN_ADDRESS + i]);
	fits = fits && add_line(to, spelled(r, cell[COLUMN_POSTCODE]));
	if (!fits)
		return refuse_address(r, ADDRESS_TOO_MANY_LINES, "");
	flaw = address_check(to, &line);
	return flaw == ADDRESS_FINE
		       ? OK
		       : refuse_address(r, flaw,
					line < to->lines ? to->line[line] : "");
}

/* The language, and what the notice is in it; made once for each. */
/* Tenants of the panel look at it before letters go out in it. */
static void
check_easy_read(struct campaign *c, struct campaign_tongue *tongue)
{
	struct fault *fault = &tongue->easy_refused;

	if (c->draft == MERGE_DRAFT || tongue->refused.status != OK ||
	    !c->notice->text[NOTICE_EASY].path)
		return;
	if (c->set.visit.db)
		(void)!easy_read_must_be_signed(&c->set.visit,
						c->set.house.organisation,
						&tongue->merge, fault);
	else
		(void)fault_set(fault, E_REFUSED, "",
				N_("Nobody has signed this Easy Read: say "
				   "where the service is (--db), or make a "
				   "draft (--draft)"),
				NULL);
}

static struct campaign_tongue *
tongue_of(struct campaign *c, const struct tag *tag)
{
	struct campaign_tongue *tongue;

	for (size_t i = 0; i < c->tongues; i++)
		if (c->tongue[i]->merge.tag == tag)
			return c->tongue[i];
	c->tongue =
		arena_grow(c->cli->arena, c->tongue, c->tongues,
			   &c->tongues_cap, sizeof(struct campaign_tongue *));
	tongue = arena_alloc(c->cli->arena, sizeof *tongue);
	c->tongue[c->tongues++] = tongue;
	tongue->merge = (struct merge){.tag = tag,
				       .draft = c->draft,
				       .letter_days = c->letter_days,
				       .formats = c->formats};
	c->set.visit.arena = c->cli->arena;
	(void)!notice_set_words(&c->set, c->notice->name, &tongue->merge,
				&tongue->refused);
	check_easy_read(c, tongue);
	return tongue;
}

static enum status
read_language(struct reading *r, const char *text, struct campaign_tongue **ret)
{
	const struct tag *tag = tag_find("en");
	struct fault fault;

	if (*text && tag_parse("language", text, &tag, &fault) != OK)
		return wrong(r, "language", &fault);
	r->to->language = tag->tag;
	*ret = tongue_of(r->campaign, tag);
	if ((*ret)->refused.status == OK)
		return OK;
	fault = (*ret)->refused;
	return wrong(r, "language", &fault);
}

/* A format of files, or one of the register. */
static enum status
read_format(struct reading *r, const char *text, struct campaign_kind *kind)
{
	struct fault fault;
	enum format format;
	int size;

	kind->renderer = r->campaign->usual;
	if (!*text)
		return OK;
	if (need_format(text, &format, &size)) {
		bool said = strchr(text, ':');

		if (format == FORMAT_LARGE_PRINT && (said || !kind->size_pt))
			kind->size_pt = size;
		else if (format == FORMAT_BRAILLE && (said || !kind->grade))
			kind->grade = size;
		else if (format == FORMAT_EASY_READ)
			kind->variant = NOTICE_EASY;
		else if (format != FORMAT_LARGE_PRINT &&
			 format != FORMAT_BRAILLE) {
			(void)fault_set(
				&fault, E_INPUT, "",
				N_("{value} is made by people: ask for it "
				   "with a request, and take this row out"),
				"value", text, NULL);
			return wrong(r, "format", &fault);
		}
		text = format == FORMAT_BRAILLE ? "brf" : "pdf";
	}
	if (render_find(text, &kind->renderer, &fault) != OK)
		return wrong(r, "format", &fault);
	return OK;
}

static enum status
read_size(struct reading *r, const char *text, struct campaign_kind *kind)
{
	struct fault fault;
	char *end;
	long size;

	if (!*text)
		return OK;
	size = strtol(text, &end, 10);
	if (!*end && size >= SIZE_PT_MIN && size <= SIZE_PT_MAX) {
		kind->size_pt = (int)size;
		return OK;
	}
	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no size of letters: write a whole "
			   "number of points from 12 to 28"),
			"value", text, NULL);
	return wrong(r, "size", &fault);
}

static bool
is_sound(const struct renderer *renderer)
{
	return renderer->render == render_wav || renderer->render == render_ogg;
}

/* What this program would make, and must not. */
static enum status
check_kind(struct reading *r, const struct campaign_kind *kind)
{
	struct fault fault;

	if (kind->variant == NOTICE_EASY &&
	    !r->campaign->notice->text[NOTICE_EASY].path)
		(void)fault_set(&fault, E_INPUT, "",
				N_("This notice has no Easy Read: ask for it "
				   "with a request, and take this row out"),
				NULL);
	else if (kind->variant == NOTICE_EASY && kind->tongue &&
		 kind->tongue->easy_refused.status != OK)
		fault = kind->tongue->easy_refused;
	else if (is_sound(kind->renderer) && kind->tongue &&
		 kind->tongue->merge.draft == MERGE_FINAL)
		(void)fault_set(&fault, E_INPUT, "",
				N_("Nobody has heard this letter's voice: "
				   "only a draft is spoken (--draft)"),
				NULL);
	else
		return OK;
	return wrong(r, "format", &fault);
}

static bool
is_braille(const struct renderer *renderer)
{
	return renderer->render == render_brf || renderer->render == render_pef;
}

/* Where there is a service, somebody who reads Braille has read the notice in
 * it before a letter goes out so. */
static void
look_for_reader(struct campaign *c, struct campaign_kind *kind)
{
	struct visit *visit = &c->set.visit;
	struct merge merge = kind->tongue->merge;
	struct braille_words words = {visit_organisation(visit),
				      c->notice->name, merge.tag, {0}};

	kind->unread.status = OK;
	if (!is_braille(kind->renderer) || !visit->db ||
	    merge.draft != MERGE_FINAL)
		return;
	visit->arena = c->cli->arena;
	merge.variant = kind->variant;
	making_words(&merge, words.hash);
	(void)!braille_must_be_read(visit, &words, &kind->unread);
}

static struct campaign_kind *
kind_of(struct campaign *c, const struct campaign_kind *like)
{
	struct campaign_kind *kind;

	for (size_t i = 0; i < c->kinds; i++) {
		kind = c->kind[i];
		if (kind->tongue == like->tongue &&
		    kind->renderer == like->renderer &&
		    kind->variant == like->variant &&
		    kind->size_pt == like->size_pt &&
		    kind->grade == like->grade && kind->paper == like->paper &&
		    kind->spacing == like->spacing)
			return kind;
	}
	c->kind = arena_grow(c->cli->arena, c->kind, c->kinds, &c->kinds_cap,
			     sizeof(struct campaign_kind *));
	kind = arena_alloc(c->cli->arena, sizeof *kind);
	*kind = *like;
	kind->number = c->kinds;
	c->kind[c->kinds++] = kind;
	look_for_reader(c, kind);
	return kind;
}

/* The language, then format and size: from the row, else as it was said. */
static enum status
read_kind(struct reading *r, const struct row_said *said)
{
	struct campaign_kind kind = {.size_pt = said->size_pt,
				     .grade = said->grade,
				     .spacing = said->spaced ? SPACING_WIDE
							     : SPACING_PLAIN};
	struct campaign_tongue *tongue = NULL;
	const char *const *cell = r->cell;
	const char *format = *cell[COLUMN_FORMAT] ? cell[COLUMN_FORMAT]
			     : said->format	  ? said->format
						  : "";
	const char *language = *cell[COLUMN_LANGUAGE] ? cell[COLUMN_LANGUAGE]
			       : said->language	      ? said->language
						      : "en";
	size_t before = r->faults->count;
	bool paged;

	(void)!read_language(r, language, &tongue);
	kind.tongue = tongue;
	if (read_format(r, format, &kind) == OK)
		(void)!check_kind(r, &kind);
	(void)!read_size(r, cell[COLUMN_SIZE], &kind);
	if (*cell[COLUMN_PAPER] || said->paper)
		kind.paper = paper_named(
			*cell[COLUMN_PAPER] ? cell[COLUMN_PAPER] : said->paper);
	if (r->faults->count > before)
		return E_INPUT;
	paged = kind.renderer->render == render_pdf;
	if (!paged) {
		kind.size_pt = 0;
		kind.paper = PAPER_WHITE;
		kind.spacing = SPACING_PLAIN;
	} else if (!kind.size_pt)
		kind.size_pt = kind.variant == NOTICE_EASY    ? EASY_READ_PT
			       : kind.spacing == SPACING_WIDE ? 14
							      : SIZE_PT_MIN;
	r->to->size_pt = kind.size_pt;
	r->to->format = kind.renderer->name;
	r->to->kind = kind_of(r->campaign, &kind);
	if (r->to->kind->unread.status == OK)
		return OK;
	kind.unread = r->to->kind->unread;
	return wrong(r, "format", &kind.unread);
}

static void
fill(struct reading *r, const char *field, const char *value)
{
	if (value && *value && notice_field(r->campaign->notice, field) &&
	    !model_get(r->values, field))
		model_text(r->values, field, value);
}

/* Entries of a list stand between semicolons. */
static void
put_list(struct model *values, const char *name, const char *text)
{
	struct model *list = model_children(values, name);

	while (*text) {
		size_t bytes = strcspn(text, ";");

		text += strspn(text, " ");
		bytes = strcspn(text, ";");
		if (bytes)
			model_bytes(list, NULL, text, bytes);
		text += bytes + (text[bytes] == ';');
	}
}

static void
read_values(struct reading *r)
{
	const struct campaign *c = r->campaign;

	for (size_t i = 0; i < c->headings; i++) {
		const struct field *field =
			notice_field(c->notice, c->heading[i].name);

		if (!field || !*r->cell[i])
			continue;
		if (field->type == FIELD_LIST)
			put_list(r->values, field->name, r->cell[i]);
		else
			model_text(r->values, field->name, r->cell[i]);
	}
	fill(r, "tenant_name", r->cell[COLUMN_NAME]);
	fill(r, "reference", r->cell[COLUMN_TENANT]);
}

/* The address in one line, as a letter names the home. */
static void
fill_address(struct reading *r)
{
	const struct address *to = &r->to->to;
	const char *text = NULL;

	for (size_t i = 1; i < to->lines; i++) /* past the name */
		text = text ? arena_printf(r->arena, "%s, %s", text,
					   to->line[i])
			    : to->line[i];
	fill(r, "address", text);
}

enum status
campaign_row(struct campaign *c, const struct csv_row *row, struct arena *arena,
	     struct recipient *ret, struct faults *faults)
{
	struct reading r = {.campaign = c,
			    .arena = arena,
			    .to = ret,
			    .faults = faults,
			    .values = model_object(arena)};
	struct row_said said = {0};
	size_t before = faults->count;
	struct fault fault;

	*ret = (struct recipient){.line = row->line,
				  .language = "",
				  .format = "",
				  .values = r.values};
	read_cells(&r, row);
	read_values(&r);
	ret->who = *r.cell[COLUMN_TENANT] ? r.cell[COLUMN_TENANT]
					  : r.cell[COLUMN_NAME];
	ret->of_register = *r.cell[COLUMN_TENANT];
	if (*r.cell[COLUMN_TENANT] &&
	    (!*r.cell[COLUMN_NAME] || !*r.cell[COLUMN_ADDRESS])) {
		if (campaign_tenant(c, r.cell[COLUMN_TENANT], arena, ret, &said,
				    r.values, &fault) != OK)
			return wrong(&r, *fault.where ? fault.where : "tenant",
				     &fault);
	} else if (!*r.cell[COLUMN_NAME]) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("Nobody is named: write who gets the "
				   "letter"),
				NULL);
		(void)!wrong(&r, "name", &fault);
	} else if (read_address(&r) == OK)
		fill_address(&r);
	(void)!read_kind(&r, &said);
	return faults->count == before ? OK : E_INPUT;
}

/* The whole of it is refused, not sentence by sentence. */
static enum status
unapproved(const struct campaign *c, const struct recipient *to,
	   struct faults *faults, size_t before)
{
	faults->count = before;
	return fault_set(faults_add(faults), E_INPUT, "",
			 N_("{name} is not approved in {language}: "
			    "`vernacular notice approve`, or --draft"),
			 "name", c->notice->name, "language",
			 to->kind->tongue->merge.tag->english, NULL);
}

enum status
campaign_document(const struct campaign *c, const struct recipient *to,
		  struct arena *arena, struct document *ret,
		  struct faults *faults)
{
	struct merge merge = to->kind->tongue->merge;
	const struct document *document;
	size_t before = faults->count;
	enum status status;

	merge.values = to->values;
	merge.variant = to->kind->variant;
	status = notice_merge(&merge, arena, &document, faults);
	if (status == E_REFUSED)
		status = unapproved(c, to, faults, before);
	for (size_t i = before; i < faults->count && i < FAULTS_MAX; i++) {
		struct fault *fault = &faults->list[i];
		char where[FAULT_BYTES];

		(void)snprintf(where, sizeof where, "line %zu/%.120s", to->line,
			       *fault->where ? fault->where : "language");
		memcpy(fault->where, where, sizeof where);
	}
	if (status != OK)
		return E_INPUT;
	*ret = *document;
	ret->to = &to->to;
	return OK;
}
