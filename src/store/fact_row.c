/* A fact read from the rows of its item. */
#include "store/fact_row.h"

#include <string.h>

#include "core/name.h"
#include "store/inside.h"
#include "store/item_row.h"

enum {
	CLOSED_HEADS,
	CLOSED_WHOLE,
	OPEN_HEADS,
	OPEN_WHOLE,
	FACT_HOLDS,
	FACT_REASONS,
	FACTS,
};

/* Bits of enum need_kind: what the register held when it was received. */
#define KIND(name, bit) " WHEN '" name "' THEN " bit
#define NEEDS                                                            \
	"(SELECT sum(DISTINCT CASE n.kind"                               \
	KIND("spoken-language", "1") KIND("dialect", "2")                \
	KIND("cannot-read", "4") KIND("read-language", "8")              \
	KIND("english", "16") KIND("format", "32") KIND("dyslexia", "64") \
	KIND("support", "128") KIND("interpreter-gender", "256")         \
	KIND("contact-way", "512") KIND("safe-contact", "1024")          \
	" END) FROM need n WHERE n.tenant = i.tenant"                    \
	" AND n.recorded_at <= i.received_at"                            \
	" AND (n.ended IS NULL OR n.ended > i.received_at))"
_Static_assert(NEED_KINDS == 11, "the bits above");

#define FACT_JOIN " CROSS JOIN request r ON r.id = i.request"
#define FACT_SEEN                      \
	" AND visible(i.organisation)" \
	" AND may_see(i.organisation, i.sensitivity, i.logged_by)"
#define HEAD                                                              \
	"SELECT i.id, i.tenant, i.organisation, i.provider, i.logged_by," \
	" i.received_at, i.closed_at, coalesce(i.starts_at, r.needed_by)," \
	" i.price_minor, i.gross_min, i.net_min, i.service, i.mode,"      \
	" i.format, r.document_class, i.state, i.sensitivity, i.outcome," \
	" i.in_standard, (SELECT w.bought_at IS NOT NULL FROM routing w"  \
	" WHERE w.item = i.id), i.language"
/* What costs a look into other tables. */
#define REST                                                              \
	", " NEEDS ","                                                    \
	" (SELECT t.postcode FROM tenant t WHERE t.id = i.tenant),"       \
	" (SELECT min(o.sent_at) FROM offer o WHERE o.item = i.id),"      \
	" (SELECT max(o.answered_at) FROM offer o WHERE o.item = i.id"    \
	" AND o.state = 'accepted'),"                                     \
	" CASE i.service WHEN 'interpreting' THEN coalesce("              \
	"(SELECT a.finished_at FROM attendance a WHERE a.item = i.id),"   \
	" i.starts_at + 60 * i.minutes)"                                  \
	" ELSE (SELECT max(f.uploaded_at) FROM file f"                    \
	" WHERE f.item = i.id) END,"                                      \
	" EXISTS (SELECT 1 FROM pause p WHERE p.item = i.id)"
#define CLOSED " FROM item i INDEXED BY item_closed" FACT_JOIN            \
	" WHERE i.organisation = ?1 AND i.closed_at >= ?2"                \
	" AND i.closed_at < ?3" FACT_SEEN
#define OPEN " FROM item i INDEXED BY item_state" FACT_JOIN               \
	" WHERE i.organisation = ?1 AND i.open = 1" FACT_SEEN
static const struct query queries[] = {
	[CLOSED_HEADS] = {HEAD CLOSED, NULL},
	[CLOSED_WHOLE] = {HEAD REST CLOSED, NULL},
	[OPEN_HEADS] = {HEAD OPEN, NULL},
	[OPEN_WHOLE] = {HEAD REST OPEN, NULL},
	[FACT_HOLDS] = {"SELECT p.from_at, p.to_at, p.reason FROM pause p"
			" WHERE p.item = ? AND EXISTS (SELECT 1 FROM item i"
			" WHERE i.id = p.item AND visible(i.organisation))",
			NULL},
	[FACT_REASONS] = {"SELECT p.reason FROM item i CROSS JOIN pause p"
			  " ON p.item = i.id WHERE i.id = ?" FACT_SEEN,
			  NULL},
};
const struct noun fact_noun = {NOUN_FACT, "fact", queries, FACTS};

static int64_t
sum(const int64_t held_s[FACT_HELD])
{
	return held_s[0] + held_s[1] + held_s[2] + held_s[3];
}

/* Seconds of the pauses within each stage. */
static enum status
read_held(const struct access *access, struct fact *fact,
	  const int64_t ends_utc[FACT_HELD], int64_t held_s[FACT_HELD],
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &fact_noun, FACT_HOLDS);
	int64_t longest_s = 0;

	put_int(&c, fact->item);
	while (cursor_next(&c)) {
		int64_t from = read_int(&c), to = read_int(&c);
		int64_t begin = fact->received_utc, before_s = sum(held_s);

		if (!to)
			to = fact->closed_utc;
		for (int i = 0; i < FACT_HELD; i++) {
			int64_t a = from > begin ? from : begin;
			int64_t b = to < ends_utc[i] ? to : ends_utc[i];

			held_s[i] += b > a ? b - a : 0;
			begin = ends_utc[i];
		}
		if (sum(held_s) - before_s > longest_s) {
			longest_s = sum(held_s) - before_s;
			fact->held_why = fact_words(read_word(&c));
		}
	}
	return cursor_close(&c, fault);
}

static void
read_codes(struct cursor *c, struct fact *fact)
{
	int outcome;

	if (!service_parse(read_word(c), &fact->service))
		fact->service = SERVICE_TRANSLATION;
	if (!mode_parse(read_word(c), &fact->mode))
		fact->mode = MODE_NONE;
	if (!format_parse(read_word(c), &fact->format))
		fact->format = FORMAT_NONE;
	fact->document_class = read_class(c);
	if (!item_state_parse(read_word(c), &fact->state))
		fact->state = ITEM_COMPLETED;
	fact->sensitivity = read_sensitivity(c);
	outcome = name_find(fact_outcome_names, FACT_OUTCOMES, read_word(c));
	fact->outcome = outcome < 0 ? FACT_NOTHING
				    : (enum fact_outcome)outcome;
}

static void
read_head(struct cursor *c, struct fact *fact)
{
	*fact = (struct fact){.item = read_int(c)};
	fact->tenant = read_int(c);
	fact->organisation = read_int(c);
	fact->provider = read_int(c);
	fact->logged_by = read_int(c);
	fact->received_utc = read_int(c);
	fact->closed_utc = read_int(c);
	fact->needed_utc = read_int(c);
	fact->price_minor = read_known(c);
	fact->gross_min = (int32_t)read_known(c);
	fact->net_min = (int32_t)read_known(c);
	read_codes(c, fact);
	fact->in_standard = (int)read_known(c);
	fact->off_contract = read_int(c) != 0;
	fact_language_set(fact, read_word(c));
}

static enum status
read_rest(const struct access *access, struct cursor *c, struct fact *fact,
	  struct fault *fault)
{
	int64_t held_s[FACT_HELD] = {0}, ends_utc[FACT_HELD];
	struct fact_times times;
	enum status status = OK;

	fact->needs = (uint16_t)read_int(c);
	fact_area_set(fact, read_word(c));
	times.asked_utc = read_int(c);
	times.taken_utc = read_int(c);
	times.handed_in_utc = read_int(c);
	for (int i = 0; i < FACT_STAGES; i++)
		fact->stage_min[i] = -1;
	if (!fact->closed_utc)
		return OK;
	fact_ends(fact, &times, ends_utc);
	if (read_int(c))
		status = read_held(access, fact, ends_utc, held_s, fault);
	fact_stages_set(fact, &times, held_s);
	return status;
}

enum status
fact_rows(const struct access *access, const struct facts_query *query,
	  bool *ret_more, struct fault *fault)
{
	bool open = query->when == FACTS_OPEN;
	bool whole = query->part == FACTS_WHOLE;
	struct cursor c = cursor_open(
		access, &fact_noun,
		open ? (whole ? OPEN_WHOLE : OPEN_HEADS)
		     : (whole ? CLOSED_WHOLE : CLOSED_HEADS));
	enum status status = OK, closed;
	struct fact fact;

	*ret_more = true;
	put_int(&c, query->organisation);
	if (!open) {
		put_int(&c, query->from_utc);
		put_int(&c, query->to_utc);
	}
	while (status == OK && *ret_more && cursor_next(&c)) {
		read_head(&c, &fact);
		if (whole)
			status = read_rest(access, &c, &fact, fault);
		if (status == OK)
			*ret_more = query->visit(query->self, &fact);
	}
	closed = cursor_close(&c, status == OK ? fault : NULL);
	return status == OK ? closed : status;
}

enum status
facts_held_why(const struct access *access, const struct fact *fact,
	       const char **ret_reason, struct fault *fault)
{
	struct cursor c = cursor_open(access, &fact_noun, FACT_REASONS);

	*ret_reason = NULL;
	put_int(&c, fact->item);
	while (cursor_next(&c)) {
		const char *reason = read_text(&c);

		if (reason && fact_words(reason) == fact->held_why)
			*ret_reason = reason;
	}
	return cursor_close(&c, fault);
}
