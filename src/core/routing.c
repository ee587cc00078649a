/* Who is asked to do an item. */
#include "core/routing.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A provider's record is read as if so many further jobs had gone a little
 * worse than those of all candidates together. */
#define PRIOR_JOBS 20.0
#define PRIOR_SHARE 0.9
#define PRIOR_OFFERS 10.0
#define PRIOR_CHECKS 10.0

/* Half an hour on the way halves what the way is worth. */
#define TRAVEL_HALF_MIN 30.0

/* So many jobs say something of whoever did them. */
#define KNOWN_JOBS 5

const char *const tie_names[TIES] = {"", "prefer", "never", "conflict"};
const char *const routing_mode_names[ROUTING_MODES] = {"cascade", "parallel",
						       "direct"};
const char *const routing_part_names[ROUTING_PARTS] = {
	"contract", "performance", "price", "load",
	"wish",	    "continuity",  "travel", "variety"};
const double routing_weight[ROUTING_PARTS] = {
	[PART_CONTRACT] = 0.27, [PART_PERFORMANCE] = 0.25,
	[PART_PRICE] = 0.12,	[PART_LOAD] = 0.11,
	[PART_WISH] = 0.08,	[PART_CONTINUITY] = 0.08,
	[PART_TRAVEL] = 0.05,	[PART_VARIETY] = 0.04,
};

/* What the candidates do together. */
struct pool {
	double in_standard, accepted; /* shares */
	double good; /* of what was checked; -1 nothing was */
	int64_t cheapest_minor;	      /* -1 where no price is known */
	size_t contracts;	      /* candidates with one */
	const struct candidate *framework; /* NULL none */
	bool travels;
	bool varied; /* a dialect or a script is needed */
};

/* An interpreter who comes to the door, rather than a voice or a text. */
static bool
meets_the_tenant(const struct item_spec *item)
{
	return item->service == SERVICE_INTERPRETING &&
	       item->mode == MODE_ON_SITE;
}

bool
routing_off_contract(const struct candidate *c)
{
	return !c->contract_order && !c->in_house;
}

static enum routing_out
tie_out(enum routing_tie tie)
{
	switch (tie) {
	case TIE_NEVER:
		return ROUTING_EXCLUDED;
	case TIE_CONFLICT:
		return ROUTING_CONFLICT;
	case TIE_NONE:
	case TIE_PREFERRED:
		break;
	}
	return ROUTING_IN;
}

/* What stands between commas, semicolons and blanks around them. */
static size_t
next_word(const char **at)
{
	size_t bytes;

	*at += strspn(*at, " ,;/");
	bytes = strcspn(*at, ",;/");
	while (bytes && (*at)[bytes - 1] == ' ')
		bytes--;
	return bytes;
}

/* Whether one of the dialects that are wanted is said: "Mirpuri / Pahari". */
static bool
speaks(const char *dialects, const char *wanted)
{
	size_t bytes, said_bytes;

	for (; (bytes = next_word(&wanted)); wanted += bytes)
		for (const char *said = dialects;
		     (said_bytes = next_word(&said)); said += said_bytes)
			if (bytes == said_bytes &&
			    !strncasecmp(said, wanted, bytes))
				return true;
	return false;
}

/* Whether one of the scripts, "Guru Arab", is the one wanted. */
static bool
writes(const char *scripts, const char *wanted)
{
	size_t bytes = strlen(wanted);

	while (*(scripts += strspn(scripts, " "))) {
		size_t word = strcspn(scripts, " ");

		if (word == bytes && !strncasecmp(scripts, wanted, bytes))
			return true;
		scripts += word;
	}
	return false;
}

/* Who says nothing of dialects and scripts may know them all. Source: needs,
 * where what is spoken and what is read are separate facts. */
static enum routing_out
variety_out(const struct candidate *c, const struct routing_question *question)
{
	if (question->dialect && c->dialects &&
	    !speaks(c->dialects, question->dialect))
		return ROUTING_DIALECT;
	if (question->script && c->scripts &&
	    !writes(c->scripts, question->script))
		return ROUTING_SCRIPT;
	return ROUTING_IN;
}

/* Of one that variety_out let in. */
static enum routing_variety
variety_of(const struct candidate *c, const struct routing_question *question)
{
	if (question->dialect && c->dialects)
		return VARIETY_SPOKEN;
	if (question->script && c->scripts)
		return VARIETY_WRITTEN;
	return VARIETY_NOT_SAID;
}

static enum routing_out
hard_rules(const struct candidate *c, const struct routing_question *question,
	   const struct pool *pool)
{
	bool abuse = question->sensitivity == SENSITIVITY_DOMESTIC_ABUSE;

	if (!c->active)
		return ROUTING_INACTIVE;
	if (!c->can_do)
		return ROUTING_CANNOT;
	if (!c->cleared)
		return ROUTING_NOT_CLEARED;
	if (tie_out(c->tie) != ROUTING_IN)
		return tie_out(c->tie);
	if (abuse && c->same_area && meets_the_tenant(question->item))
		return ROUTING_TOO_NEAR;
	if (c->too_far && meets_the_tenant(question->item))
		return ROUTING_TOO_FAR;
	if (!c->gender_fits && !question->any_gender &&
	    question->item->service == SERVICE_INTERPRETING)
		return ROUTING_GENDER;
	if (variety_out(c, question) != ROUTING_IN)
		return variety_out(c, question);
	if (c->busy)
		return ROUTING_BUSY;
	if (c->capacity > 0 && c->open_items >= c->capacity)
		return ROUTING_FULL;
	if (pool->contracts && routing_off_contract(c))
		return ROUTING_OFF_CONTRACT;
	return ROUTING_IN;
}

static double
share(double hits, double count, double prior_share, double prior_count)
{
	return (hits + prior_share * prior_count) / (count + prior_count);
}

/* Who holds a contract for this, whether they can be asked now or not. */
static struct pool
look_at_contracts(const struct candidate *candidates, size_t count)
{
	struct pool pool = {.cheapest_minor = -1};

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = &candidates[i];

		if (!c->active || !c->can_do || !c->contract_order)
			continue;
		pool.framework = c->agency ? c : NULL;
		pool.contracts++;
	}
	if (pool.contracts != 1)
		pool.framework = NULL;
	return pool;
}

static bool
has_score(const struct ranked *r)
{
	return r->out == ROUTING_IN || r->out == ROUTING_OFF_CONTRACT;
}

static void
look_at_all(const struct ranked *list, size_t count, struct pool *pool)
{
	double done = 0, in_standard = 0, offers = 0, accepted = 0;
	double checked = 0, good = 0;

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = list[i].candidate;

		if (!has_score(&list[i]))
			continue;
		done += c->done;
		in_standard += c->in_standard;
		offers += c->offers;
		accepted += c->accepted;
		checked += c->checked;
		good += c->good;
		if (c->price_minor >= 0 &&
		    (pool->cheapest_minor < 0 ||
		     c->price_minor < pool->cheapest_minor))
			pool->cheapest_minor = c->price_minor;
	}
	/* With no record at all four in five is as good a guess as any. */
	pool->in_standard = share(in_standard, done, 0.8, 5);
	pool->accepted = share(accepted, offers, 0.8, 5);
	pool->good = checked > 0 ? share(good, checked, 1, PRIOR_CHECKS) : -1;
}

static double
price_part(const struct candidate *c, const struct pool *pool)
{
	if (c->price_minor < 0)
		return 0.5;
	if (c->price_minor <= pool->cheapest_minor)
		return 1;
	return (double)pool->cheapest_minor / (double)c->price_minor;
}

static double
load_part(const struct candidate *c)
{
	double open = c->open_items;

	return c->capacity > 0 ? 1 - open / c->capacity : 5 / (5 + open);
}

static double
performance_part(const struct candidate *c, const struct pool *pool)
{
	double in_time = share(c->in_standard, c->done,
			       PRIOR_SHARE * pool->in_standard, PRIOR_JOBS);
	double says_yes = share(c->accepted, c->offers,
				PRIOR_SHARE * pool->accepted, PRIOR_OFFERS);

	double sound = pool->good < 0
			       ? 1
			       : share(c->good, c->checked,
				       PRIOR_SHARE * pool->good, PRIOR_CHECKS);

	return (0.75 * in_time + 0.25 * says_yes) * sound;
}

static double
travel_part(const struct candidate *c, const struct pool *pool)
{
	if (!pool->travels)
		return 1;
	if (c->travel_min < 0)
		return 0.5;
	return TRAVEL_HALF_MIN / (TRAVEL_HALF_MIN + c->travel_min);
}

static double
variety_part(const struct ranked *r, const struct pool *pool)
{
	if (!pool->varied)
		return 1;
	return r->variety == VARIETY_NOT_SAID ? 0.5 : 1;
}

/* Nothing is bought of a colleague. */
static double
contract_part(const struct candidate *c)
{
	if (c->contract_order)
		return 1.0 / c->contract_order;
	return c->in_house;
}

static void
score(struct ranked *r, const struct pool *pool)
{
	const struct candidate *c = r->candidate;
	const double parts[ROUTING_PARTS] = {
		[PART_CONTRACT] = contract_part(c),
		[PART_PERFORMANCE] = performance_part(c, pool),
		[PART_PRICE] = price_part(c, pool),
		[PART_LOAD] = load_part(c),
		[PART_WISH] = c->tie == TIE_PREFERRED,
		[PART_CONTINUITY] = c->together > 0,
		[PART_TRAVEL] = travel_part(c, pool),
		[PART_VARIETY] = variety_part(r, pool),
	};

	r->score = 0;
	for (int i = 0; i < ROUTING_PARTS; i++) {
		r->part[i] = routing_weight[i] * parts[i];
		r->score += r->part[i];
	}
}

/* Who may be asked, who may with a reason, who may not. */
static int
tier(const struct ranked *r)
{
	if (r->out == ROUTING_IN)
		return r->framework ? 0 : 1;
	return r->out == ROUTING_OFF_CONTRACT ? 2 : 3;
}

static int
best_first(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (tier(x) != tier(y))
		return tier(x) - tier(y);
	if (x->score > y->score || x->score < y->score)
		return x->score > y->score ? -1 : 1;
	return (x->candidate->provider > y->candidate->provider) -
	       (x->candidate->provider < y->candidate->provider);
}

size_t
routing_rank(const struct candidate *candidates, size_t count,
	     const struct routing_question *question, struct arena *arena,
	     struct ranked **ret_list)
{
	struct ranked *list = arena_alloc(arena, (count + 1) * sizeof *list);
	struct pool pool = look_at_contracts(candidates, count);
	size_t in = 0;

	pool.travels = meets_the_tenant(question->item);
	pool.varied = question->dialect || question->script;
	for (size_t i = 0; i < count; i++) {
		list[i] = (struct ranked){
			.candidate = &candidates[i],
			.out = hard_rules(&candidates[i], question, &pool),
			.framework = &candidates[i] == pool.framework,
			.variety = variety_of(&candidates[i], question),
		};
		in += list[i].out == ROUTING_IN;
	}
	look_at_all(list, count, &pool);
	for (size_t i = 0; i < count; i++)
		if (has_score(&list[i]))
			score(&list[i], &pool);
	qsort(list, count, sizeof *list, best_first);
	*ret_list = list;
	return in;
}

const char *
routing_out_text(enum routing_out out)
{
	static const char *const texts[ROUTING_OUTS] = {
		[ROUTING_IN] = N_("May be asked."),
		[ROUTING_INACTIVE] = N_("Takes no work at present."),
		[ROUTING_CANNOT] = N_("Does not offer this service in this "
				      "language."),
		[ROUTING_NOT_CLEARED] = N_("A check or qualification that this "
					   "needs is missing or too old."),
		[ROUTING_EXCLUDED] = N_("Not to be used for this tenant."),
		[ROUTING_CONFLICT] = N_("Has a conflict of interest with this "
					"tenant."),
		[ROUTING_TOO_NEAR] = N_("Lives in the tenant's area, which "
					"domestic abuse rules out."),
		[ROUTING_TOO_FAR] = N_("Does not travel to the tenant's area."),
		[ROUTING_GENDER] = N_("Not of the gender that is needed."),
		[ROUTING_BUSY] = N_("Is not free at that time."),
		[ROUTING_FULL] = N_("Has as much open work as it can take."),
		[ROUTING_OFF_CONTRACT] = N_("Has no contract, and others do: "
					    "say why it is asked."),
		[ROUTING_DIALECT] = N_("Speaks other dialects than the one "
				       "that is needed."),
		[ROUTING_SCRIPT] = N_("Writes other scripts than the one that "
				      "is needed."),
	};

	return texts[out];
}

struct reason {
	double of_its_weight, points;
	enum routing_part part;
};

static int
most_points_first(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;

	return (y->points > x->points) - (y->points < x->points);
}

/* Nothing is said of a way or a record that nobody knows. */
static bool
is_known(const struct ranked *r, enum routing_part part)
{
	if (part == PART_TRAVEL)
		return r->candidate->travel_min >= 0;
	if (part == PART_VARIETY)
		return r->variety != VARIETY_NOT_SAID;
	return part != PART_PERFORMANCE || r->candidate->done >= KNOWN_JOBS;
}

size_t
routing_reasons(const struct ranked *r, const char *ret[ROUTING_REASONS])
{
	const char *const texts[ROUTING_PARTS] = {
		[PART_CONTRACT] = N_("High in the order of the contract."),
		[PART_PERFORMANCE] = N_("Usually in time, and says yes."),
		[PART_PRICE] = N_("Among the cheapest for this."),
		[PART_LOAD] = N_("Has room for more work."),
		[PART_WISH] = N_("The tenant prefers them."),
		[PART_CONTINUITY] = N_("Worked for this tenant before."),
		[PART_TRAVEL] = N_("Near enough to come."),
		[PART_VARIETY] = r->variety == VARIETY_SPOKEN
					 ? N_("Speaks the dialect that is "
					      "needed.")
					 : N_("Writes the script that is "
					      "needed."),
	};
	struct reason parts[ROUTING_PARTS];
	size_t count = 0;

	if (!has_score(r)) {
		ret[0] = routing_out_text(r->out);
		return 1;
	}
	if (r->out == ROUTING_OFF_CONTRACT)
		ret[count++] = routing_out_text(r->out);
	else if (r->framework)
		ret[count++] = N_("The only framework agency that does this: "
				  "asked first.");
	for (int i = 0; i < ROUTING_PARTS; i++)
		parts[i] = (struct reason){r->part[i] / routing_weight[i],
					   r->part[i], (enum routing_part)i};
	qsort(parts, ROUTING_PARTS, sizeof *parts, most_points_first);
	for (size_t i = 0; i < ROUTING_PARTS; i++)
		if (parts[i].of_its_weight >= 0.7 && is_known(r, parts[i].part))
			ret[count++] = texts[parts[i].part];
	if (!count)
		ret[count++] = N_("Can do it.");
	return count;
}

size_t
routing_wave(enum routing_mode mode)
{
	return mode == ROUTING_PARALLEL ? ROUTING_WAVE : 1;
}

struct routing_ways
routing_ways_of(const struct ranked *list, size_t count)
{
	struct routing_ways ways = {0};

	for (size_t i = 0; i < count; i++) {
		ways.other_time += list[i].out == ROUTING_BUSY;
		ways.other_gender += list[i].out == ROUTING_GENDER;
		ways.off_contract += list[i].out == ROUTING_OFF_CONTRACT;
		ways.remote += list[i].out == ROUTING_TOO_NEAR;
	}
	return ways;
}
