/* Voices and notices that somebody has listened to. */
#include "desk/voice.h"

#include <string.h>

#include "base/buf.h"
#include "core/caller.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "desk/voice_hear.h"
#include "lang/tag.h"
#include "render/render.h"
#include "store/media.h"
#include "store/voice.h"
#include "wire/model.h"

#define SIGNERS                                                                \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |               \
	 ROLE_BIT(ROLE_TRANSLATOR))

const char *const voice_lack_names[VOICE_LACKS] = {
	[VOICE_SPEAKS] = "speaks",
	[VOICE_NONE] = "none",
	[VOICE_UNHEARD] = "unheard",
	[VOICE_WORDS_UNHEARD] = "words-unheard",
};

const char *
voice_called(struct arena *arena, const struct voice *voice)
{
	const char *slash = strrchr(voice->engine, '/');

	return arena_printf(arena, "%s %s %s",
			    slash ? slash + 1 : voice->engine, voice->name,
			    voice->version);
}

/* What was heard: the engine with its voice, and the words, if any. */
static void
stamp_of(const struct voice *voice, const unsigned char *words,
	 unsigned char ret[HASH_BYTES])
{
	struct hash_state hash;

	hash_begin(&hash);
	hash_add(&hash, voice->engine, strlen(voice->engine) + 1);
	hash_add(&hash, voice->name, strlen(voice->name) + 1);
	hash_add(&hash, voice->version, strlen(voice->version) + 1);
	if (words)
		hash_add(&hash, words, HASH_BYTES);
	hash_end(&hash, ret);
}

/* Of what is there today, the organisation's own word first. */
static const struct voice_proof *
proof_of(const struct voice_proofs *proofs,
	 const unsigned char stamp[HASH_BYTES])
{
	for (size_t i = 0; i < proofs->count; i++)
		if (hash_equal(proofs->list[i].stamp, stamp, HASH_BYTES))
			return &proofs->list[i];
	return NULL;
}

/* Whether somebody understood it as it is today. */
static enum status
is_understood(struct visit *visit, const struct voice_words *words,
	      const struct voice *voice, bool *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char stamp[HASH_BYTES];
	const struct voice_proof *proof;
	struct voice_proofs proofs;
	enum status status = voice_proof_list(&access, words->organisation,
					      words->notice, words->tag->tag,
					      &proofs, fault);

	stamp_of(voice, *words->notice ? words->hash : NULL, stamp);
	if (status != OK)
		return status;
	proof = proof_of(&proofs, stamp);
	*ret = proof && proof->understood;
	return OK;
}

enum status
voice_lack(struct visit *visit, const struct voice_words *words,
	   enum voice_lack *ret, struct fault *fault)
{
	const struct voice *voice = words->tag ? speech_voice(words->tag)
					       : NULL;
	struct voice_words itself = *words;
	bool understood = false;
	enum status status;

	itself.notice = "";
	*ret = VOICE_NONE;
	if (!voice)
		return OK;
	*ret = VOICE_UNHEARD;
	status = is_understood(visit, &itself, voice, &understood, fault);
	if (status != OK || !understood)
		return status;
	*ret = VOICE_WORDS_UNHEARD;
	status = is_understood(visit, words, voice, &understood, fault);
	if (status == OK && understood)
		*ret = VOICE_SPEAKS;
	return status;
}

enum status
voice_must_speak(struct visit *visit, const struct voice_words *words,
		 struct fault *fault)
{
	enum voice_lack lack;
	enum status status = voice_lack(visit, words, &lack, fault);

	if (status != OK || lack == VOICE_SPEAKS)
		return status;
	if (lack == VOICE_NONE)
		return fault_set(fault, E_REFUSED, "/format",
				 N_("{language} has no voice here: ask "
				    "somebody to read it aloud"),
				 "language", words->tag->english, NULL);
	if (lack == VOICE_UNHEARD)
		return fault_set(fault, E_REFUSED, "/format",
				 N_("Nobody has listened to the voice of "
				    "{language} and understood it: somebody "
				    "who speaks it signs under Settings, "
				    "Voices; or make a draft"),
				 "language", words->tag->english, NULL);
	return fault_set(fault, E_REFUSED, "/format",
			 N_("Nobody has heard “{notice}” in {language}: "
			    "somebody who speaks it signs on the notice's "
			    "page; or make a draft"),
			 "notice", words->notice, "language",
			 words->tag->english, NULL);
}

/* The latest word of the organisation, else of its partnership, and what it is
 * worth today. */
struct standing {
	const struct voice_proof *proof;
	const char *state;
};

static struct standing
standing_of(const struct voice_proofs *proofs, const char *variant,
	    const unsigned char stamp[HASH_BYTES])
{
	for (size_t i = 0; i < proofs->count; i++) {
		const struct voice_proof *proof = &proofs->list[i];

		if (strcmp(proof->variant, variant) != 0)
			continue;
		return (struct standing){
			proof,
			!hash_equal(proof->stamp, stamp, HASH_BYTES) ? "changed"
			: proof->understood ? "understood"
					    : "refused"};
	}
	return (struct standing){NULL, "unheard"};
}

static void
show_standing(struct model *model, const struct standing *standing)
{
	const struct voice_proof *proof = standing->proof;

	model_code(model, "state", "voice-proof", standing->state);
	model_time_or_null(model, "signed_at", proof ? proof->signed_utc : 0);
	model_text(model, "listener", proof ? proof->listener : NULL);
	model_text(model, "note", proof ? proof->note : NULL);
}

static enum status
stand(struct visit *visit, const struct hearing *h, const char *notice,
      struct standing *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char stamp[HASH_BYTES];
	struct voice_proofs proofs;
	enum status status;

	*ret = (struct standing){NULL, "none"};
	if (!h->voice)
		return OK;
	status = voice_proof_list(&access, h->words.organisation, notice,
				  h->tag->tag, &proofs, fault);
	stamp_of(h->voice, *notice ? h->words.hash : NULL, stamp);
	if (status == OK)
		*ret = standing_of(&proofs,
				   *notice ? notice_variant_name(
						     h->merge.variant)
					   : "standard",
				   stamp);
	return status;
}

/* Languages that are written; of each its voice and what it is worth. */
enum status
voices_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "languages");
	const struct tag *all;
	size_t count = tag_all(&all);
	int64_t failed = 0;
	enum status status = media_failed(&access, visit_organisation(visit),
					  &failed, fault);

	for (size_t i = 0; status == OK && i < count; i++) {
		struct hearing h = {
			.tag = &all[i],
			.words = {.organisation = visit_organisation(visit)}};
		struct standing standing;
		struct model *row;

		if (all[i].kind != TAG_WRITTEN)
			continue;
		h.voice = speech_voice(&all[i]);
		status = stand(visit, &h, "", &standing, fault);
		row = model_append(rows);
		model_language(row, "language", all[i].tag);
		model_text(row, "tag", all[i].tag);
		model_text(row, "autonym", all[i].autonym);
		model_text(row, "voice",
			   h.voice ? voice_called(visit->arena, h.voice)
				   : NULL);
		show_standing(row, &standing);
	}
	model_int(model, "failed", failed);
	return status;
}

/* The words, a paragraph each. */
static enum status
show_passages(struct visit *visit, struct model *model,
	      const struct hearing *h, struct fault *fault)
{
	const struct render_options options = {.frame = RENDER_PART};
	struct model *rows = model_children(model, "passages");
	struct buf out = {0};
	enum status status = render_text(h->document, &options, &out, fault);
	const char *at = buf_string(&out);

	while (status == OK && *at) {
		const char *end = strstr(at, "\n\n");
		size_t count = end ? (size_t)(end - at) : strlen(at);
		char *words = arena_copy(visit->arena, at, count);

		if (count && words[count - 1] == '\n')
			words[count - 1] = '\0';
		if (strspn(words, " \n") < count)
			model_name(model_append(rows), "words", words,
				   h->tag->tag);
		at += count;
		at += strspn(at, "\n");
	}
	buf_free(&out);
	return status;
}

static void
show_what(struct visit *visit, struct model *model, const struct hearing *h)
{
	model_text(model, "name", *h->name ? h->name : NULL);
	model_language(model, "language", h->tag->tag);
	model_code(model, "variant", "variant",
		   notice_variant_name(h->merge.variant));
	model_text(model, "voice",
		   h->voice ? voice_called(visit->arena, h->voice) : NULL);
}

enum status
voice_show(struct visit *visit, const struct voice_wish *wish,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct standing standing, itself;
	char hex[2 * HASH_BYTES + 1];
	unsigned char stamp[HASH_BYTES];
	struct hearing h;
	enum status status = hearing_open(visit, wish, &h, fault);

	if (status == OK)
		status = hearing_document(visit, &h, faults, fault);
	if (status == OK)
		status = stand(visit, &h, h.name, &standing, fault);
	if (status == OK)
		status = stand(visit, &h, "", &itself, fault);
	if (status != OK)
		return status;
	show_what(visit, model, &h);
	model_text(model, "title", h.title);
	model_text(model, "tag", h.tag->tag);
	show_standing(model, &standing);
	model_code(model, "voice_state", "voice-proof", itself.state);
	model_null(model, "stamp");
	if (h.voice) {
		stamp_of(h.voice, *h.name ? h.words.hash : NULL, stamp);
		hash_hex(stamp, HASH_BYTES, hex);
		model_text(model, "stamp", hex);
	}
	model_bool(model, "draft", h.merge.draft == MERGE_DRAFT);
	return show_passages(visit, model, &h, fault);
}

enum status
voice_sound(struct visit *visit, const struct voice_wish *wish,
	    struct letter_printed *ret, struct faults *faults,
	    struct fault *fault)
{
	const struct render_options options = {.frame = RENDER_FILE};
	struct buf out = {0};
	struct hearing h;
	enum status status = hearing_open(visit, wish, &h, fault);

	if (status == OK)
		status = hearing_document(visit, &h, faults, fault);
	if (status == OK)
		status = render_ogg(h.document, &options, &out, fault);
	if (status == OK)
		*ret = (struct letter_printed){
			.bytes = arena_copy(visit->arena, buf_string(&out),
					    out.count),
			.count = out.count,
			.notice = *h.name ? h.name : "voice",
			.language = h.tag->tag,
			.mime = "audio/ogg",
			.extension = "ogg"};
	buf_free(&out);
	return status;
}

static enum status
check_signing(const struct voice_signing *signing, const struct hearing *h,
	      const unsigned char stamp[HASH_BYTES], struct fault *fault)
{
	const char *verdict = signing->verdict ? signing->verdict : "";
	char hex[2 * HASH_BYTES + 1];

	hash_hex(stamp, HASH_BYTES, hex);
	if (strcmp(verdict, "understood") != 0 &&
	    strcmp(verdict, "refused") != 0)
		return fault_set(fault, E_INPUT, "/verdict",
				 N_("Say whether it is understood: understood "
				    "or refused"),
				 NULL);
	if (signing->stamp && !strcmp(signing->stamp, hex))
		return OK;
	return fault_set(fault, E_STALE, "",
			 N_("The words or the voice of {language} changed "
			    "since you heard them: listen again"),
			 "language", h->tag->english, NULL);
}

static enum status
keep_signing(struct visit *visit, const struct voice_signing *signing,
	     const struct hearing *h, struct voice_proof *proof,
	     struct fault *fault)
{
	struct access access = visit_access(visit);

	proof->organisation = h->words.organisation;
	proof->language = h->tag->tag;
	proof->notice = h->name;
	proof->variant = notice_variant_name(h->merge.variant);
	proof->voice = voice_called(visit->arena, h->voice);
	proof->understood = !strcmp(signing->verdict, "understood");
	proof->listener = signing->listener;
	proof->signed_by = visit_actor(visit);
	proof->signed_utc = visit->now_utc;
	proof->note = signing->note;
	return voice_proof_put(&access, proof, fault);
}

enum status
voice_sign(struct visit *visit, const struct voice_signing *signing,
	   struct model *model, struct fault *fault)
{
	struct voice_proof proof = {0};
	struct log_entry entry = {.subject = visit_organisation(visit),
				  .organisation = visit_organisation(visit),
				  .payload = model};
	struct hearing h;
	enum status status = visit_needs(visit, SIGNERS, fault);

	if (status == OK)
		status = hearing_open(visit, &signing->of, &h, fault);
	if (status != OK)
		return status;
	if (!h.voice)
		return fault_set(fault, E_NOT_FOUND, "/language",
				 N_("{language} has no voice here: ask "
				    "somebody to read it aloud"),
				 "language", h.tag->english, NULL);
	stamp_of(h.voice, *h.name ? h.words.hash : NULL, proof.stamp);
	status = check_signing(signing, &h, proof.stamp, fault);
	if (status == OK)
		status = keep_signing(visit, signing, &h, &proof, fault);
	if (status != OK)
		return status;
	show_what(visit, model, &h);
	model_code(model, "verdict", "voice-proof",
		   proof.understood ? "understood" : "refused");
	model_text(model, "listener", signing->listener);
	entry.kind = *h.name ? "notice.heard" : "voice.heard";
	entry.language = h.tag->tag;
	return log_event(visit, &entry, fault);
}

enum status
voice_states(struct visit *visit, const char *notice, const char *language,
	     struct model *model, struct fault *fault)
{
	const struct voice_wish wish = {.notice = notice,
					.language = language};
	struct standing standing;
	struct hearing h;
	struct fault none;
	enum status status;

	model_null(model, "voice");
	if (hearing_open(visit, &wish, &h, &none) != OK || !h.voice)
		return OK;
	status = stand(visit, &h, h.name, &standing, fault);
	if (status == OK)
		model_code(model_child(model, "voice"), "state", "voice-proof",
			   standing.state);
	return status;
}
