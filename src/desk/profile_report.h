/* How complete equality profiles are, and what they say together. No figure
 * tells of fewer than MEASURE_SMALL people, nor can one be had from others. */
#ifndef VERNACULAR_DESK_PROFILE_REPORT_H
#define VERNACULAR_DESK_PROFILE_REPORT_H

#include "desk/desk.h"

struct buf;
struct model;

/* {day(day), organisations: [{id, name, n: tenants, preset(code
 *  profile-preset), target_day: or null, rows: [{code, asks(message), n,
 *  answered, share(real), unsaid, unsaid_share(real), missing, target, state
 *  (code profile-state)}]}], small: 10}; answered counts "I would rather not
 *  say" too; answered, share and missing are null where fewer than small
 *  answered, unsaid and its share where fewer than small said so. */
enum status profile_report(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* One question's answers.
 *   by  "organisation", "language", "area"; NULL or "": all together
 * {day(day), question, asks(message), act, list, source, several(bool), by,
 *  small, groups: [{key, language(language), others(bool): small groups
 *  together, all(bool): everybody, n, rows: [{code, says(message), n,
 *  share(real)}]}]}; n and share are null where they are not shown.
 * Errors: E_INPUT; E_NOT_FOUND no such question. */
struct profile_wish {
	const char *question, *by;
};
enum status profile_breakdown(struct visit *, const struct profile_wish *,
			      struct model *, struct fault *) MUST_USE;

/* Either model as CSV, safe in a spreadsheet. */
void profile_csv(const struct model *, struct buf *);

#endif
