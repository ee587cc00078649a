/* The people of agencies. */
#include "desk/linguists.h"

#include <ctype.h>
#include <string.h>

#include "core/need.h"
#include "desk/inside.h"
#include "desk/provider_input.h"
#include "desk/provider_show.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "store/linguist.h"
#include "wire/model.h"

#define REASON_MOST 400
#define LANGUAGES_MOST 30

static void
show_linguist(struct model *row, const struct linguist *l)
{
	struct model *languages = model_children(row, "languages");
	const char *rest = l->languages;

	model_id(row, "id", l->id);
	model_id(row, "provider", l->provider);
	model_text(row, "name", l->name);
	model_code(row, "gender", "gender", l->gender);
	model_text(row, "area", l->area);
	model_text(row, "email", l->email);
	model_text(row, "phone", l->phone);
	model_text(row, "dialects", l->dialects);
	model_int(row, "version", l->version);
	model_time_or_null(row, "ended_at", l->ended_utc);
	model_text(row, "ended_why", l->ended_why);
	model_time_or_null(row, "stopped_at", l->stopped_utc);
	model_text(row, "stopped_why", l->stopped_why);
	while (*rest) {
		size_t bytes = strcspn(rest, " ");
		char tag[32] = "";

		if (bytes < sizeof tag)
			memcpy(tag, rest, bytes);
		if (tag_find(tag))
			model_language(model_append(languages), "language",
				       tag);
		rest += bytes;
		rest += strspn(rest, " ");
	}
}

enum status
linguists_list(struct visit *visit, const char *text,
	       const struct page_wish *page, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "linguists");
	struct linguist_wish wish;
	struct provider provider;
	struct linguists all;
	int64_t skip = 0;
	size_t shown;
	enum status status = provider_named(visit, text, &provider, fault);

	if (status == OK)
		status = page_limit(page, &wish.limit, fault);
	if (status == OK)
		status = page_number(page->after, &skip, fault);
	if (status != OK)
		return status;
	show_provider_head(visit, &provider, model);
	wish.provider = provider.id;
	wish.skip = (size_t)skip;
	wish.limit++;
	status = linguist_list(&access, &wish, &all, fault);
	if (status != OK)
		return status;
	shown = all.count < wish.limit ? all.count : wish.limit - 1;
	for (size_t i = 0; i < shown; i++)
		show_linguist(model_append(rows), &all.list[i]);
	model_text(model, "next",
		   shown < all.count ? arena_printf(visit->arena, "%zu",
						    wish.skip + shown)
				     : NULL);
	return OK;
}

enum status
show_linguists(struct visit *visit, const struct provider *provider,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "linguists");
	const struct linguist_wish wish = {.provider = provider->id,
					   .limit = LINGUISTS_SHOWN + 1};
	struct linguists all;
	enum status status = linguist_list(&access, &wish, &all, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count && i < LINGUISTS_SHOWN; i++)
		if (!all.list[i].ended_utc)
			show_linguist(model_append(rows), &all.list[i]);
	model_bool(model, "linguists_more", all.count > LINGUISTS_SHOWN);
	return OK;
}

static enum status
linguist_named(struct visit *visit, const struct linguist_place_text *place,
	       struct provider *provider, struct linguist *ret,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status =
		provider_named(visit, place->provider, provider, fault);

	if (status != OK)
		return status;
	if (!place->linguist || !id_parse(place->linguist, &id))
		return not_found("linguist", fault);
	status = linguist_get(&access, id, ret, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && ret->provider != provider->id))
		return not_found("linguist", fault);
	return status;
}

enum status
linguist_show(struct visit *visit, const struct linguist_place_text *place,
	      struct model *model, struct fault *fault)
{
	struct provider provider;
	struct linguist linguist;
	enum status status = linguist_named(visit, place, &provider, &linguist,
					    fault);

	if (status != OK)
		return status;
	show_provider_head(visit, &provider, model);
	model_text(model, "provider_name", provider.name);
	show_linguist(model, &linguist);
	return OK;
}

/* ---- as they are written down ---- */

static void
take_text(struct fields *fields, const char *name, const char *said,
	  const char **text)
{
	if (said)
		*text = field_text(fields, name, said, 200);
}

static void
take_area(struct fields *fields, const char *said, const char **area)
{
	const char *text = field_text(fields, "area", said, 4);
	char *upper;

	if (!said)
		return;
	*area = NULL;
	if (!text)
		return;
	upper = arena_text(fields->arena, text);
	for (char *p = upper; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	*area = upper;
}

/* "so, ar" as "so ar". */
static void
take_languages(struct fields *fields, const char *said, const char **ret)
{
	const char *rest = field_text(fields, "languages", said, 400);
	const char *all = "";

	if (!said)
		return;
	for (int n = 0; rest && *rest && n < LANGUAGES_MOST; n++) {
		size_t bytes = strcspn(rest, " ,;");
		const char *one = field_language(
			fields, "languages",
			arena_copy(fields->arena, rest, bytes));

		if (one)
			all = *all ? arena_printf(fields->arena, "%s %s", all,
						  one)
				   : one;
		rest += bytes;
		rest += strspn(rest, " ,;");
	}
	*ret = all;
}

static enum status
read_linguist(struct visit *visit, const struct linguist_input *in,
	      struct linguist *l, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct fault bad;

	if (in->name || !l->name)
		l->name = field_needed(&fields, "name", in->name, 200);
	if (in->gender)
		l->gender = field_text(&fields, "gender", in->gender, 20);
	if (l->gender &&
	    need_check(NEED_INTERPRETER_GENDER, l->gender, &bad) != OK)
		field_take(&fields, "gender", &bad);
	take_area(&fields, in->area, &l->area);
	if (in->email)
		l->email = field_email(&fields, "email", in->email);
	if (in->phone)
		l->phone = field_phone(&fields, "phone", in->phone);
	take_text(&fields, "dialects", in->dialects, &l->dialects);
	take_languages(&fields, in->languages, &l->languages);
	if (!*l->languages && fields_end(&fields, NULL) == OK)
		(void)field_needed(&fields, "languages", "", 1);
	return fields_end(&fields, fault);
}

static enum status
log_linguist(struct visit *visit, const char *kind,
	     const struct provider *provider, const struct linguist *l,
	     struct fault *fault)
{
	struct model *payload = model_object(visit->arena);

	model_id(payload, "linguist", l->id);
	return provider_log(visit, kind, provider, payload, fault);
}

static void
show_kept(struct model *model, const struct linguist *l)
{
	model_id(model, "provider", l->provider);
	model_id(model, "id", l->id);
	model_int(model, "version", l->version);
}

enum status
linguist_add(struct visit *visit, const char *text,
	     const struct linguist_input *in, struct model *model,
	     struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct linguist l = {.languages = "", .version = 1};
	struct provider provider;
	enum status status = provider_changing(visit, text, &provider, fault);

	if (status == OK && provider.kind != PROVIDER_AGENCY)
		return fault_set(fault, E_CONFLICT, "provider",
				 N_("Only an agency has linguists: this "
				    "provider is one person"),
				 NULL);
	if (status == OK)
		status = read_linguist(visit, in, &l, faults, fault);
	if (status != OK)
		return status;
	l.id = visit_id(visit);
	l.provider = provider.id;
	l.organisation = provider.organisation;
	l.created_utc = visit->now_utc;
	status = linguist_insert(&access, &l, fault);
	if (status == OK)
		status = log_linguist(visit, "provider.linguist-added",
				      &provider, &l, fault);
	if (status == OK)
		show_kept(model, &l);
	return status;
}

/* For changing: the provider is the caller's, and the linguist works for it. */
static enum status
linguist_changing(struct visit *visit, const struct linguist_place_text *place,
		  struct provider *provider, struct linguist *ret,
		  struct fault *fault)
{
	enum status status = linguist_named(visit, place, provider, ret,
					    fault);

	if (status == OK)
		status = provider_changing(visit, place->provider, provider,
					   fault);
	if (status == OK && ret->ended_utc)
		return fault_set(fault, E_CONFLICT, "linguist",
				 N_("They work for the agency no longer: add "
				    "them anew"),
				 NULL);
	return status;
}

enum status
linguist_edit(struct visit *visit, const struct linguist_edit *edit,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	struct linguist l;
	enum status status = linguist_changing(visit, &edit->place, &provider,
					       &l, fault);

	if (status == OK)
		status = read_linguist(visit, &edit->input, &l, faults, fault);
	if (status != OK)
		return status;
	l.version = edit->version;
	status = linguist_update(&access, &l, fault);
	if (status == OK)
		status = log_linguist(visit, "provider.linguist-changed",
				      &provider, &l, fault);
	l.version++;
	if (status == OK)
		show_kept(model, &l);
	return status;
}

enum status
linguist_stop(struct visit *visit, const struct linguist_stop *stop,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *reason = field_words_needed(&fields, "reason",
						stop->reason, REASON_MOST);
	struct provider provider;
	struct linguist l;
	enum status status = fields_end(&fields, fault);

	faults_free(&faults);
	if (status == OK)
		status = linguist_changing(visit, &stop->place, &provider, &l,
					   fault);
	if (status != OK)
		return status;
	l.ended_utc = visit->now_utc;
	l.ended_why = reason;
	status = linguist_update(&access, &l, fault);
	if (status == OK)
		status = log_linguist(visit, "provider.linguist-left",
				      &provider, &l, fault);
	l.version++;
	if (status == OK)
		show_kept(model, &l);
	return status;
}
