/* Messages of one language in an immutable table. Web, cli and notice look
 * words up here. */
#include "lang/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "lang/plural.h"
#include "lang/po.h"

struct field {
	const char *name, *value;
};

struct catalogue {
	const struct tag *tag;
	struct arena *arena; /* of every string */
	struct po po;
	struct catalogue_entry *entry; /* one for each of po */
	size_t *live;		       /* numbers of those not obsolete */
	size_t entries;		       /* of live */
	struct field *field;
	size_t fields;
	struct plural *plural;
};

static void
split_header(struct catalogue *c)
{
	const struct po_entry *header = &c->po.header;
	char *line = arena_text(c->arena, header->forms ? header->form[0] : "");
	size_t cap = 0;

	while (*line) {
		size_t count = strcspn(line, "\n");
		char *next = line + count + (line[count] == '\n');
		char *colon;

		line[count] = '\0';
		colon = strstr(line, ": ");
		if (colon) {
			*colon = '\0';
			c->field = arena_grow(c->arena, c->field, c->fields,
					      &cap, sizeof *c->field);
			c->field[c->fields++] = (struct field){line, colon + 2};
		}
		line = next;
	}
}

const char *
catalogue_header(const struct catalogue *c, const char *field)
{
	for (size_t i = 0; i < c->fields; i++)
		if (!strcmp(c->field[i].name, field))
			return c->field[i].value;
	return NULL;
}

/* What is read must carry the same letters everywhere. */
static void
check_header(const struct catalogue *c, const char *where,
	     struct faults *faults)
{
	const char *type = catalogue_header(c, "Content-Type");

	if (!c->po.header.msgid)
		(void)fault_set(faults_add(faults), E_INPUT, where,
				N_("has no header: begin it with an entry "
				   "whose msgid is empty, as msginit writes "
				   "it"),
				NULL);
	else if (!type || !strstr(type, "charset=UTF-8"))
		(void)fault_set(faults_add(faults), E_INPUT, where,
				N_("is not said to be UTF-8: convert it and "
				   "put charset=UTF-8 into its header"),
				NULL);
}

static void
check_plural(struct catalogue *c, const char *where, struct faults *faults)
{
	const char *rule = catalogue_header(c, "Plural-Forms");
	struct fault fault;

	if (plural_compile(where, rule ? rule : c->tag->plural, &c->plural,
			   &fault) != OK)
		*faults_add(faults) = fault;
}

static void
take_entries(struct catalogue *c)
{
	size_t count = c->po.entries;

	c->entry = arena_alloc(c->arena, (count + 1) * sizeof *c->entry);
	c->live = arena_alloc(c->arena, (count + 1) * sizeof *c->live);
	for (size_t i = 0; i < count; i++) {
		const struct po_entry *from = &c->po.entry[i];

		c->entry[i] = (struct catalogue_entry){
			.context = from->context,
			.msgid = from->msgid,
			.msgid_plural = from->msgid_plural,
			.form = from->form,
			.forms = from->forms,
			.comments = from->comments,
			.previous = from->previous,
			.fuzzy = from->fuzzy,
			.translated = !from->fuzzy && po_filled(from),
		};
		if (!from->obsolete)
			c->live[c->entries++] = i;
	}
}

enum status
catalogue_read(const char *name, const char *text, size_t bytes,
	       const struct tag *tag, struct catalogue **ret_catalogue,
	       struct faults *faults)
{
	struct catalogue *c = mem_new(sizeof *c);
	size_t before = faults->count;
	const char *where;

	c->tag = tag;
	c->arena = arena_new();
	if (po_parse(name, text, bytes, c->arena, &c->po, faults) == OK) {
		where = arena_printf(c->arena, "%s:%u", name,
				     c->po.header.msgid ? c->po.header.line
							: 1);
		split_header(c);
		check_header(c, where, faults);
		check_plural(c, where, faults);
	}
	if (faults->count != before) {
		catalogue_free(c);
		return E_INPUT;
	}
	take_entries(c);
	*ret_catalogue = c;
	return OK;
}

enum status
catalogue_load(const char *path, const struct tag *tag,
	       struct catalogue **ret_catalogue, struct faults *faults)
{
	struct buf text = {0};
	struct fault fault;
	enum status status = file_read(path, PO_BYTES_MAX, &text, &fault);

	if (status == OK)
		status = catalogue_read(path, buf_string(&text), text.count,
					tag, ret_catalogue, faults);
	else
		*faults_add(faults) = fault;
	buf_free(&text);
	return status;
}

void
catalogue_free(struct catalogue *c)
{
	if (!c)
		return;
	plural_free(c->plural);
	arena_free(c->arena);
	free(c);
}

const struct tag *
catalogue_tag(const struct catalogue *c)
{
	return c->tag;
}

const struct catalogue_entry *
catalogue_at(const struct catalogue *c, size_t index)
{
	return index < c->entries ? &c->entry[c->live[index]] : NULL;
}

const struct catalogue_entry *
catalogue_entry(const struct catalogue *c, const char *context,
		const char *msgid)
{
	const struct po_entry *found = po_find(&c->po, context, msgid);

	if (!found || (c->entries != c->po.entries && found->obsolete))
		return NULL;
	return &c->entry[found - c->po.entry];
}

const char *
catalogue_text(const struct catalogue *c, const char *context,
	       const char *msgid)
{
	const struct catalogue_entry *entry =
		c ? catalogue_entry(c, context, msgid) : NULL;

	return entry && entry->translated ? entry->form[0] : msgid;
}

const char *
catalogue_form(const struct catalogue *c, const struct catalogue_entry *entry,
	       unsigned long n)
{
	size_t index = entry->msgid_plural ? plural_index(c->plural, n) : 0;

	return index < entry->forms ? entry->form[index] : "";
}

const char *
catalogue_plural(const struct catalogue *c, const char *context,
		 const char *msgid, const char *msgid_plural, unsigned long n)
{
	const struct catalogue_entry *entry =
		c ? catalogue_entry(c, context, msgid) : NULL;

	if (entry && entry->translated && entry->msgid_plural)
		return catalogue_form(c, entry, n);
	return n == 1 ? msgid : msgid_plural;
}
