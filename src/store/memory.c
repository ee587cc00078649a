/* The units of translation memories, one by one. */
#include "store/memory.h"

#include <string.h>

#include "store/memory_row.h"

enum {
	MEMORY_FIND,
	MEMORY_INSERT,
	MEMORY_READABLE,
	UNIT_INSERT,
	UNIT_GET,
	UNIT_ALIKE,
	UNIT_CHANGE,
	UNIT_SUPERSEDE,
	UNIT_DELETE,
	CONTEXT_PUT,
	CONTEXT_TAKE,
	CONTEXT_COUNT,
	CONTEXT_HAS,
	CONTEXT_MOVE,
	CONTEXT_DELETE,
	TERMS_GET,
	TERMS_PUT,
	MEMORIES,
};

static const struct query queries[] = {
	[MEMORY_FIND] = {"SELECT id FROM memory WHERE organisation = ?"
			 " AND language = ? AND source_language = 'en'"
			 " AND visible(organisation)", NULL},
	[MEMORY_INSERT] = {"INSERT INTO memory (organisation, language,"
			   " source_language) SELECT id, ?2, 'en'"
			   " FROM organisation WHERE id = ?1 AND visible(id)",
			   NULL},
	/* ?1 on whose behalf, ?2 language or NULL */
	[MEMORY_READABLE] = {
		"SELECT m.id, m.organisation, m.language FROM memory m"
		" JOIN organisation o ON o.id = m.organisation"
		" LEFT JOIN memory_policy p ON p.organisation = o.id"
		" JOIN organisation self ON self.id = ?1"
		" WHERE visible(self.id) AND (?2 IS NULL OR m.language = ?2)"
		" AND m.source_language = 'en' AND (visible(o.id)"
		" OR o.id = self.parent"
		" OR (p.shares AND o.parent = self.parent))"
		" ORDER BY o.id <> ?1, o.id, m.language",
		"a memory for each landlord and language: they are few"},
	[UNIT_INSERT] = {"INSERT INTO memory_unit (id, memory, words, general,"
			 " form, source, target, notice, by, at, used, version)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[UNIT_GET] = {"SELECT " UNIT_COLUMNS " FROM memory_unit u"
		      " JOIN memory m ON m.id = u.memory"
		      " WHERE u.id = ? AND visible(m.organisation)", NULL},
	/* The memory was found by MEMORY_FIND or MEMORY_READABLE. */
	[UNIT_ALIKE] = {"SELECT " UNIT_COLUMNS " FROM memory_unit u"
			" JOIN memory m ON m.id = u.memory"
			" WHERE u.memory = ? AND u.general = ?"
			" AND u.superseded IS NULL"
			" ORDER BY u.source <> ?, u.id DESC LIMIT ?", NULL},
	[UNIT_CHANGE] = {"UPDATE memory_unit SET target = ifnull(?3, target),"
			 " notice = ifnull(?4, notice), by = ?5, at = ?6,"
			 " used = used + ?7, version = version + 1"
			 " WHERE id = ?1 AND (?2 = 0 OR version = ?2)"
			 " AND (SELECT visible(organisation) FROM memory"
			 " WHERE id = memory_unit.memory)", NULL},
	[UNIT_SUPERSEDE] = {"UPDATE memory_unit SET superseded = ?2,"
			    " version = version + 1 WHERE id = ?1"
			    " AND (SELECT visible(organisation) FROM memory"
			    " WHERE id = memory_unit.memory)", NULL},
	[UNIT_DELETE] = {"DELETE FROM memory_unit WHERE id = ?1"
			 " AND (SELECT visible(organisation) FROM memory"
			 " WHERE id = memory_unit.memory)", NULL},
	[CONTEXT_PUT] = {"INSERT INTO memory_context (unit, context)"
			 " VALUES (?, ?) ON CONFLICT DO NOTHING", NULL},
	[CONTEXT_TAKE] = {"DELETE FROM memory_context WHERE unit = ?"
			  " AND context = ?", NULL},
	[CONTEXT_COUNT] = {"SELECT count(*) FROM memory_context"
			   " WHERE unit = ?", NULL},
	[CONTEXT_HAS] = {"SELECT 1 FROM memory_context WHERE unit = ?"
			 " AND context = ?", NULL},
	[CONTEXT_MOVE] = {"INSERT INTO memory_context (unit, context)"
			  " SELECT ?2, context FROM memory_context"
			  " WHERE unit = ?1 ON CONFLICT DO NOTHING", NULL},
	[CONTEXT_DELETE] = {"DELETE FROM memory_context WHERE unit = ?", NULL},
	[TERMS_GET] = {"SELECT shares, bands, by, updated FROM memory_policy"
		       " WHERE organisation = ? AND visible(organisation)",
		       NULL},
	[TERMS_PUT] = {"INSERT INTO memory_policy (organisation, shares, bands,"
		       " by, updated) SELECT id, ?2, ?3, ?4, ?5"
		       " FROM organisation WHERE id = ?1 AND visible(id)"
		       " ON CONFLICT DO UPDATE SET shares = excluded.shares,"
		       " bands = excluded.bands, by = excluded.by,"
		       " updated = excluded.updated", NULL},
};
const struct noun memory_noun = {NOUN_MEMORY, "memory", queries, MEMORIES};

static enum status
memory_find_id(const struct access *access, int64_t organisation,
	       const char *language, int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, MEMORY_FIND);

	put_int(&c, organisation);
	put_text(&c, language);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
memory_open(const struct access *access, int64_t organisation,
	    const char *language, int64_t *ret_memory, struct fault *fault)
{
	struct cursor c;
	enum status status = memory_find_id(access, organisation, language,
					    ret_memory, fault);

	if (status || *ret_memory)
		return status;
	c = cursor_open(access, &memory_noun, MEMORY_INSERT);
	put_int(&c, organisation);
	put_text(&c, language);
	status = cursor_change(&c, "organisation", fault);
	if (!status)
		status = memory_find_id(access, organisation, language,
					ret_memory, fault);
	return status;
}

enum status
memory_readable(const struct access *access, int64_t organisation,
		const char *language, struct memories *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, MEMORY_READABLE);
	struct memories all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_text(&c, language);
	while (cursor_next(&c)) {
		struct memory_of *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->memory = read_int(&c);
		one->organisation = read_int(&c);
		one->language = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

/* Four bytes a word, whatever the machine's order. */
static const unsigned char *
words_blob(const struct access *access, const struct memory_index *index)
{
	unsigned char *blob = arena_alloc(access->arena, 4 * index->words + 1);

	for (size_t i = 0; i < index->words; i++)
		for (int k = 0; k < 4; k++)
			blob[4 * i + (size_t)k] =
				(unsigned char)(index->word[i] >> 8 * k);
	return blob;
}

enum status
memory_unit_insert(const struct access *access, const struct memory_unit *unit,
		   const struct memory_index *index, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, UNIT_INSERT);
	enum status status;

	put_int(&c, unit->id);
	put_int(&c, unit->memory);
	put_bytes(&c, words_blob(access, index), 4 * index->words);
	put_int(&c, index->general);
	put_int(&c, unit->form);
	put_text(&c, unit->source);
	put_text(&c, unit->target);
	put_text(&c, unit->notice);
	put_int(&c, unit->by);
	put_int(&c, unit->at_utc);
	put_int(&c, unit->used);
	put_int(&c, 1);
	status = cursor_run(&c, fault);
	return status ? status
		      : memory_words_add(access, unit, index, fault);
}

void
unit_read(struct cursor *c, struct memory_unit *ret)
{
	ret->id = read_int(c);
	ret->memory = read_int(c);
	ret->organisation = read_int(c);
	ret->language = read_text(c);
	ret->source = read_text(c);
	ret->target = read_text(c);
	ret->form = (int)read_int(c);
	ret->notice = read_text(c);
	ret->by = read_int(c);
	ret->at_utc = read_int(c);
	ret->used = read_int(c);
	ret->superseded_utc = read_int(c);
	ret->version = read_int(c);
}

enum status
units_read(struct cursor *c, struct arena *arena, struct memory_units *ret,
	   struct fault *fault)
{
	struct memory_units all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(arena, all.list, all.count, &cap,
				      sizeof *all.list);
		unit_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
memory_unit_get(const struct access *access, int64_t id,
		struct memory_unit *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, UNIT_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		unit_read(&c, ret);
	return cursor_found(&c, found, "memory", fault);
}

enum status
memory_unit_alike(const struct access *access, const struct memory_alike *like,
		  struct memory_units *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, UNIT_ALIKE);

	put_int(&c, like->memory);
	put_int(&c, like->general);
	put_text(&c, like->source);
	put_int(&c, (int64_t)like->limit);
	return units_read(&c, access->arena, ret, fault);
}

/* Why nothing was changed: it is gone, or somebody was there before. */
static enum status
not_changed(const struct access *access, int64_t id, struct fault *fault)
{
	struct memory_unit there;
	enum status status = memory_unit_get(access, id, &there, fault);

	if (status)
		return status;
	return fault_set(fault, E_STALE, "version",
			 N_("Somebody changed this since you opened it: look "
			    "at it again"),
			 NULL);
}

enum status
memory_unit_change(const struct access *access,
		   const struct memory_change_of *change, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, UNIT_CHANGE);
	struct fault unused;
	enum status status;

	put_int(&c, change->id);
	put_int(&c, change->version);
	put_text(&c, change->target);
	put_text(&c, change->notice);
	put_int(&c, change->by);
	put_int(&c, change->at_utc);
	put_int(&c, change->used);
	status = cursor_change(&c, "memory", &unused);
	if (status == E_NOT_FOUND)
		return not_changed(access, change->id, fault);
	if (status && fault)
		*fault = unused;
	return status;
}

enum status
memory_unit_supersede(const struct access *access,
		      const struct memory_unit *unit,
		      const struct memory_index *index, int64_t at_utc,
		      struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, UNIT_SUPERSEDE);
	enum status status;

	put_int(&c, unit->id);
	put_int(&c, at_utc);
	status = cursor_change(&c, "memory", fault);
	return status ? status
		      : memory_words_take(access, unit, index, fault);
}

static enum status
unit_only(const struct access *access, int query, int64_t unit,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, query);

	put_int(&c, unit);
	return cursor_run(&c, fault);
}

enum status
memory_unit_delete(const struct access *access, const struct memory_unit *unit,
		   const struct memory_index *index, struct fault *fault)
{
	struct memory_unit there;
	struct cursor c;
	enum status status = memory_unit_get(access, unit->id, &there, fault);

	if (!status)
		status = unit_only(access, CONTEXT_DELETE, unit->id, fault);
	if (!status)
		status = memory_words_take(access, unit, index, fault);
	if (status)
		return status;
	c = cursor_open(access, &memory_noun, UNIT_DELETE);
	put_int(&c, unit->id);
	return cursor_change(&c, "memory", fault);
}

static struct cursor
context_open(const struct access *access, int query, int64_t unit,
	     int64_t context)
{
	struct cursor c = cursor_open(access, &memory_noun, query);

	put_int(&c, unit);
	put_int(&c, context);
	return c;
}

enum status
memory_context_put(const struct access *access, int64_t unit, int64_t context,
		   struct fault *fault)
{
	struct cursor c = context_open(access, CONTEXT_PUT, unit, context);

	return cursor_run(&c, fault);
}

enum status
memory_context_take(const struct access *access, int64_t unit, int64_t context,
		    size_t *ret_left, struct fault *fault)
{
	struct cursor c = context_open(access, CONTEXT_TAKE, unit, context);
	enum status status = cursor_run(&c, fault);

	if (status)
		return status;
	c = cursor_open(access, &memory_noun, CONTEXT_COUNT);
	put_int(&c, unit);
	*ret_left = cursor_next(&c) ? (size_t)read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
memory_context_has(const struct access *access, int64_t unit, int64_t context,
		   bool *ret, struct fault *fault)
{
	struct cursor c = context_open(access, CONTEXT_HAS, unit, context);

	*ret = cursor_next(&c);
	return cursor_close(&c, fault);
}

enum status
memory_context_move(const struct access *access, int64_t from, int64_t to,
		    struct fault *fault)
{
	struct cursor c = context_open(access, CONTEXT_MOVE, from, to);

	return cursor_run(&c, fault);
}

enum status
memory_terms_get(const struct access *access, int64_t organisation,
		 struct memory_terms *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, TERMS_GET);

	*ret = (struct memory_terms){0};
	put_int(&c, organisation);
	if (cursor_next(&c)) {
		ret->shares = read_int(&c) != 0;
		ret->bands = read_text(&c);
		ret->by = read_int(&c);
		ret->updated_utc = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
memory_terms_put(const struct access *access, int64_t organisation,
		 const struct memory_terms *terms, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_noun, TERMS_PUT);

	put_int(&c, organisation);
	put_int(&c, terms->shares);
	put_text(&c, terms->bands);
	put_int(&c, terms->by);
	put_int(&c, terms->updated_utc);
	return cursor_change(&c, "organisation", fault);
}
