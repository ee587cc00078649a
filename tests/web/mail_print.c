/* Mails as we compose them, for a parser that is not ours. Each line of the
 * input is one: from, its name, to, its name, reply-to, id, language, subject,
 * text, with tabs between; "\n" in the text and "\t" anywhere are escapes, as
 * are "\r" and "\\". Each mail is followed by a NUL. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "lang/tag.h"
#include "post/mail.h"

#define FIELDS 9

static void
unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text != '\\' || !text[1]) {
			*to++ = *text;
			continue;
		}
		text++;
		*to++ = *text == 'n' ? '\n'
			: *text == 'r' ? '\r'
			: *text == 't' ? '\t'
				       : *text;
	}
	*to = '\0';
}

static void
print_line(char *line)
{
	char *field[FIELDS];
	struct mail_parts parts;
	struct buf out = {0};

	for (int i = 0; i < FIELDS; i++) {
		field[i] = line;
		line += strcspn(line, "\t");
		if (*line)
			*line++ = '\0';
		unescape(field[i]);
	}
	parts = (struct mail_parts){
		.from = {field[0], field[1]},
		.to = {field[2], field[3]},
		.reply_to = {*field[4] ? field[4] : NULL, NULL},
		.id = field[5],
		.date_utc = 1790000000,
		.tag = tag_find(field[6]),
		.subject = field[7],
		.text = field[8],
	};
	mail_compose(&parts, &out);
	fwrite(out.bytes, 1, out.count, stdout);
	putchar('\0');
	buf_free(&out);
}

int
main(void)
{
	char *line = NULL;
	size_t size = 0;

	if (hash_init())
		return 1;
	while (getline(&line, &size, stdin) > 0) {
		line[strcspn(line, "\n")] = '\0';
		print_line(line);
	}
	free(line);
	return 0;
}
