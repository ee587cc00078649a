/* Mail that a mail server sends back. */
#include "post/bounce.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define LINE_MOST 1000 /* bytes of a header that are looked at */
#define WHY_MOST 300

/* Which part of the mail a line stands in. */
enum place { PLACE_HEAD, PLACE_BODY, PLACE_REPORT, PLACE_RETURNED };

struct reading {
	struct arena *arena;
	const char *at, *end;
	enum place place;
	bool report; /* its head says so */
	struct bounce found;
};

/* The next line with what is folded into it, without its end; NULL past the
 * last. Controls become spaces. */
static const char *
next_line(struct reading *r)
{
	char line[LINE_MOST];
	size_t count = 0;

	if (r->at >= r->end)
		return NULL;
	do {
		for (; r->at < r->end && *r->at != '\n'; r->at++)
			if (count < sizeof line)
				line[count++] = (unsigned char)*r->at < ' '
							? ' '
							: *r->at;
		r->at++;
	} while (r->at < r->end && count && line[0] != ' ' &&
		 (*r->at == ' ' || *r->at == '\t'));
	while (count && line[count - 1] == ' ')
		count--;
	return arena_copy(r->arena, line, count);
}

/* What stands behind a header's name; NULL where the line is another. */
static const char *
header(const char *line, const char *name)
{
	size_t count = strlen(name);

	if (strncasecmp(line, name, count) != 0 || line[count] != ':')
		return NULL;
	line += count + 1;
	return line + strspn(line, " ");
}

/* "smtp; 550 no such user": what stands behind the kind, printable. */
static const char *
behind_kind(struct arena *arena, const char *text)
{
	const char *mark = strchr(text, ';');
	char *copy = arena_text(arena, mark ? mark + 1 + strspn(mark + 1, " ")
					    : text);

	for (char *at = copy; *at; at++)
		if ((unsigned char)*at < ' ' || (unsigned char)*at > '~')
			*at = '?';
	if (strlen(copy) > WHY_MOST)
		copy[WHY_MOST] = '\0';
	return copy;
}

static const char *
in_small(struct arena *arena, const char *word)
{
	char *copy = arena_copy(arena, word, strcspn(word, " ;("));

	for (char *at = copy; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	return copy;
}

static void
read_report(struct reading *r, const char *line)
{
	const char *value;

	if ((value = header(line, "Action")) && !r->found.action)
		r->found.action = in_small(r->arena, value);
	else if ((value = header(line, "Status")) && !*r->found.status)
		r->found.status = behind_kind(r->arena,
					      in_small(r->arena, value));
	else if ((value = header(line, "Diagnostic-Code")) && !*r->found.why)
		r->found.why = behind_kind(r->arena, value);
}

static void
read_returned(struct reading *r, const char *line)
{
	const char *value = header(line, "Message-ID");
	size_t count;

	if (!value || r->found.id || *value != '<')
		return;
	count = strcspn(value + 1, "@>");
	if (value[1 + count] == '@')
		r->found.id = arena_copy(r->arena, value + 1, count);
}

static void
read_type(struct reading *r, const char *value)
{
	if (!strncasecmp(value, "multipart/report", 16) &&
	    r->place == PLACE_HEAD)
		r->report = true;
	else if (r->place == PLACE_HEAD)
		return;
	else if (!strncasecmp(value, "message/delivery-status", 23))
		r->place = PLACE_REPORT;
	else if (!strncasecmp(value, "message/rfc822", 14) ||
		 !strncasecmp(value, "text/rfc822-headers", 19))
		r->place = PLACE_RETURNED;
}

static void
read_line(struct reading *r, const char *line)
{
	const char *value = header(line, "Content-Type");

	if (value && r->place != PLACE_RETURNED)
		read_type(r, value);
	else if (!*line && r->place == PLACE_HEAD)
		r->place = PLACE_BODY;
	else if (r->place == PLACE_REPORT)
		read_report(r, line);
	else if (r->place == PLACE_RETURNED)
		read_returned(r, line);
}

enum status
bounce_read(const char *bytes, size_t count, struct arena *arena,
	    struct bounce *ret, struct fault *fault)
{
	struct reading r = {arena,
			    bytes,
			    bytes + count,
			    PLACE_HEAD,
			    false,
			    {.status = "", .why = ""}};
	const char *line;

	if (count <= BOUNCE_BYTES_MAX)
		while ((line = next_line(&r)))
			read_line(&r, line);
	if (!r.report || !r.found.action)
		return fault_set(fault, E_INPUT, "",
				 N_("This is no report of a mail server that "
				    "something was not delivered (RFC 3464)"),
				 NULL);
	if (!r.found.id)
		return fault_set(fault, E_INPUT, "",
				 N_("The report does not hold the headers of "
				    "the mail that it is about"),
				 NULL);
	*ret = r.found;
	return OK;
}
