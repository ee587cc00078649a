/* Requests, and the stretches in which an item's clock stands still. */
#include "store/request.h"

#include <stdio.h>

#include "store/inside.h"
#include "store/item_row.h"
#include "store/outbox.h"

enum {
	REQUEST_INSERT,
	REQUEST_GET,
	REQUEST_BY_REF,
	REQUEST_TOUCH,
	REQUEST_UPDATE,
	REQUEST_ITEMS,
	PAUSE_BEGIN,
	PAUSE_END,
	PAUSE_LIST,
	REQUESTS,
};

#define COLUMNS                                                           \
	"id, ref, organisation, tenant, subject, document_class,"         \
	" sensitivity, case_text, reader, stakes, reason, received_at,"   \
	" logged_at, logged_by, needed_by, version, urgent, about,"       \
	" again_of, again_why, case_file"
#define SEEN " AND may_see(organisation, sensitivity, logged_by)"
#define ITEM_VISIBLE                                                 \
	" EXISTS (SELECT 1 FROM item i WHERE i.id = pause.item"      \
	" AND visible(i.organisation))"

static const struct query queries[] = {
	[REQUEST_INSERT] = {"INSERT INTO request (" COLUMNS ") VALUES (?, ?,"
			    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			    " ?, ?, ?)",
			    NULL},
	[REQUEST_GET] = {"SELECT " COLUMNS " FROM request"
			 " WHERE id = ? AND visible(organisation)" SEEN, NULL},
	[REQUEST_BY_REF] = {"SELECT " COLUMNS " FROM request"
			    " WHERE ref = ? AND visible(organisation)" SEEN,
			    NULL},
	[REQUEST_TOUCH] = {"UPDATE request SET version = version + 1"
			   " WHERE id = ? AND version = ?"
			   " AND visible(organisation)", NULL},
	[REQUEST_UPDATE] = {"UPDATE request SET subject = ?, sensitivity = ?,"
			    " needed_by = ?, urgent = ? WHERE id = ?"
			    " AND visible(organisation)", NULL},
	/* What the items bear of their request. */
	[REQUEST_ITEMS] = {"UPDATE item SET urgent = ?, sensitivity = ?"
			   " WHERE request = ? AND visible(organisation)",
			   NULL},
	[PAUSE_BEGIN] = {"INSERT INTO pause (id, item, from_at, reason)"
			 " SELECT ?, i.id, ?, ? FROM item i WHERE i.id = ?"
			 " AND visible(i.organisation)", NULL},
	[PAUSE_END] = {"UPDATE pause SET to_at = ?2 WHERE item = ?1"
		       " AND to_at IS NULL AND" ITEM_VISIBLE, NULL},
	[PAUSE_LIST] = {"SELECT from_at, to_at, reason FROM pause"
			" WHERE item = ? AND" ITEM_VISIBLE
			" ORDER BY from_at", NULL},
};
const struct noun request_noun = {NOUN_REQUEST, "request", queries, REQUESTS};

enum document_class
read_class(struct cursor *c)
{
	enum document_class class;

	if (!document_class_parse(read_word(c), &class))
		return CLASS_LEGAL;
	return class;
}

enum sensitivity
read_sensitivity(struct cursor *c)
{
	enum sensitivity sensitivity;

	if (!sensitivity_parse(read_word(c), &sensitivity))
		return SENSITIVITY_NONE;
	return sensitivity;
}

enum urgency
read_urgency(struct cursor *c)
{
	enum urgency urgency;

	if (!urgency_parse(read_word(c), &urgency))
		return URGENCY_NONE;
	return urgency;
}

static enum about
read_about(struct cursor *c)
{
	enum about about;

	if (!about_parse(read_word(c), &about))
		return ABOUT_PERSON;
	return about;
}

int
ref_year(int64_t utc)
{
	int64_t days = utc / 86400 + 719468;
	int64_t era = days / 146097, day = days % 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int64_t day_of_year = day - (365 * year + year / 4 - year / 100);

	/* The year counted here begins on 1 March. */
	year += era * 400 + (day_of_year >= 306);
	return (int)(year % 100);
}

enum status
request_next_ref(const struct access *access, int64_t now_utc,
		 char ret[REF_TEXT], struct fault *fault)
{
	int year = ref_year(now_utc);
	char name[16];
	int64_t number;
	enum status status;

	snprintf(name, sizeof name, "request-%02d", year);
	status = counter_next(access, name, &number, fault);
	if (!status)
		snprintf(ret, REF_TEXT, "V%02d-%06lld", year,
			 (long long)number);
	return status;
}

enum status
request_insert(const struct access *access, const struct request *r,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &request_noun, REQUEST_INSERT);

	put_int(&c, r->id);
	put_text(&c, r->ref);
	put_int(&c, r->organisation);
	put_int(&c, r->tenant);
	put_text(&c, r->subject);
	put_text(&c, document_class_name(r->document_class));
	put_text(&c, sensitivity_name(r->sensitivity));
	put_text(&c, r->case_text);
	put_text(&c, r->reader);
	put_text(&c, r->stakes);
	put_text(&c, r->reason);
	put_int(&c, r->received_utc);
	put_int(&c, r->logged_utc);
	put_int(&c, r->logged_by);
	put_some(&c, r->needed_by_utc);
	put_int(&c, r->version);
	put_text(&c, urgency_name(r->urgency));
	put_text(&c, about_name(r->about));
	put_some(&c, r->again_of);
	put_text(&c, r->again_why);
	put_some(&c, r->case_file);
	return cursor_insert(&c, "ref",
			     N_("There is a request of that reference "
				"already: leave the reference out"),
			     fault);
}

static enum status
request_one(struct cursor *c, struct request *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found) {
		ret->id = read_int(c);
		ret->ref = read_text(c);
		ret->organisation = read_int(c);
		ret->tenant = read_int(c);
		ret->subject = read_text(c);
		ret->document_class = read_class(c);
		ret->sensitivity = read_sensitivity(c);
		ret->case_text = read_text(c);
		ret->reader = read_text(c);
		ret->stakes = read_text(c);
		ret->reason = read_text(c);
		ret->received_utc = read_int(c);
		ret->logged_utc = read_int(c);
		ret->logged_by = read_int(c);
		ret->needed_by_utc = read_int(c);
		ret->version = read_int(c);
		ret->urgency = read_urgency(c);
		ret->about = read_about(c);
		ret->again_of = read_int(c);
		ret->again_why = read_text(c);
		ret->case_file = read_int(c);
	}
	return cursor_found(c, found, "request", fault);
}

enum status
request_get(const struct access *access, int64_t id, struct request *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &request_noun, REQUEST_GET);

	put_int(&c, id);
	return request_one(&c, ret, fault);
}

enum status
request_by_ref(const struct access *access, const char *ref,
	       struct request *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &request_noun, REQUEST_BY_REF);

	put_text(&c, ref);
	return request_one(&c, ret, fault);
}

enum status
request_touch(const struct access *access, int64_t id, int64_t version,
	      struct fault *fault)
{
	struct request now;
	struct cursor c;
	enum status status = request_get(access, id, &now, fault);

	if (status)
		return status;
	if (now.version != version)
		return fault_set(fault, E_STALE, "request",
				 N_("Somebody changed this request since you "
				    "opened it: open it again"),
				 NULL);
	c = cursor_open(access, &request_noun, REQUEST_TOUCH);
	put_int(&c, id);
	put_int(&c, version);
	return cursor_change(&c, "request", fault);
}

enum status
request_update(const struct access *access, const struct request *request,
	       struct fault *fault)
{
	enum status status = request_touch(access, request->id,
					   request->version, fault);
	struct cursor c;

	if (status)
		return status;
	c = cursor_open(access, &request_noun, REQUEST_UPDATE);
	put_text(&c, request->subject);
	put_text(&c, sensitivity_name(request->sensitivity));
	put_some(&c, request->needed_by_utc);
	put_text(&c, urgency_name(request->urgency));
	put_int(&c, request->id);
	status = cursor_change(&c, "request", fault);
	if (status)
		return status;
	c = cursor_open(access, &request_noun, REQUEST_ITEMS);
	put_int(&c, request->urgency != URGENCY_NONE);
	put_text(&c, sensitivity_name(request->sensitivity));
	put_int(&c, request->id);
	return cursor_run(&c, fault);
}

enum status
pause_begin(const struct access *access, const struct pause_start *start,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &request_noun, PAUSE_BEGIN);

	put_int(&c, start->id);
	put_int(&c, start->at_utc);
	put_text(&c, start->reason);
	put_int(&c, start->item);
	return cursor_change(&c, "item", fault);
}

enum status
pause_end(const struct access *access, int64_t item, int64_t at_utc,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &request_noun, PAUSE_END);

	put_int(&c, item);
	put_int(&c, at_utc);
	return cursor_run(&c, fault);
}

enum status
pause_list(const struct access *access, int64_t item, int64_t now_utc,
	   struct pauses *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &request_noun, PAUSE_LIST);
	struct pauses all = {NULL, NULL, 0, false};
	size_t cap = 0, reasons_cap = 0;
	enum status status;

	put_int(&c, item);
	while (cursor_next(&c)) {
		struct pause *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.reason = arena_grow(access->arena, all.reason, all.count,
					&reasons_cap, sizeof *all.reason);
		one = &all.list[all.count];
		one->from_utc = read_int(&c);
		one->to_utc = read_int(&c);
		all.open = !one->to_utc;
		if (all.open)
			one->to_utc = now_utc;
		all.reason[all.count++] = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
