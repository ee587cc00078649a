/* What was agreed with every provider for one service, in one query; the
 * writer keeps it. */
#include "store/contract.h"
#include "store/contract_row.h"
#include "store/inside.h"
#include "store/kept.h"

enum { AGREED_ALL, AGREED_ONE, AGREED_CAPABLE, AGREED_QUERIES };

/* ?1 organisation ?2 service ?3 day; ?4 provider, or ?4 language ?5 from
 * ?6 mode ?7 format of a skill. The rates of a contract follow one another. */
#define AGREED(from)                                                         \
	"SELECT c.provider, c.id, c.position, c.starts > ?3,"                \
	" c.ends IS NOT NULL AND c.ends < ?3, k.id, " CARD_TERMS ", "        \
	RATE_COLUMNS " FROM " from                                           \
	" AND (c.organisation = o.id OR c.organisation = o.parent)"          \
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
	struct agreed *list;
	struct rate *rate;
	size_t count, rates, cap, rate_cap;
};

static void
agreed_read(struct cursor *c, struct reading *reading, struct arena *arena)
{
	struct agreed row = {.provider = read_int(c), .contract = read_int(c)};
	bool to_come, past;

	row.position = (int)read_int(c);
	to_come = read_int(c) != 0;
	past = read_int(c) != 0;
	row.when = to_come ? AGREED_TO_COME : past ? AGREED_PAST : AGREED_HOLDS;
	row.card = read_int(c);
	card_terms_read(c, &row.rates);
	if (!reading->count ||
	    reading->list[reading->count - 1].contract != row.contract) {
		reading->list = arena_grow(arena, reading->list,
					   reading->count, &reading->cap,
					   sizeof *reading->list);
		reading->list[reading->count++] = row;
	}
	reading->rate = arena_grow(arena, reading->rate, reading->rates,
				   &reading->rate_cap, sizeof *reading->rate);
	rate_read(c, &reading->rate[reading->rates]);
	if (reading->rate[reading->rates].from) {
		reading->rates++;
		reading->list[reading->count - 1].rates.rates++;
	}
}

static enum status
read_agreements(const struct access *access,
		const struct agreed_question *question, struct agreements *ret,
		struct fault *fault)
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
	for (size_t i = 0; i < reading.count; i++) {
		reading.list[i].rates.rate = rate;
		rate += reading.list[i].rates.rates;
	}
	*ret = (struct agreements){reading.list, reading.count};
	return OK;
}

static enum status
read_all(const struct access *access, const struct kept_key *key,
	 struct kept_rows *ret, struct fault *fault)
{
	struct agreed_question question = {.organisation = key->organisation,
					   .day_days = key->day_days};
	struct agreements all = {NULL, 0};
	enum status status;

	(void)service_parse(key->word, &question.service);
	status = read_agreements(access, &question, &all, fault);
	*ret = (struct kept_rows){all.list, all.count};
	return status;
}

enum status
contract_agreements(const struct access *access,
		    const struct agreed_question *question,
		    struct agreements *ret, struct fault *fault)
{
	const struct kept_key key = {
		.what = KEPT_AGREED,
		.organisation = question->organisation,
		.day_days = question->day_days,
		.word = service_name(question->service),
	};
	struct kept_rows all;
	enum status status;

	if (!kept_usable(access, &key))
		return read_agreements(access, question, ret, fault);
	status = kept_get(access, &key, read_all, &all, fault);
	if (status)
		return status;
	if (question->provider)
		all = kept_of(&all, sizeof(struct agreed),
			      question->provider);
	*ret = (struct agreements){all.list, all.count};
	return OK;
}
