/* Letters of the demonstration that are heard or signed: the voices of a few
 * languages listened to, a letter for a tenant who listens, which the service
 * speaks when it begins, and one for a tenant who signs, of whom a signer is
 * asked. */
#include <string.h>

#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "desk/needs.h"
#include "desk/review.h"
#include "desk/voice.h"
#include "lang/zone.h"
#include "notice/field.h"
#include "notice/merge.h"
#include "notice/notices.h"
#include "wire/model.h"

#define NOTICE "repairs-appointment"
#define LISTENS "T000021"
#define SIGNS "T000034"
#define TENANTS_NEEDED 150
#define AHEAD_DAYS 14

/* What a listener said of a voice, or of the notice with it. */
static enum status
hear(struct visit *visit, const char *notice, const char *language,
     struct fault *fault)
{
	static const char note[] = "Clear, and not too fast.";
	struct model *shown = model_object(visit->arena);
	struct voice_signing signing = {
		.of = {.notice = notice, .language = language},
		.verdict = "understood",
		.listener = "Miriam Example",
		.note = note};
	struct faults faults = {0};
	enum status status =
		voice_show(visit, &signing.of, shown, &faults, fault);

	faults_free(&faults);
	signing.stamp = model_text_of(model_get(shown, "stamp"));
	if (status != OK || !signing.stamp)
		return status; /* no voice on this machine: it says so */
	return voice_sign(visit, &signing, model_object(visit->arena), fault);
}

/* The notice's examples, with days to come. */
static enum status
values_of(struct visit *visit, struct model **ret, struct fault *fault)
{
	int32_t day_days = zone_local(visit->now_utc).day_days + AHEAD_DAYS;
	char day[ZONE_DAY_TEXT];
	struct found found;
	enum status status = notice_named(visit, visit_organisation(visit),
					  NOTICE, &found, fault);

	if (status != OK)
		return status;
	zone_day_text(day_days, day);
	*ret = notice_examples(found.notice, visit->arena);
	for (size_t i = 0; i < found.notice->field_count; i++) {
		const struct field *field = &found.notice->fields[i];

		if (field->type == FIELD_DATE)
			model_text(*ret, field->name, day);
	}
	return OK;
}

static enum status
write_to(struct visit *visit, const char *tenant, const char *format,
	 struct fault *fault)
{
	const struct need_input need = {.tenant = tenant,
					.kind = "format",
					.value = format};
	struct letter_input letter = {.notice = NOTICE,
				      .tenant = tenant,
				      .language = "en",
				      .channel = "letter"};
	struct model *values = NULL, *made = model_object(visit->arena);
	struct letter_ready *ready;
	struct faults faults = {0};
	enum status status = need_add(visit, &need, model_object(visit->arena),
				      &faults, fault);

	if (status == OK)
		status = values_of(visit, &values, fault);
	letter.data = values;
	letter.without_braille = true;
	if (status == OK)
		status = letter_prepare(visit, &letter, &ready, &faults, fault);
	if (status == OK)
		status = letter_issue(visit, ready, made, fault);
	faults_free(&faults);
	return status;
}

static enum status
show_voices(struct visit *visit, void *null, struct fault *fault)
{
	static const char *const languages[] = {"en", "cy", "pl"};
	enum status status = OK;

	(void)null;
	for (size_t i = 0; status == OK && i < 3; i++)
		status = hear(visit, NULL, languages[i], fault);
	if (status == OK)
		status = hear(visit, NOTICE, "en", fault);
	if (status == OK)
		status = write_to(visit, LISTENS, "audio", fault);
	return status == OK ? write_to(visit, SIGNS, "bsl-video", fault)
			    : status;
}

enum status
demo_voices(const char *path, const struct demo_wish *wish,
	    struct fault *fault)
{
	const struct demo_moment moment = {7200, 41, show_voices};

	return wish->tenants < TENANTS_NEEDED
		       ? OK
		       : demo_after(path, wish, &moment, fault);
}
