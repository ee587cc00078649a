/* What a report is on paper. Internal to desk/. */
#ifndef VERNACULAR_DESK_SHEET_INSIDE_H
#define VERNACULAR_DESK_SHEET_INSIDE_H

#include "desk/charts.h"
#include "desk/paper.h"

/* A part of a paper: of the model under key, or of its root. */
struct part {
	const char *key, *heading; /* ended by heading NULL */
	const struct report_chart *chart; /* NULL none */
	const struct paper_table *table;
	size_t rows_min; /* left out where there are fewer */
};

struct sheet {
	const char *name, *title;
	const struct part *part;
	const char *const *method[2]; /* each ended by NULL */
	void (*summary)(struct bulletin *, const struct model *);
	/* Parts that the model has as many of as it likes; NULL none. */
	void (*more)(struct bulletin *, const struct model *);
	const char *head; /* a sentence above all; NULL none */
};

/* Success and gaps: desk/sheets. */
#define FIGURE_SHEETS 6
extern const struct sheet figure_sheets[FIGURE_SHEETS];

#endif
