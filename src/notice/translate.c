/* The words of a notice in one language, and how far they are reviewed. */
#include "notice/translate.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "doc/markdown.h"
#include "doc/span.h"
#include "lang/tag.h"

const char *
translate_state_name(enum translate_state state)
{
	switch (state) {
	case TRANSLATE_MISSING:
		return "missing";
	case TRANSLATE_OUTDATED:
		return "outdated";
	case TRANSLATE_REFUSED:
		return "refused";
	case TRANSLATE_MACHINE:
		return "machine-drafted";
	case TRANSLATE_TRANSLATED:
		return "translated";
	case TRANSLATE_REVISED:
		return "revised";
	case TRANSLATE_APPROVED:
		return "approved";
	}
	return "";
}

/* With the NUL, so that no two lists of texts run together. */
static void
hash_text(struct hash_state *hash, const char *text)
{
	hash_add(hash, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void
find_key(struct translated *translation)
{
	const struct catalogue_entry *entry = translation->entry;
	struct hash_state hash;

	hash_begin(&hash);
	hash_text(&hash, translation->message->id);
	hash_text(&hash, translation->message->id_plural);
	for (size_t i = 0; entry && i < entry->forms; i++)
		hash_text(&hash, entry->form[i]);
	hash_end(&hash, translation->key);
}

static bool
has_every_form(const struct catalogue_entry *entry)
{
	for (size_t i = 0; i < entry->forms; i++)
		if (!*entry->form[i])
			return false;
	return entry->forms > 0;
}

static enum translate_state
state_in_file(const struct catalogue *catalogue,
	      const struct catalogue_entry *entry)
{
	const char *state;

	if (!entry || !has_every_form(entry))
		return TRANSLATE_MISSING;
	if (entry->fuzzy)
		return entry->previous ? TRANSLATE_OUTDATED : TRANSLATE_MACHINE;
	state = catalogue_header(catalogue, "X-Vernacular-State");
	return state && !strcmp(state, "machine-drafted")
		       ? TRANSLATE_MACHINE
		       : TRANSLATE_TRANSLATED;
}

const struct catalogue *
wording_catalogue(const struct wording *wording, const struct message *message)
{
	if (!wording || !message->clause)
		return wording ? wording->own : NULL;
	for (size_t i = 0; i < wording->clauses; i++)
		if (!strcmp(wording->clause[i].name, message->clause))
			return wording->clause[i].catalogue;
	return NULL;
}

void
translate_find(const struct message *message, const struct catalogue *catalogue,
	       const struct translate_review *review, struct translated *ret)
{
	enum translate_state kept;

	*ret = (struct translated){.message = message};
	if (catalogue)
		ret->entry = catalogue_entry(catalogue, NULL, message->id);
	if (ret->entry && !ret->entry->msgid_plural != !message->id_plural)
		ret->entry = NULL;
	ret->state = state_in_file(catalogue, ret->entry);
	find_key(ret);
	if (!review || ret->state <= TRANSLATE_OUTDATED)
		return;
	kept = review->state(review, ret->key);
	if (kept != TRANSLATE_MISSING)
		ret->state = kept;
}

/* Where a fault of a message is: the file and how the message begins. */
static void
place(const char *tag, const struct message *message, char ret[FAULT_BYTES])
{
	size_t count = utf8_cut(message->id, strlen(message->id), 60);

	snprintf(ret, FAULT_BYTES, "%.60s%s%s.po: “%.*s%s”",
		 message->clause ? message->clause : "",
		 message->clause ? "/" : "", tag, (int)count, message->id,
		 message->id[count] ? "…" : "");
}

/* The one paragraph that text is, as doc/markdown reads it. */
static enum status
one_paragraph(const char *where, const char *text, struct arena *arena,
	      const char **ret_source, struct fault *fault)
{
	struct markdown md = {where, text, strlen(text), 0,
			      SPAN_MODE_TEMPLATE};
	struct faults faults = {0};
	struct block *block = NULL;
	enum status status = markdown_parse(&md, arena, &block, &faults);

	if (status != OK && fault) {
		*fault = faults.list[0];
		(void)fault_set(&faults.list[0], E_INPUT, where, "", NULL);
		memcpy(fault->where, faults.list[0].where,
		       sizeof fault->where);
	}
	faults_free(&faults);
	if (status != OK)
		return status;
	if (!block || block->kind != BLOCK_PARAGRAPH || block->next)
		return fault_set(fault, E_INPUT, where,
				 N_("the translation must be one paragraph: no "
				    "list, heading or empty line; write “1\\.” "
				    "where it begins with a number"),
				 NULL);
	*ret_source = block->source;
	return OK;
}

enum status
translate_spans(const struct message *message, const char *tag,
		const char *text, struct arena *arena, struct span **ret,
		struct fault *fault)
{
	const struct span *english =
		message->id_plural ? message->spans_plural : message->spans;
	char where[FAULT_BYTES];
	const char *source = NULL, *what;
	struct span *spans = NULL;

	place(tag, message, where);
	if (one_paragraph(where, text, arena, &source, fault) != OK ||
	    span_parse(where, source, SPAN_MODE_TEMPLATE, arena, &spans,
		       fault) != OK)
		return E_INPUT;
	if (!span_same_skeleton(english, spans, message->count, arena, &what))
		return fault_set(fault, E_INPUT, where,
				 N_("{what} is not the same in the English and "
				    "in the translation: keep every field, "
				    "link and ** once each"),
				 "what", what, NULL);
	*ret = spans;
	return OK;
}

static void
check_message(const struct message *message, const struct catalogue *catalogue,
	      struct arena *arena, struct faults *faults)
{
	const char *tag = catalogue_tag(catalogue)->tag;
	struct translated found;
	struct span *spans;
	struct fault fault;
	char where[FAULT_BYTES];

	translate_find(message, catalogue, NULL, &found);
	if (found.state == TRANSLATE_MISSING) {
		place(tag, message, where);
		(void)fault_set(faults_add(faults), E_INPUT, where,
				N_("this is not translated"), NULL);
		return;
	}
	for (size_t i = 0; i < found.entry->forms; i++)
		if (translate_spans(message, tag, found.entry->form[i], arena,
				    &spans, &fault) != OK)
			*faults_add(faults) = fault;
}

/* What the English no longer says, or never did. */
static void
check_strangers(const struct notice *notice, const struct catalogue *catalogue,
		struct faults *faults)
{
	const struct catalogue_entry *entry;
	char where[FAULT_BYTES];

	for (size_t i = 0; (entry = catalogue_at(catalogue, i)); i++) {
		const struct message stranger = {.id = entry->msgid};

		if (notice_message(notice, entry->msgid))
			continue;
		place(catalogue_tag(catalogue)->tag, &stranger, where);
		(void)fault_set(faults_add(faults), E_INPUT, where,
				N_("the notice does not say this: its English "
				   "was changed or taken out"),
				NULL);
	}
}

enum status
translate_check(const struct notice *notice, const struct catalogue *catalogue,
		struct faults *faults)
{
	struct arena *arena = arena_new();
	size_t before = faults->count;

	for (size_t i = 0; i < notice->message_count; i++)
		check_message(&notice->messages[i], catalogue, arena, faults);
	check_strangers(notice, catalogue, faults);
	arena_free(arena);
	return faults->count > before ? E_INPUT : OK;
}

enum status
translate_issuable(const struct notice_text *text,
		   const struct wording *wording,
		   const struct translate_review *review, struct faults *faults)
{
	const char *tag = wording ? wording->tag->tag : "";
	enum status status = OK;

	for (size_t i = 0; i < text->need_count; i++) {
		const struct message *message = text->needs[i];
		struct translated found;
		char where[FAULT_BYTES];

		translate_find(message, wording_catalogue(wording, message),
			       review, &found);
		if (found.state == TRANSLATE_APPROVED)
			continue;
		place(tag, message, where);
		status = fault_set(faults_add(faults), E_REFUSED, where,
				   N_("this is {state}, not approved: a person "
				      "who reads the language must approve it "
				      "first"),
				   "state", translate_state_name(found.state),
				   NULL);
	}
	return status;
}
