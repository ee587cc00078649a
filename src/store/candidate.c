/* Whom routing may think of: providers with their skill and figures. */
#include "store/candidate.h"

#include <string.h>

#include "store/figure.h"
#include "store/inside.h"
#include "store/provider_row.h"

enum {
	CANDIDATE_CAPABLE,
	CANDIDATE_ALL,
	CANDIDATE_NEIGHBOURS,
	CANDIDATE_FIGURES,
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
	/* Added up below: SQLite's sums cost three times as much. */
	[CANDIDATE_FIGURES] = {"SELECT done, in_standard, offers, accepted,"
			       " checked, good FROM provider_figure"
			       " WHERE provider = ? AND service = ?"
			       " AND language = ? AND period > ?", NULL},
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

static void
candidate_read(struct cursor *c, const struct item_spec *item,
	       struct provider *provider, struct candidate *ret)
{
	enum skill_unit unit = PER_ITEM;
	int64_t price;

	provider_row_read(c, provider);
	*ret = (struct candidate){
		.provider = provider->id,
		.name = provider->name,
		.active = provider->active,
		.agency = provider->kind == PROVIDER_AGENCY,
		.in_house = provider->kind == PROVIDER_IN_HOUSE,
		.contract_order = provider->contract_order,
		.open_items = provider->open_items,
		.capacity = provider->capacity,
		.price_minor = -1,
		.travel_min = -1,
	};
	ret->can_do = read_int(c) != 0;
	price = read_int(c);
	if (skill_unit_parse(read_word(c), &unit) && ret->can_do)
		ret->price_minor = estimate(item, unit, price);
	ret->dialects = read_text(c);
	ret->scripts = read_text(c);
}

/* What each did in the last twelve periods. */
static enum status
add_figures(const struct access *access,
	    const struct candidate_question *question,
	    struct candidate *candidate, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &candidate_noun, CANDIDATE_FIGURES);

	put_int(&c, candidate->provider);
	put_text(&c, service_name(question->item->service));
	put_text(&c, question->item->language);
	put_int(&c, figure_period(question->now_utc) - 12);
	while (cursor_next(&c)) {
		candidate->done += (int)read_int(&c);
		candidate->in_standard += (int)read_int(&c);
		candidate->offers += (int)read_int(&c);
		candidate->accepted += (int)read_int(&c);
		candidate->checked += (int)read_int(&c);
		candidate->good += (int)read_int(&c);
	}
	return cursor_close(&c, fault);
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

enum status
provider_candidates(const struct access *access,
		    const struct candidate_question *question,
		    struct candidates *ret, struct fault *fault)
{
	static const int by_reach[] = {
		[CANDIDATES_CAPABLE] = CANDIDATE_CAPABLE,
		[CANDIDATES_ALL] = CANDIDATE_ALL,
		[CANDIDATES_NEIGHBOURS] = CANDIDATE_NEIGHBOURS,
	};
	const struct item_spec *item = question->item;
	struct cursor c = cursor_open(access, &candidate_noun,
				      by_reach[question->reach]);
	struct candidates all = {NULL, NULL, 0};
	size_t cap = 0, providers_cap = 0;
	enum status status;

	put_text(&c, service_name(item->service));
	put_text(&c, item->language);
	put_text(&c, item->from);
	put_text(&c, mode_name(item->mode));
	put_text(&c, format_name(item->format));
	put_int(&c, question->organisation);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.provider = arena_grow(access->arena, all.provider,
					  all.count, &providers_cap,
					  sizeof *all.provider);
		candidate_read(&c, item, &all.provider[all.count],
			       &all.list[all.count]);
		all.count++;
	}
	status = cursor_close(&c, fault);
	for (size_t i = 0; !status && i < all.count; i++)
		status = add_figures(access, question, &all.list[i], fault);
	if (!status)
		status = mark_known(access, question->tenant, &all, fault);
	if (!status)
		*ret = all;
	return status;
}
