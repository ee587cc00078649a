/* What proves how one letter was served. */
#include "desk/certificate.h"

#include <string.h>

#include "base/buf.h"
#include "desk/copies.h"
#include "desk/dispatch_inside.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "desk/show.h"
#include "doc/tree.h"
#include "lang/tag.h"
#include "lang/value.h"
#include "store/event.h"
#include "store/organisation.h"
#include "wire/model.h"

#define EVENTS_MOST 200

static enum status
show_copies(struct visit *visit, struct model *model, int64_t letter,
	    struct fault *fault)
{
	static const char *const formats[] = {"pdf", "brf"};
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "copies");

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		char hex[2 * HASH_BYTES + 1];
		struct letter_copy copy;
		struct model *row;
		enum status status = letter_copy_get(&access, letter,
						     formats[i], &copy, fault);

		if (status == E_NOT_FOUND)
			continue;
		if (status != OK)
			return status;
		row = model_append(rows);
		hash_hex(copy.sha256, HASH_BYTES, hex);
		model_code(row, "format", "letter-format", formats[i]);
		model_text(row, "sha256", hex);
	}
	return OK;
}

/* Those that say how it went; who looked at it is another matter. */
static enum status
show_events(struct visit *visit, struct model *model, int64_t letter,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct event_query query = {.subject = letter,
					  .limit = EVENTS_MOST};
	struct model *rows = model_children(model, "events");
	struct events all = {NULL, 0};
	enum status status = event_of_subject(&access, &query, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct event *event = &all.list[i];
		struct model *row;

		if (strncmp(event->kind, "letter.delivery-", 16) != 0 &&
		    strcmp(event->kind, "letter.issued") != 0)
			continue;
		row = model_append(rows);
		model_int(row, "seq", event->seq);
		model_time(row, "at", event->at_utc);
		model_code(row, "kind", "event", event->kind);
	}
	return status;
}

static enum status
certify(struct visit *visit, const char *text, struct model *model,
	struct dispatch_of *of, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	char hex[2 * HASH_BYTES + 1];
	enum status status = dispatch_open(visit, text, of, fault);

	if (status == OK)
		status = organisation_get(&access, of->letter.organisation,
					  &organisation, fault);
	if (status != OK)
		return status;
	hash_hex(of->letter.sha256, HASH_BYTES, hex);
	model_id(model, "id", of->letter.id);
	model_text(model, "notice", of->letter.notice);
	model_text(model, "organisation", organisation.name);
	model_id(model, "tenant", of->tenant.id);
	model_text(model, "tenant_reference", of->tenant.reference);
	model_name(model, "name", of->tenant.name, NULL);
	model_language(model, "language", of->letter.language);
	model_time(model, "issued_at", of->letter.issued_utc);
	show_actor(visit, model, "issued_by", of->letter.issued_by);
	model_text(model, "sha256", hex);
	model_time(model, "made_at", visit->now_utc);
	status = show_copies(visit, model, of->letter.id, fault);
	if (status == OK)
		status = dispatches_show(visit, text, model, fault);
	return status == OK ? show_events(visit, model, of->letter.id, fault)
			    : status;
}

static enum status
note_read(struct visit *visit, const struct letter *letter,
	  struct fault *fault)
{
	const struct desk_note note = {.kind = "letter.certificate-read",
				       .subject = letter->id,
				       .organisation = letter->organisation,
				       .when = NOTE_QUEUED};

	return desk_note_read(visit, &note, fault);
}

enum status
certificate_show(struct visit *visit, const char *letter, struct model *model,
		 struct fault *fault)
{
	struct dispatch_of of;
	enum status status = certify(visit, letter, model, &of, fault);

	if (status == OK)
		show_strip(model, &of.tenant, &of.needs);
	return status == OK ? note_read(visit, &of.letter, fault) : status;
}

/* ---- on pages ---- */

struct writing {
	struct visit *visit;
	struct value *value; /* of English */
	struct block **end;
};

static struct block *
put(struct arena *arena, struct block ***end, enum block_kind kind)
{
	struct block *block = arena_alloc(arena, sizeof *block);

	*block = (struct block){.kind = kind};
	**end = block;
	*end = &block->next;
	return block;
}

/* Words of ours, or a value that somebody wrote. */
static void
put_words(struct arena *arena, struct block *block, enum span_kind kind,
	  const char *text)
{
	struct span *span = arena_alloc(arena, sizeof *span);

	*span = (struct span){.kind = kind,
			      .text = text,
			      .rtl = kind == SPAN_VALUE && text_rtl(text)};
	block->spans = span;
}

static void
put_text(struct writing *w, enum block_kind kind, const char *text)
{
	struct block *block = put(w->visit->arena, &w->end, kind);

	block->level = kind == BLOCK_HEADING ? 2 : 0;
	put_words(w->visit->arena, block, SPAN_TEXT, text);
}

static struct block **
begin_table(struct writing *w)
{
	struct block *table = put(w->visit->arena, &w->end, BLOCK_TABLE);

	return &table->child;
}

/* A row of a table: what, and its value; nothing where there is none. */
static void
put_row(struct writing *w, struct block ***rows, const char *what,
	const char *value)
{
	struct arena *arena = w->visit->arena;
	bool header = !strcmp(what, "What");
	struct block *row, **cells;

	if (!value || !*value)
		return;
	row = put(arena, rows, BLOCK_ROW);
	row->header = header;
	cells = &row->child;
	for (int i = 0; i < 2; i++) {
		struct block *cell = put(arena, &cells, BLOCK_CELL);

		cell->header = header;
		put_words(arena, cell, i && !header ? SPAN_VALUE : SPAN_TEXT,
			  i ? value : what);
	}
}

static const char *
time_text(struct writing *w, const struct model *from, const char *key)
{
	const struct model *leaf = model_get(from, key);
	struct buf out = {0};
	const char *text;

	if (!model_true(leaf))
		return NULL;
	value_datetime(w->value, model_int_of(leaf), &out);
	text = arena_text(w->visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

/* A hash in pieces that lines can break between. */
static const char *
pieces(struct writing *w, const char *hex)
{
	const char *text = "";

	for (size_t i = 0; hex && i < strlen(hex); i += 8)
		text = arena_printf(w->visit->arena, "%s%s%.8s", text,
				    i ? " " : "", hex + i);
	return text;
}

static const char *
called(struct writing *w, const struct model *from, const char *key,
       const char *set)
{
	const char *(*label)(const char *, const char *) =
		desk_label(w->visit->desk);
	const char *word = model_text_or(from, key, "");
	const char *name = label && *word ? label(set, word) : NULL;

	return name ? name : word;
}

static void
put_letter(struct writing *w, const struct model *model)
{
	const struct tag *tag = tag_find(model_text_or(model, "language", ""));
	struct block **rows = begin_table(w);

	put_row(w, &rows, "What", "The letter");
	put_row(w, &rows, "Number", model_text_or(model, "id", ""));
	put_row(w, &rows, "Notice", model_text_or(model, "notice", ""));
	put_row(w, &rows, "To", model_text_or(model, "name", ""));
	put_row(w, &rows, "Reference",
		model_text_or(model, "tenant_reference", ""));
	put_row(w, &rows, "Language", tag ? tag->english : NULL);
	put_row(w, &rows, "Issued", time_text(w, model, "issued_at"));
	put_row(w, &rows, "Issued by", model_text_or(model, "issued_by", ""));
	put_row(w, &rows, "SHA-256 of its page",
		pieces(w, model_text_or(model, "sha256", "")));
	for (const struct model *m = model_first(model_get(model, "copies"));
	     m; m = model_next(m))
		put_row(w, &rows,
			arena_printf(w->visit->arena, "SHA-256: %s",
				     model_text_or(m, "format", "")),
			pieces(w, model_text_or(m, "sha256", "")));
}

static void
put_delivery(struct writing *w, const struct model *d)
{
	const struct model *photo = model_get(d, "photo");
	struct block **rows;

	put_text(w, BLOCK_HEADING,
		 arena_printf(w->visit->arena, "%s: %s",
			      called(w, d, "method", "dispatch-method"),
			      called(w, d, "state", "dispatch-state")));
	rows = begin_table(w);
	put_row(w, &rows, "What", "As it was written down");
	put_row(w, &rows, "When", time_text(w, d, "at"));
	put_row(w, &rows, "Sent", time_text(w, d, "sent_at"));
	put_row(w, &rows, "Said by", model_text_or(d, "by", ""));
	put_row(w, &rows, "Sent to", model_text_or(d, "reach", ""));
	put_row(w, &rows, "Taken by", model_text_or(d, "taken_by", ""));
	put_row(w, &rows, "Where", model_text_or(d, "place", ""));
	put_row(w, &rows, "Number on the receipt",
		model_text_or(d, "reference", ""));
	put_row(w, &rows, "Why it came back or failed",
		model_text_or(d, "trouble", ""));
	put_row(w, &rows, "Note", model_text_or(d, "note", ""));
	if (model_true(photo))
		put_row(w, &rows, "SHA-256 of the photo",
			pieces(w, model_text_or(photo, "sha256", "")));
}

static void
put_events(struct writing *w, const struct model *model)
{
	struct block **rows;

	put_text(w, BLOCK_HEADING, "Events in the log of this service");
	rows = begin_table(w);
	put_row(w, &rows, "What", "Number and time");
	for (const struct model *m = model_first(model_get(model, "events"));
	     m; m = model_next(m))
		put_row(w, &rows, called(w, m, "kind", "event"),
			arena_printf(w->visit->arena, "%lld, %s",
				     (long long)model_int_of(
					     model_get(m, "seq")),
				     time_text(w, m, "at")));
}

static void
write_all(struct writing *w, const struct model *model)
{
	struct block *title = put(w->visit->arena, &w->end, BLOCK_HEADING);

	title->level = 1;
	put_words(w->visit->arena, title, SPAN_TEXT, "Certificate of service");
	put_text(w, BLOCK_PARAGRAPH,
		 arena_printf(w->visit->arena,
			      "Made %s from the records of %s.",
			      time_text(w, model, "made_at"),
			      model_text_or(model, "organisation", "")));
	put_letter(w, model);
	for (const struct model *m =
		     model_first(model_get(model, "deliveries"));
	     m; m = model_next(m))
		put_delivery(w, m);
	put_events(w, model);
	put_text(w, BLOCK_PARAGRAPH,
		 "Whoever has the letter can compute its SHA-256 and compare. "
		 "It is not recorded whether the letter was opened on a "
		 "screen, and nothing that a tenant said about it is part of "
		 "this certificate.");
}

enum status
certificate_pages(struct visit *visit, const char *letter,
		  struct letter_printed *ret, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	struct document document = {.title = "Certificate of service",
				    .lang = "en"};
	struct writing w = {visit, NULL, &document.blocks};
	struct copies_of of = {.document = &document};
	struct dispatch_of about;
	enum status status = certify(visit, letter, model, &about, fault);

	if (status != OK)
		return status;
	w.value = value_new(tag_find("en"), VALUE_DIGITS_LATIN);
	write_all(&w, model);
	value_free(w.value);
	of.organisation = about.letter.organisation;
	ret->notice = "certificate";
	ret->language = model_text_or(model, "id", "");
	status = copies_pages(visit, &of, ret, fault);
	return status == OK ? note_read(visit, &about.letter, fault) : status;
}
