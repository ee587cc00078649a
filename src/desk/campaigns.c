/* Campaigns: made, released by another person, paused, stopped. */
#include "desk/campaigns.h"

#include <ctype.h>
#include <string.h>

#include "core/name.h"
#include "core/request.h"
#include "desk/campaign_inside.h"
#include "desk/inside.h"
#include "desk/review.h"
#include "desk/settings.h"
#include "lang/encoding.h"
#include "lang/tag.h"
#include "notice/template.h"
#include "wire/json.h"
#include "wire/model.h"

#define AREA_BYTES 9

enum status
campaign_find(struct visit *visit, const char *id, struct campaign_row *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	if (!id || !id_parse(id, &number))
		return not_found("campaign", fault);
	return campaign_get(&access, number, ret, fault);
}

enum status
campaign_event(struct visit *visit, const struct campaign_row *row,
	       const char *kind, struct model *payload, struct fault *fault)
{
	const struct log_entry entry = {.kind = kind,
					.subject = row->id,
					.organisation = row->organisation,
					.payload = payload};

	return log_event(visit, &entry, fault);
}

static const char *
said(const char *text)
{
	return text && *text ? text : NULL;
}

/* "sk4 1" as "SK41". Errors: E_INPUT. */
static enum status
read_area(struct visit *visit, const char *text, const char **ret,
	  struct fault *fault)
{
	char area[AREA_BYTES];
	size_t count = 0;

	*ret = NULL;
	if (!said(text))
		return OK;
	for (; *text; text++) {
		if (*text == ' ')
			continue;
		if (!isalnum((unsigned char)*text) || count == AREA_BYTES - 1)
			return fault_set(fault, E_INPUT, "/area",
					 N_("{value} is no beginning of a "
					    "postcode: write it like SK4"),
					 "value", text, NULL);
		area[count++] = (char)toupper((unsigned char)*text);
	}
	area[count] = '\0';
	*ret = count ? arena_text(visit->arena, area) : NULL;
	return OK;
}

static enum status
read_filters(struct visit *visit, const struct campaign_input *in,
	     struct campaign_row *row, struct fault *fault)
{
	const struct tag *tag = NULL;
	enum status status = read_area(visit, in->area, &row->area, fault);
	int format;

	if (status == OK && said(in->language))
		status = tag_parse("/language", in->language, &tag, fault);
	row->language = tag ? tag->tag : NULL;
	if (status == OK && said(in->format))
		status = name_check("/format", format_names, FORMATS,
				    in->format, &format, fault);
	row->format = said(in->format);
	return status;
}

static enum status
read_table(struct visit *visit, const struct campaign_input *in,
	   const struct notice *notice, const char **ret, struct faults *faults,
	   struct fault *fault)
{
	struct buf text = {0};
	enum status status;

	*ret = NULL;
	if (!in->table_bytes)
		return OK;
	status = encoding_read(encoding_of(in->table, in->table_bytes),
			       in->table, in->table_bytes, &text, fault);
	if (status == OK)
		*ret = arena_text(visit->arena, buf_string(&text));
	buf_free(&text);
	return status == OK ? campaign_table_check(visit, notice, *ret, faults,
						   fault)
			    : status;
}

static const char *
data_text(struct visit *visit, const struct model *data)
{
	struct buf json = {0};
	const char *text;

	if (!data || model_kind_of(data) != MODEL_OBJECT)
		return "{}";
	json_print(data, &json);
	text = arena_text(visit->arena, buf_string(&json));
	buf_free(&json);
	return text;
}

enum status
campaign_add(struct visit *visit, const struct campaign_input *in,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct campaign_row row = {.organisation = visit_organisation(visit),
				   .state = "checking",
				   .place = in->place,
				   .postage_minor = in->postage_minor,
				   .data = data_text(visit, in->data),
				   .made_by = visit_actor(visit),
				   .made_utc = visit->now_utc};
	struct model *payload = model_object(visit->arena);
	const char *content = NULL;
	struct found found;
	enum status status = notice_named(visit, row.organisation, in->notice,
					  &found, fault);

	if (status == OK)
		status = read_filters(visit, in, &row, fault);
	if (status == OK)
		status = read_table(visit, in, found.notice, &content, faults,
				    fault);
	if (status == E_INPUT && !faults->count)
		*faults_add(faults) = *fault;
	if (status != OK)
		return status;
	row.id = visit_id(visit);
	row.notice = arena_text(visit->arena, found.notice->name);
	row.title = arena_text(visit->arena, found.notice->title);
	status = campaign_insert(&access, &row, content, fault);
	model_text(payload, "notice", row.notice);
	if (status == OK)
		status = campaign_event(visit, &row, "campaign.made", payload,
					fault);
	model_id(model, "id", row.id);
	model_code(model, "state", "campaign-state", "checking");
	return status;
}

static enum status
cannot_move(const struct campaign_row *row, struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "state",
			 N_("This campaign is {state} now: look at its page"),
			 "state", row->state, NULL);
}

/* Who wrote it must not be the one who lets it go, as with translations. */
static enum status
check_release(struct visit *visit, const struct campaign_row *row,
	      struct model *payload, struct fault *fault)
{
	bool alone = false;
	enum status status = OK;

	if (row->made_by != visit_actor(visit))
		return OK;
	status = setting_on(visit, row->organisation, SETTING_ONE_PERSON,
			    &alone, fault);
	if (status != OK)
		return status;
	model_bool(payload, "alone", alone);
	return alone ? OK
		     : fault_set(fault, E_FORBIDDEN, "",
				 N_("You made this campaign: another person "
				    "looks at it and releases it"),
				 NULL);
}

static const struct {
	const char *from, *also, *to, *event;
} moves[] = {
	[CAMPAIGN_RELEASE] = {"waiting", "", "running", "campaign.released"},
	[CAMPAIGN_PAUSE] = {"running", "", "paused", "campaign.paused"},
	[CAMPAIGN_GO_ON] = {"paused", "", "running", "campaign.resumed"},
	[CAMPAIGN_STOP] = {"waiting", "paused", "stopped", "campaign.stopped"},
};

enum status
campaign_move(struct visit *visit, const char *id, enum campaign_move move,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct campaign_row row;
	enum status status = campaign_find(visit, id, &row, fault);

	if (status != OK)
		return status;
	if (strcmp(row.state, moves[move].from) != 0 &&
	    strcmp(row.state, moves[move].also) != 0)
		return cannot_move(&row, fault);
	if (move == CAMPAIGN_RELEASE) {
		status = check_release(visit, &row, payload, fault);
		row.released_by = visit_actor(visit);
		row.released_utc = visit->now_utc;
	}
	row.state = moves[move].to;
	if (move == CAMPAIGN_STOP)
		row.ended_utc = visit->now_utc;
	if (status == OK)
		status = campaign_change(&access, &row, fault);
	if (status == OK)
		status = campaign_event(visit, &row, moves[move].event, payload,
					fault);
	model_id(model, "id", row.id);
	model_code(model, "state", "campaign-state", moves[move].to);
	return status;
}
