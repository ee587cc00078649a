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

static void
split(char *text, struct line *line)
{
	line->fields = 0;
	while (text && line->fields < LINE_FIELDS) {
		char *bar = strstr(text, " | ");

		if (bar)
			*bar = '\0';
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
	struct line line = {0};
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
