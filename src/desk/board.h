/* Finished documents from figures: every report on paper, and the one for a
 * landlord's board. */
#ifndef VERNACULAR_DESK_BOARD_H
#define VERNACULAR_DESK_BOARD_H

#include "desk/report.h"

/* What a board is told of a span: {from(day), to(day), services, languages,
 * months, landlords, before: as report_turnaround, needs_met: as
 * report_needs_met, where all landlords are counted, plan: as
 * action_plan_board, today}; before is the span of as
 * many days before this one. Errors: those of the two. */
enum status report_board(struct visit *, const struct report_wish *,
			 struct model *, struct fault *) MUST_USE;

/* In the arena. */
struct report_printed {
	const void *bytes;
	size_t count;
	const char *mime;
};

/* A report's model as a document.
 *   name      turnaround needs-met board, or one of desk/figures
 *   language  BCP 47; English where the interface does not have it
 *   format    pdf html text, or part: HTML to stand in a page
 * Errors: E_NOT_FOUND no such report on paper; those of the renderers. */
struct paper_wish {
	const char *name, *language, *format;
};
enum status report_paper(struct visit *, const struct paper_wish *,
			 const struct model *, struct report_printed *ret,
			 struct fault *) MUST_USE;

/* The charts of the page and of the document. */
struct report_chart;
extern const struct report_chart turnaround_share_chart,
	turnaround_took_chart, turnaround_stages_chart,
	turnaround_months_chart, needs_met_chart,
	success_chart, demand_chart, spend_chart;

#endif
