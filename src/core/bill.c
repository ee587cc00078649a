/* Which billed call is which logged one. */
#include "core/bill.h"

#include <stdlib.h>
#include <string.h>

#include "base/fault.h"

/* How much speaks against a pair, in seconds: another language or another
 * colleague weighs as much as so much time. */
#define OTHER_LANGUAGE_S (20 * 60)
#define OTHER_USER_S (15 * 60)
#define AGAINST_MOST_S (50 * 60)

const char *const bill_doubt_names[BILL_DOUBTS] = {
	"not-logged", "twice",	"time",	     "language",  "user",
	"length",     "price",	"strange",   "not-ours",  "elsewhere",
	"undone",     "reference", "late",   "quantity",  "rate",
	"extras",     "rest",	"vat",
};

const char *
bill_doubt_text(enum bill_doubt doubt)
{
	static const char *const texts[BILL_DOUBTS] = {
		N_("Nobody logged such a call."),
		N_("The same is billed more than once."),
		N_("It was logged at another time."),
		N_("Another language was logged."),
		N_("A colleague of another name logged it."),
		N_("It is billed longer than it was logged."),
		N_("The price is not the contract's."),
		N_("Its language is none that is known here."),
		N_("No work of this provider for you is this."),
		N_("It is on another bill already."),
		N_("The work is not completed."),
		N_("The reference is wrong: this was found by its day and "
		   "language."),
		N_("It was called off: by the terms another sum is due."),
		N_("More or less was billed than was done."),
		N_("The rate is not the contract's."),
		N_("Travel, a minimum or an addition is not the contract's."),
		N_("The invoice gives no reason for this difference."),
		N_("The VAT is not the contract's."),
	};

	return texts[doubt];
}

bool
bill_doubt_parse(const char *name, enum bill_doubt *ret)
{
	for (int i = 0; i < BILL_DOUBTS; i++)
		if (!strcmp(name, bill_doubt_names[i])) {
			*ret = (enum bill_doubt)i;
			return true;
		}
	return false;
}

int
bill_minutes(int32_t seconds)
{
	return (int)((seconds + 59) / 60);
}

static bool
differ(const char *a, const char *b)
{
	return a && b && strcmp(a, b) != 0;
}

struct pair {
	size_t billed, logged;
	int64_t against; /* seconds */
};

static int64_t
apart(int64_t a, int64_t b)
{
	return a < b ? b - a : a - b;
}

static int64_t
speaks_against(const struct billed_call *billed,
	       const struct logged_call *logged)
{
	int64_t against = apart(billed->start_utc, logged->start_utc);

	if (differ(billed->language, logged->language))
		against += OTHER_LANGUAGE_S;
	if (differ(billed->user, logged->user))
		against += OTHER_USER_S;
	if (logged->minutes >= 0)
		against +=
			apart(billed->seconds, (int64_t)logged->minutes * 60);
	return against;
}

static int
least_first(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->against != y->against)
		return x->against < y->against ? -1 : 1;
	if (x->billed != y->billed)
		return x->billed < y->billed ? -1 : 1;
	return (x->logged > y->logged) - (x->logged < y->logged);
}

/* The first of the log that begins at or after a time. */
static size_t
first_from(const struct bill_files *files, int64_t utc)
{
	size_t low = 0, high = files->logged_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (files->logged[middle].start_utc < utc)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Every pair that may be one call. */
static size_t
list_pairs(const struct bill_files *files, struct arena *arena,
	   struct pair **ret)
{
	struct pair *list = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < files->billed_count; i++) {
		const struct billed_call *billed = &files->billed[i];
		size_t k = first_from(files, billed->start_utc - BILL_REACH_S);

		for (; k < files->logged_count &&
		       files->logged[k].start_utc <=
			       billed->start_utc + BILL_REACH_S;
		     k++) {
			int64_t against =
				speaks_against(billed, &files->logged[k]);

			if (against > AGAINST_MOST_S)
				continue;
			list = arena_grow(arena, list, count, &cap,
					  sizeof *list);
			list[count++] = (struct pair){i, k, against};
		}
	}
	if (count)
		qsort(list, count, sizeof *list, least_first);
	*ret = list;
	return count;
}

static unsigned
doubts_of_pair(const struct billed_call *billed,
	       const struct logged_call *logged)
{
	unsigned doubts = 0;

	if (apart(billed->start_utc, logged->start_utc) > BILL_APART_S)
		doubts |= BILL_BIT(BILL_TIME);
	if (differ(billed->language, logged->language))
		doubts |= BILL_BIT(BILL_LANGUAGE);
	if (differ(billed->user, logged->user))
		doubts |= BILL_BIT(BILL_USER);
	if (logged->minutes >= 0 &&
	    bill_minutes(billed->seconds) > logged->minutes + BILL_LONGER_MIN)
		doubts |= BILL_BIT(BILL_LENGTH);
	return doubts;
}

static int
compare_texts(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* 0 where the two lines say the same. */
static int
compare_lines(const struct billed_call *a, const struct billed_call *b)
{
	int order =
		(a->start_utc > b->start_utc) - (a->start_utc < b->start_utc);

	if (!order)
		order = (a->seconds > b->seconds) - (a->seconds < b->seconds);
	if (!order)
		order = (a->net_minor > b->net_minor) -
			(a->net_minor < b->net_minor);
	if (!order)
		order = compare_texts(a->language, b->language);
	return order ? order : compare_texts(a->user, b->user);
}

static int
alike_together(const void *a, const void *b)
{
	const struct billed_call *const *x = a, *const *y = b;
	int order = compare_lines(*x, *y);

	/* One list: who stands before is earlier in the file. */
	return order ? order : (*x > *y) - (*x < *y);
}

static void
doubt_twice(const struct bill_files *files, struct arena *arena,
	    struct bill_match *ret)
{
	const struct billed_call **order =
		arena_alloc(arena, (files->billed_count + 1) * sizeof *order);

	for (size_t i = 0; i < files->billed_count; i++)
		order[i] = &files->billed[i];
	if (files->billed_count)
		qsort(order, files->billed_count, sizeof *order,
		      alike_together);
	for (size_t i = 1; i < files->billed_count; i++)
		if (!compare_lines(order[i - 1], order[i]))
			ret[order[i] - files->billed].doubts |=
				BILL_BIT(BILL_TWICE);
}

void
bill_match(const struct bill_files *files, struct arena *arena,
	   struct bill_match *ret)
{
	bool *taken = arena_alloc(arena, files->logged_count + 1);
	struct pair *pair;
	size_t pairs = list_pairs(files, arena, &pair);

	memset(taken, 0, files->logged_count);
	for (size_t i = 0; i < files->billed_count; i++) {
		const struct billed_call *call = &files->billed[i];

		ret[i] = (struct bill_match){-1, BILL_BIT(BILL_NOT_LOGGED)};
		if (call->expected_minor >= 0 &&
		    call->expected_minor != call->net_minor)
			ret[i].doubts |= BILL_BIT(BILL_PRICE);
		if (!call->language)
			ret[i].doubts |= BILL_BIT(BILL_STRANGE);
	}
	for (size_t i = 0; i < pairs; i++) {
		struct bill_match *match = &ret[pair[i].billed];

		if (match->logged >= 0 || taken[pair[i].logged])
			continue;
		taken[pair[i].logged] = true;
		match->logged = (int)pair[i].logged;
		match->doubts &= ~BILL_BIT(BILL_NOT_LOGGED);
		match->doubts |= doubts_of_pair(&files->billed[pair[i].billed],
						&files->logged[pair[i].logged]);
	}
	doubt_twice(files, arena, ret);
}
