/* What --help and the manual page say, printed from the table of commands. */
#include "cli/help.h"

#include <string.h>

#define WIDTH 79

/* Words broken into lines that begin at a column, the first one where the
 * line stands already; ends the last line. A newline of the text stays one. */
static void
put_wrapped(struct buf *buf, const char *text, size_t bytes, size_t indent)
{
	const char *end = text + bytes;
	size_t column = indent;

	while (text < end) {
		size_t word = strcspn(text, " \n");

		if (word > (size_t)(end - text))
			word = (size_t)(end - text);
		if (column > indent && column + 1 + word > WIDTH) {
			buf_printf(buf, "\n%*s", (int)indent, "");
			column = indent;
		}
		if (column > indent) {
			buf_char(buf, ' ');
			column++;
		}
		buf_put(buf, text, word);
		column += word;
		text += word;
		if (text < end && *text == '\n') {
			buf_printf(buf, "\n%*s", (int)indent, "");
			column = indent;
		}
		text += text < end;
	}
	buf_char(buf, '\n');
}

static void
put_text(struct buf *buf, const char *text, size_t indent)
{
	buf_printf(buf, "%*s", (int)indent, "");
	put_wrapped(buf, text, strlen(text), indent);
}

void
help_all(struct buf *buf, const struct command *const *commands)
{
	buf_text(buf, "Usage: vernacular COMMAND [OPTION]...\n\n"
		      "Translation, interpreting and other formats for the "
		      "tenants of social\nlandlords.\n\nCommands:\n");
	for (; *commands; commands++) {
		const char *help = (*commands)->help;

		/* The first sentence, without its stop. */
		buf_printf(buf, "  %-16s", (*commands)->name);
		if (strlen((*commands)->name) > 16)
			buf_printf(buf, "\n%18s", "");
		buf_char(buf, ' ');
		put_wrapped(buf, help, strcspn(help, ".:\n"), 19);
	}
	buf_text(buf, "\n`vernacular COMMAND --help` says more about each.\n");
}

void
help_verbs(struct buf *buf, const struct command *const *commands,
	   const char *first)
{
	size_t bytes = strlen(first);

	for (; *commands; commands++) {
		const char *name = (*commands)->name;

		if (strncmp(name, first, bytes) || name[bytes] != ' ')
			continue;
		buf_printf(buf, "vernacular %s %s\n", name,
			   (*commands)->synopsis);
		put_text(buf, (*commands)->help, 10);
	}
}

static void
put_option_name(struct buf *buf, const struct option *option)
{
	buf_printf(buf, "%s%s", option->name[1] ? "--" : "-", option->name);
	if (option->value)
		buf_printf(buf, " %s", option->value);
}

/* Choices that do not fit go on in the next line, after a bar. */
static void
put_option_line(struct buf *buf, const struct option *option)
{
	struct buf name = {0};
	const char *text;
	size_t column = 2, part;

	put_option_name(&name, option);
	buf_text(buf, "  ");
	for (text = buf_string(&name); *text; text += part) {
		part = strcspn(text, "|");
		part += text[part] == '|';
		if (column + part > WIDTH) {
			buf_printf(buf, "\n%6s", "");
			column = 6;
		}
		buf_put(buf, text, part);
		column += part;
	}
	buf_char(buf, '\n');
	buf_free(&name);
}

void
help_command(struct buf *buf, const struct command *command)
{
	buf_text(buf, "Usage: ");
	buf_printf(buf, "vernacular %s %s\n\n", command->name,
		   command->synopsis);
	put_text(buf, command->help, 0);
	if (command->options)
		buf_text(buf, "\nOptions:\n");
	for (size_t i = 0; i < command->options; i++) {
		put_option_line(buf, &command->option[i]);
		put_text(buf, command->option[i].help, 10);
	}
}

/* roff reads a backslash and a dot or quote that begins a line as its own. */
static void
put_roff(struct buf *buf, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			buf_text(buf, "\\e");
		else if (*text == '-')
			buf_text(buf, "\\-");
		else if (*text == '.' || *text == '\'')
			buf_printf(buf, "\\&%c", *text);
		else if (*text == '\n')
			buf_text(buf, "\n.br\n");
		else
			buf_char(buf, *text);
	}
}

static void
put_manual_option(struct buf *buf, const struct option *option)
{
	struct buf name = {0};

	put_option_name(&name, option);
	buf_text(buf, ".TP\n.B ");
	put_roff(buf, buf_string(&name));
	buf_char(buf, '\n');
	put_roff(buf, option->help);
	buf_char(buf, '\n');
	buf_free(&name);
}

void
help_manual(struct buf *buf, const struct command *const *commands)
{
	for (; *commands; commands++) {
		const struct command *command = *commands;

		buf_text(buf, ".SS vernacular ");
		put_roff(buf, command->name);
		buf_char(buf, ' ');
		put_roff(buf, command->synopsis);
		buf_char(buf, '\n');
		put_roff(buf, command->help);
		buf_char(buf, '\n');
		for (size_t i = 0; i < command->options; i++)
			put_manual_option(buf, &command->option[i]);
	}
}
