/* Every template of the pages and mails loads, with the partials it names, and
 * in pages the words for people stand inside {{#_}}. Words of code stand in
 * <code>, <kbd> or an element with translate="no". The lint is held against a
 * bad sample first. Prints TAP. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "wire/html_scan.h"
#include "wire/mustache.h"

#define DEPTH_MAX 32

/* One template being read for words. */
struct reader {
	const char *name;
	struct buf *faults; /* NAME:LINE: WORDS, one a line */
	struct html_scan scan, before[DEPTH_MAX];
	size_t depth;
	unsigned line;
	bool in_word, in_entity;
	bool own; /* the tag at hand says translate="no" */
	char quiet[24]; /* the element whose words are not for people */
	unsigned quiet_depth;
};

static bool
is_void(const char *element)
{
	static const char *const list[] = {"input", "br", "img", "meta",
					   "link", "hr", "wbr", "source"};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (!strcmp(element, list[i]))
			return true;
	return false;
}

/* A tag ends: its element may begin or end what is not for people. */
static void
end_tag(struct reader *r)
{
	const char *element = r->scan.element;
	bool code = !strcmp(element, "code") || !strcmp(element, "kbd");

	if (r->quiet_depth) {
		if (!strcmp(element, r->quiet))
			r->quiet_depth++;
		if (*element == '/' && !strcmp(element + 1, r->quiet))
			r->quiet_depth--;
	} else if ((code || r->own) && *element != '/' && !is_void(element)) {
		snprintf(r->quiet, sizeof r->quiet, "%s", element);
		r->quiet_depth = 1;
	}
	r->own = false;
}

/* Whether a character at this place would be read by people. */
static bool
is_for_people(const struct reader *r)
{
	enum html_place place;

	if (r->quiet_depth || html_scan_value(&r->scan, &place))
		return false;
	return place == HTML_TEXT || place == HTML_TITLE ||
	       place == HTML_LABEL;
}

static void
see_character(struct reader *r, uint32_t cp, bool for_people)
{
	bool letter = u_isalpha((UChar32)cp);

	if (cp == '&')
		r->in_entity = true;
	if (letter && for_people && !r->in_word && !r->in_entity)
		buf_printf(r->faults, "%s:%u\n", r->name, r->line);
	if (cp == ';' || cp == ' ' || cp == '\n')
		r->in_entity = false;
	/* One fault a line is enough. */
	r->in_word = cp != '\n' && (r->in_word || (letter && for_people));
	r->line += cp == '\n';
}

static void
see_literal(struct reader *r, const char *text)
{
	while (*text) {
		const char *start = text;
		uint32_t cp = utf8_next(&text);
		enum html_state state = r->scan.state;
		bool for_people = is_for_people(r);

		for (; start < text; start++)
			html_scan_feed(&r->scan, *start);
		if (state == HTML_IN_DOUBLE && cp == 'n' &&
		    !strcmp(r->scan.attribute, "translate"))
			r->own = true;
		if (cp == '>' && state != r->scan.state &&
		    state != HTML_IN_COMMENT && state != HTML_IN_DECLARATION)
			end_tag(r);
		see_character(r, cp, for_people && cp != '<');
	}
}

static void
see(void *self, const struct mustache_mention *mention)
{
	struct reader *r = self;

	r->line = mention->line;
	switch (mention->part) {
	case MUSTACHE_LITERAL:
		see_literal(r, mention->text);
		break;
	case MUSTACHE_SECTION:
	case MUSTACHE_INVERTED:
		html_scan_begin(&r->scan);
		r->before[r->depth++] = r->scan;
		break;
	case MUSTACHE_END:
		html_scan_end(&r->scan, &r->before[--r->depth]);
		break;
	case MUSTACHE_VALUE:
	case MUSTACHE_PARTIAL:
	case MUSTACHE_MESSAGE:
	case MUSTACHE_PLURAL:
	case MUSTACHE_ARGUMENT:
		break;
	}
}

/* The faults of one template, one a line; "" when it has none. */
static void
lint_template(struct mustache_set *set, enum mustache_mode mode,
	      const char *name, struct buf *ret_faults)
{
	struct reader reader = {.name = name, .faults = ret_faults};
	const struct mustache *t;
	struct fault fault;
	char words[400];

	if (mustache_load(set, name, &t, &fault)) {
		fault_text(&fault, fault.message, words, sizeof words);
		buf_printf(ret_faults, "%s: %s\n", fault.where, words);
	} else if (mode == MUSTACHE_PAGE) {
		mustache_visit(t, see, &reader);
	}
}

static int
report(int number, bool good, const char *title, const char *faults)
{
	printf("%s %d - %s\n", good ? "ok" : "not ok", number, title);
	while (!good && *faults) {
		size_t count = strcspn(faults, "\n");

		printf("# %.*s\n", (int)count, faults);
		faults += count + (faults[count] == '\n');
	}
	return number;
}

static const char sample_faults[] =
	"missing:2: There is no template part/nowhere\n"
	"raw:2: Raw values are not part of this language: write {{name}}, "
	"which escapes\n"
	"script:3: No value may stand in a script or style: put it into an "
	"attribute that the script reads\n"
	"part/words:1\n"
	"words:2\n"
	"words:3\n"
	"words:6\n"
	"words:9\n";

static bool
lint_sample(struct arena *arena, const char *top)
{
	static const char *const names[] = {"missing", "raw", "script",
					    "part/words", "words"};
	struct mustache_set *set = mustache_set_folder(
		MUSTACHE_PAGE,
		arena_printf(arena, "%s/tests/lint/bad/pages", top));
	struct buf faults = {0};
	bool good;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		lint_template(set, MUSTACHE_PAGE, names[i], &faults);
	good = !strcmp(buf_string(&faults), sample_faults);
	report(1, good, "pages: finds each fault of the bad sample",
	       buf_string(&faults));
	mustache_set_free(set);
	buf_free(&faults);
	return good;
}

/* Lints a folder of templates; adds to *number, returns how many are bad. */
static int
lint_folder(struct arena *arena, const char *folder, enum mustache_mode mode,
	    int *number)
{
	struct mustache_set *set = mustache_set_folder(mode, folder);
	struct buf names = {0}, faults = {0};
	char *name, *rest;
	int bad = 0;

	mustache_folder_names(folder, &names);
	name = arena_text(arena, buf_string(&names));
	for (; (rest = strchr(name, '\n')); name = rest + 1) {
		*rest = '\0';
		buf_clear(&faults);
		lint_template(set, mode, name, &faults);
		bad += faults.count > 0;
		report(++*number, !faults.count, name, buf_string(&faults));
	}
	buf_free(&names);
	buf_free(&faults);
	mustache_set_free(set);
	return bad;
}

int
main(void)
{
	const char *top = getenv("top_srcdir");
	struct arena *arena = arena_new();
	int number = 1, bad;

	if (!top)
		top = ".";
	bad = !lint_sample(arena, top);
	bad += lint_folder(arena, arena_printf(arena, "%s/templates/pages",
					       top),
			   MUSTACHE_PAGE, &number);
	bad += lint_folder(arena, arena_printf(arena, "%s/templates/mail",
					       top),
			   MUSTACHE_PLAIN, &number);
	printf("1..%d\n", number);
	arena_free(arena);
	return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}
