/* The model tree: nodes in an arena, linked in order of insertion. Objects
 * are small, so a key is found by walking; a hash per node keeps the walk to
 * one integer comparison each, and a mask of hashes answers most misses. */
#include "wire/model.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

struct model {
	struct model *next;
	const char *key;
	uint32_t hash;
	enum model_kind kind;
	union {
		struct {
			struct arena *arena;
			struct model *first, *last;
			size_t count;
			uint64_t mask; /* one bit for each key's hash */
		} tree;
		struct {
			const char *text;  /* or tag, or word */
			const char *extra; /* tag of a name, set of a code */
			size_t bytes;
		} text;
		struct {
			int64_t value;
			const char *currency;
		} number;
		double real;
	} as;
};

static bool
is_tree(const struct model *m)
{
	return m && (m->kind == MODEL_OBJECT || m->kind == MODEL_LIST);
}

static void
make_tree(struct model *m, struct arena *arena, enum model_kind kind)
{
	m->kind = kind;
	m->as.tree.arena = arena;
}

struct model *
model_object(struct arena *arena)
{
	struct model *m = arena_alloc(arena, sizeof *m);

	make_tree(m, arena, MODEL_OBJECT);
	return m;
}

struct model *
model_list(struct arena *arena)
{
	struct model *m = arena_alloc(arena, sizeof *m);

	make_tree(m, arena, MODEL_LIST);
	return m;
}

/* FNV-1a */
uint32_t
model_hash(const char *key)
{
	uint32_t hash = 2166136261u;

	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619u;
	return hash;
}

static uint64_t
mask_bit(uint32_t hash)
{
	return UINT64_C(1) << (hash >> 26);
}

const struct model *
model_find(const struct model *m, const char *key, uint32_t hash)
{
	if (!m || m->kind != MODEL_OBJECT ||
	    !(m->as.tree.mask & mask_bit(hash)))
		return NULL;
	for (m = m->as.tree.first; m; m = m->next)
		if (m->hash == hash && !strcmp(m->key, key))
			return m;
	return NULL;
}

const struct model *
model_get(const struct model *m, const char *key)
{
	return model_find(m, key, model_hash(key));
}

/* The emptied node that stands under the key already, else NULL. */
static struct model *
reuse(struct model *parent, const char *key, uint32_t hash)
{
	struct model *m = parent->as.tree.first;

	if (!(parent->as.tree.mask & mask_bit(hash)))
		return NULL;
	while (m && (m->hash != hash || strcmp(m->key, key) != 0))
		m = m->next;
	if (m) {
		m->kind = MODEL_NULL;
		memset(&m->as, 0, sizeof m->as);
	}
	return m;
}

/* A null node at the end of parent, or in the place of its namesake. */
static struct model *
add(struct model *parent, const char *key)
{
	struct model *m;
	uint32_t hash = 0;

	assert(parent->kind == (key ? MODEL_OBJECT : MODEL_LIST));
	if (key) {
		hash = model_hash(key);
		m = reuse(parent, key, hash);
		if (m)
			return m;
		parent->as.tree.mask |= mask_bit(hash);
	}
	m = arena_alloc(parent->as.tree.arena, sizeof *m);
	m->key = key;
	m->hash = hash;
	if (parent->as.tree.last)
		parent->as.tree.last->next = m;
	else
		parent->as.tree.first = m;
	parent->as.tree.last = m;
	parent->as.tree.count++;
	return m;
}

static void
put_text(struct model *parent, const char *key, enum model_kind kind,
	 const char *text, const char *extra)
{
	struct model *m = add(parent, key);

	if (!text)
		return;
	m->kind = kind;
	m->as.text.bytes = strlen(text);
	m->as.text.text = kind == MODEL_CODE
				  ? text
				  : arena_copy(parent->as.tree.arena, text,
					       m->as.text.bytes);
	m->as.text.extra = extra;
}

static struct model *
put_number(struct model *parent, const char *key, enum model_kind kind,
	   int64_t value)
{
	struct model *m = add(parent, key);

	m->kind = kind;
	m->as.number.value = value;
	return m;
}

void
model_null(struct model *parent, const char *key)
{
	add(parent, key);
}

void
model_bool(struct model *parent, const char *key, bool value)
{
	put_number(parent, key, MODEL_BOOL, value);
}

void
model_text(struct model *parent, const char *key, const char *text)
{
	put_text(parent, key, MODEL_TEXT, text, NULL);
}

void
model_message(struct model *parent, const char *key, const char *message)
{
	if (message && !*message)
		message = NULL;
	put_text(parent, key, MODEL_MESSAGE, message, NULL);
}

void
model_bytes(struct model *parent, const char *key, const char *text,
	    size_t count)
{
	struct model *m = add(parent, key);

	m->kind = MODEL_TEXT;
	m->as.text.text = arena_copy(parent->as.tree.arena, text, count);
	m->as.text.bytes = count;
}

void
model_int(struct model *parent, const char *key, int64_t value)
{
	put_number(parent, key, MODEL_INT, value);
}

void
model_minutes(struct model *parent, const char *key, int64_t minutes)
{
	put_number(parent, key, MODEL_MINUTES, minutes);
}

void
model_real(struct model *parent, const char *key, double value)
{
	struct model *m = add(parent, key);

	m->kind = MODEL_REAL;
	m->as.real = value;
}

void
model_time(struct model *parent, const char *key, int64_t utc)
{
	put_number(parent, key, MODEL_TIME, utc);
}

void
model_day(struct model *parent, const char *key, int32_t days)
{
	put_number(parent, key, MODEL_DAY, days);
}

void
model_month(struct model *parent, const char *key, int32_t first_days)
{
	put_number(parent, key, MODEL_MONTH, first_days);
}

void
model_money(struct model *parent, const char *key, int64_t minor,
	    const char *currency)
{
	put_number(parent, key, MODEL_MONEY, minor)->as.number.currency =
		currency;
}

void
model_language(struct model *parent, const char *key, const char *tag)
{
	put_text(parent, key, MODEL_LANGUAGE, tag, NULL);
}

void
model_code(struct model *parent, const char *key, const char *set,
	   const char *word)
{
	put_text(parent, key, MODEL_CODE, word, set);
}

void
model_name(struct model *parent, const char *key, const char *text,
	   const char *tag)
{
	const char *copy =
		tag ? arena_text(parent->as.tree.arena, tag) : NULL;

	put_text(parent, key, MODEL_NAME, text, copy);
}

struct model *
model_child(struct model *parent, const char *key)
{
	struct model *m = add(parent, key);

	make_tree(m, parent->as.tree.arena, MODEL_OBJECT);
	return m;
}

struct model *
model_children(struct model *parent, const char *key)
{
	struct model *m = add(parent, key);

	make_tree(m, parent->as.tree.arena, MODEL_LIST);
	return m;
}

struct model *
model_append(struct model *list)
{
	return model_child(list, NULL);
}

void
model_append_text(struct model *list, const char *text)
{
	model_text(list, NULL, text);
}

enum model_kind
model_kind_of(const struct model *m)
{
	return m ? m->kind : MODEL_NULL;
}

const struct model *
model_first(const struct model *m)
{
	return is_tree(m) ? m->as.tree.first : NULL;
}

const struct model *
model_next(const struct model *m)
{
	return m->next;
}

size_t
model_count(const struct model *m)
{
	return is_tree(m) ? m->as.tree.count : 0;
}

const char *
model_key(const struct model *m)
{
	return m->key;
}

static bool
has_text(const struct model *m)
{
	return m && (m->kind == MODEL_TEXT || m->kind == MODEL_NAME ||
		     m->kind == MODEL_MESSAGE ||
		     m->kind == MODEL_LANGUAGE || m->kind == MODEL_CODE);
}

const char *
model_text_of(const struct model *m)
{
	return has_text(m) ? m->as.text.text : NULL;
}

const char *
model_text_or(const struct model *m, const char *key, const char *absent)
{
	const char *text = model_text_of(model_get(m, key));

	return text ? text : absent;
}

size_t
model_text_bytes(const struct model *m)
{
	return has_text(m) ? m->as.text.bytes : 0;
}

const char *
model_tag_of(const struct model *m)
{
	if (model_kind_of(m) == MODEL_LANGUAGE)
		return m->as.text.text;
	return model_kind_of(m) == MODEL_NAME ? m->as.text.extra : NULL;
}

const char *
model_set_of(const struct model *m)
{
	return model_kind_of(m) == MODEL_CODE ? m->as.text.extra : NULL;
}

const char *
model_currency_of(const struct model *m)
{
	return model_kind_of(m) == MODEL_MONEY ? m->as.number.currency : NULL;
}

int64_t
model_int_of(const struct model *m)
{
	switch (model_kind_of(m)) {
	case MODEL_BOOL:
	case MODEL_INT:
	case MODEL_MINUTES:
	case MODEL_TIME:
	case MODEL_DAY:
	case MODEL_MONTH:
	case MODEL_MONEY:
		return m->as.number.value;
	case MODEL_NULL:
	case MODEL_OBJECT:
	case MODEL_LIST:
	case MODEL_TEXT:
	case MODEL_MESSAGE:
	case MODEL_REAL:
	case MODEL_LANGUAGE:
	case MODEL_CODE:
	case MODEL_NAME:
		break;
	}
	return 0;
}

double
model_real_of(const struct model *m)
{
	if (model_kind_of(m) == MODEL_REAL)
		return m->as.real;
	return model_kind_of(m) == MODEL_INT ? (double)m->as.number.value : 0;
}

bool
model_true(const struct model *m)
{
	switch (model_kind_of(m)) {
	case MODEL_NULL:
		return false;
	case MODEL_LIST:
		return m->as.tree.count > 0;
	case MODEL_TEXT:
	case MODEL_MESSAGE:
	case MODEL_LANGUAGE:
	case MODEL_CODE:
	case MODEL_NAME:
		return m->as.text.bytes > 0;
	case MODEL_BOOL:
	case MODEL_INT:
	case MODEL_MINUTES:
		return m->as.number.value != 0;
	case MODEL_REAL:
		return m->as.real != 0;
	case MODEL_OBJECT:
	case MODEL_TIME:
	case MODEL_DAY:
	case MODEL_MONTH:
	case MODEL_MONEY:
		break;
	}
	return true;
}

static void
copy_children(struct model *to, const struct model *from)
{
	for (from = model_first(from); from; from = model_next(from))
		model_copy(to, model_key(from), from);
}

void
model_copy(struct model *to, const char *key, const struct model *from)
{
	switch (model_kind_of(from)) {
	case MODEL_NULL:
		model_null(to, key);
		break;
	case MODEL_TEXT:
		model_bytes(to, key, from->as.text.text, from->as.text.bytes);
		break;
	case MODEL_NAME:
		model_name(to, key, from->as.text.text, from->as.text.extra);
		break;
	case MODEL_LANGUAGE:
		model_language(to, key, from->as.text.text);
		break;
	case MODEL_CODE:
		model_code(to, key, from->as.text.extra, from->as.text.text);
		break;
	case MODEL_MESSAGE:
		model_message(to, key, from->as.text.text);
		break;
	case MODEL_INT:
		model_int(to, key, from->as.number.value);
		break;
	case MODEL_BOOL:
		model_bool(to, key, from->as.number.value);
		break;
	case MODEL_MINUTES:
		model_minutes(to, key, from->as.number.value);
		break;
	case MODEL_TIME:
		model_time(to, key, from->as.number.value);
		break;
	case MODEL_DAY:
		model_day(to, key, (int32_t)from->as.number.value);
		break;
	case MODEL_MONTH:
		model_month(to, key, (int32_t)from->as.number.value);
		break;
	case MODEL_MONEY:
		model_money(to, key, from->as.number.value,
			    from->as.number.currency);
		break;
	case MODEL_REAL:
		model_real(to, key, model_real_of(from));
		break;
	case MODEL_OBJECT:
		copy_children(key ? model_child(to, key) : model_append(to),
			      from);
		break;
	case MODEL_LIST:
		copy_children(model_children(to, key), from);
		break;
	}
}
