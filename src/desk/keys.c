/* What a tenant is found by: exact keys, the words of the name and their
 * consonants, pairs of words, and the lines of the address. */
#include "desk/keys.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "desk/inside.h"
#include "lang/collate.h"
#include "lang/fold.h"
#include "lang/names.h"
#include "store/search.h"

#define KEYS_MOST 96
#define PAIRED 6	/* words of a name that are paired */
#define SHORT_WORD 4	/* one that is also written together with the next */
#define LINE_BYTES 60	/* of an address line */
#define RULES "1"	/* of this file and of lang/names */
#define RENEWED 500	/* tenants at once */

struct key_list {
	struct arena *arena;
	struct tenant_key *list;
	size_t count, cap;
};

static void
add_key(struct key_list *keys, enum tenant_key_kind kind, const char *text,
	size_t bytes)
{
	if (!bytes || keys->count == KEYS_MOST)
		return;
	for (size_t i = 0; i < keys->count; i++)
		if (keys->list[i].kind == kind &&
		    strlen(keys->list[i].text) == bytes &&
		    !memcmp(keys->list[i].text, text, bytes))
			return;
	keys->list = arena_grow(keys->arena, keys->list, keys->count,
				&keys->cap, sizeof *keys->list);
	keys->list[keys->count++] = (struct tenant_key){
		kind, arena_copy(keys->arena, text, bytes)};
}

void
key_exact(const char *text, struct buf *buf)
{
	for (const char *p = text ? text : ""; *p; p++)
		if (*p != ' ' && *p != '\n')
			buf_char(buf, isascii((unsigned char)*p)
					      ? (char)tolower(
							(unsigned char)*p)
					      : *p);
}

/* Words that address lines shorten, and in full. */
static const char *const shortened[][2] = {
	{"rd", "road"},	   {"st", "street"},   {"ave", "avenue"},
	{"av", "avenue"},  {"ct", "court"},    {"crt", "court"},
	{"cl", "close"},   {"dr", "drive"},    {"ln", "lane"},
	{"gdns", "gardens"}, {"gdn", "garden"}, {"hse", "house"},
	{"ho", "house"},   {"pl", "place"},    {"sq", "square"},
	{"cres", "crescent"}, {"cr", "crescent"}, {"ter", "terrace"},
	{"terr", "terrace"}, {"gr", "grove"},  {"grn", "green"},
	{"est", "estate"}, {"bldgs", "buildings"}, {"apt", "flat"},
	{"apartment", "flat"}, {"fl", "flat"},
};

void
key_address(struct visit *visit, const char *line, struct buf *buf)
{
	struct buf folded = {0};
	const char *at;

	fold_key(desk_fold(visit->desk), line, &folded);
	for (at = buf_string(&folded); *at; at += strspn(at, " ")) {
		size_t bytes = strcspn(at, " ");
		const char *word = NULL;

		for (size_t i = 0; i < sizeof shortened / sizeof *shortened;
		     i++)
			if (strlen(shortened[i][0]) == bytes &&
			    !memcmp(shortened[i][0], at, bytes))
				word = shortened[i][1];
		if (buf->count)
			buf_char(buf, ' ');
		if (word)
			buf_text(buf, word);
		else
			buf_put(buf, at, bytes);
		at += bytes;
	}
	buf_free(&folded);
}

void
key_pair(const char *a, const char *b, struct buf *buf)
{
	bool turned = strcmp(a, b) > 0;

	buf_printf(buf, "%s %s", turned ? b : a, turned ? a : b);
}

static void
add_exact(struct key_list *keys, const char *text)
{
	struct buf buf = {0};

	key_exact(text, &buf);
	add_key(keys, TENANT_KEY_EXACT, buf_string(&buf), buf.count);
	buf_free(&buf);
}

/* A line from each of its words on, so that any part of it is a beginning;
 * not what would be one common word. */
static void
add_address(struct visit *visit, struct key_list *keys, const char *line)
{
	struct buf buf = {0};
	const char *at;

	key_address(visit, line, &buf);
	for (at = buf_string(&buf); *at; at += strspn(at, " ")) {
		size_t bytes = strlen(at);
		bool last = !strchr(at, ' ');

		if (!last || at == buf_string(&buf) ||
		    strcspn("0123456789", at) < 10)
			add_key(keys, TENANT_KEY_ADDRESS, at,
				bytes < LINE_BYTES ? bytes : LINE_BYTES);
		at += strcspn(at, " ");
	}
	buf_free(&buf);
}

static void
add_word(struct key_list *keys, const char *word)
{
	struct buf skeleton = {0};

	fold_skeleton(word, &skeleton);
	add_key(keys, TENANT_KEY_WORD, word, strlen(word));
	add_key(keys, TENANT_KEY_SKELETON, buf_string(&skeleton),
		skeleton.count);
	buf_free(&skeleton);
}

static void
add_readings(struct key_list *keys, const char *word)
{
	struct buf readings = {0};
	char *at;

	name_readings(word, &readings);
	at = arena_text(keys->arena, buf_string(&readings));
	buf_free(&readings);
	while (*(at += strspn(at, " "))) {
		char *end = at + strcspn(at, " ");
		bool last = !*end;

		*end = '\0';
		add_word(keys, at);
		at = end + !last;
	}
}

/* Two words that may be written as one: Da Wen, De Souza, Noor Jahan. */
static bool
may_join(const char *a, const char *b)
{
	return strlen(a) <= SHORT_WORD || strlen(b) <= SHORT_WORD ||
	       !strcmp(a, "abdul") || !strcmp(b, "uddin") ||
	       !strcmp(b, "ullah");
}

static void
add_pairs(struct key_list *keys, char **word, size_t count)
{
	struct buf a = {0}, b = {0}, pair = {0};

	for (size_t i = 0; i < count && i < PAIRED; i++)
		for (size_t j = i + 1; j < count && j < PAIRED; j++) {
			if (name_part(word[i]) == NAME_PARTICLE ||
			    name_part(word[j]) == NAME_PARTICLE)
				continue;
			buf_clear(&a);
			buf_clear(&b);
			buf_clear(&pair);
			fold_skeleton(word[i], &a);
			fold_skeleton(word[j], &b);
			key_pair(buf_string(&a), buf_string(&b), &pair);
			add_key(keys, TENANT_KEY_PAIR, buf_string(&pair),
				pair.count);
		}
	buf_free(&a);
	buf_free(&b);
	buf_free(&pair);
}

/* One form of the name. */
static void
add_form(struct key_list *keys, char *form)
{
	char *word[KEYS_MOST];
	size_t count = 0;

	for (char *at = form; *(at += strspn(at, " ")) && count < KEYS_MOST;) {
		char *end = at + strcspn(at, " ");
		bool last = !*end;

		*end = '\0';
		word[count++] = at;
		at = end + !last;
	}
	for (size_t i = 0; i < count; i++) {
		add_word(keys, word[i]);
		add_readings(keys, word[i]);
		if (i && may_join(word[i - 1], word[i]))
			add_word(keys, arena_printf(keys->arena, "%s%s",
						    word[i - 1], word[i]));
	}
	add_pairs(keys, word, count);
}

static void
add_name(struct visit *visit, struct key_list *keys, const char *name,
	 struct buf *words)
{
	struct buf forms = {0};
	char *form, *next;

	name_words(desk_fold(visit->desk), name, &forms);
	buf_text(words, words->count ? " / " : " ");
	buf_text(words, buf_string(&forms));
	for (form = arena_text(keys->arena, buf_string(&forms)); form;
	     form = next) {
		if ((next = strchr(form, '/')))
			*next++ = '\0';
		add_form(keys, form);
	}
	buf_free(&forms);
}

static void
add_others(struct visit *visit, struct key_list *keys,
	   const struct tenant *tenant)
{
	struct buf digits = {0};
	const char *uprn = tenant->uprn;

	add_exact(keys, tenant->reference);
	if (tenant->confidential_utc)
		return; /* nobody finds by an address who is to be kept safe */
	add_exact(keys, tenant->postcode);
	add_exact(keys, tenant->email);
	add_exact(keys, uprn ? uprn + strspn(uprn, "0") : NULL);
	if (tenant->phone)
		fold_digits(tenant->phone, &digits);
	add_key(keys, TENANT_KEY_EXACT, buf_string(&digits), digits.count);
	buf_free(&digits);
	for (int i = 0; i < ADDRESS_LINES; i++)
		if (tenant->address[i])
			add_address(visit, keys, tenant->address[i]);
}

struct tenant_keys
tenant_keys_of(struct visit *visit, const struct tenant *tenant)
{
	struct key_list keys = {.arena = visit->arena};
	struct buf words = {0}, sort = {0};
	struct tenant_keys all;

	add_name(visit, &keys, tenant->name, &words);
	if (tenant->name_native)
		add_name(visit, &keys, tenant->name_native, &words);
	add_others(visit, &keys, tenant);
	collate_key(desk_collate(visit->desk), "", tenant->name, &sort);
	all = (struct tenant_keys){
		.list = keys.list,
		.count = keys.count,
		.name = arena_text(visit->arena, buf_string(&words)),
		.sort = arena_copy(visit->arena, buf_string(&sort),
				   sort.count),
		.sort_bytes = sort.count,
	};
	buf_free(&words);
	buf_free(&sort);
	return all;
}

const char *
tenant_keys_version(struct arena *arena)
{
	return arena_printf(arena, "%s, rules %s", collate_version(), RULES);
}

static enum status
renew_one(struct visit *visit, int64_t id, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct tenant_keys keys;
	struct tenant tenant;
	enum status status = tenant_get_itself(&access, id, &tenant, fault);

	if (status != OK)
		return status;
	keys = tenant_keys_of(visit, &tenant);
	return tenant_rekey(&access, id, &keys, fault);
}

enum status
tenant_keys_renew(struct visit *visit, bool *ret_left, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const char *version = tenant_keys_version(visit->arena);
	struct search_state state;
	struct search_hits some = {0};
	enum status status = search_state_get(&access, &state, fault);

	*ret_left = false;
	if (status != OK || (!state.next && !strcmp(state.version, version)))
		return status;
	if (strcmp(state.version, version) != 0)
		state = (struct search_state){version, 1};
	status = search_from(&access, state.next, RENEWED, &some, fault);
	for (size_t i = 0; i < some.count && status == OK; i++)
		status = renew_one(visit, some.list[i], fault);
	*ret_left = some.count == RENEWED;
	state.next = *ret_left ? some.list[some.count - 1] + 1 : 0;
	return status == OK ? search_state_put(&access, &state, fault)
			    : status;
}
