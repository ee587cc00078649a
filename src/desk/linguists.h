/* The people of agencies: who comes or speaks for them. */
#ifndef VERNACULAR_DESK_LINGUISTS_H
#define VERNACULAR_DESK_LINGUISTS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct faults;
struct model;
struct provider;

#define LINGUISTS_SHOWN 20

/* {provider, name, kind(code), linguists: [ROW], next}; ROW is {id, provider,
 *  name, gender(code gender), area, email, phone, dialects, languages:
 *  [{language(language)}], version, ended_at, ended_why, stopped_at,
 *  stopped_why} */
enum status linguists_list(struct visit *, const char *provider,
			   const struct page_wish *, struct model *,
			   struct fault *) MUST_USE;

/* The first of them: linguists: [ROW], linguists_more(bool). Internal to
 * desk/. */
enum status show_linguists(struct visit *, const struct provider *,
			   struct model *, struct fault *) MUST_USE;

/* ROW of one, and provider, provider_name. */
struct linguist_place_text {
	const char *provider, *linguist; /* ids */
};
enum status linguist_show(struct visit *, const struct linguist_place_text *,
			  struct model *, struct fault *) MUST_USE;

/* Words as they came; NULL: not said, "": emptied.
 *   languages  tags beside English, "so ar" */
struct linguist_input {
	const char *name, *gender, *area, *email, *phone, *languages, *dialects;
};
/* Managers and administrators. {id, version}
 * Errors: E_INPUT; E_FORBIDDEN; E_CONFLICT no agency; E_NOT_FOUND. */
enum status linguist_add(struct visit *, const char *provider,
			 const struct linguist_input *, struct model *,
			 struct faults *, struct fault *) MUST_USE;
/* Errors as above; E_STALE; E_CONFLICT they left. */
struct linguist_edit {
	struct linguist_place_text place;
	int64_t version;
	struct linguist_input input;
};
enum status linguist_edit(struct visit *, const struct linguist_edit *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;
/* They work for the agency no longer; what they did stays. */
struct linguist_stop {
	struct linguist_place_text place;
	const char *reason;
};
enum status linguist_stop(struct visit *, const struct linguist_stop *,
			  struct model *, struct fault *) MUST_USE;

#endif
