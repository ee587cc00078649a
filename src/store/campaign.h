/* Campaigns and who is in them. */
#ifndef VERNACULAR_STORE_CAMPAIGN_H
#define VERNACULAR_STORE_CAMPAIGN_H

#include "store/db.h"

struct campaign_row {
	int64_t id, organisation;
	const char *notice, *title;
	const char *data;		      /* JSON */
	const char *language, *format, *area; /* NULL: any */
	bool listed;			      /* by a table */
	const char *place;
	int64_t postage_minor;
	const char *state;
	int64_t reached, total;
	int64_t made_by, made_utc, released_by, released_utc, ended_utc;
	const char *made_name, *released_name; /* NULL: nobody */
};

struct campaign_rows {
	struct campaign_row *list;
	size_t count;
};

/* content: the table, NULL where recipients are looked for. */
enum status campaign_insert(const struct access *, const struct campaign_row *,
			    const char *content, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status campaign_get(const struct access *, int64_t id,
			 struct campaign_row *ret, struct fault *) MUST_USE;
/* The table, "" where there is none. */
enum status campaign_content(const struct access *, int64_t id,
			     const char **ret, struct fault *) MUST_USE;
/* State, how far it was looked at, release and end. */
enum status campaign_change(const struct access *, const struct campaign_row *,
			    struct fault *) MUST_USE;
/* The newest first, before an id (0: from the newest). */
enum status campaign_list(const struct access *, int64_t before, size_t limit,
			  struct campaign_rows *ret, struct fault *) MUST_USE;
/* Those that are being checked or issued; only the ids are set. */
enum status campaign_works(const struct access *, struct campaign_rows *ret,
			   struct fault *) MUST_USE;

/* Tenants of the scope's organisations that it is for, past one, in order of
 * their ids, at most limit. */
struct campaign_tenants {
	int64_t *list;
	size_t count;
};
enum status campaign_tenants(const struct access *, const struct campaign_row *,
			     size_t limit, struct campaign_tenants *ret,
			     struct fault *) MUST_USE;

struct campaign_recipient {
	int64_t campaign, n, tenant; /* tenant 0: none */
	const char *reference, *data, *state, *language, *format, *paper;
	int64_t size;
	const char *channel;
	bool by_people;
	const char *reasons, *code, *why;
	int64_t letter;
	const char *request;
	/* Of the letter, in lists. */
	const char *name, *sha256;
	int64_t issued_utc;
};

struct campaign_recipients {
	struct campaign_recipient *list;
	size_t count;
};

/* One more; where its tenant is in the campaign already, none.
 * Errors: E_CONFLICT the tenant is. */
enum status campaign_recipient_insert(const struct access *,
				      const struct campaign_recipient *,
				      struct fault *) MUST_USE;
/* State, code, why, letter and request. The values go with the letter. */
enum status campaign_recipient_change(const struct access *,
				      const struct campaign_recipient *,
				      struct fault *) MUST_USE;

/* In order of n past one; of one state, or any (NULL). */
struct campaign_recipients_wish {
	int64_t campaign, after;
	const char *state;
	size_t limit;
};
enum status campaign_recipient_list(const struct access *,
				    const struct campaign_recipients_wish *,
				    struct campaign_recipients *ret,
				    struct fault *) MUST_USE;

/* Its posted letters by landlord and print run; run 0: they wait. */
struct campaign_print {
	int64_t organisation, run, run_n, sent_utc, letters;
};
struct campaign_prints {
	struct campaign_print *list;
	size_t count;
};
enum status campaign_print_list(const struct access *, int64_t campaign,
				struct campaign_prints *ret, struct fault *)
	MUST_USE;
/* Those of a landlord that wait.
 *   count  room in ret; then how many there are */
enum status campaign_print_letters(const struct access *, int64_t campaign,
				   int64_t organisation, int64_t *ret,
				   size_t *count, struct fault *) MUST_USE;

/* How many are alike. */
struct campaign_group {
	const char *state, *language, *format, *paper, *channel, *code;
	int64_t size, count;
	bool by_people;
};
struct campaign_groups {
	struct campaign_group *list;
	size_t count;
};
enum status campaign_group(const struct access *, int64_t campaign,
			   struct campaign_groups *ret,
			   struct fault *) MUST_USE;

#endif
