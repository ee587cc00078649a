/* What the files of packs share. Internal to desk/. */
#ifndef VERNACULAR_DESK_PACK_INSIDE_H
#define VERNACULAR_DESK_PACK_INSIDE_H

#include "core/suppress.h"
#include "desk/packs.h"
#include "desk/report_inside.h"
#include "store/pack.h"

/* Each way that everybody is divided, and the sum of each way. */
enum pack_division {
	PACK_LANGUAGE,
	PACK_SERVICE,
	PACK_LANDLORD,
	PACK_NEED, /* with a recorded need, and without */
	PACK_ALL,
};
#define PACK_DIVISIONS 4
extern const char *const pack_division_names[PACK_DIVISIONS];

/* What is counted: work that was closed, people who asked, what was paid. */
enum pack_sheet { PACK_ITEMS, PACK_PEOPLE, PACK_SPEND };
#define PACK_SHEETS 3
extern const char *const pack_sheet_names[PACK_SHEETS];

/* Columns of PACK_ITEMS; the other two have one. */
enum pack_column {
	PACK_CLOSED,
	PACK_FULFILLED,
	PACK_TENANT_ABSENT,
	PACK_INTERPRETER_ABSENT,
	PACK_CANCELLED_LATE,
	PACK_CANCELLED_EARLY,
	PACK_PROVIDER_CANCELLED,
	PACK_UNFILLED,
	PACK_REJECTED,
	PACK_IN_STANDARD, /* this and the next two: of the fulfilled */
	PACK_MISSED,
	PACK_UNTIMED,
};
#define PACK_COLUMNS 12

struct pack_row {
	enum pack_division division;
	const char *key; /* tag, code or identifier; "" nothing is said */
	int64_t count[PACK_COLUMNS];
	enum suppress fate[PACK_COLUMNS];
	int64_t median_min, p90_min; /* of the fulfilled, net; -1 none */
	int64_t more; /* of people: in the register; of what was paid: minor */
};

/* The row of PACK_ALL is the last; people have none. */
struct pack_rows {
	struct pack_row *row;
	size_t rows;
};
struct pack_counts {
	struct pack_rows sheet[PACK_SHEETS];
};

/* Count an organisation with its members. */
struct pack_place {
	int64_t organisation;
	struct scope scope; /* it and its members */
	struct report_span span;
};
enum status pack_count(struct visit *, const struct pack_place *,
		       struct pack_counts *ret, struct fault *) MUST_USE;

/* An earlier pack of a part of the same. */
struct pack_before {
	struct pack pack;
	struct pack_counts counts;
};
/* Hide what must be, given packs of which none lies in another. */
void pack_guard(struct arena *, struct pack_counts *, int64_t below,
		const struct pack_before *, size_t count);

/* As the store keeps them. Errors: E_INTERNAL they cannot be read. */
const char *pack_counts_print(struct arena *, const struct pack_counts *);
enum status pack_counts_parse(struct arena *, const char *json,
			      struct pack_counts *ret, struct fault *)
	MUST_USE;

/* "tables" of pack_show. */
enum status pack_tables(struct visit *, const struct pack *,
			const struct pack_counts *, struct model *,
			struct fault *) MUST_USE;

#endif
