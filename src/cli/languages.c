/* `vernacular languages`: what each language can have. */
#include <glob.h>
#include <string.h>

#include "base/place.h"
#include "cli/commands.h"
#include "lang/catalogue.h"
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

static struct model *
model_languages(struct arena *arena, const struct catalogues *all)
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
		model_bool(row, "interface", interface);
		model_int(row, "notices", count_notices(arena, &tag[i]));
	}
	return list;
}

static const char *
text_of(const struct model *row, const char *key)
{
	const char *text = model_text_of(model_get(row, key));

	return text ? text : "-";
}

/* The autonym stands last: nobody can tell how wide it is shown. */
static void
print_table(const struct model *list, struct buf *buf)
{
	buf_text(buf, "tag      kind    script dir interface notices font"
		      "                    name\n");
	for (const struct model *row = model_first(list); row;
	     row = model_next(row)) {
		bool interface = model_true(model_get(row, "interface"));
		long long notices = model_int_of(model_get(row, "notices"));

		buf_printf(buf, "%-8s %-7s %-6s %-3s %-9s %7lld %-23s %s, %s\n",
			   model_tag_of(model_get(row, "tag")),
			   text_of(row, "kind"), text_of(row, "script"),
			   text_of(row, "direction"), interface ? "yes" : "-",
			   notices, text_of(row, "font"), text_of(row, "name"),
			   text_of(row, "autonym"));
	}
}

static enum cli_exit
run_languages(struct cli *cli)
{
	struct catalogues *all = NULL;
	struct faults faults = {0};
	struct buf buf = {0};
	const struct model *list;
	enum cli_exit code;

	if (catalogues_load(place_file(cli->arena, "po"), &all, &faults) !=
	    OK) {
		code = cli_fail_all(&faults);
		faults_free(&faults);
		return code;
	}
	list = model_languages(cli->arena, all);
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
		   "the interface is translated, and how many notices are."),
	.option = languages_options,
	.options = sizeof languages_options / sizeof *languages_options,
	.run = run_languages,
};
