/* Contacts with tenants, and the needs that each met or did not. */
#include "store/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "store/inside.h"

enum {
	CONTACT_INSERT,
	CONTACT_GET,
	CONTACT_OF_TENANT,
	CONTACT_CONFIRM,
	CONTACT_NEED_PUT,
	CONTACT_NEED_MET,
	CONTACT_NEED_LIST,
	CONTACT_NEED_HISTORY,
	CONTACT_TALLY,
	CONTACTS,
};

#define COLUMNS                                                              \
	"id, organisation, tenant, channel, at, written, spoken, formats,"   \
	" interpreter, gender, support, note, letter, item, recorded_at,"    \
	" recorded_by, confirmed_at, confirmed_by"
#define NEED_COLUMNS                                                     \
	"contact, need, organisation, at, channel, kind, met, why, said_by," \
	" said_why"

static const struct query queries[] = {
	[CONTACT_INSERT] = {"INSERT INTO contact (" COLUMNS ") VALUES (?, ?,"
			    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			    " ?)", NULL},
	[CONTACT_GET] = {"SELECT " COLUMNS " FROM contact WHERE id = ?"
			 " AND visible(organisation)", NULL},
	[CONTACT_OF_TENANT] = {"SELECT " COLUMNS " FROM contact"
			       " INDEXED BY contact_tenant WHERE tenant = ?"
			       " AND (at, id) < (?, ?)"
			       " AND visible(organisation)"
			       " ORDER BY at DESC, id DESC LIMIT ?", NULL},
	[CONTACT_CONFIRM] = {"UPDATE contact SET confirmed_at = ?2,"
			     " confirmed_by = ?3 WHERE id = ?1"
			     " AND visible(organisation)", NULL},
	[CONTACT_NEED_PUT] = {"INSERT INTO contact_need (" NEED_COLUMNS ")"
			      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			      " ON CONFLICT (contact, need) DO UPDATE SET"
			      " met = excluded.met, why = excluded.why,"
			      " said_by = excluded.said_by,"
			      " said_why = excluded.said_why", NULL},
	[CONTACT_NEED_MET] = {"UPDATE need SET met_at = (SELECT max(at)"
			      " FROM contact_need WHERE need = ?1"
			      " AND met = 1) WHERE id = ?1"
			      " AND visible(organisation)", NULL},
	[CONTACT_NEED_LIST] = {"SELECT " NEED_COLUMNS " FROM contact_need"
			       " WHERE contact = ? AND visible(organisation)"
			       " ORDER BY need", NULL},
	[CONTACT_NEED_HISTORY] = {"SELECT " NEED_COLUMNS " FROM contact_need"
				  " INDEXED BY contact_need_need"
				  " WHERE need = ? AND visible(organisation)"
				  " ORDER BY at DESC LIMIT ?", NULL},
	[CONTACT_TALLY] = {"SELECT kind, channel, why, met, count(*)"
			   " FROM contact_need INDEXED BY contact_need_when"
			   " WHERE organisation = ?1 AND at >= ?2 AND at < ?3"
			   " AND visible(organisation)"
			   " GROUP BY kind, channel, why, met", NULL},
};
const struct noun contact_noun = {NOUN_CONTACT, "contact", queries, CONTACTS};

/* Up to most words in one column. */
static void
put_words(struct cursor *c, const char *const *words, size_t most,
	  const char *between)
{
	struct buf all = {0};

	for (size_t i = 0; i < most && words[i]; i++)
		buf_printf(&all, "%s%s", i ? between : "", words[i]);
	put_text(c, all.count ? arena_text(c->arena, buf_string(&all)) : NULL);
	buf_free(&all);
}

static void
read_words(struct cursor *c, const char **ret, size_t most, const char *between)
{
	char *text = (char *)(uintptr_t)read_text(c);
	size_t count = 0;

	while (text && *text && count < most) {
		ret[count++] = text;
		text += strcspn(text, between);
		if (*text)
			*text++ = '\0';
	}
}

enum status
contact_insert(const struct access *access, const struct contact *contact,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun, CONTACT_INSERT);
	const struct manner *manner = &contact->manner;

	put_int(&c, contact->id);
	put_int(&c, contact->organisation);
	put_int(&c, contact->tenant);
	put_text(&c, channel_names[manner->channel]);
	put_int(&c, contact->at_utc);
	put_words(&c, manner->written, WRITTEN_MOST, " ");
	put_text(&c, manner->spoken);
	put_words(&c, manner->formats, FORMATS_MOST, ";");
	put_text(&c, interpreter_names[manner->interpreter]);
	put_text(&c, manner->gender);
	put_text(&c, manner->support);
	put_text(&c, contact->note);
	put_some(&c, contact->letter);
	put_some(&c, contact->item);
	put_int(&c, contact->recorded_utc);
	put_int(&c, contact->recorded_by);
	put_some(&c, contact->confirmed_utc);
	put_some(&c, contact->confirmed_by);
	return cursor_insert(&c, "contact",
			     N_("This contact is on record already"), fault);
}

static void
contact_read(struct cursor *c, struct contact *ret)
{
	struct manner *manner = &ret->manner;

	*ret = (struct contact){.id = read_int(c)};
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	if (!channel_parse(read_word(c), &manner->channel))
		manner->channel = CHANNEL_VISIT;
	ret->at_utc = read_int(c);
	read_words(c, manner->written, WRITTEN_MOST, " ");
	manner->spoken = read_text(c);
	read_words(c, manner->formats, FORMATS_MOST, ";");
	if (!interpreter_parse(read_word(c), &manner->interpreter))
		manner->interpreter = INTERPRETER_NONE;
	manner->gender = read_text(c);
	manner->support = read_text(c);
	manner->minute = -1;
	ret->note = read_text(c);
	ret->letter = read_int(c);
	ret->item = read_int(c);
	ret->recorded_utc = read_int(c);
	ret->recorded_by = read_int(c);
	ret->confirmed_utc = read_int(c);
	ret->confirmed_by = read_int(c);
}

enum status
contact_get(const struct access *access, int64_t id, struct contact *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun, CONTACT_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		contact_read(&c, ret);
	return cursor_found(&c, found, "contact", fault);
}

enum status
contact_of_tenant(const struct access *access, const struct contact_wish *wish,
		  struct contacts *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun,
				      CONTACT_OF_TENANT);
	struct contacts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->tenant);
	put_int(&c, wish->before_utc ? wish->before_utc : INT64_MAX);
	put_int(&c, wish->before_id ? wish->before_id : INT64_MAX);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		contact_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
contact_confirm(const struct access *access, const struct contact *contact,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun, CONTACT_CONFIRM);

	put_int(&c, contact->id);
	put_int(&c, contact->confirmed_utc);
	put_int(&c, contact->confirmed_by);
	return cursor_change(&c, "contact", fault);
}

enum status
contact_need_put(const struct access *access, const struct contact_need *one,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun, CONTACT_NEED_PUT);
	enum status status;

	put_int(&c, one->contact);
	put_int(&c, one->need);
	put_int(&c, one->organisation);
	put_int(&c, one->at_utc);
	put_text(&c, channel_names[one->channel]);
	put_text(&c, need_kind_name(one->kind));
	put_int(&c, one->met);
	put_text(&c, met_why_names[one->why]);
	put_some(&c, one->said_by);
	put_text(&c, one->said_why);
	status = cursor_run(&c, fault);
	if (status != OK)
		return status;
	c = cursor_open(access, &contact_noun, CONTACT_NEED_MET);
	put_int(&c, one->need);
	return cursor_change(&c, "need", fault);
}

static void
contact_need_read(struct cursor *c, struct contact_need *ret)
{
	ret->contact = read_int(c);
	ret->need = read_int(c);
	ret->organisation = read_int(c);
	ret->at_utc = read_int(c);
	if (!channel_parse(read_word(c), &ret->channel))
		ret->channel = CHANNEL_VISIT;
	if (!need_kind_parse(read_word(c), &ret->kind))
		ret->kind = NEED_SAFE_CONTACT;
	ret->met = read_int(c) != 0;
	if (!met_why_parse(read_word(c), &ret->why))
		ret->why = WHY_SAID;
	ret->said_by = read_int(c);
	ret->said_why = read_text(c);
}

enum status
contact_need_list(const struct access *access, int64_t contact,
		  struct contact_needs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun,
				      CONTACT_NEED_LIST);
	struct contact_needs all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, contact);
	while (cursor_next(&c)) {
		struct contact_need one;
		size_t at;

		contact_need_read(&c, &one);
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		for (at = all.count++; at && all.list[at - 1].kind > one.kind;
		     at--)
			all.list[at] = all.list[at - 1];
		all.list[at] = one;
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

/* Read latest first, so that the limit keeps those; told oldest first. */
enum status
contact_need_history(const struct access *access, int64_t need, size_t limit,
		     struct contact_needs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &contact_noun,
				      CONTACT_NEED_HISTORY);
	struct contact_needs all = {
		arena_alloc(access->arena, limit * sizeof *all.list), 0};
	enum status status;

	put_int(&c, need);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c))
		contact_need_read(&c, &all.list[limit - ++all.count]);
	all.list += limit - all.count;
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

static void
tally_read(struct cursor *c, struct met_count *ret)
{
	if (!need_kind_parse(read_word(c), &ret->kind))
		ret->kind = NEED_SAFE_CONTACT;
	if (!channel_parse(read_word(c), &ret->channel))
		ret->channel = CHANNEL_VISIT;
	if (!met_why_parse(read_word(c), &ret->why))
		ret->why = WHY_SAID;
	ret->met = read_int(c) != 0;
	ret->n = read_int(c);
}

enum status
contact_tally(const struct access *access, int64_t from_utc, int64_t to_utc,
	      struct met_counts *ret, struct fault *fault)
{
	struct met_counts all = {NULL, 0};
	size_t cap = 0;

	for (size_t i = 0; i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &contact_noun, CONTACT_TALLY);
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, from_utc);
		put_int(&c, to_utc);
		while (cursor_next(&c)) {
			struct met_count *one;

			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			one = &all.list[all.count++];
			one->organisation = access->scope->organisation[i];
			tally_read(&c, one);
		}
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	*ret = all;
	return OK;
}
