/* What items cost, before, then and after. */
#include "store/price.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "store/inside.h"
#include "store/spend.h"

enum { PRICE_PUT, PRICE_DROP, PRICE_OF, PRICE_PAID, PRICES };

#define COLUMNS                                                           \
	"p.item, p.stage, p.organisation, p.provider, p.card, p.net_minor," \
	" p.vat_minor, p.gross_minor, p.vat_bp, p.lines, p.at, p.by"

static const struct query queries[] = {
	[PRICE_PUT] = {"INSERT INTO item_price (item, stage, organisation,"
		       " provider, card, net_minor, vat_minor, gross_minor,"
		       " vat_bp, lines, at, by) SELECT i.id, ?2,"
		       " i.organisation, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
		       " FROM item i WHERE i.id = ?1"
		       " AND visible(i.organisation) ON CONFLICT DO UPDATE SET"
		       " provider = excluded.provider, card = excluded.card,"
		       " net_minor = excluded.net_minor,"
		       " vat_minor = excluded.vat_minor,"
		       " gross_minor = excluded.gross_minor,"
		       " vat_bp = excluded.vat_bp, lines = excluded.lines,"
		       " at = excluded.at, by = excluded.by", NULL},
	[PRICE_DROP] = {"DELETE FROM item_price WHERE item = ? AND stage = ?"
			" AND visible(organisation)", NULL},
	[PRICE_OF] = {"SELECT " COLUMNS " FROM item_price p WHERE p.item = ?"
		      " AND visible(p.organisation)", NULL},
	[PRICE_PAID] = {"SELECT " COLUMNS " FROM item_price p"
			" CROSS JOIN item i ON i.id = p.item"
			" WHERE p.organisation = ?1 AND p.at >= ?2"
			" AND p.at < ?3 AND (p.at, p.item) > (?4, ?5)"
			" AND p.stage IN ('actual', 'cancelled')"
			" AND visible(p.organisation)"
			" AND may_see(i.organisation, i.sensitivity,"
			" i.logged_by) ORDER BY p.at, p.item LIMIT ?6", NULL},
};
const struct noun price_noun = {NOUN_PRICE, "price", queries, PRICES};

const char *const price_stage_names[PRICE_STAGES] = {"estimate", "agreed",
						     "actual", "cancelled"};

/* "time hour 60 380000 100 0 3800; ..." */
static const char *
lines_text(const struct price *price, struct arena *arena)
{
	struct buf buf = {0};
	const char *text;

	for (size_t i = 0; i < price->lines; i++) {
		const struct price_line *line = &price->line[i];

		buf_printf(&buf, "%s%s %s %lld %lld %d %d %lld", i ? "; " : "",
			   price_line_name(line->kind),
			   rate_unit_name(line->unit),
			   (long long)line->quantity, (long long)line->rate,
			   line->percent, line->band,
			   (long long)line->amount_minor);
	}
	text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

/* The next word, up to a space or semicolon; *text goes behind it. */
static const char *
next_word(const char **text, char ret[32])
{
	size_t bytes;

	*text += strspn(*text, " ");
	bytes = strcspn(*text, " ;");
	if (bytes > 31)
		bytes = 31;
	memcpy(ret, *text, bytes);
	ret[bytes] = '\0';
	*text += bytes;
	return ret;
}

static int64_t
next_number(const char **text)
{
	char *end;
	int64_t number = strtoll(*text, &end, 10);

	*text = end;
	return number;
}

static void
lines_read(const char *text, struct price *price)
{
	char word[32];

	price->lines = 0;
	while (*text && price->lines < PRICE_LINES) {
		struct price_line *line = &price->line[price->lines];

		if (!price_line_parse(next_word(&text, word), &line->kind) ||
		    !rate_unit_parse(next_word(&text, word), &line->unit))
			return;
		line->quantity = next_number(&text);
		line->rate = next_number(&text);
		line->percent = (int)next_number(&text);
		line->band = (int)next_number(&text);
		line->amount_minor = next_number(&text);
		price->lines++;
		text += strspn(text, "; ");
	}
}

enum status
price_put(const struct access *access, const struct price_row *row,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &price_noun, PRICE_PUT);
	enum status status;

	put_int(&c, row->item);
	put_text(&c, price_stage_names[row->stage]);
	put_some(&c, row->provider);
	put_some(&c, row->card);
	put_int(&c, row->price.net_minor);
	put_int(&c, row->price.vat_minor);
	put_int(&c, row->price.gross_minor);
	put_int(&c, row->price.vat_bp);
	put_text(&c, lines_text(&row->price, access->arena));
	put_int(&c, row->at_utc);
	put_int(&c, row->by);
	status = cursor_change(&c, "item", fault);
	return status == OK ? spend_put(access, row->item,
					price_stage_names[row->stage], fault)
			    : status;
}

enum status
price_drop(const struct access *access, int64_t item, enum price_stage stage,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &price_noun, PRICE_DROP);
	enum status status;

	put_int(&c, item);
	put_text(&c, price_stage_names[stage]);
	status = cursor_run(&c, fault);
	return status == OK && stage == PRICE_AGREED
		       ? spend_free(access, item, fault)
		       : status;
}

static void
row_read(struct cursor *c, struct price_row *ret)
{
	int stage;

	*ret = (struct price_row){.there = true, .item = read_int(c)};
	stage = name_find(price_stage_names, PRICE_STAGES, read_word(c));
	ret->stage = (enum price_stage)(stage < 0 ? 0 : stage);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->card = read_int(c);
	ret->price.net_minor = read_int(c);
	ret->price.vat_minor = read_int(c);
	ret->price.gross_minor = read_int(c);
	ret->price.vat_bp = (int)read_int(c);
	lines_read(read_word(c), &ret->price);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
price_of_item(const struct access *access, int64_t item,
	      struct price_row ret[PRICE_STAGES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &price_noun, PRICE_OF);
	struct price_row row;

	for (int i = 0; i < PRICE_STAGES; i++)
		ret[i] = (struct price_row){.item = item};
	put_int(&c, item);
	while (cursor_next(&c)) {
		row_read(&c, &row);
		ret[row.stage] = row;
	}
	return cursor_close(&c, fault);
}

enum status
price_paid(const struct access *access, int64_t organisation,
	   const struct price_page *page, struct price_rows *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &price_noun, PRICE_PAID);
	struct price_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_int(&c, page->from_utc);
	put_int(&c, page->to_utc);
	put_int(&c, page->after_utc);
	put_int(&c, page->after_item);
	put_int(&c, (int64_t)page->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		row_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
