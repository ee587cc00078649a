/* Which passwords are too easily guessed. */
#include "core/password.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define LOOKED_AT 128 /* characters: who types more than that is safe */
#define RUN_LEAST 3   /* "123", "aaa" */
#define ROW_LEAST 4   /* "qwer": shorter ones stand in words */
#define OWN_LEAST 4

/* Rows and columns of keyboards, each read in both directions. */
static const char *const rows[] = {
	"qwertyuiop", "asdfghjkl", "zxcvbnm",  "1234567890",   "azertyuiop",
	"qsdfghjklm", "qwertzuiop", "yxcvbnm", "1qaz2wsx3edc4rfv",
	"qazwsxedcrfv", "1q2w3e4r5t6y7u8i9o0p", "!\"£$%^&*()", "!@#$%^&*()",
};

struct guess {
	uint32_t cp[LOOKED_AT];	   /* in lower case where it is ASCII */
	uint32_t plain[LOOKED_AT]; /* the letters that digits stand for */
	size_t count;
	int steps[LOOKED_AT + 1]; /* fewest that say the first i */
};

static uint32_t
lower(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;
}

/* As in "p4$$w0rd". */
static uint32_t
unmasked(uint32_t cp)
{
	static const char masks[] = "0134578@$!|", letters[] = "oieastbasil";
	const char *at = cp && cp < 0x80 ? strchr(masks, (int)cp) : NULL;

	return at ? (uint32_t)(unsigned char)letters[at - masks] : cp;
}

static void
read_guess(const char *password, struct guess *g)
{
	g->count = 0;
	while (*password && g->count < LOOKED_AT) {
		g->cp[g->count] = lower(utf8_next(&password));
		g->plain[g->count] = unmasked(g->cp[g->count]);
		g->count++;
	}
	for (size_t i = 0; i <= g->count; i++)
		g->steps[i] = (int)i;
}

/* One step says all from `from` to `to`. */
static void
offer(struct guess *g, size_t from, size_t to)
{
	if (g->steps[from] + 1 < g->steps[to])
		g->steps[to] = g->steps[from] + 1;
}

static void
offer_word(struct guess *g, size_t from, const char *word, size_t bytes)
{
	size_t at = from;

	for (size_t i = 0; i < bytes; at++) {
		const char *next = word + i;
		uint32_t cp;

		if (at == g->count)
			return;
		cp = lower(utf8_next(&next));
		if (g->cp[at] != cp && g->plain[at] != cp)
			return;
		i = (size_t)(next - word);
	}
	offer(g, from, at);
}

/* "abcd", "4321", "aaaa". */
static void
offer_runs(struct guess *g, size_t from)
{
	for (int by = -1; by <= 1; by++) {
		size_t to = from + 1;

		while (to < g->count &&
		       (int64_t)g->cp[to] - g->cp[to - 1] == by)
			to++;
		if (to - from < RUN_LEAST)
			continue;
		for (size_t end = from + RUN_LEAST; end <= to; end++)
			offer(g, from, end);
	}
}

static void
offer_row(struct guess *g, size_t from, const char *row, int by)
{
	const char *end = row + strlen(row);

	for (const char *start = row; start < end; start++) {
		const char *at = start;
		size_t to = from;

		while (at >= row && at < end && to < g->count &&
		       g->cp[to] == (unsigned char)*at) {
			at += by;
			to++;
			if (to - from >= ROW_LEAST)
				offer(g, from, to);
		}
	}
}

/* From 1900 to 2099. */
static void
offer_year(struct guess *g, size_t from)
{
	const uint32_t *cp = g->cp + from;

	if (from + 4 > g->count || !((cp[0] == '1' && cp[1] == '9') ||
				     (cp[0] == '2' && cp[1] == '0')))
		return;
	if (cp[2] >= '0' && cp[2] <= '9' && cp[3] >= '0' && cp[3] <= '9')
		offer(g, from, from + 4);
}

/* What stood just before, once or more again: "abc7abc7abc7". */
static void
offer_repeats(struct guess *g, size_t from)
{
	for (size_t period = 1; period <= from; period++) {
		size_t to = from;

		while (to < g->count && g->cp[to] == g->cp[to - period])
			to++;
		if (to - from >= period && to - from > 1)
			offer(g, from, to);
	}
}

static bool
parts(char c)
{
	return (unsigned char)c < 0x80 &&
	       !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		 (c >= '0' && c <= '9'));
}

static void
offer_own(struct guess *g, size_t from, const char *text)
{
	while (*text) {
		size_t bytes = 0;

		while (text[bytes] && !parts(text[bytes]))
			bytes++;
		if (bytes >= OWN_LEAST)
			offer_word(g, from, text, bytes);
		text += bytes + (text[bytes] != '\0');
	}
}

static void
offer_all(struct guess *g, size_t from, const char *const *own)
{
	for (const char *const *word = password_words; *word; word++)
		offer_word(g, from, *word, strlen(*word));
	for (; own && *own; own++) {
		offer_word(g, from, *own, strlen(*own));
		offer_own(g, from, *own);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		offer_row(g, from, rows[i], 1);
		offer_row(g, from, rows[i], -1);
	}
	offer_runs(g, from);
	offer_year(g, from);
	offer_repeats(g, from);
}

enum password_fault
password_check(const char *password, const char *const *own)
{
	struct guess g;

	if (strlen(password) > PASSWORD_MOST)
		return PASSWORD_LONG;
	if (utf8_length(password, strlen(password)) < PASSWORD_LEAST)
		return PASSWORD_SHORT;
	read_guess(password, &g);
	for (size_t i = 0; i < g.count; i++) {
		if (i && g.steps[i - 1] + 1 < g.steps[i])
			g.steps[i] = g.steps[i - 1] + 1;
		offer_all(&g, i, own);
	}
	if (g.steps[g.count - 1] + 1 < g.steps[g.count])
		g.steps[g.count] = g.steps[g.count - 1] + 1;
	return g.steps[g.count] < PASSWORD_STEPS ? PASSWORD_COMMON
						 : PASSWORD_FITS;
}
