/* `vernacular languages`: what each language can have. */
#include <glob.h>
#include <string.h>

#include "base/place.h"
#include "cli/commands.h"
#include "lang/catalogue.h"
#include "render/braille_table.h"
#include "render/speech_voice.h"
#include "text/exemplar.h"
#include "wire/json.h"
#include "wire/model.h"

/* English is the source of everything. */
static bool
is_source(const struct tag *tag)
{
	return !strcmp(tag->tag, "en");
}

/* How many notices have words in the language. */
static int64_t
count_notices(struct arena *arena, const struct tag *tag)
{
	const char *file = is_source(tag)
				   ? "notice.md"
				   : arena_printf(arena, "%s.po", tag->tag);
	const char *pattern = place_file(
		arena, arena_printf(arena, "templates/notices/*/%s", file));
	glob_t found;
	int64_t count = 0;

	if (!glob(pattern, 0, NULL, &found)) {
		count = (int64_t)found.gl_pathc;
		globfree(&found);
	}
	return count;
}

/* Whether letters in the language can be printed here: every character that
 * it is written with has a glyph. Signed and spoken languages have none. */
static void
model_print(struct arena *arena, struct model *row, struct fonts *fonts,
	    const struct tag *tag)
{
	char text[2 * FAULT_BYTES * FAULT_ARGS];
	struct fault fault;
	size_t count;

	if (tag->kind != TAG_WRITTEN) {
		model_bool(row, "print", false);
	} else if (exemplar_check(fonts, tag, &count, &fault) == OK) {
		model_bool(row, "print", true);
		model_int(row, "characters", (int64_t)count);
	} else {
		fault_text(&fault, fault.message, text, sizeof text);
		model_bool(row, "print", false);
		model_text(row, "why_not",
			   arena_printf(arena, "%s: %s", fault.where, text));
	}
}

/* The grades of Braille that the language has: 1, 2 or both. */
static void
model_braille(struct model *row, const struct tag *tag)
{
	struct model *grades = model_children(row, "braille");
	const struct braille_table *table;

	if (braille_table_find(tag, &table, NULL) != OK)
		return;
	for (int grade = 1; grade <= BRAILLE_GRADES; grade++)
		if (table->louis[grade - 1])
			model_int(model_append(grades), "grade", grade);
}

static const char *
braille_of(const struct model *row)
{
	const struct model *grade =
		model_first(model_get(row, "braille"));
	bool both = grade && model_next(grade);

	if (!grade)
		return "-";
	if (both)
		return "1 2";
	return model_int_of(model_get(grade, "grade")) == 1 ? "1" : "2";
}

static struct model *
model_languages(struct arena *arena, const struct catalogues *all,
		struct fonts *fonts)
{
	struct model *list = model_list(arena);
	const struct tag *tag;
	size_t count = tag_all(&tag);

	for (size_t i = 0; i < count; i++) {
		struct model *row = model_append(list);
		bool interface =
			is_source(&tag[i]) || catalogues_find(all, &tag[i]);

		model_language(row, "tag", tag[i].tag);
		model_text(row, "name", tag[i].english);
		model_name(row, "autonym", tag[i].autonym, tag[i].tag);
		model_code(row, "kind", "kind", tag_kind_name(tag[i].kind));
		model_text(row, "script", tag[i].script);
		model_text(row, "direction", tag_direction(&tag[i]));
		model_text(row, "font", tag[i].font);
		model_print(arena, row, fonts, &tag[i]);
		model_braille(row, &tag[i]);
		model_bool(row, "voice", speech_voice(&tag[i]) != NULL);
		model_bool(row, "interface", interface);
		model_int(row, "notices", count_notices(arena, &tag[i]));
	}
	return list;
}

/* The autonym stands last: nobody can tell how wide it is shown. What cannot
 * be printed follows with its reason. */
static void
print_table(const struct model *list, struct buf *buf)
{
	buf_text(buf, "tag      kind    script dir interface notices print "
		      "braille voice font                    name\n");
	for (const struct model *row = model_first(list); row;
	     row = model_next(row)) {
		bool interface = model_true(model_get(row, "interface"));
		long long notices = model_int_of(model_get(row, "notices"));

		bool print = model_true(model_get(row, "print"));

		buf_printf(buf,
			   "%-8s %-7s %-6s %-3s %-9s %7lld %-5s %-7s %-5s "
			   "%-23s %s, %s\n",
			   model_tag_of(model_get(row, "tag")),
			   model_text_or(row, "kind", "-"),
			   model_text_or(row, "script", "-"),
			   model_text_or(row, "direction", "-"),
			   interface ? "yes" : "-", notices,
			   print ? "yes" : "-", braille_of(row),
			   model_true(model_get(row, "voice")) ? "yes" : "-",
			   model_text_or(row, "font", "-"),
			   model_text_or(row, "name", "-"),
			   model_text_or(row, "autonym", "-"));
	}
	for (const struct model *row = model_first(list); row;
	     row = model_next(row))
		if (model_get(row, "why_not"))
			buf_printf(buf, "%s: %s\n",
				   model_tag_of(model_get(row, "tag")),
				   model_text_or(row, "why_not", "-"));
}

static enum cli_exit
run_languages(struct cli *cli)
{
	struct catalogues *all = NULL;
	struct faults faults = {0};
	struct buf buf = {0};
	const struct model *list;
	struct fonts *fonts;
	enum cli_exit code;

	if (catalogues_load(place_file(cli->arena, "po"), &all, &faults) !=
	    OK) {
		code = cli_fail_all(&faults);
		faults_free(&faults);
		return code;
	}
	fonts = fonts_new(place_fonts());
	list = model_languages(cli->arena, all, fonts);
	fonts_free(fonts);
	if (option_given(cli->options, "json")) {
		json_print(list, &buf);
		buf_char(&buf, '\n');
	} else {
		print_table(list, &buf);
	}
	code = cli_print(&buf);
	buf_free(&buf);
	catalogues_free(all);
	return code;
}

static const struct option languages_options[] = {
	{"json", NULL, N_("as JSON"), OPTION_MAY},
};

const struct command command_languages = {
	.name = "languages",
	.synopsis = "[--json]",
	.help = N_("Lists the languages and what each can have. That is its "
		   "script and direction, the font that prints it, whether "
		   "that has every character the language is written with, "
		   "the grades of Braille it has, whether the interface is "
		   "translated, and how many notices are. Why one cannot be "
		   "printed stands below."),
	.option = languages_options,
	.options = sizeof languages_options / sizeof *languages_options,
	.run = run_languages,
};
