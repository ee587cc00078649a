/* A catalogue brought up to date with messages that changed. */
#include "lang/po_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lang/plural.h"
#include "lang/po_similar.h"

/* As msgmerge, but a message at the same place, between the same neighbours,
 * may have more words changed. */
#define ALIKE 0.6
#define SAME_PLACE 0.3
/* More pairs than these are looked at only where their places are near. */
#define PAIRS_MAX ((size_t)250000)
#define NEAR 20

struct pair {
	size_t now, old;
	double score;
};

struct merge {
	const struct po *old;
	const struct po_message *now;
	size_t count; /* of now */
	struct arena *arena;
	struct po *ret;
	size_t *from; /* by now: entry of old and 1, 0 where none */
	bool *taken;  /* by old: it is in from */
	size_t *gap_now, *gap_old; /* how many same ones stand before */
	struct po_words *words_now, *words_old;
	struct pair *pair;
	size_t pairs, cap;
	size_t forms; /* of a plural, 0 where the header does not say */
};

static bool
same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static size_t
number_of_forms(const struct po *po, struct arena *arena)
{
	const char *rule = po_field(po, arena, "Plural-Forms");
	struct plural *plural = NULL;
	size_t forms = 0;

	if (rule && plural_compile("", rule, &plural, NULL) == OK)
		forms = plural_forms(plural);
	plural_free(plural);
	return forms;
}

/* The same messages, and between which of them the others stand. Moved ones
 * count too: a place is where most neighbours say it is. */
static void
match_same(struct merge *m)
{
	size_t found = 0;

	for (size_t i = 0; i < m->count; i++) {
		struct po_entry *entry =
			po_find(m->old, m->now[i].context, m->now[i].msgid);

		if (entry) {
			size_t at = (size_t)(entry - m->old->entry);

			m->from[i] = at + 1;
			m->taken[at] = true;
			found += !entry->obsolete;
		}
		m->gap_now[i] = found;
	}
	found = 0;
	for (size_t i = 0; i < m->old->entries; i++) {
		found += m->taken[i] && !m->old->entry[i].obsolete;
		m->gap_old[i] = found;
	}
}

/* What the translation was made from. */
static const char *
source_of(const struct po_entry *entry)
{
	return entry->fuzzy && entry->previous ? entry->previous : entry->msgid;
}

static bool
has_words(const struct po_entry *entry)
{
	for (size_t i = 0; i < entry->forms; i++)
		if (*entry->form[i])
			return true;
	return false;
}

static bool
is_candidate(const struct merge *m, size_t old)
{
	const struct po_entry *entry = &m->old->entry[old];

	return !m->taken[old] && !entry->obsolete && has_words(entry);
}

static void
weigh(struct merge *m, size_t now, size_t old)
{
	double score = po_words_similar(&m->words_now[now], &m->words_old[old]);

	if (score > 0 && m->gap_now[now] == m->gap_old[old])
		score += SAME_PLACE;
	if (score < ALIKE)
		return;
	mem_grow(&m->pair, m->pairs, &m->cap, sizeof *m->pair);
	m->pair[m->pairs++] = (struct pair){now, old, score};
}

/* Best first; of two alike the one that stands earlier. */
static int
by_score(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->now != y->now)
		return x->now < y->now ? -1 : 1;
	return x->old < y->old ? -1 : x->old > y->old;
}

static void
find_words(struct merge *m, size_t *ret_now, size_t *ret_old)
{
	for (size_t i = 0; i < m->count; i++)
		if (!m->from[i]) {
			m->words_now[i] =
				po_words_of(m->arena, m->now[i].msgid);
			++*ret_now;
		}
	for (size_t i = 0; i < m->old->entries; i++)
		if (is_candidate(m, i)) {
			m->words_old[i] = po_words_of(
				m->arena, source_of(&m->old->entry[i]));
			++*ret_old;
		}
}

static void
match_alike(struct merge *m)
{
	size_t nows = 0, olds = 0;
	bool many;

	find_words(m, &nows, &olds);
	many = olds && nows > PAIRS_MAX / olds;
	for (size_t i = 0; i < m->count; i++) {
		size_t first = 0, last = m->old->entries;

		if (m->from[i] || !olds)
			continue;
		if (many && i > NEAR)
			first = i - NEAR;
		if (many && i + NEAR < last)
			last = i + NEAR;
		for (size_t j = first; j < last; j++)
			if (is_candidate(m, j))
				weigh(m, i, j);
	}
	if (m->pairs)
		qsort(m->pair, m->pairs, sizeof *m->pair, by_score);
	for (size_t i = 0; i < m->pairs; i++) {
		const struct pair *pair = &m->pair[i];

		if (!m->from[pair->now] && !m->taken[pair->old]) {
			m->from[pair->now] = pair->old + 1;
			m->taken[pair->old] = true;
		}
	}
}

/* As many forms as the message needs now; the last, which stands with most
 * numbers, fills what is missing. */
static void
set_forms(const struct merge *m, struct po_entry *entry, bool plural)
{
	size_t forms = !plural ? 1 : m->forms ? m->forms : 2;
	const char *last = entry->forms ? entry->form[entry->forms - 1] : "";
	const char **form = arena_alloc(m->arena, forms * sizeof *form);

	for (size_t i = 0; i < forms; i++)
		form[i] = plural && i < entry->forms ? entry->form[i] : last;
	entry->form = form;
	entry->forms = forms;
}

/* The entry is about another message now, or about the same another way. */
static void
change_message(const struct merge *m, struct po_entry *entry,
	       const struct po_message *now)
{
	if (!(entry->fuzzy && entry->previous)) {
		entry->previous_context = entry->context;
		entry->previous = entry->msgid;
		entry->previous_plural = entry->msgid_plural;
	}
	if (!!entry->msgid_plural != !!now->msgid_plural)
		set_forms(m, entry, now->msgid_plural != NULL);
	entry->fuzzy = has_words(entry);
	if (!entry->fuzzy)
		entry->previous_context = entry->previous =
			entry->previous_plural = NULL;
	entry->context = now->context;
	entry->msgid = now->msgid;
	entry->msgid_plural = now->msgid_plural;
	entry->raw = NULL;
}

/* What comes back may be older than the rule for plurals. */
static void
revive(const struct merge *m, struct po_entry *entry)
{
	entry->obsolete = false;
	entry->raw = NULL;
	if (!entry->msgid_plural || entry->forms == m->forms)
		return;
	set_forms(m, entry, true);
	entry->fuzzy = has_words(entry);
}

static void
update(struct po_entry *entry, const char **field, const char *now)
{
	if (!now || same(*field, now))
		return;
	*field = now;
	entry->raw = NULL;
}

static struct po_entry
make_entry(const struct merge *m, size_t at)
{
	const struct po_message *now = &m->now[at];
	struct po_entry entry = {.comments = "",
				 .extracted = "",
				 .references = "",
				 .flags = "",
				 .context = now->context,
				 .msgid = now->msgid,
				 .msgid_plural = now->msgid_plural};

	if (m->from[at]) {
		entry = m->old->entry[m->from[at] - 1];
		if (!same(entry.context, now->context) ||
		    !same(entry.msgid, now->msgid) ||
		    !same(entry.msgid_plural, now->msgid_plural))
			change_message(m, &entry, now);
		if (entry.obsolete)
			revive(m, &entry);
	} else {
		set_forms(m, &entry, now->msgid_plural != NULL);
	}
	update(&entry, &entry.extracted, now->extracted);
	update(&entry, &entry.references, now->references);
	update(&entry, &entry.flags, now->flags);
	return entry;
}

/* A draft whose words are kept with what they are a translation of. */
static bool
is_kept_elsewhere(const struct merge *m, const struct po_entry *entry)
{
	const struct po_entry *origin = NULL;

	if (entry->fuzzy && entry->previous)
		origin = po_find(m->old, entry->previous_context,
				 entry->previous);
	if (!origin || origin->forms != entry->forms)
		return false;
	for (size_t i = 0; i < entry->forms; i++)
		if (strcmp(origin->form[i], entry->form[i]) != 0)
			return false;
	return true;
}

/* Whether the entry stands among those of now as it was. */
static bool
is_current(const struct merge *m, const struct po_entry *entry)
{
	const struct po_entry *now =
		po_find(m->ret, entry->context, entry->msgid);

	return now && !now->obsolete;
}

/* What nobody needs now, but somebody wrote. */
static void
keep_obsolete(struct merge *m)
{
	struct po *ret = m->ret;

	for (size_t i = 0; i < m->old->entries; i++) {
		struct po_entry entry = m->old->entry[i];

		if (is_current(m, &entry) || (m->taken[i] && entry.fuzzy))
			continue;
		if (!entry.obsolete) {
			if (!has_words(&entry) || is_kept_elsewhere(m, &entry))
				continue;
			entry.extracted = entry.references = "";
			entry.obsolete = true;
			entry.raw = NULL;
		}
		ret->entry[ret->entries++] = entry;
	}
}

static void
index_entries(struct po *po, struct arena *arena)
{
	po_index_make(&po->index, arena, po->entries);
	for (size_t i = 0; i < po->entries; i++)
		po_index_put(&po->index, po->entry[i].context,
			     po->entry[i].msgid, &po->entry[i]);
}

void
po_merge(const struct po *old, const struct po_message *now, size_t count,
	 struct arena *arena, struct po *ret_po)
{
	size_t most = count + old->entries + 1;
	struct po po = *old;
	struct merge m = {
		.old = old,
		.now = now,
		.count = count,
		.arena = arena,
		.ret = &po,
		.from = arena_alloc(arena, most * sizeof *m.from),
		.taken = arena_alloc(arena, most * sizeof *m.taken),
		.gap_now = arena_alloc(arena, most * sizeof *m.gap_now),
		.gap_old = arena_alloc(arena, most * sizeof *m.gap_old),
		.words_now = arena_alloc(arena, most * sizeof *m.words_now),
		.words_old = arena_alloc(arena, most * sizeof *m.words_old),
		.forms = number_of_forms(old, arena),
	};

	po.entry = arena_alloc(arena, most * sizeof *po.entry);
	po.entries = 0;
	match_same(&m);
	match_alike(&m);
	for (size_t i = 0; i < count; i++)
		po.entry[po.entries++] = make_entry(&m, i);
	index_entries(&po, arena);
	keep_obsolete(&m);
	index_entries(&po, arena);
	free(m.pair);
	*ret_po = po;
}
