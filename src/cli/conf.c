/* Configuration by file and environment. */
#include "cli/conf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/near.h"

#define PREFIX "VERNACULAR_"
#define FILE_BYTES_MAX ((size_t)64 << 10)
#define INSTALLED VERNACULAR_SYSCONFDIR "/vernacular/vernacular.conf"

extern char **environ;

const struct conf_key conf_keys[] = {
	{"db", N_("the database")},
	{"listen", N_("where to take requests, as ADDR:PORT")},
	{"tls-cert", N_("certificate chain in PEM")},
	{"tls-key", N_("its key in PEM")},
	{"proxy", N_("proxies of your own that are believed, with blanks "
		     "between")},
	{"threads", N_("threads that answer, from 1 to 16")},
	{"metrics", N_("where a monitor reads how the service is, as "
		       "ADDR:PORT")},
	{"anchor", N_("file outside for where the event log stands each day")},
	{"scanner", N_("a virus scanner, as unix:PATH or tcp:HOST:PORT")},
	{"fonts", N_("folders with the fonts of letters, colons between")},
	{"speech", N_("an engine of speech of your own: its command")},
	{"voices", N_("the languages that it speaks, as tag=voice")},
	{"sms-key", N_("the key of the text message service")},
	{"data", N_("the folder that holds db/, templates/ and po/")},
	{NULL, NULL},
};

/* "VERNACULAR_TLS_CERT" */
static const char *
variable_of(struct arena *arena, const char *name)
{
	char *variable = arena_printf(arena, PREFIX "%s", name);

	for (char *c = variable + strlen(PREFIX); *c; c++)
		*c = *c == '-' ? '_' : (char)(*c - 'a' + 'A');
	return variable;
}

static const struct conf_key *
find(const char *name)
{
	for (const struct conf_key *key = conf_keys; key->name; key++)
		if (!strcmp(key->name, name))
			return key;
	return NULL;
}

static enum status
unknown(const char *where, const char *name, struct fault *fault)
{
	struct near near = {.word = name};

	for (const struct conf_key *key = conf_keys; key->name; key++)
		near_offer(&near, key->name);
	if (!near.best)
		return fault_set(fault, E_INPUT, where,
				 N_("there is no such key as {value}: "
				    "vernacular help serve lists them"),
				 "value", name, NULL);
	return fault_set(fault, E_INPUT, where,
			 N_("there is no such key as {value}: did you mean "
			    "{nearest}?"),
			 "value", name, "nearest", near.best, NULL);
}

/* Without the blanks at both ends; in place. */
static char *
trim(char *text)
{
	size_t count;

	text += strspn(text, " \t\r");
	count = strlen(text);
	while (count && strchr(" \t\r", text[count - 1]))
		text[--count] = '\0';
	return text;
}

/* One line of the file. seen has a flag for each key. */
static enum status
read_line(struct arena *arena, const char *where, char *line, bool *seen,
	  struct fault *fault)
{
	char *equals = strchr(line, '='), *name;
	const struct conf_key *key;

	line = trim(line);
	if (!*line || *line == '#')
		return OK;
	if (!equals)
		return fault_set(fault, E_INPUT, where,
				 N_("this is no line of a configuration: write "
				    "key = value"),
				 NULL);
	*equals = '\0';
	name = trim(line);
	key = find(name);
	if (!key)
		return unknown(where, name, fault);
	if (seen[key - conf_keys])
		return fault_set(fault, E_INPUT, where,
				 N_("{value} stands twice: keep one of them"),
				 "value", name, NULL);
	seen[key - conf_keys] = true;
	setenv(variable_of(arena, name), trim(equals + 1), 0);
	return OK;
}

enum status
conf_load(struct arena *arena, struct fault *fault)
{
	const char *path = getenv(PREFIX "CONFIG");
	bool seen[sizeof conf_keys / sizeof *conf_keys] = {false};
	struct buf buf = {0};
	enum status status;
	char *line, *next;

	if (!path || !*path) {
		if (access(INSTALLED, R_OK))
			return OK;
		path = INSTALLED;
	}
	status = file_read(path, FILE_BYTES_MAX, &buf, fault);
	line = status ? NULL : arena_text(arena, buf_string(&buf));
	for (int n = 1; line && status == OK; n++, line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		status = read_line(arena, arena_printf(arena, "%s:%d", path, n),
				   line, seen, fault);
	}
	buf_free(&buf);
	return status;
}

void
conf_help(struct buf *buf)
{
	buf_text(buf, "\nKeys of the file that $VERNACULAR_CONFIG names, each "
		      "`key = value`, and each\na variable too "
		      "(VERNACULAR_TLS_CERT):\n");
	for (const struct conf_key *key = conf_keys; key->name; key++)
		buf_printf(buf, "  %-9s %s\n", key->name, key->help);
}

enum status
conf_check(struct arena *arena, struct fault *fault)
{
	for (char **one = environ; *one; one++) {
		const char *variable;
		char *name;

		if (strncmp(*one, PREFIX, strlen(PREFIX)) != 0)
			continue;
		variable = arena_copy(arena, *one, strcspn(*one, "="));
		name = arena_text(arena, variable + strlen(PREFIX));
		for (char *c = name; *c; c++)
			*c = *c == '_' ? '-'
			     : *c >= 'A' && *c <= 'Z'
				     ? (char)(*c - 'A' + 'a')
				     : *c;
		if (!find(name) && strcmp(name, "config") != 0)
			return unknown(variable, name, fault);
	}
	return OK;
}

const char *
conf_text(const struct cli *cli, const char *name)
{
	const char *text = option_text(cli->options, name);

	if (!text)
		text = getenv(variable_of(cli->arena, name));
	return text && *text ? text : NULL;
}
