/* Where somebody is signed in, and ending that. */
#include <string.h>

#include "base/id.h"
#include "desk/account.h"
#include "desk/account_inside.h"
#include "desk/inside.h"
#include "wire/model.h"

/* What a browser says it is, in the order in which one hides in another. */
static const struct {
	const char *sign, *name;
} browsers[] = {
	{"Edg", "Edge"},
	{"OPR/", "Opera"},
	{"SamsungBrowser/", "Samsung Internet"},
	{"Firefox/", "Firefox"},
	{"FxiOS/", "Firefox"},
	{"Chrom", "Chrome"},
	{"CriOS/", "Chrome"},
	{"Safari/", "Safari"},
}, systems[] = {
	{"Android", "Android"}, {"iPhone", "iPhone"},  {"iPad", "iPad"},
	{"Windows", "Windows"}, {"CrOS", "ChromeOS"},  {"Mac OS", "macOS"},
	{"Linux", "Linux"},
};

/* "Firefox, Windows"; what cannot be told stays out. NULL: nothing can. */
static const char *
browser_name(struct arena *arena, const char *agent)
{
	const char *browser = "", *system = "";

	if (!agent)
		return NULL;
	for (size_t i = 0; i < sizeof browsers / sizeof *browsers; i++)
		if (!*browser && strstr(agent, browsers[i].sign))
			browser = browsers[i].name;
	for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
		if (!*system && strstr(agent, systems[i].sign))
			system = systems[i].name;
	if (!*browser && !*system)
		return NULL;
	return arena_printf(arena, "%s%s%s", browser,
			    *browser && *system ? ", " : "", system);
}

enum status
account_sessions(struct visit *visit, const char *token, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "sessions");
	unsigned char hash[HASH_BYTES];
	struct sessions all;
	enum status status = session_all(&access, visit->caller->account,
					 visit->now_utc, &all, fault);

	if (status != OK)
		return status;
	token_hash(token ? token : "", hash);
	for (size_t i = 0; i < all.count; i++) {
		const struct session *session = &all.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", session->id);
		model_text(row, "browser",
			   browser_name(visit->arena, session->agent));
		model_text(row, "address", session->address);
		model_time(row, "began_at", session->created_utc);
		model_time(row, "seen_at", session->seen_utc);
		model_bool(row, "this",
			   hash_equal(hash, session->token_hash, HASH_BYTES));
	}
	model_bool(model, "page_others", all.count > 1);
	return OK;
}

enum status
account_session_end(struct visit *visit, const char *text, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account own;
	int64_t id;
	enum status status = account_own_row(visit, &own, fault);

	if (status == OK && !id_parse(text, &id))
		return not_found("/id", fault);
	if (status == OK)
		status = session_end(&access, own.id, id, fault);
	if (status == E_NOT_FOUND)
		return not_found("/id", fault);
	return status == OK ? account_log(visit, "account.session-ended", &own,
					  fault)
			    : status;
}

enum status
account_sessions_end(struct visit *visit, const char *token,
		     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	struct account own;
	enum status status = account_own_row(visit, &own, fault);

	token_hash(token ? token : "", hash);
	if (status == OK)
		status = session_end_others(&access, own.id, hash, fault);
	return status == OK ? account_log(visit, "account.session-ended", &own,
					  fault)
			    : status;
}
