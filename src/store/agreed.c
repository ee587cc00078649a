/* What was agreed with every provider for one service, in one query. */
#include "store/contract.h"
#include "store/contract_row.h"
#include "store/inside.h"

enum { AGREED_ALL, AGREED_ONE, AGREED_CAPABLE, AGREED_QUERIES };

/* ?1 organisation ?2 service ?3 day; ?4 provider, or ?4 language ?5 from
 * ?6 mode ?7 format of a skill. The rates of a contract follow one another. */
#define AGREED(from)                                                         \
	"SELECT c.provider, c.id, c.position, c.starts > ?3,"                \
	" c.ends IS NOT NULL AND c.ends < ?3, k.id, " CARD_TERMS ", "        \
	RATE_COLUMNS " FROM " from                                           \
	" AND c.organisation IN (o.id, o.parent)"                            \
	" LEFT JOIN rate_card k ON k.id = (SELECT id FROM rate_card"         \
	" WHERE contract = c.id AND from_day <= ?3 AND c.starts <= ?3"       \
	" AND (c.ends IS NULL OR c.ends >= ?3)"                              \
	" ORDER BY from_day DESC, version DESC LIMIT 1)"                     \
	" LEFT JOIN rate r ON r.card = k.id AND r.service = ?2"              \
	" WHERE o.id = ?1 AND visible(o.id)"
#define ORDER                                                                \
	" ORDER BY c.provider, c.organisation <> o.id, c.position, c.id,"    \
	" r.place"

static const struct query queries[] = {
	[AGREED_ALL] = {AGREED("organisation o CROSS JOIN contract c"
			       " ON true") ORDER, NULL},
	[AGREED_ONE] = {AGREED("organisation o CROSS JOIN contract c"
			       " ON c.provider = ?4") ORDER, NULL},
	[AGREED_CAPABLE] = {AGREED("organisation o"
				   " CROSS JOIN provider_skill s"
				   " CROSS JOIN contract c"
				   " ON c.provider = s.provider")
			    " AND s.service = ?2 AND s.to_lang = ?4"
			    " AND s.from_lang = ?5 AND s.mode = ?6"
			    " AND s.format = ?7" ORDER, NULL},
};
const struct noun agreed_noun = {NOUN_AGREED, "agreed", queries,
				 AGREED_QUERIES};

/* The rates of all contracts stand in one list while it grows. */
struct reading {
	struct agreements all;
	struct rate *rate;
	size_t rates, cap, rate_cap;
};

static void
agreed_read(struct cursor *c, struct reading *reading, struct arena *arena)
{
	struct agreements *all = &reading->all;
	struct agreed row = {.provider = read_int(c), .contract = read_int(c)};
	bool to_come, past;

	row.position = (int)read_int(c);
	to_come = read_int(c) != 0;
	past = read_int(c) != 0;
	row.when = to_come ? AGREED_TO_COME : past ? AGREED_PAST : AGREED_HOLDS;
	row.card = read_int(c);
	card_terms_read(c, &row.rates);
	if (!all->count || all->list[all->count - 1].contract != row.contract) {
		all->list = arena_grow(arena, all->list, all->count,
				       &reading->cap, sizeof *all->list);
		all->list[all->count++] = row;
	}
	reading->rate = arena_grow(arena, reading->rate, reading->rates,
				   &reading->rate_cap, sizeof *reading->rate);
	rate_read(c, &reading->rate[reading->rates]);
	if (reading->rate[reading->rates].from) {
		reading->rates++;
		all->list[all->count - 1].rates.rates++;
	}
}

enum status
contract_agreements(const struct access *access,
		    const struct agreed_question *question,
		    struct agreements *ret, struct fault *fault)
{
	const struct item_spec *spec = question->capable;
	struct cursor c = cursor_open(access, &agreed_noun,
				      question->provider ? AGREED_ONE
				      : spec		 ? AGREED_CAPABLE
							 : AGREED_ALL);
	struct reading reading = {0};
	const struct rate *rate;
	enum status status;

	put_int(&c, question->organisation);
	put_text(&c, service_name(question->service));
	put_int(&c, question->day_days);
	if (question->provider) {
		put_int(&c, question->provider);
	} else if (spec) {
		put_text(&c, spec->language);
		put_text(&c, spec->from);
		put_text(&c, mode_name(spec->mode));
		put_text(&c, format_name(spec->format));
	}
	while (cursor_next(&c))
		agreed_read(&c, &reading, access->arena);
	if ((status = cursor_close(&c, fault)))
		return status;
	rate = reading.rate;
	for (size_t i = 0; i < reading.all.count; i++) {
		reading.all.list[i].rates.rate = rate;
		rate += reading.all.list[i].rates.rates;
	}
	*ret = reading.all;
	return OK;
}
