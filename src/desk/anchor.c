/* Once a day where the event log stands, in a file or a mailbox outside. */
#include "desk/anchor.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/mail.h"
#include "lang/zone.h"
#include "store/chain_check.h"
#include "store/event.h"
#include "store/setting.h"
#include "wire/model.h"

#define SETTING "anchor-mail"
#define WORD "vernacular "
#define SHOWN 30
#define ADDRESSES_MOST 10
#define ADDRESSES_BYTES 1000

const char *
anchor_line(struct arena *arena, const struct anchor *anchor)
{
	char day[ZONE_DAY_TEXT];

	zone_day_text(anchor->day, day);
	return arena_printf(arena, WORD "%s %" PRId64 " %s", day, anchor->seq,
			    anchor->head);
}

bool
anchor_parse(const char *line, struct anchor *ret)
{
	char day[11], head[2 * HASH_BYTES + 1];
	int64_t seq;
	int32_t days;
	int end = 0;

	if (sscanf(line, WORD "%10[0-9-] %18" SCNd64 " %64[0-9a-f]%n", day,
		   &seq, head, &end) != 3 ||
	    !end || strlen(head) != 2 * HASH_BYTES || seq < 1 ||
	    zone_parse_day("anchor", day, &days, NULL) != OK)
		return false;
	while (isspace((unsigned char)line[end]))
		end++;
	if (line[end])
		return false;
	ret->day = days;
	ret->seq = seq;
	memcpy(ret->head, head, sizeof head);
	return true;
}

static enum status
mail_one(struct visit *visit, const struct anchor *anchor,
	 int64_t organisation, const char *to, struct fault *fault)
{
	char id[ID_TEXT];
	struct mail mail = {.organisation = organisation,
			    .to = to,
			    .template = "anchor",
			    .model = model_object(visit->arena)};

	id_format(organisation, id);
	mail.key = arena_printf(visit->arena, "anchor/%s/%" PRId32 "/%s", id,
				anchor->day, to);
	model_day(mail.model, "day", anchor->day);
	model_text(mail.model, "anchor", anchor_line(visit->arena, anchor));
	return mail_put(visit, &mail, fault);
}

static enum status
mail_all(struct visit *visit, const struct anchor *anchor, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct anchor_wishes wishes;
	enum status status = anchor_wishes(&access, SETTING, &wishes, fault);

	for (size_t i = 0; status == OK && i < wishes.count; i++) {
		const char *at = wishes.list[i].addresses;

		while (*at && status == OK) {
			size_t bytes = strcspn(at, ",");

			status = mail_one(visit, anchor,
					  wishes.list[i].organisation,
					  arena_copy(visit->arena, at, bytes),
					  fault);
			at += bytes + (at[bytes] == ',');
		}
	}
	return status;
}

enum status
anchor_take(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct anchor anchor = {.day = zone_local(visit->now_utc).day_days,
				.at_utc = visit->now_utc};
	struct event_stand stand;
	struct anchors last;
	enum status status = anchor_latest(&access, 1, &last, fault);

	if (status != OK || (last.count && last.list[0].day >= anchor.day))
		return status;
	status = event_stands(&access, &stand, fault);
	if (status != OK || !stand.seq)
		return status;
	anchor.seq = stand.seq;
	memcpy(anchor.head, stand.head, sizeof anchor.head);
	status = anchor_add(&access, &anchor, fault);
	return status == OK ? mail_all(visit, &anchor, fault) : status;
}

static enum status
note_filed(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct anchor *anchor = self;

	return anchor_filed(&access, anchor->day, visit->now_utc, fault);
}

enum status
anchor_file(struct desk *desk, const char *path, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct anchors last = {NULL, 0};
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, arena, &visit, fault);

	if (status == OK) {
		struct access access = visit_access_of_service(&visit);

		status = anchor_latest(&access, 1, &last, fault);
		desk_read_end(&visit);
	}
	if (status == OK && last.count && !last.list[0].filed_utc) {
		status = file_append(path,
				     arena_printf(arena, "%s\n",
						  anchor_line(arena,
							      last.list)),
				     fault);
		if (status == OK)
			status = desk_write_now(desk, NULL, arena, note_filed,
						last.list, fault);
	}
	arena_free(arena);
	return status;
}

static enum status
show_wish(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct kept_setting kept = {.value = ""};
	int64_t organisation = visit_organisation(visit);
	enum status status =
		setting_get(&access, organisation, SETTING, &kept, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	model_text(model, "addresses",
		   kept.organisation == organisation ? kept.value : "");
	return OK;
}

enum status
anchor_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "anchors");
	struct anchors all;
	enum status status = show_wish(visit, model, fault);

	if (status == OK)
		status = anchor_latest(&access, SHOWN, &all, fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_day(row, "day", all.list[i].day);
		model_int(row, "event", all.list[i].seq);
		model_text(row, "head", all.list[i].head);
		model_time(row, "at", all.list[i].at_utc);
		model_bool(row, "filed", all.list[i].filed_utc != 0);
	}
	return status;
}

/* Each in the form that all have: "a@b.example,c@d.example". */
static const char *
read_addresses(struct fields *fields, const char *text)
{
	const char *all = "";
	int count = 0;

	while (text && *text) {
		size_t bytes = strcspn(text, ",; \t\r\n");
		const char *where, *one;

		if (bytes && ++count > ADDRESSES_MOST) {
			(void)fault_set(field_fault(fields, "addresses",
						    &where),
					E_INPUT, "/addresses",
					N_("At most 10 addresses"), NULL);
			return "";
		}
		one = bytes ? field_email(fields, "addresses",
					  arena_copy(fields->arena, text,
						     bytes))
			    : NULL;
		if (one)
			all = arena_printf(fields->arena, "%s%s%s", all,
					   *all ? "," : "", one);
		text += bytes + (text[bytes] != '\0');
	}
	return all;
}

enum status
anchor_set(struct visit *visit, const char *addresses, struct faults *faults,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct kept_setting kept = {.organisation = visit_organisation(visit),
				    .name = SETTING,
				    .by = visit_actor(visit),
				    .at_utc = visit->now_utc};
	struct log_entry entry = {.kind = "organisation.anchor",
				  .subject = kept.organisation,
				  .organisation = kept.organisation};
	struct model *payload = model_object(visit->arena);
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	kept.value = read_addresses(
		&fields,
		field_text(&fields, "addresses", addresses, ADDRESSES_BYTES));
	status = fields_end(&fields, fault);
	if (status == OK)
		status = setting_put(&access, &kept, fault);
	model_text(payload, "addresses", kept.value);
	entry.payload = payload;
	return status == OK ? log_event(visit, &entry, fault) : status;
}
