/* The parts of campaigns. Internal to desk/. */
#ifndef VERNACULAR_DESK_CAMPAIGN_INSIDE_H
#define VERNACULAR_DESK_CAMPAIGN_INSIDE_H

#include "desk/campaigns.h"
#include "store/campaign.h"

enum campaign_refusal {
	REFUSED_NOT,
	REFUSED_UNKNOWN,     /* no such tenant */
	REFUSED_TWICE,	     /* stands in the table before */
	REFUSED_LIFE,	     /* must not be written to */
	REFUSED_VALUES,	     /* a field is wrong, or missing */
	REFUSED_FORM,	     /* the prescribed form cannot go with it */
	REFUSED_NO_LANGUAGE, /* the notice is not translated */
	REFUSED_NOT_APPROVED,
	REFUSED_CHANNEL, /* somebody has to say how it goes */
	REFUSED_ADDRESS, /* no printer takes it */
	REFUSED_BRAILLE, /* nobody has read the notice in it */
	REFUSED_FAILED,	 /* it could not be issued */
};
#define REFUSALS 12
extern const char *const campaign_refusals[REFUSALS];

/* campaign_look: how a letter would go to one tenant, or why it would not;
 * fills all of ret but campaign, n, tenant, reference and data.
 *   values  of this letter
 * Errors: of the store alone. */
enum status campaign_look(struct visit *, const struct campaign_row *,
			  const char *tenant, const struct model *values,
			  struct campaign_recipient *ret,
			  struct fault *) MUST_USE;

/* The values of everybody and one's own, in one object. */
struct model *campaign_values(struct visit *, const struct campaign_row *,
			      const char *own);

/* campaign_table: a row of a table of recipients, after as many. */
struct campaign_line {
	const char *reference;
	const struct model *values;
};
struct campaign_lines {
	struct campaign_line *list;
	size_t count;
};
enum status campaign_table_read(struct visit *, const char *content,
				int64_t after, size_t most,
				struct campaign_lines *ret,
				struct fault *) MUST_USE;
/* The whole table is one, with columns of that notice.
 * Errors: E_INPUT at /file. */
struct notice;
enum status campaign_table_check(struct visit *, const struct notice *,
				 const char *content, struct faults *,
				 struct fault *) MUST_USE;

/* campaign_job */
enum status campaign_job_start(struct visit *, int64_t campaign,
			       struct fault *) MUST_USE;
/* The same here and now, until nothing is left to do. */
enum status campaign_work(struct desk *, const char *id, struct fault *)
	MUST_USE;
/* How many letters a second; 0 not known. */
double campaign_job_speed(struct desk *, int64_t campaign);
struct campaign_jobs *desk_campaign_jobs(struct desk *);

/* campaign_print: {print: {waiting, runs: [{id, n, letters, sent_at}]}} */
enum status campaign_print_show(struct visit *, struct model *,
				int64_t campaign, struct fault *) MUST_USE;
/* Where its letters stand in the files of their print runs. */
struct campaign_place {
	int64_t letter;
	const char *file; /* "print-run-3.pdf" */
	int64_t pages, first_page;
};
struct campaign_places {
	struct campaign_place *list; /* by letter */
	size_t count;
};
enum status campaign_places_find(struct visit *, int64_t campaign,
				 struct campaign_places *ret, struct fault *)
	MUST_USE;
/* NULL: it is in none. */
const struct campaign_place *campaign_place(const struct campaign_places *,
					    int64_t letter);

enum status campaign_find(struct visit *, const char *id,
			  struct campaign_row *ret, struct fault *) MUST_USE;
/* Something happened to it. */
enum status campaign_event(struct visit *, const struct campaign_row *,
			   const char *kind, struct model *payload,
			   struct fault *) MUST_USE;

#endif
