/* Who is told what tenants need. */
#include "desk/recipients.h"

#include <string.h>

#include "core/name.h"
#include "core/worktime.h"
#include "desk/account.h"
#include "desk/field.h"
#include "desk/flag_inside.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "post/webhook.h"
#include "store/organisation.h"
#include "wire/model.h"

#define ADMINISTRATORS (ROLE_BIT(ROLE_ADMINISTRATOR))

static const char *const weekday_names[7] = {
	"monday", "tuesday",  "wednesday", "thursday",
	"friday", "saturday", "sunday",
};
static const char *const yes_names[2] = {"no", "yes"};

static void
show_delivery(struct model *row, const struct delivery *d)
{
	model_id(row, "id", d->id);
	model_int(row, "n", d->n);
	model_time(row, "made_at", d->made_utc);
	model_int(row, "tenants", d->tenants);
	model_int(row, "removed", d->removed);
	model_code(row, "state", "delivery-state",
		   delivery_state_names[d->state]);
	model_text(row, "trouble", d->trouble);
	model_time_or_null(row, "received_at", d->received_utc);
	model_time_or_null(row, "opened_at", d->opened_utc);
}

/* What the list and the page of one both tell. */
static void
show_head(struct model *model, const struct recipient *r,
	  const struct organisations *organisations)
{
	model_id(model, "id", r->id);
	model_text(model, "name", r->name);
	model_code(model, "kind", "recipient-kind",
		   recipient_kind_names[r->kind]);
	model_text(model, "organisation",
		   organisation_named(organisations, r->organisation));
	model_code(model, "channel", "flag-channel",
		   flag_channel_names[r->channel]);
	model_bool(model, "active", r->active);
	model_code(model, "often", "often", schedule_name(r->schedule.often));
	model_time_or_null(model, "next_at", r->active ? r->next_utc : 0);
}

static enum status
show_last(struct visit *visit, struct model *row, const struct recipient *r,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery_page page = {
		.of = r->id, .from = INT64_MAX, .limit = 1};
	struct deliveries last;
	enum status status = delivery_list(&access, &page, &last, fault);

	if (status == OK && last.count)
		show_delivery(model_child(row, "last"), &last.list[0]);
	else
		model_null(row, "last");
	return status;
}

enum status
recipients_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "recipients");
	struct organisations organisations;
	struct recipients all;
	enum status status = recipient_list(&access, &all, fault);

	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		show_head(row, &all.list[i], &organisations);
		status = show_last(visit, row, &all.list[i], fault);
	}
	return status;
}

static void
show_settings(struct visit *visit, struct model *model,
	      const struct recipient *r)
{
	char at[SCHEDULE_MINUTE_TEXT];
	struct model *kinds;

	schedule_minute_text(r->schedule.minute, at);
	model_int(model, "version", r->version);
	model_text(model, "purpose", r->purpose);
	model_text(model, "needs",
		   flag_kinds_text(r->rule.kinds, visit->arena));
	kinds = model_children(model, "kinds");
	for (int i = 0; i < NEED_KINDS; i++)
		if (r->rule.kinds & NEED_BIT(i))
			model_code(kinds, NULL, "need-kind",
				   need_kind_names[i]);
	model_bool(model, "names", r->names);
	model_bool(model, "safeguarding", r->rule.safeguarding);
	model_text(model, "address", r->address);
	model_bool(model, "private", r->private_network);
	model_code(model, "format", "flag-format",
		   flag_format_names[r->format]);
	model_code(model, "extent", "flag-extent",
		   flag_extent_names[r->extent]);
	model_code(model, "weekday", "weekday",
		   weekday_names[r->schedule.weekday]);
	model_text(model, "at", at);
	model_bool(model, "working_days",
		   r->schedule.days == SCHEDULE_WORKING_DAYS);
}

static enum status
show_tokens(struct visit *visit, int64_t recipient, struct model *rows,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct recipient_tokens all;
	enum status status = recipient_tokens(&access, recipient, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_text(row, "name", all.list[i].name);
		model_time(row, "created_at", all.list[i].created_utc);
	}
	return status;
}

enum status
recipient_show(struct visit *visit, const char *id,
	       const struct page_wish *wish, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct delivery_page page = {.from = 0};
	struct organisations organisations;
	struct deliveries all;
	struct recipient r;
	struct model *rows;
	enum status status = recipient_named(visit, id, &r, fault);

	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status == OK)
		status = page_limit(wish, &page.limit, fault);
	if (status == OK)
		status = page_number(wish->after, &page.from, fault);
	if (status != OK)
		return status;
	page.of = r.id;
	if (!page.from)
		page.from = INT64_MAX;
	status = delivery_list(&access, &page, &all, fault);
	if (status != OK)
		return status;
	show_head(model, &r, &organisations);
	show_settings(visit, model, &r);
	rows = model_children(model, "deliveries");
	for (size_t i = 0; i < all.count; i++)
		show_delivery(model_append(rows), &all.list[i]);
	model_text(model, "next",
		   all.count == page.limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)all.list[all.count - 1].n)
			   : NULL);
	return show_tokens(visit, r.id, model_children(model, "tokens"),
			   fault);
}

struct name_table {
	const char *const *names;
	size_t count;
};

/* A word of the table, where one was said. */
static void
read_word(struct fields *fields, const char *name, const char *value,
	  const struct name_table *table, int *ret)
{
	struct fault fault;

	if (value && *value &&
	    name_check(name, table->names, table->count, value, ret, &fault) !=
		    OK)
		field_take(fields, name, &fault);
}

static bool
read_yes(struct fields *fields, const char *name, const char *value,
	 bool before)
{
	static const struct name_table yes = {yes_names, 2};
	int found = before;

	read_word(fields, name, value, &yes, &found);
	return found;
}

static void
read_needs(const struct recipient_input *input, struct fields *fields,
	   struct recipient *r)
{
	struct fault fault;

	if (input->needs &&
	    flag_kinds_parse("needs", input->needs, &r->rule.kinds, &fault) !=
		    OK)
		field_take(fields, "needs", &fault);
	r->names = read_yes(fields, "names", input->names, r->names);
	r->rule.safeguarding = read_yes(fields, "safeguarding",
					input->safeguarding,
					r->rule.safeguarding);
}

/* One name of a folder: nothing that leads out of it. */
static bool
is_folder(const char *text)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_.";

	return *text != '.' && strspn(text, allowed) == strlen(text);
}

static void
read_address(struct fields *fields, struct recipient *r)
{
	const char *where;
	struct fault fault;

	if (r->channel == FLAG_DOWNLOAD) {
		r->address = NULL;
	} else if (!r->address) {
		(void)fault_set(field_fault(fields, "address", &where),
				E_INPUT, "/address",
				N_("Say where: the folder’s name, or the "
				   "address of the webhook"),
				NULL);
	} else if (r->channel == FLAG_FOLDER && !is_folder(r->address)) {
		(void)fault_set(field_fault(fields, "address", &where),
				E_INPUT, "/address",
				N_("A folder’s name has letters, digits, - "
				   "and _ only: it is made beside the "
				   "database"),
				NULL);
	} else if (r->channel == FLAG_WEBHOOK &&
		   webhook_check("/address", r->address,
				 r->private_network ? WEBHOOK_ANYWHERE
						    : WEBHOOK_WORLD,
				 &fault) != OK) {
		field_take(fields, "address", &fault);
	}
}

static void
read_way(const struct recipient_input *input, struct fields *fields,
	 struct recipient *r)
{
	static const struct name_table channels = {flag_channel_names,
						   FLAG_CHANNELS},
				       formats = {flag_format_names,
						  FLAG_FORMATS},
				       extents = {flag_extent_names,
						  FLAG_EXTENTS};
	int channel = (int)r->channel, format = (int)r->format,
	    extent = (int)r->extent;

	read_word(fields, "channel", input->channel, &channels, &channel);
	read_word(fields, "format", input->format, &formats, &format);
	read_word(fields, "extent", input->extent, &extents, &extent);
	r->channel = (enum flag_channel)channel;
	r->format = (enum flag_format)format;
	r->extent = (enum flag_extent)extent;
	r->private_network = read_yes(fields, "private",
				      input->private_network,
				      r->private_network);
	if (input->address)
		r->address = field_text(fields, "address", input->address,
					400);
	read_address(fields, r);
}

static void
read_schedule(const struct recipient_input *input, struct fields *fields,
	      struct schedule *schedule)
{
	static const struct name_table oftens = {schedule_names, SCHEDULES},
				       weekdays = {weekday_names, 7};
	int often = (int)schedule->often;
	const char *where;

	read_word(fields, "often", input->often, &oftens, &often);
	schedule->often = (enum schedule_often)often;
	read_word(fields, "weekday", input->weekday, &weekdays,
		  &schedule->weekday);
	if (input->at && *input->at &&
	    !schedule_minute(input->at, &schedule->minute))
		(void)fault_set(field_fault(fields, "at", &where), E_INPUT,
				"/at",
				N_("{value} is no time of day: write it like "
				   "07:30"),
				"value", input->at, NULL);
	schedule->days = read_yes(fields, "working_days", input->working_days,
				  schedule->days == SCHEDULE_WORKING_DAYS)
				 ? SCHEDULE_WORKING_DAYS
				 : SCHEDULE_ALL_DAYS;
}

static void
read_input(const struct recipient_input *input, struct fields *fields,
	   struct recipient *r)
{
	static const struct name_table kinds = {recipient_kind_names,
						RECIPIENT_KINDS};
	int kind = (int)r->kind;

	if (input->name || !r->name)
		r->name = field_needed(fields, "name", input->name, 100);
	if (input->purpose || !r->purpose)
		r->purpose = field_needed(fields, "purpose", input->purpose,
					  400);
	read_word(fields, "kind", input->kind, &kinds, &kind);
	r->kind = (enum recipient_kind)kind;
	read_needs(input, fields, r);
	read_way(input, fields, r);
	read_schedule(input, fields, &r->schedule);
	r->active = read_yes(fields, "active", input->active, r->active);
}

/* When its time comes next. */
static enum status
set_next(struct visit *visit, struct recipient *r, struct fault *fault)
{
	struct calendar calendar;
	int64_t next;
	enum status status = visit_calendar(visit, r->organisation, &calendar,
					    fault);

	if (status != OK)
		return status;
	next = schedule_next(&r->schedule, &calendar, visit->now_utc);
	r->next_utc = next == WORKTIME_NEVER ? 0 : next;
	return OK;
}

static enum status
log_recipient(struct visit *visit, const char *kind, const struct recipient *r,
	      struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = r->id,
				  .organisation = r->organisation,
				  .payload = payload};

	model_text(payload, "name", r->name);
	model_text(payload, "needs",
		   flag_kinds_text(r->rule.kinds, visit->arena));
	model_bool(payload, "names", r->names);
	model_bool(payload, "safeguarding", r->rule.safeguarding);
	model_text(payload, "channel", flag_channel_names[r->channel]);
	model_text(payload, "address", r->address);
	model_bool(payload, "private", r->private_network);
	model_bool(payload, "active", r->active);
	return log_event(visit, &entry, fault);
}

static void
show_made(struct model *model, const struct recipient *r, int64_t version)
{
	model_id(model, "id", r->id);
	model_text(model, "name", r->name);
	model_int(model, "version", version);
}

enum status
recipient_add(struct visit *visit, const struct recipient_input *input,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct recipient r = {.rule = {.kinds = FLAG_LEAST},
			      .schedule.minute = 7 * 60,
			      .active = true,
			      .version = 1,
			      .created_utc = visit->now_utc};
	enum status status = visit_needs(visit, ADMINISTRATORS, fault);

	if (status == OK)
		status = organisation_chosen(visit, input->organisation,
					     &r.organisation, fault);
	if (status != OK)
		return status;
	read_input(input, &fields, &r);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = set_next(visit, &r, fault);
	if (status != OK)
		return status;
	r.id = visit_id(visit);
	status = recipient_insert(&access, &r, fault);
	if (status == OK)
		status = log_recipient(visit, "recipient.added", &r, fault);
	if (status == OK)
		show_made(model, &r, r.version);
	return status;
}

enum status
recipient_change(struct visit *visit, const struct recipient_edit *edit,
		 struct model *model, struct faults *faults,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct recipient r;
	enum status status = visit_needs(visit, ADMINISTRATORS, fault);

	if (status == OK)
		status = recipient_named(visit, edit->id, &r, fault);
	if (status != OK)
		return status;
	read_input(&edit->input, &fields, &r);
	r.version = edit->version;
	status = fields_end(&fields, fault);
	if (status == OK)
		status = set_next(visit, &r, fault);
	if (status == OK)
		status = recipient_update(&access, &r, fault);
	if (status == OK)
		status = log_recipient(visit, "recipient.changed", &r, fault);
	if (status == OK)
		show_made(model, &r, r.version + 1);
	return status;
}

enum status
recipient_secret(struct visit *visit, const char *id, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	unsigned char secret[HASH_BYTES];
	char text[WEBHOOK_SECRET_TEXT];
	struct recipient r;
	enum status status = visit_needs(visit, ADMINISTRATORS, fault);

	if (status == OK)
		status = recipient_named(visit, id, &r, fault);
	if (status != OK)
		return status;
	r.secrets++;
	status = recipient_keep(&access, &r, fault);
	if (status == OK)
		status = log_recipient(visit, "recipient.secret-made", &r,
				       fault);
	if (status != OK)
		return status;
	webhook_secret(visit->desk, &r, secret);
	webhook_secret_text(secret, text);
	model_text(model, "name", r.name);
	model_text(model, "secret", text);
	return OK;
}

enum status
recipient_token(struct visit *visit, const char *id, const char *name,
		struct model *model, struct fault *fault)
{
	char secret[TOKEN_TEXT];
	struct recipient r;
	struct token_new token = {.name = name, .role = "contractor"};
	enum status status = visit_needs(visit, ADMINISTRATORS, fault);

	if (status == OK)
		status = recipient_named(visit, id, &r, fault);
	if (status != OK)
		return status;
	token.recipient = id;
	status = account_token_add(visit, &token, secret, fault);
	if (status != OK)
		return status;
	model_text(model, "name", name);
	model_text(model, "secret", secret);
	return OK;
}

enum status
recipient_token_end(struct visit *visit, const char *id, const char *name,
		    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct recipient_tokens all;
	struct recipient r;
	enum status status = visit_needs(visit, ADMINISTRATORS, fault);

	if (status == OK)
		status = recipient_named(visit, id, &r, fault);
	if (status == OK)
		status = recipient_tokens(&access, r.id, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		if (!strcmp(all.list[i].name, name))
			return account_token_revoke(visit, name, fault);
	return not_found("token", fault);
}
