/* Test data with one case a line. */
#include "tests/unit/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/unit/unit.h"

static void
unescape(char *text)
{
	char *out = text;

	while (*text) {
		char hex[5] = "";

		if (*text != '\\') {
			*out++ = *text++;
			continue;
		}
		text++;
		if (*text == 'u') {
			memcpy(hex, text + 1, 4);
			out += utf8_encode((uint32_t)strtoul(hex, NULL, 16),
					   out);
			text += 5;
			continue;
		}
		*out++ = *text == 'n' ? '\n' : *text == 't' ? '\t' : *text;
		text++;
	}
	*out = '\0';
}

static char *
trim(char *text)
{
	char *end = text + strlen(text);

	while (end > text && end[-1] == ' ')
		*--end = '\0';
	return text + strspn(text, " ");
}

static void
split(char *text, struct line *line)
{
	line->fields = 0;
	while (text && line->fields < LINE_FIELDS) {
		char *bar = strstr(text, " | ");

		if (bar)
			*bar = '\0';
		text = trim(text);
		unescape(text);
		line->field[line->fields++] = text;
		text = bar ? bar + 3 : NULL;
	}
	for (size_t i = line->fields; i < LINE_FIELDS; i++)
		line->field[i] = "";
}

size_t
lines_each(const char *file, size_t fields, void (*check)(const struct line *))
{
	const char *root = getenv("top_srcdir");
	struct line line = {.file = file};
	char path[1000], *text = NULL;
	size_t size = 0, cases = 0;
	FILE *in;

	snprintf(path, sizeof path, "%s/%s", root ? root : ".", file);
	in = fopen(path, "r");
	if (!in)
		fail_msg("cannot read %s", path);
	while (getline(&text, &size, in) > 0) {
		line.number++;
		text[strcspn(text, "\n")] = '\0';
		if (*text == '#' || !*text)
			continue;
		split(text, &line);
		if (line.fields < fields)
			fail_msg("%s:%u: too few fields", path, line.number);
		check(&line);
		cases++;
	}
	free(text);
	fclose(in);
	return cases;
}

static size_t wrong;

void
line_wrong(const struct line *line, const char *what, const char *wanted,
	   const char *got)
{
	printf("# %s:%u: %s: wanted %s, got %s\n", line->file, line->number,
	       what, wanted, got);
	wrong++;
}

void
line_same(const struct line *line, const char *what, const char *wanted,
	  const char *got)
{
	if (!got || strcmp(wanted, got))
		line_wrong(line, what, wanted, got ? got : "nothing");
}

void
lines_all(const char *file, size_t fields, void (*check)(const struct line *))
{
	size_t cases;

	wrong = 0;
	cases = lines_each(file, fields, check);
	printf("# %s: %zu cases\n", file, cases);
	assert_int_not_equal(cases, 0);
	assert_int_equal(wrong, 0);
}
