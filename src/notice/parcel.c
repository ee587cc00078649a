/* A parcel: its messages, and the table of kinds of files it travels in. */
#include "notice/parcel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/near.h"
#include "lang/plural.h"
#include "lang/tag.h"
#include "lang/value.h"
#include "notice/parcel_inside.h"

static const struct {
	const char *name, *ending;
	enum status (*write)(const struct parcel_writing *, struct buf *);
	enum status (*read)(struct parcel_reader *);
} kinds[PARCEL_KINDS] = {
	[PARCEL_PO] = {"po", "po", parcel_write_po, parcel_read_po},
	[PARCEL_XLIFF12] = {"xliff", "xlf", parcel_write_xliff12,
			    parcel_read_xliff12},
	[PARCEL_XLIFF2] = {"xliff2", "xlf", parcel_write_xliff2,
			   parcel_read_xliff2},
	[PARCEL_TMX] = {"tmx", "tmx", parcel_write_tmx, parcel_read_tmx},
	[PARCEL_DOCX] = {"docx", "docx", parcel_write_docx, parcel_read_docx},
};

const char *
parcel_kind_name(enum parcel_kind kind)
{
	return kinds[kind].name;
}

const char *
parcel_ending(enum parcel_kind kind)
{
	return kinds[kind].ending;
}

enum status
parcel_kind_parse(const char *where, const char *text, enum parcel_kind *ret,
		  struct fault *fault)
{
	struct near near = {.word = text};

	for (size_t i = 0; i < PARCEL_KINDS; i++) {
		if (!strcmp(kinds[i].name, text)) {
			*ret = (enum parcel_kind)i;
			return OK;
		}
		near_offer(&near, kinds[i].name);
	}
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is no kind of file for translators: "
			    "perhaps {nearest}"),
			 "value", text, "nearest", near.best ? near.best : "po",
			 NULL);
}

static bool
has(const char *head, const char *what)
{
	return strstr(head, what) != NULL;
}

enum status
parcel_kind_of(const char *name, const void *bytes, size_t count,
	       enum parcel_kind *ret, struct fault *fault)
{
	char head[2048];
	size_t used = 0;

	/* Without the NULs that UTF-16 has. */
	for (size_t i = 0; i < count && used + 1 < sizeof head; i++)
		if (((const char *)bytes)[i])
			head[used++] = ((const char *)bytes)[i];
	head[used] = '\0';
	/* The second is an old or encrypted one, which its reader refuses. */
	if (!strncmp(head, "PK", 2) || !strncmp(head, "\xD0\xCF\x11", 3))
		*ret = PARCEL_DOCX;
	else if (has(head, "urn:oasis:names:tc:xliff:document:2"))
		*ret = PARCEL_XLIFF2;
	/* Its element may have any prefix, and old files no namespace. */
	else if (has(head, "urn:oasis:names:tc:xliff:document:1") ||
		 has(head, "<xliff"))
		*ret = PARCEL_XLIFF12;
	else if (has(head, "<tmx"))
		*ret = PARCEL_TMX;
	else if (has(head, "msgid"))
		*ret = PARCEL_PO;
	else
		return fault_set(fault, E_INPUT, name,
				 N_("this is no file for translators: PO, "
				    "XLIFF, TMX or a Word file (DOCX) is"),
				 NULL);
	return OK;
}

void
parcel_id(const char *source, const char *source_plural,
	  char ret[PARCEL_ID_BYTES])
{
	struct hash_state hash;
	unsigned char key[HASH_BYTES];

	hash_begin(&hash);
	hash_add(&hash, source, strlen(source) + 1);
	if (source_plural)
		hash_add(&hash, source_plural, strlen(source_plural) + 1);
	hash_end(&hash, key);
	hash_hex(key, (PARCEL_ID_BYTES - 1) / 2, ret);
}

/* Forms that a rule has; 2 where it cannot be read. */
static size_t
forms_of(const char *rule)
{
	struct plural *plural;
	size_t forms = 2;

	if (plural_compile("", rule, &plural, NULL) == OK) {
		forms = plural_forms(plural);
		plural_free(plural);
	}
	return forms;
}

static void
fill_target(const struct translated *found, size_t forms, struct arena *arena,
	    struct parcel_unit *unit)
{
	const char **target;

	unit->targets = found->entry		    ? found->entry->forms
			: found->message->id_plural ? forms
						    : 1;
	target = arena_alloc(arena, unit->targets * sizeof *target);
	for (size_t i = 0; i < unit->targets; i++)
		target[i] = found->entry ? found->entry->form[i] : "";
	unit->target = target;
}

/* Without the line end behind it; NULL for nothing. */
static const char *
trimmed(const char *text, struct arena *arena)
{
	size_t count = strlen(text);

	while (count && text[count - 1] == '\n')
		count--;
	return count ? arena_copy(arena, text, count) : NULL;
}

void
parcel_of(const struct parcel_of *of, struct arena *arena, struct parcel *ret)
{
	const char *rule =
		of->catalogue ? catalogue_header(of->catalogue, "Plural-Forms")
			      : NULL;

	*ret = (struct parcel){.notice = of->notice->name,
			       .title = of->notice->title,
			       .lang = of->tag->tag,
			       .plural = rule ? rule : of->tag->plural};
	for (size_t i = 0; i < of->notice->message_count; i++) {
		const struct message *message = &of->notice->messages[i];
		char id[PARCEL_ID_BYTES];
		struct translated found;
		struct parcel_unit *unit;

		if (!parcel_has(of->notice, message))
			continue;
		translate_find(message, of->catalogue, of->review, &found);
		if (of->what == PARCEL_OPEN &&
		    found.state == TRANSLATE_APPROVED)
			continue;
		parcel_id(message->id, message->id_plural, id);
		ret->unit = arena_grow(arena, ret->unit, ret->units, &ret->cap,
				       sizeof *ret->unit);
		unit = &ret->unit[ret->units++];
		*unit = (struct parcel_unit){
			.id = arena_text(arena, id),
			.source = message->id,
			.source_plural = message->id_plural,
			.state = found.state,
			.note = message->note,
			.line = message->line,
		};
		if (found.entry) {
			unit->comment = trimmed(found.entry->comments, arena);
			unit->previous = found.entry->previous;
		}
		fill_target(&found, forms_of(ret->plural), arena, unit);
	}
}

size_t
parcel_cases(const struct parcel *parcel,
	     const char *ret_case[PLURAL_FORMS_MAX])
{
	const struct tag *tag = tag_find(parcel->lang ? parcel->lang : "en");
	struct value *value =
		value_new(tag ? tag : tag_find("en"), VALUE_DIGITS_LATIN);
	struct plural *plural = NULL;
	size_t forms = 1;

	for (size_t i = 0; i < PLURAL_FORMS_MAX; i++)
		ret_case[i] = "other";
	if (plural_compile("", parcel->plural ? parcel->plural : "", &plural,
			   NULL) == OK) {
		forms = plural_forms(plural);
		for (unsigned long n = 1001; n-- > 0;)
			ret_case[plural_index(plural, n)] =
				value_plural(value, (int64_t)n);
		if (forms > 1)
			ret_case[plural_index(plural, 1)] = "one";
	}
	plural_free(plural);
	value_free(value);
	return forms;
}

enum status
parcel_write(const struct parcel *parcel, enum parcel_kind kind,
	     const struct parcel_file *carrier, struct buf *out,
	     struct faults *faults)
{
	struct arena *arena = arena_new();
	const struct parcel_writing writing = {parcel, arena, carrier, faults};
	enum status status = kinds[kind].write(&writing, out);

	arena_free(arena);
	return status;
}

/* A message stands in a file once. */
static void
check_once(struct parcel_reader *r)
{
	const struct parcel *parcel = r->parcel;

	for (size_t i = 0; i < parcel->units; i++)
		if (parcel_find(parcel, parcel->unit[i].id) != &parcel->unit[i])
			parcel_fault(r, parcel->unit[i].line,
				     N_("the id {value} stands in the file a "
					"second time"),
				     parcel->unit[i].id);
}

enum status
parcel_read(const struct parcel_file *file, enum parcel_kind kind,
	    struct arena *arena, struct parcel *ret, struct faults *faults)
{
	struct parcel parcel = {0};
	struct parcel_reader r = {.file = file,
				  .arena = arena,
				  .parcel = &parcel,
				  .faults = faults};
	enum status status;
	char most[32];

	if (file->count > PARCEL_BYTES_MAX) {
		snprintf(most, sizeof most, "%d", PARCEL_BYTES_MAX);
		return fault_set(faults_add(faults), E_INPUT, file->name,
				 N_("the file is longer than the {value} bytes "
				    "that are taken"),
				 "value", most, NULL);
	}
	status = kinds[kind].read(&r);
	if (status == OK)
		check_once(&r);
	if (status == OK && r.found)
		status = E_INPUT;
	if (status == OK)
		*ret = parcel;
	return status;
}
