/* The words of a notice in one language with all that is known of them. */
#include "desk/bundle.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/snapshot.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"

static enum status
open_part(struct visit *visit, const struct bundle *bundle,
	  const struct notice *notice, struct bundle_part *ret,
	  struct fault *fault)
{
	const char *const words[] = {notice->name, NULL};

	ret->notice = notice;
	ret->catalogue =
		notices_catalogue(bundle->notices, notice, bundle->tag);
	return reviews_read(visit, visit_organisation(visit), words,
			    bundle->tag, &ret->reviews, fault);
}

/* A language that letters are written in, and not the source itself. */
static enum status
written_language(const char *text, const struct tag **ret, struct fault *fault)
{
	const struct tag *tag;
	enum status status =
		tag_parse("/language", text ? text : "", &tag, fault);

	if (status != OK)
		return status;
	if (!strcmp(tag->tag, "en") || tag->kind != TAG_WRITTEN)
		return fault_set(fault, E_INPUT, "/language",
				 N_("{value} is not a language that letters "
				    "are translated into"),
				 "value", tag->english, NULL);
	*ret = tag;
	return OK;
}

enum status
bundle_open(struct visit *visit, const char *name, const char *language,
	    struct bundle *ret, struct fault *fault)
{
	const struct notice *notice;
	struct bundle bundle = {0};
	enum status status = desk_notices(visit, visit_organisation(visit),
					  &bundle.notices, fault);

	if (status == OK)
		status = notices_source(bundle.notices, name ? name : "",
					&notice, fault);
	if (status == OK)
		status = written_language(language, &bundle.tag, fault);
	if (status != OK)
		return status;
	bundle.part = arena_alloc(visit->arena, (notice->clause_count + 1) *
							sizeof *bundle.part);
	status = open_part(visit, &bundle, notice, &bundle.part[0], fault);
	bundle.parts = 1;
	for (size_t i = 0; i < notice->clause_count && status == OK; i++)
		status = open_part(visit, &bundle, notice->clauses[i],
				   &bundle.part[bundle.parts++], fault);
	if (status == OK)
		*ret = bundle;
	return status;
}

void
bundle_message(const struct bundle_part *part, const struct message *message,
	       struct bundle_message *ret)
{
	*ret = (struct bundle_message){.part = part, .message = message};
	translate_find(message, part->catalogue, &part->reviews.review,
		       &ret->found);
	ret->review = reviews_find(&part->reviews, ret->found.key);
	parcel_id(message->id, message->id_plural, ret->id);
}

void
bundle_count(const struct bundle_part *part, int64_t *approved, int64_t *total)
{
	*total += (int64_t)part->notice->message_count;
	if (!part->reviews.marks->count)
		return; /* nobody approved anything: spare the hashes */
	for (size_t i = 0; i < part->notice->message_count; i++) {
		struct bundle_message message;

		bundle_message(part, &part->notice->messages[i], &message);
		*approved += message.found.state == TRANSLATE_APPROVED;
	}
}

enum status
bundle_find(const struct bundle *bundle, const char *id,
	    struct bundle_message *ret, struct fault *fault)
{
	for (size_t p = 0; p < bundle->parts; p++) {
		const struct notice *notice = bundle->part[p].notice;

		for (size_t i = 0; i < notice->message_count; i++) {
			const struct message *message = &notice->messages[i];
			char text[PARCEL_ID_BYTES];

			parcel_id(message->id, message->id_plural, text);
			if (strcmp(text, id ? id : "") != 0)
				continue;
			bundle_message(&bundle->part[p], message, ret);
			return OK;
		}
	}
	return fault_set(fault, E_NOT_FOUND, "message",
			 N_("The notice has no such sentence now: its English "
			    "was changed"),
			 NULL);
}

void
bundle_key(const struct bundle_message *message, char ret[KEY_TEXT])
{
	hash_hex(message->found.key, HASH_BYTES, ret);
}

enum status
bundle_same(const struct bundle_message *message, const char *key,
	    struct fault *fault)
{
	char now[KEY_TEXT];

	bundle_key(message, now);
	if (!key || !strcmp(key, now))
		return OK;
	return fault_set(fault, E_STALE, "key",
			 N_("The English or the translation changed meanwhile: "
			    "look at it again"),
			 NULL);
}

enum status
bundle_po(struct visit *visit, const struct bundle *bundle,
	  const struct bundle_part *part, const char **ret,
	  struct fault *fault)
{
	*ret = NULL;
	if (!part->catalogue)
		return OK;
	return snapshot_po(visit, visit_organisation(visit),
			   part->notice, bundle->tag, ret, fault);
}
