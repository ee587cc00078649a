/* A catalogue brought up to an English text that has changed since. */
#include "notice/outdate.h"

#include <string.h>

#include "lang/po.h"
#include "lang/tag.h"
#include "notice/memory.h"
#include "notice/sentence.h"

/* Per cent that must be alike, by how many of two neighbours are the same. */
static const int alike_least[] = {60, 30, 0};

/* A sentence of the catalogue that the notice does not have, or one of the
 * notice that the catalogue does not have. */
struct loose {
	struct po_entry *entry;	       /* of the catalogue, else NULL */
	const struct message *message; /* of the notice, else NULL */
	const char *before, *after;    /* the English round it; NULL at ends */
	struct sentence sentence;
	bool taken;
};

struct looses {
	struct loose *list;
	size_t count;
};

struct bringing {
	const struct notice *notice;
	struct arena *arena;
	struct po po;
	struct looses old, fresh;
};

/* The same English, with a plural or without. */
static const struct po_entry *
entry_of(const struct po *po, const struct message *message)
{
	const struct po_entry *entry = po_find(po, NULL, message->id);

	return entry && !entry->obsolete &&
			       !entry->msgid_plural == !message->id_plural
		       ? entry
		       : NULL;
}

static const struct message *
message_of(const struct notice *notice, const struct po_entry *entry)
{
	const struct message *message = notice_message(notice, entry->msgid);

	return message && !message->id_plural == !entry->msgid_plural
		       ? message
		       : NULL;
}

static void
add(struct bringing *b, struct looses *looses, struct loose loose)
{
	const char *text = loose.entry ? loose.entry->msgid : loose.message->id;

	sentence_cut(text, tag_find("en"), b->arena, &loose.sentence);
	looses->list[looses->count++] = loose;
}

static void
find_old(struct bringing *b)
{
	const char *before = NULL;

	b->old.list = arena_alloc(b->arena, (b->po.entries + 1) *
						    sizeof *b->old.list);
	for (size_t i = 0; i < b->po.entries; i++) {
		struct po_entry *entry = &b->po.entry[i];
		const char *after = NULL;

		if (entry->obsolete)
			continue;
		if (i + 1 < b->po.entries && !b->po.entry[i + 1].obsolete)
			after = b->po.entry[i + 1].msgid;
		if (!message_of(b->notice, entry) && po_filled(entry))
			add(b, &b->old,
			    (struct loose){.entry = entry,
					   .before = before,
					   .after = after});
		before = entry->msgid;
	}
}

static void
find_fresh(struct bringing *b)
{
	const struct notice *notice = b->notice;

	b->fresh.list = arena_alloc(b->arena, (notice->message_count + 1) *
						      sizeof *b->fresh.list);
	for (size_t i = 0; i < notice->message_count; i++) {
		const struct message *message = &notice->messages[i];

		if (entry_of(&b->po, message))
			continue;
		add(b, &b->fresh,
		    (struct loose){
			    .message = message,
			    .before = i ? notice->messages[i - 1].id : NULL,
			    .after = i + 1 < notice->message_count
					     ? notice->messages[i + 1].id
					     : NULL});
	}
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* How well they fit, 0 where they do not: likeness, and more for each
 * neighbour that they share. */
static int
fit(const struct loose *old, const struct loose *fresh, struct arena *arena)
{
	int near = same_text(old->before, fresh->before) +
		   same_text(old->after, fresh->after);
	int alike;

	if (!old->entry->msgid_plural != !fresh->message->id_plural)
		return 0;
	alike = memory_percent(&old->sentence, &fresh->sentence, arena);
	return alike < alike_least[near] ? 0 : 1 + alike + 50 * near;
}

/* The words as they were, to be looked at again. */
static void
make_outdated(struct po_entry *entry, const struct message *message)
{
	if (!entry->fuzzy || !entry->previous) {
		entry->previous = entry->msgid;
		entry->previous_plural = entry->msgid_plural;
	}
	entry->fuzzy = true;
	entry->msgid = message->id;
	entry->msgid_plural = message->id_plural;
	entry->raw = NULL;
}

/* How well each old one fits each new one, by rows. */
static int *
fits(struct bringing *b)
{
	int *score = arena_alloc(b->arena, b->old.count * b->fresh.count *
						       sizeof *score +
						   1);

	for (size_t i = 0; i < b->old.count; i++)
		for (size_t k = 0; k < b->fresh.count; k++)
			score[i * b->fresh.count + k] =
				fit(&b->old.list[i], &b->fresh.list[k],
				    b->arena);
	return score;
}

/* The best pair first, until none fits. */
static void
match(struct bringing *b)
{
	const int *score = fits(b);
	size_t pairs = b->old.count * b->fresh.count, at;

	do {
		at = pairs;
		for (size_t i = 0; i < pairs; i++)
			if (score[i] && (at == pairs || score[i] > score[at]) &&
			    !b->old.list[i / b->fresh.count].taken &&
			    !b->fresh.list[i % b->fresh.count].taken)
				at = i;
		if (at < pairs) {
			struct loose *old = &b->old.list[at / b->fresh.count];
			struct loose *fresh =
				&b->fresh.list[at % b->fresh.count];

			old->taken = fresh->taken = true;
			make_outdated(old->entry, fresh->message);
		}
	} while (at < pairs);
}

/* Nobody says it any more; a translator may want it back. */
static void
retire(struct bringing *b)
{
	for (size_t i = 0; i < b->old.count; i++) {
		struct loose *old = &b->old.list[i];

		if (old->taken)
			continue;
		old->entry->obsolete = true;
		old->entry->raw = NULL;
	}
}

enum status
outdate(const struct notice *notice, const char *name, const char *po,
	struct arena *arena, const char **ret, struct faults *faults)
{
	struct bringing b = {.notice = notice, .arena = arena};
	struct buf out = {0};
	enum status status =
		po_parse(name, po, strlen(po), arena, &b.po, faults);

	if (status != OK)
		return status;
	find_old(&b);
	*ret = po;
	if (!b.old.count)
		return OK;
	find_fresh(&b);
	match(&b);
	retire(&b);
	po_write(&b.po, &out);
	*ret = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return OK;
}
