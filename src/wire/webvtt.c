/* Captions of films. */
#include "wire/webvtt.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define CUES_MOST 5000
#define BYTES_MOST ((size_t)1 << 20)

struct reading {
	char *line;    /* ended by NUL; NULL past the last */
	char *next;
	int number;    /* of the line, from 1 */
	int64_t begun_ms; /* of the cue before */
	struct webvtt found;
};

static enum status
wrong(const struct reading *r, const char *message, struct fault *fault)
{
	char where[16];

	(void)snprintf(where, sizeof where, "%d", r->number);
	return fault_set(fault, E_INPUT, where, message, "line", where, NULL);
}

static void
go_on(struct reading *r)
{
	char *end;

	r->line = r->next;
	r->number++;
	if (!r->line)
		return;
	end = strchr(r->line, '\n');
	r->next = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
}

/* So many figures at least; *at goes past them. -1: they are not there. */
static int64_t
figures(const char **at, int least, int most)
{
	int64_t value = 0;
	int count = 0;

	for (; **at >= '0' && **at <= '9' && count < most; (*at)++, count++)
		value = value * 10 + (**at - '0');
	return count < least ? -1 : value;
}

/* "01:02:03.400" or "02:03.400" */
static bool
read_time(const char **at, int64_t *ret_ms)
{
	int64_t part[3] = {0, 0, 0}, ms;
	int parts = 0;

	do {
		if (parts == 3)
			return false;
		part[parts] = figures(at, 2, parts ? 2 : 4);
		if (part[parts++] < 0)
			return false;
	} while (**at == ':' && (*at)++);
	if (parts < 2 || **at != '.')
		return false;
	(*at)++;
	ms = figures(at, 3, 3);
	if (ms < 0)
		return false;
	if (parts == 2) {
		part[2] = part[1];
		part[1] = part[0];
		part[0] = 0;
	}
	*ret_ms = ((part[0] * 60 + part[1]) * 60 + part[2]) * 1000 + ms;
	return part[1] < 60 && part[2] < 60;
}

static enum status
read_times(struct reading *r, struct fault *fault)
{
	const char *at = r->line;
	int64_t from, to;
	bool right = read_time(&at, &from);

	at += strspn(at, " \t");
	right = right && !strncmp(at, "-->", 3);
	if (right) {
		at += 3;
		at += strspn(at, " \t");
		right = read_time(&at, &to) &&
			(!*at || *at == ' ' || *at == '\t');
	}
	if (!right)
		return wrong(r,
			     N_("Line {line} of the captions has no times: "
				"write 00:01.000 --> 00:04.000"),
			     fault);
	if (to <= from || from < r->begun_ms)
		return wrong(r,
			     N_("Line {line} of the captions ends before it "
				"begins, or begins before the one before it"),
			     fault);
	r->begun_ms = from;
	if (to > r->found.end_ms)
		r->found.end_ms = to;
	return OK;
}

static enum status
read_cue(struct reading *r, struct fault *fault)
{
	size_t words = 0;
	enum status status;

	if (!strstr(r->line, "-->"))
		go_on(r); /* what it is called */
	if (!r->line)
		return wrong(r,
			     N_("The captions end in line {line}, in the midst "
				"of one"),
			     fault);
	status = read_times(r, fault);
	for (go_on(r); status == OK && r->line && *r->line; go_on(r)) {
		if (strstr(r->line, "-->"))
			return wrong(r,
				     N_("Line {line} of the captions begins "
					"another: leave a line empty before "
					"it"),
				     fault);
		words += strlen(r->line);
	}
	if (status == OK && !words)
		return wrong(r,
			     N_("The caption before line {line} has no words"),
			     fault);
	r->found.cues++;
	return status;
}

static enum status
read_blocks(struct reading *r, struct fault *fault)
{
	enum status status = OK;

	while (status == OK && r->line) {
		if (!*r->line) {
			go_on(r);
		} else if (!strncmp(r->line, "NOTE", 4) &&
			   !strstr(r->line, "-->")) {
			while (r->line && *r->line)
				go_on(r);
		} else if (!strncmp(r->line, "STYLE", 5) ||
			   !strncmp(r->line, "REGION", 6)) {
			status = wrong(r,
				       N_("Line {line} of the captions says "
					  "how they look: leave that out"),
				       fault);
		} else if (r->found.cues == CUES_MOST) {
			status = wrong(r, N_("These are too many captions"),
				       fault);
		} else {
			status = read_cue(r, fault);
		}
	}
	return status;
}

/* Ends of lines of one kind. */
static void
tidy(const char *text, size_t count, struct buf *out)
{
	if (count >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
		text += 3;
		count -= 3;
	}
	for (size_t i = 0; i < count; i++) {
		if (text[i] != '\r')
			buf_char(out, text[i]);
		else if (i + 1 == count || text[i + 1] != '\n')
			buf_char(out, '\n');
	}
}

enum status
webvtt_check(const char *text, size_t count, struct buf *clean,
	     struct webvtt *ret, struct fault *fault)
{
	struct reading r = {.line = NULL};
	struct buf lines = {0};
	enum status status = OK;

	if (count > BYTES_MOST || utf8_valid(text, count) != count ||
	    memchr(text, '\0', count))
		return fault_set(fault, E_INPUT, "",
				 N_("The captions are no text in UTF-8 of at "
				    "most 1 MB: save them as WebVTT"),
				 NULL);
	tidy(text, count, &lines);
	if (clean)
		buf_put(clean, buf_string(&lines), lines.count);
	r.next = lines.count ? lines.bytes : NULL;
	go_on(&r);
	if (!r.line || strncmp(r.line, "WEBVTT", 6) != 0 ||
	    (r.line[6] && r.line[6] != ' ' && r.line[6] != '\t'))
		status = wrong(&r,
			       N_("The captions do not begin with the word "
				  "WEBVTT: save them as WebVTT"),
			       fault);
	while (status == OK && r.line && *r.line)
		go_on(&r); /* the header ends with an empty line */
	if (status == OK)
		status = read_blocks(&r, fault);
	if (status == OK && !r.found.cues)
		status = wrong(&r, N_("There is no caption in the file"),
			       fault);
	if (status == OK)
		*ret = r.found;
	buf_free(&lines);
	return status;
}
