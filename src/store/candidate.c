/* Whom routing may think of: providers with their skill and figures. */
#include "store/candidate.h"

#include <string.h>

#include "store/figure.h"
#include "store/inside.h"
#include "store/kept.h"
#include "store/provider_row.h"

enum {
	CANDIDATE_CAPABLE,
	CANDIDATE_ALL,
	CANDIDATE_NEIGHBOURS,
	CANDIDATE_LAST,
	CANDIDATE_QUERIES,
};

/* ?1 service ?2 language ?3 from ?4 mode ?5 format ?6 organisation */
#define CANDIDATE                                              \
	"SELECT " PROVIDER_COLUMNS ", s.provider IS NOT NULL," \
	" s.price_minor, s.unit, s.dialects, s.scripts"
#define SKILL_FITS                                               \
	"s.service = ?1 AND s.to_lang = ?2 AND s.from_lang = ?3" \
	" AND s.mode = ?4 AND s.format = ?5"
#define CAPABLE                                                     \
	CANDIDATE " FROM provider_skill s CROSS JOIN provider p ON" \
		  " p.id = s.provider WHERE " SKILL_FITS
#define OWNER_FITS                                                     \
	"(p.organisation = ?6 OR p.organisation = (SELECT parent FROM" \
	" organisation WHERE id = ?6)) AND visible(?6)"

static const struct query queries[] = {
	[CANDIDATE_CAPABLE] = {CAPABLE " AND " OWNER_FITS
			       " ORDER BY s.provider", NULL},
	[CANDIDATE_ALL] = {CANDIDATE " FROM provider p"
			   " LEFT JOIN provider_skill s ON s.provider = p.id"
			   " AND " SKILL_FITS
			   " WHERE " OWNER_FITS " ORDER BY p.id", NULL},
	[CANDIDATE_NEIGHBOURS] = {CAPABLE " AND p.kind = 'in-house'"
				  " AND p.active AND p.organisation IN (SELECT"
				  " near.id FROM organisation near"
				  " JOIN organisation own"
				  " ON own.parent = near.parent"
				  " WHERE own.id = ?6 AND near.id <> ?6)"
				  " AND visible(?6) ORDER BY s.provider",
				  NULL},
	[CANDIDATE_LAST] = {"SELECT provider, state FROM item"
			    " WHERE tenant = ? AND visible(organisation)"
			    " ORDER BY received_at DESC LIMIT 20", NULL},
};
const struct noun candidate_noun = {NOUN_CANDIDATE, "candidate", queries,
				    CANDIDATE_QUERIES};

/* What the job would cost, -1 where its size is not known. */
static int64_t
estimate(const struct item_spec *item, enum skill_unit unit, int64_t price)
{
	switch (unit) {
	case PER_WORD:
		return item->words ? price * item->words : -1;
	case PER_MINUTE:
		return item->minutes ? price * item->minutes : -1;
	case PER_HOUR:
		return item->minutes ? (price * item->minutes + 59) / 60 : -1;
	case PER_ITEM:
		return price;
	}
	return -1;
}

/* A provider with the skill that is looked for. */
struct able {
	struct provider provider;
	bool can_do;
	int64_t price; /* of a unit, -1 not known */
	enum skill_unit unit;
	const char *dialects, *scripts;
};

static void
able_read(struct cursor *c, struct able *ret)
{
	provider_row_read(c, &ret->provider);
	ret->can_do = read_int(c) != 0;
	ret->price = read_int(c);
	if (!skill_unit_parse(read_word(c), &ret->unit))
		ret->price = -1;
	ret->dialects = read_text(c);
	ret->scripts = read_text(c);
}

static struct candidate
candidate_of(const struct able *able, const struct item_spec *item)
{
	const struct provider *provider = &able->provider;

	return (struct candidate){
		.provider = provider->id,
		.name = provider->name,
		.active = provider->active,
		.agency = provider->kind == PROVIDER_AGENCY,
		.in_house = provider->kind == PROVIDER_IN_HOUSE,
		.contract_order = provider->contract_order,
		.open_items = provider->open_items,
		.capacity = provider->capacity,
		.can_do = able->can_do,
		.price_minor = able->can_do && able->price >= 0
				       ? estimate(item, able->unit,
						  able->price)
				       : -1,
		.travel_min = -1,
		.dialects = able->dialects,
		.scripts = able->scripts,
	};
}

/* What each did in the last twelve periods. */
static enum status
add_figures(const struct access *access,
	    const struct candidate_question *question,
	    struct candidate *candidate, struct fault *fault)
{
	const struct figure_question of = {
		.provider = candidate->provider,
		.service = service_name(question->item->service),
		.language = question->item->language,
		.period = figure_period(question->now_utc),
	};
	struct figure_sum sum;
	enum status status = figure_sum(access, &of, &sum, fault);

	if (status)
		return status;
	candidate->done = sum.done;
	candidate->in_standard = sum.in_standard;
	candidate->offers = sum.offers;
	candidate->accepted = sum.accepted;
	candidate->checked = sum.checked;
	candidate->good = sum.good;
	return OK;
}

/* Who worked for the tenant before, of the last twenty items. */
static enum status
mark_known(const struct access *access, int64_t tenant,
	   struct candidates *candidates, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &candidate_noun, CANDIDATE_LAST);

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		int64_t provider = read_int(&c);

		if (strcmp(read_word(&c), "completed") != 0)
			continue;
		for (size_t i = 0; i < candidates->count; i++)
			candidates->list[i].together +=
				candidates->list[i].provider == provider;
	}
	return cursor_close(&c, fault);
}

/* The words of a key, in the order of the statement's values. */
#define KEY_WORDS 5

static enum status
read_able(const struct access *access, const struct kept_key *key,
	  enum candidate_reach reach, struct kept_rows *ret,
	  struct fault *fault)
{
	static const int by_reach[] = {
		[CANDIDATES_CAPABLE] = CANDIDATE_CAPABLE,
		[CANDIDATES_ALL] = CANDIDATE_ALL,
		[CANDIDATES_NEIGHBOURS] = CANDIDATE_NEIGHBOURS,
	};
	struct cursor c =
		cursor_open(access, &candidate_noun, by_reach[reach]);
	struct able *list = NULL;
	size_t count = 0, cap = 0;
	const char *word = key->word;

	for (int i = 0; i < KEY_WORDS; i++) {
		size_t length = strcspn(word, " ");

		put_text(&c, arena_copy(access->arena, word, length));
		word += length + (word[length] == ' ');
	}
	put_int(&c, key->organisation);
	while (cursor_next(&c)) {
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		able_read(&c, &list[count++]);
	}
	*ret = (struct kept_rows){list, count};
	return cursor_close(&c, fault);
}

static enum status
read_capable(const struct access *access, const struct kept_key *key,
	     struct kept_rows *ret, struct fault *fault)
{
	return read_able(access, key, CANDIDATES_CAPABLE, ret, fault);
}

/* Only those who can do it are kept: they are asked for with each item. */
static enum status
find_able(const struct access *access,
	  const struct candidate_question *question, struct kept_rows *ret,
	  struct fault *fault)
{
	const struct item_spec *item = question->item;
	const struct kept_key key = {
		.what = KEPT_CANDIDATES,
		.organisation = question->organisation,
		.word = arena_printf(access->arena, "%s %s %s %s %s",
				     service_name(item->service),
				     item->language, item->from,
				     mode_name(item->mode),
				     format_name(item->format)),
	};

	return question->reach == CANDIDATES_CAPABLE &&
			       kept_usable(access, &key)
		       ? kept_get(access, &key, read_capable, ret, fault)
		       : read_able(access, &key, question->reach, ret, fault);
}

enum status
provider_candidates(const struct access *access,
		    const struct candidate_question *question,
		    struct candidates *ret, struct fault *fault)
{
	struct candidates all = {.count = 0};
	struct kept_rows rows;
	enum status status = find_able(access, question, &rows, fault);

	if (status)
		return status;
	all.list = arena_alloc(access->arena,
			       (rows.count + 1) * sizeof *all.list);
	all.provider = arena_alloc(access->arena,
				   (rows.count + 1) * sizeof *all.provider);
	for (; !status && all.count < rows.count; all.count++) {
		struct able able = ((const struct able *)rows.list)[all.count];
		int64_t load;

		status = figure_loaded(access, able.provider.id, &load, fault);
		if (status)
			return status;
		able.provider.open_items = (int)load;
		all.provider[all.count] = able.provider;
		all.list[all.count] = candidate_of(&able, question->item);
		status = add_figures(access, question, &all.list[all.count],
				     fault);
	}
	if (!status)
		status = mark_known(access, question->tenant, &all, fault);
	if (!status)
		*ret = all;
	return status;
}
