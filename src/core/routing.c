/* Who is asked to do an item. */
#include "core/routing.h"

#include <stdlib.h>

/* A provider's record is read as if so many further jobs had gone a little
 * worse than those of all candidates together. */
#define PRIOR_JOBS 20.0
#define PRIOR_SHARE 0.9
#define PRIOR_OFFERS 10.0

/* What the candidates do together. */
struct pool {
	double in_standard, accepted; /* shares */
	int64_t cheapest_minor;	      /* -1 where no price is known */
};

/* An interpreter who comes to the door, rather than a voice or a text. */
static bool
meets_the_tenant(const struct item_spec *item)
{
	return item->service == SERVICE_INTERPRETING &&
	       item->mode == MODE_ON_SITE;
}

static enum routing_out
hard_rules(const struct candidate *c, const struct routing_question *question)
{
	bool abuse = question->sensitivity == SENSITIVITY_DOMESTIC_ABUSE;

	if (!c->active)
		return ROUTING_INACTIVE;
	if (!c->can_do)
		return ROUTING_CANNOT;
	if (!c->cleared)
		return ROUTING_NOT_CLEARED;
	if (c->excluded)
		return ROUTING_EXCLUDED;
	if (abuse && c->same_area && meets_the_tenant(question->item))
		return ROUTING_TOO_NEAR;
	if (!c->gender_fits && question->item->service == SERVICE_INTERPRETING)
		return ROUTING_GENDER;
	if (c->capacity > 0 && c->open_items >= c->capacity)
		return ROUTING_FULL;
	return ROUTING_IN;
}

static double
share(double hits, double count, double prior_share, double prior_count)
{
	return (hits + prior_share * prior_count) / (count + prior_count);
}

static struct pool
look_at_all(const struct ranked *list, size_t count)
{
	double done = 0, in_standard = 0, offers = 0, accepted = 0;
	struct pool pool = {.cheapest_minor = -1};

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = list[i].candidate;

		if (list[i].out != ROUTING_IN)
			continue;
		done += c->done;
		in_standard += c->in_standard;
		offers += c->offers;
		accepted += c->accepted;
		if (c->price_minor >= 0 &&
		    (pool.cheapest_minor < 0 ||
		     c->price_minor < pool.cheapest_minor))
			pool.cheapest_minor = c->price_minor;
	}
	/* With no record at all four in five is as good a guess as any. */
	pool.in_standard = share(in_standard, done, 0.8, 5);
	pool.accepted = share(accepted, offers, 0.8, 5);
	return pool;
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

	return 0.75 * in_time + 0.25 * says_yes;
}

static void
score(struct ranked *r, const struct pool *pool)
{
	const struct candidate *c = r->candidate;
	double contract = c->contract_order > 0 ? 1.0 / c->contract_order : 0;

	r->contract = ROUTING_CONTRACT * contract;
	r->performance = ROUTING_PERFORMANCE * performance_part(c, pool);
	r->load = ROUTING_LOAD * load_part(c);
	r->price = ROUTING_PRICE * price_part(c, pool);
	r->continuity = ROUTING_CONTINUITY * c->did_last;
	r->score = r->contract + r->performance + r->load + r->price +
		   r->continuity;
}

static int
best_first(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	bool x_out = x->out != ROUTING_IN, y_out = y->out != ROUTING_IN;

	if (x_out != y_out)
		return x_out - y_out;
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
	struct pool pool;
	size_t in = 0;

	for (size_t i = 0; i < count; i++) {
		list[i].candidate = &candidates[i];
		list[i].out = hard_rules(&candidates[i], question);
		in += list[i].out == ROUTING_IN;
	}
	pool = look_at_all(list, count);
	for (size_t i = 0; i < count; i++)
		if (list[i].out == ROUTING_IN)
			score(&list[i], &pool);
	qsort(list, count, sizeof *list, best_first);
	*ret_list = list;
	return in;
}

const char *
routing_out_text(enum routing_out out)
{
	static const char *const texts[] = {
		[ROUTING_IN] = N_("May be asked."),
		[ROUTING_INACTIVE] = N_("Takes no work at present."),
		[ROUTING_CANNOT] = N_("Does not offer this service in this "
				      "language."),
		[ROUTING_NOT_CLEARED] = N_("A check or qualification that this "
					   "needs is missing or too old."),
		[ROUTING_EXCLUDED] = N_("Not to be used for this tenant."),
		[ROUTING_TOO_NEAR] = N_("Lives in the tenant's area, which "
					"domestic abuse rules out."),
		[ROUTING_GENDER] = N_("Not of the gender that is needed."),
		[ROUTING_FULL] = N_("Has as much open work as it can take."),
	};

	return texts[out];
}

struct part {
	double of_its_weight, points;
	const char *text;
};

static int
most_points_first(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return (y->points > x->points) - (y->points < x->points);
}

size_t
routing_reasons(const struct ranked *r, const char *ret[ROUTING_REASONS])
{
	struct part parts[ROUTING_REASONS] = {
		{r->contract / ROUTING_CONTRACT, r->contract,
		 N_("High in the order of the contract.")},
		{r->performance / ROUTING_PERFORMANCE, r->performance,
		 N_("Usually in time, and says yes.")},
		{r->load / ROUTING_LOAD, r->load,
		 N_("Has room for more "
		    "work.")},
		{r->price / ROUTING_PRICE, r->price,
		 N_("Among the cheapest for this.")},
		{r->continuity / ROUTING_CONTINUITY, r->continuity,
		 N_("Worked for this tenant before.")},
	};
	size_t count = 0;

	if (r->out != ROUTING_IN) {
		ret[0] = routing_out_text(r->out);
		return 1;
	}
	qsort(parts, ROUTING_REASONS, sizeof *parts, most_points_first);
	for (size_t i = 0; i < ROUTING_REASONS; i++)
		if (parts[i].of_its_weight >= 0.7)
			ret[count++] = parts[i].text;
	if (!count)
		ret[count++] = N_("Can do it.");
	return count;
}
