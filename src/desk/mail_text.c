/* Mail in its reader's words: a template of templates/mail and a model. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/place.h"
#include "desk/inside.h"
#include "desk/mail_inside.h"
#include "desk/reader.h"
#include "wire/mustache.h"

#define SUBJECT "Subject: "

struct mail_texts {
	pthread_mutex_t loading; /* of set */
	struct mustache_set *set;
	struct values *values;
};

struct mail_texts *
mail_texts_new(void)
{
	struct mail_texts *texts = mem_new(sizeof *texts);

	pthread_mutex_init(&texts->loading, NULL);
	texts->values = values_new();
	return texts;
}

void
mail_texts_free(struct mail_texts *texts)
{
	if (!texts)
		return;
	mustache_set_free(texts->set);
	values_free(texts->values);
	pthread_mutex_destroy(&texts->loading);
	free(texts);
}

static enum status
load(struct mail_texts *texts, const char *name, const struct mustache **ret,
     struct fault *fault)
{
	enum status status;

	pthread_mutex_lock(&texts->loading);
	if (!texts->set) {
		struct arena *arena = arena_new();

		texts->set = mustache_set_folder(
			MUSTACHE_PLAIN, place_file(arena, "templates/mail"));
		arena_free(arena);
	}
	status = mustache_load(texts->set, name, ret, fault);
	pthread_mutex_unlock(&texts->loading);
	return status == E_NOT_FOUND ? E_INPUT : status;
}

/* The catalogue of a language and its tag: the interface's, else the tenants',
 * else English. */
static enum status
choose_words(struct visit *visit, const char *language, struct reader *ret,
	     struct fault *fault)
{
	const struct tag *tag = language ? tag_find(language) : NULL;
	const struct catalogues *staff, *tenants;
	enum status status = desk_catalogues(visit->desk, &staff, fault);

	if (status == OK)
		status = desk_tenant_words(visit->desk, &tenants, fault);
	if (status != OK)
		return status;
	ret->words = tag ? catalogues_find(staff, tag) : NULL;
	if (tag && !ret->words)
		ret->words = catalogues_find(tenants, tag);
	ret->tag = ret->words ? tag : tag_find("en");
	return OK;
}

/* "Subject: ..." and an empty line go before the text. */
static enum status
split(struct visit *visit, const char *whole, struct mail_text *ret,
      struct fault *fault)
{
	const char *end = strstr(whole, "\n\n");
	const size_t skip = sizeof SUBJECT - 1;

	if (strncmp(whole, SUBJECT, skip) != 0 || !end)
		return fault_set(fault, E_INTERNAL, "mail",
				 N_("A template of mail must begin with a "
				    "subject and an empty line"),
				 NULL);
	ret->subject = arena_copy(visit->arena, whole + skip,
				  (size_t)(end - whole) - skip);
	ret->text = arena_text(visit->arena, end + 2);
	return OK;
}

/* A reader who notices what the catalogue does not have. */
struct attentive {
	struct reader reader; /* first: the host's functions take it */
	bool missed;
};

static void
look_up(struct attentive *self, const char *message)
{
	const struct catalogue *words = self->reader.words;
	const struct catalogue_entry *entry =
		words ? catalogue_entry(words, NULL, message) : NULL;

	if (words && (!entry || !entry->translated))
		self->missed = true;
}

static const char *
translate(void *self, const char *message)
{
	struct attentive *attentive = self;

	look_up(attentive, message);
	return catalogue_text(attentive->reader.words, NULL, message);
}

static const char *
translate_count(void *self, const char *one, const char *other, int64_t count)
{
	struct attentive *attentive = self;

	look_up(attentive, one);
	return catalogue_plural(attentive->reader.words, NULL, one, other,
				(unsigned long)(count < 0 ? -count : count));
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* Among words that run from right to left every value is set apart, among the
 * others what may turn them; a path that becomes a link stays as it is. */
static void
show(void *self, const struct model *leaf, struct buf *text,
     struct mustache_shown *shown)
{
	struct attentive *attentive = self;

	reader_host(&attentive->reader).show(self, leaf, text, shown);
	shown->lang = NULL;
	if (*buf_string(text) == '/')
		shown->isolate = false;
	else
		shown->isolate = attentive->reader.tag->rtl ||
				 (shown->isolate &&
				  !is_ascii(buf_string(text)));
}

static enum status
render(struct visit *visit, const struct mail *mail,
       struct attentive *attentive, struct buf *whole, struct fault *fault)
{
	struct mail_texts *texts = desk_mail(visit->desk)->texts;
	struct reader *reader = &attentive->reader;
	struct mustache_host host = reader_host(reader);
	const struct mustache *template;
	enum status status = load(texts, mail->template, &template, fault);

	if (status != OK)
		return status;
	host.show = show;
	host.translate = translate;
	host.translate_count = translate_count;
	reader->value =
		values_take(texts->values, reader->tag, VALUE_DIGITS_LATIN);
	status = mustache_render(template, mail->model, &host, whole, fault);
	values_give(texts->values, reader->value);
	return status;
}

enum status
mail_write(struct visit *visit, const struct mail *mail, struct mail_text *ret,
	   struct fault *fault)
{
	/* "Tomorrow" is another day when it is read: dates are whole. */
	struct attentive attentive = {
		.reader = {.now_utc = 0, .label = desk_label(visit->desk)}};
	struct buf whole = {0};
	enum status status =
		choose_words(visit, mail->language, &attentive.reader, fault);

	if (status == OK)
		status = render(visit, mail, &attentive, &whole, fault);
	if (status == OK && attentive.missed) {
		/* Half a translation would be in neither language. */
		attentive.reader.words = NULL;
		attentive.reader.tag = tag_find("en");
		buf_clear(&whole);
		status = render(visit, mail, &attentive, &whole, fault);
	}
	ret->language = attentive.reader.tag ? attentive.reader.tag->tag : "en";
	if (status == OK)
		status = split(visit, buf_string(&whole), ret, fault);
	buf_free(&whole);
	return status;
}
