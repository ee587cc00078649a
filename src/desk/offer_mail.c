/* What a provider is told by mail of an offer and of work. */
#include "desk/offer_mail.h"

#include "desk/inside.h"
#include "desk/mail.h"
#include "desk/offer_open.h"
#include "lang/zone.h"
#include "store/booking.h"
#include "store/provider.h"
#include "wire/model.h"

static const char *
key_of(struct visit *visit, const char *what, int64_t id, const char *rest)
{
	char text[ID_TEXT];

	id_format(id, text);
	return arena_printf(visit->arena, "%s/%s%s%s", what, text,
			    *rest ? "/" : "", rest);
}

static const char *
path_of(struct visit *visit, const struct offer *offer)
{
	char token[TOKEN_TEXT];

	assign_token(visit, offer, token);
	return arena_printf(visit->arena, "/o/%s", token);
}

static enum status
area_of(struct visit *visit, const struct job *job, const char **ret,
	struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct whereabouts where = {.mode = job->item->spec.mode};
	struct booking booking = {0};
	enum status status;

	*ret = NULL;
	if (where.mode != MODE_ON_SITE || !job->tenant)
		return OK;
	status = booking_get(&access, job->item->id, &booking, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	where.place = status == OK ? booking.place : NULL;
	where.postcode = job->tenant->postcode;
	where.confidential_utc = job->tenant->confidential_utc;
	*ret = job_area(visit->arena, &where);
	return OK;
}

/* As templates/mail/job shows it. */
static enum status
describe(struct visit *visit, const struct job *job, int64_t price_minor,
	 struct model *model, struct fault *fault)
{
	const struct item_spec *spec = &job->item->spec;
	const char *area;
	enum status status = area_of(visit, job, &area, fault);

	model_code(model, "service", "service", service_name(spec->service));
	model_language(model, "from", spec->from);
	model_language(model, "language", spec->language);
	model_code(model, "mode", "mode",
		   spec->mode ? mode_name(spec->mode) : NULL);
	model_code(model, "format", "format",
		   spec->format ? format_name(spec->format) : NULL);
	model_int(model, "words", spec->words);
	model_minutes(model, "minutes", spec->minutes);
	model_time_or_null(model, "starts_at", spec->starts_utc);
	model_time_or_null(model, "due_at",
			   spec->starts_utc ? 0 : job->item->due_utc);
	model_text(model, "area", area);
	if (price_minor > 0)
		model_money(model, "price", price_minor, "GBP");
	else
		model_null(model, "price");
	return status;
}

void
mail_to_provider(struct visit *visit, const struct provider *provider,
		 struct mail *mail)
{
	mail->to = provider->email;
	mail->to_name = provider->name;
	mail->language = provider->language;
	if (mail->path && provider->language)
		mail->path = arena_printf(visit->arena, "%s?lang=%s",
					  mail->path, provider->language);
}

/* Put a mail about the job to its provider. */
static enum status
tell(struct visit *visit, const struct job *job, const struct offer *offer,
     struct mail *mail, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	enum status status;

	if (!mail->to) {
		status = provider_get(&access, offer->provider, &provider,
				      fault);
		if (status != OK || !provider.email)
			return status;
		mail_to_provider(visit, &provider, mail);
	}
	mail->organisation = job->item->organisation;
	mail->about = job->request->id;
	mail->model = model_object(visit->arena);
	status = describe(visit, job, offer->price_minor, mail->model, fault);
	model_time(mail->model, "expires_at", offer->expires_utc);
	return status == OK ? mail_put(visit, mail, fault) : status;
}

enum status
offer_mail_sent(struct visit *visit, const struct job *job,
		const struct offer *offer, struct fault *fault)
{
	struct mail mail = {
		.template = "offer",
		.path = path_of(visit, offer),
		.key = key_of(visit, "offer", offer->id, "sent"),
		.until_utc = offer->expires_utc,
	};

	return tell(visit, job, offer, &mail, fault);
}

enum status
offer_mail_given(struct visit *visit, const struct job *job,
		 const struct offer *offer, struct fault *fault)
{
	struct mail mail = {
		.template = "assigned",
		.path = path_of(visit, offer),
		.key = key_of(visit, "offer", offer->id, "given"),
	};

	return tell(visit, job, offer, &mail, fault);
}

enum status
offer_mail_over(struct visit *visit, const struct job *job,
		const struct offer *offer, struct fault *fault)
{
	const char *sent = key_of(visit, "offer", offer->id, "sent");
	struct mail mail = {
		.template = offer->state == OFFER_EXPIRED ? "expired"
							  : "withdrawn",
		.key = key_of(visit, "offer", offer->id, "over"),
		.until_utc = visit->now_utc + DAY_SECONDS,
	};
	bool went;
	enum status status = mail_went(visit, sent, &went, fault);

	if (status == OK)
		status = mail_drop(visit, sent, fault);
	return status == OK && went ? tell(visit, job, offer, &mail, fault)
				    : status;
}

/* The offer by which the work is theirs; id 0 where it was given without. */
static enum status
accepted(struct visit *visit, const struct item *item, struct offer *ret,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct offers offers;
	enum status status = offer_of_item(&access, item->id, &offers, fault);

	*ret = (struct offer){0};
	for (size_t i = 0; status == OK && i < offers.count; i++)
		if (offers.list[i].state == OFFER_ACCEPTED &&
		    offers.list[i].provider == item->provider)
			*ret = offers.list[i];
	return status;
}

enum status
offer_mail_returned(struct visit *visit, const struct job *job,
		    struct fault *fault)
{
	const char *when = arena_printf(visit->arena, "%lld",
					(long long)visit->now_utc);
	struct mail mail = {
		.template = "returned",
		.key = key_of(visit, "returned", job->item->id, when),
	};
	struct offer offer;
	enum status status = accepted(visit, job->item, &offer, fault);

	if (status != OK || !job->item->provider)
		return status;
	if (offer.id) {
		mail.path = path_of(visit, &offer);
	} else {
		offer.provider = job->item->provider;
		mail.path = key_of(visit, "/jobs", job->item->id, "");
	}
	return tell(visit, job, &offer, &mail, fault);
}
