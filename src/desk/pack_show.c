/* The tables of a publication pack, made from its counts. */
#include <string.h>

#include "desk/grouping.h"
#include "desk/inside.h"
#include "desk/pack_inside.h"
#include "wire/model.h"

enum cell {
	CELL_COUNT,
	CELL_CONTRACT, /* success, as the contract has it */
	CELL_TENANT,   /* as the tenant has it */
	CELL_STANDARD, /* share in standard */
	CELL_MEDIAN,
	CELL_P90,
	CELL_REGISTER, /* rounded: it changes by ones from day to day */
	CELL_PER_HUNDRED,
	CELL_NET,
};

struct column {
	const char *key, *heading;
	enum cell cell;
	enum pack_column count;
};

static const struct column outcomes[] = {
	{"closed", N_("Closed"), CELL_COUNT, PACK_CLOSED},
	{"fulfilled", N_("Done"), CELL_COUNT, PACK_FULFILLED},
	{"tenant_absent", N_("Tenant did not come"), CELL_COUNT,
	 PACK_TENANT_ABSENT},
	{"interpreter_absent", N_("Interpreter did not come"), CELL_COUNT,
	 PACK_INTERPRETER_ABSENT},
	{"cancelled_late", N_("We called it off late"), CELL_COUNT,
	 PACK_CANCELLED_LATE},
	{"cancelled_early", N_("We called it off in time"), CELL_COUNT,
	 PACK_CANCELLED_EARLY},
	{"provider_cancelled", N_("Provider called it off"), CELL_COUNT,
	 PACK_PROVIDER_CANCELLED},
	{"unfilled", N_("Nobody found"), CELL_COUNT, PACK_UNFILLED},
	{"rejected", N_("Decided against"), CELL_COUNT, PACK_REJECTED},
};
static const struct column success[] = {
	{"closed", N_("Closed"), CELL_COUNT, PACK_CLOSED},
	{"contract", N_("Success by the contract"), CELL_CONTRACT, 0},
	{"tenant", N_("Success for the tenant"), CELL_TENANT, 0},
};
static const struct column turnaround[] = {
	{"fulfilled", N_("Done"), CELL_COUNT, PACK_FULFILLED},
	{"in_standard", N_("In standard"), CELL_COUNT, PACK_IN_STANDARD},
	{"missed", N_("Not in standard"), CELL_COUNT, PACK_MISSED},
	{"no_standard", N_("No standard"), CELL_COUNT, PACK_UNTIMED},
	{"share", N_("Share in standard"), CELL_STANDARD, 0},
	{"median_net_min", N_("Median net"), CELL_MEDIAN, PACK_FULFILLED},
	{"p90_net_min", N_("90th percentile net"), CELL_P90, PACK_FULFILLED},
};
static const struct column parity[] = {
	{"closed", N_("Closed"), CELL_COUNT, PACK_CLOSED},
	{"fulfilled", N_("Done"), CELL_COUNT, PACK_FULFILLED},
	{"tenant", N_("Success for the tenant"), CELL_TENANT, 0},
	{"share", N_("Share in standard"), CELL_STANDARD, 0},
	{"median_net_min", N_("Median net"), CELL_MEDIAN, PACK_FULFILLED},
};
static const struct column demand[] = {
	{"register", N_("In the register, rounded"), CELL_REGISTER, 0},
	{"asked", N_("Tenants who asked"), CELL_COUNT, 0},
	{"per_hundred", N_("Of each hundred"), CELL_PER_HUNDRED, 0},
};
static const struct column spend[] = {
	{"n", N_("Entries of the ledger"), CELL_COUNT, 0},
	{"net", N_("Paid, without VAT"), CELL_NET, 0},
};

#define BIT(division) (1u << (division))
#define USUAL (BIT(PACK_LANGUAGE) | BIT(PACK_SERVICE) | BIT(PACK_LANDLORD))
#define COLUMNS(list) list, sizeof(list) / sizeof *(list)
static const struct kind {
	const char *subject;
	enum pack_sheet sheet;
	unsigned divisions;
	const struct column *column;
	size_t columns;
} tables[] = {
	{"outcomes", PACK_ITEMS, USUAL, COLUMNS(outcomes)},
	{"success", PACK_ITEMS, USUAL, COLUMNS(success)},
	{"turnaround", PACK_ITEMS, USUAL, COLUMNS(turnaround)},
	{"parity", PACK_ITEMS, BIT(PACK_NEED), COLUMNS(parity)},
	{"demand", PACK_PEOPLE, BIT(PACK_LANGUAGE), COLUMNS(demand)},
	{"spend", PACK_SPEND, USUAL, COLUMNS(spend)},
};

struct showing {
	struct visit *visit;
	const struct pack *pack;
	const struct kind *kind;
	enum pack_division division;
};

static void
put_hidden(struct model *cell)
{
	model_null(cell, "value");
	model_bool(cell, "hidden", true);
}

/* Hits of hits and others, where all of them are shown. */
static void
put_share(struct model *cell, const struct pack_row *row, unsigned hits,
	  unsigned others)
{
	int64_t hit = 0, all = 0;

	for (unsigned c = 0; c < PACK_COLUMNS; c++) {
		if (!((hits | others) & BIT(c)))
			continue;
		if (row->fate[c] != SUPPRESS_SHOWN) {
			put_hidden(cell);
			return;
		}
		all += row->count[c];
		hit += hits & BIT(c) ? row->count[c] : 0;
	}
	model_bool(cell, "hidden", false);
	if (all)
		model_real(cell, "value", (double)hit / (double)all);
	else
		model_null(cell, "value");
}

static void
put_minutes(struct model *cell, const struct pack_row *row, int64_t minutes)
{
	if (row->fate[PACK_FULFILLED] != SUPPRESS_SHOWN) {
		put_hidden(cell);
		return;
	}
	model_minutes_or_null(cell, "value", minutes);
	model_bool(cell, "hidden", false);
}

/* To the nearest step; 0 where it is small. */
static int64_t
rounded(const struct pack_row *row, int64_t step)
{
	return row->more < step ? 0 : (row->more + step / 2) / step * step;
}

static void
put_people(struct model *cell, const struct pack_row *row, int64_t step,
	   enum cell kind)
{
	int64_t known = rounded(row, step);
	bool hidden = row->more && !known;

	if (kind == CELL_PER_HUNDRED && row->fate[0] != SUPPRESS_SHOWN)
		hidden = true;
	if (hidden) {
		put_hidden(cell);
		return;
	}
	model_bool(cell, "hidden", false);
	if (kind == CELL_REGISTER)
		model_int(cell, "value", known);
	else if (known)
		model_int(cell, "value",
			  (row->count[0] * 100 + known / 2) / known);
	else
		model_null(cell, "value");
}

static void
put_count(struct model *cell, const struct pack_row *row,
	  const struct column *column)
{
	if (row->fate[column->count] != SUPPRESS_SHOWN) {
		put_hidden(cell);
		return;
	}
	model_bool(cell, "hidden", false);
	if (column->cell == CELL_NET)
		model_money(cell, "value", row->more, "GBP");
	else
		model_int(cell, "value", row->count[column->count]);
}

static void
put_cell(struct model *cell, const struct pack_row *row,
	 const struct column *column, int64_t below)
{
	switch (column->cell) {
	case CELL_COUNT:
	case CELL_NET:
		put_count(cell, row, column);
		break;
	case CELL_CONTRACT:
		put_share(cell, row,
			  BIT(PACK_FULFILLED) | BIT(PACK_TENANT_ABSENT),
			  BIT(PACK_UNFILLED) | BIT(PACK_PROVIDER_CANCELLED) |
				  BIT(PACK_INTERPRETER_ABSENT));
		break;
	case CELL_TENANT:
		put_share(cell, row, BIT(PACK_FULFILLED),
			  BIT(PACK_TENANT_ABSENT) |
				  BIT(PACK_INTERPRETER_ABSENT) |
				  BIT(PACK_CANCELLED_LATE) |
				  BIT(PACK_PROVIDER_CANCELLED) |
				  BIT(PACK_UNFILLED));
		break;
	case CELL_STANDARD:
		put_share(cell, row, BIT(PACK_IN_STANDARD), BIT(PACK_MISSED));
		break;
	case CELL_MEDIAN:
		put_minutes(cell, row, row->median_min);
		break;
	case CELL_P90:
		put_minutes(cell, row, row->p90_min);
		break;
	case CELL_REGISTER:
	case CELL_PER_HUNDRED:
		put_people(cell, row, below, column->cell);
		break;
	}
}

static enum status
put_key(const struct showing *showing, struct model *row, const char *key,
	struct fault *fault)
{
	static const enum group_by by[] = {GROUP_LANGUAGE, GROUP_SERVICE,
					   GROUP_ORGANISATION};
	int64_t number;

	if (showing->division == PACK_NEED || !*key) {
		model_null(row, "language");
		if (*key)
			model_code(row, "code", "parity-need", key);
		else
			model_null(row, "code");
		model_text(row, "key", key);
		model_text(row, "name", key);
		return OK;
	}
	if (!group_parse(by[showing->division], key, &number))
		return not_found("pack", fault);
	return group_show(showing->visit, row, by[showing->division], number,
			  fault);
}

static enum status
put_row(const struct showing *showing, struct model *model,
	const struct pack_row *row, struct fault *fault)
{
	struct model *cells;
	bool total = row->division == PACK_ALL;
	enum status status = OK;

	if (total) {
		model_text(model, "key", "total");
		model_message(model, "name", N_("All"));
	} else {
		status = put_key(showing, model, row->key, fault);
	}
	model_bool(model, "total", total);
	cells = model_children(model, "cells");
	for (size_t c = 0; c < showing->kind->columns; c++) {
		const struct column *column = &showing->kind->column[c];
		struct model *cell = model_append(cells);

		model_message(cell, "page_heading", column->heading);
		put_cell(cell, row, column, showing->pack->below);
	}
	return status;
}

static size_t
rows_of(const struct pack_rows *rows, enum pack_division division)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->rows; i++)
		count += rows->row[i].division == division;
	return count;
}

static enum status
put_table(const struct showing *showing, const struct pack_rows *rows,
	  struct model *model, struct fault *fault)
{
	struct model *columns, *list;
	enum status status = OK;
	const char *by = pack_division_names[showing->division];

	model_text(model, "table",
		   arena_printf(showing->visit->arena, "%s-%s",
				showing->kind->subject, by));
	model_code(model, "name", "pack-subject", showing->kind->subject);
	model_code(model, "by",
		   showing->division == PACK_NEED ? "parity-by" : "report-by",
		   by);
	columns = model_children(model, "columns");
	for (size_t c = 0; c < showing->kind->columns; c++) {
		struct model *one = model_append(columns);

		model_text(one, "key", showing->kind->column[c].key);
		model_message(one, "name", showing->kind->column[c].heading);
	}
	list = model_children(model, "rows");
	for (size_t i = 0; i < rows->rows && status == OK; i++)
		if (rows->row[i].division == showing->division ||
		    rows->row[i].division == PACK_ALL)
			status = put_row(showing, model_append(list),
					 &rows->row[i], fault);
	return status;
}

enum status
pack_tables(struct visit *visit, const struct pack *pack,
	    const struct pack_counts *counts, struct model *model,
	    struct fault *fault)
{
	struct model *list = model_children(model, "tables");
	enum status status = OK;

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		for (int d = 0; d < PACK_DIVISIONS && status == OK; d++) {
			const struct showing showing = {
				visit, pack, &tables[i],
				(enum pack_division)d};
			const struct pack_rows *rows =
				&counts->sheet[tables[i].sheet];

			if (!(tables[i].divisions & BIT(d)) ||
			    (*pack->subject && strcmp(pack->subject,
						      tables[i].subject)))
				continue;
			/* One landlord alone is the sum. */
			if (d == PACK_LANDLORD &&
			    rows_of(rows, PACK_LANDLORD) < 2)
				continue;
			status = put_table(&showing, rows, model_append(list),
					   fault);
		}
	return status;
}
