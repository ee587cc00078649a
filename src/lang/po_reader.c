/* Words and strings of a PO file put together to entries. */
#include "lang/po_reader.h"

#include <stdio.h>
#include <string.h>

#include "base/near.h"
#include "base/utf8.h"
#include "lang/line.h"
#include "lang/plural.h"
#include "lang/po_lex.h"

/* Signs behind "#"; the translator's comments have none. */
enum sign { SIGN_PLAIN, SIGN_EXTRACTED, SIGN_REFERENCE, SIGN_FLAG, SIGNS };

struct comment {
	enum sign sign;
	const char *text;
	size_t count;
};

struct parser {
	struct po_lex lex;
	struct po_token now;
	struct arena *arena;
	struct po *po;
	char *pool;		 /* where the next decoded text goes */
	char *keys;		 /* and where a decoded msgid goes */
	const char *begin;	 /* of the entry's raw */
	const char *taken;	 /* where the token before this one ends */
	struct comment *comment; /* since the last message */
	size_t comments, comment_cap, entry_cap;
	struct buf flags; /* of the entry at hand */
};

static void
complain(struct parser *p, unsigned line, const char *message)
{
	(void)fault_set(faults_add(p->lex.faults), E_INPUT,
			po_lex_where(&p->lex, line), message, NULL);
}

static void
advance(struct parser *p)
{
	p->taken = p->lex.at;
	p->now = po_lex_next(&p->lex);
}

static bool
is_word(const struct po_token *token, const char *word)
{
	size_t count = strlen(word);

	return token->kind == PO_WORD && token->count == count &&
	       !memcmp(token->text, word, count);
}

/* Nothing is read after it. */
static void
refuse_comments(struct parser *p)
{
	complain(p, p->now.line,
		 N_("has more lines of comments before one message than a "
		    "catalogue may have, 10000: take some out"));
	p->lex.at = p->lex.end;
	advance(p);
}

static void
keep_comment(struct parser *p)
{
	static const char signs[] = ".:,";
	const char *text = p->now.text, *known;
	size_t count = p->now.count;
	struct comment c = {.sign = SIGN_PLAIN};

	known = count && *text ? strchr(signs, *text) : NULL;
	if (known) {
		c.sign = SIGN_EXTRACTED + (enum sign)(known - signs);
		text++;
		count--;
	}
	if (count && *text == ' ') {
		text++;
		count--;
	}
	c.text = text;
	c.count = count;
	p->comment = arena_grow(p->arena, p->comment, p->comments,
				&p->comment_cap, sizeof c);
	p->comment[p->comments++] = c;
	advance(p);
}

static void
pool_put(struct parser *p, const char *text, size_t count)
{
	memcpy(p->pool, text, count);
	p->pool += count;
}

/* The lines behind one sign, one after the other. */
static const char *
join_comments(struct parser *p, enum sign sign)
{
	const char *text = p->pool;

	for (size_t i = 0; i < p->comments; i++)
		if (p->comment[i].sign == sign) {
			pool_put(p, p->comment[i].text, p->comment[i].count);
			pool_put(p, "\n", 1);
		}
	if (text == p->pool)
		return "";
	*p->pool++ = '\0';
	return text;
}

static void
split_flags(const struct comment *c, struct po_entry *entry, struct buf *flags)
{
	const char *at = c->text, *end = at + c->count;

	while (at < end) {
		const char *comma = memchr(at, ',', (size_t)(end - at));
		const char *next = comma ? comma + 1 : end;
		const char *last = comma ? comma : end;

		while (at < last && (*at == ' ' || *at == '\t'))
			at++;
		while (at < last && (last[-1] == ' ' || last[-1] == '\t'))
			last--;
		if (last - at == 5 && !memcmp(at, "fuzzy", 5)) {
			entry->fuzzy = true;
		} else if (at < last) {
			if (flags->count)
				buf_text(flags, ", ");
			buf_put(flags, at, (size_t)(last - at));
		}
		at = next;
	}
}

/* Flags of all lines in one list; fuzzy has its own place. */
static void
join_flags(struct parser *p, struct po_entry *entry)
{
	buf_clear(&p->flags);
	for (size_t i = 0; i < p->comments; i++)
		if (p->comment[i].sign == SIGN_FLAG)
			split_flags(&p->comment[i], entry, &p->flags);
	entry->flags = "";
	if (p->flags.count)
		entry->flags =
			arena_copy(p->arena, p->flags.bytes, p->flags.count);
}

static void
take_comments(struct parser *p, struct po_entry *entry)
{
	entry->comments = join_comments(p, SIGN_PLAIN);
	entry->extracted = join_comments(p, SIGN_EXTRACTED);
	entry->references = join_comments(p, SIGN_REFERENCE);
	join_flags(p, entry);
	p->comments = 0;
}

/* What an escape stands for may be what nobody may write. */
static void
check_text(struct parser *p, const char *text, unsigned line)
{
	char code[16];
	uint32_t cp;
	size_t at;

	if (utf8_acceptable(text, (size_t)(p->pool - text), &at, &cp))
		return;
	snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
	(void)fault_set(faults_add(p->lex.faults), E_INPUT,
			po_lex_where(&p->lex, line),
			N_("holds {code}, a character that a catalogue may not "
			   "have: take it out"),
			"code", code, NULL);
}

/* A string that could have been broken and was not. */
static bool
is_unbroken(const struct po_token *token)
{
	return token->count > 80 &&
	       line_columns(token->text, token->count) > 80 &&
	       memchr(token->text, ' ', 60);
}

/* The strings that stand here, as one; NULL where there is none. */
static const char *
take_strings(struct parser *p)
{
	const char *text = p->pool;
	unsigned line = p->now.line;
	bool escaped = false;

	if (p->now.kind != PO_STRING) {
		if (p->now.kind != PO_BROKEN)
			complain(p, p->now.line,
				 N_("a text in quotation marks is missing "
				    "here"));
		return NULL;
	}
	for (; p->now.kind == PO_STRING; advance(p)) {
		escaped = escaped || memchr(p->now.text, '\\', p->now.count);
		p->po->unbroken = p->po->unbroken || is_unbroken(&p->now);
		p->pool = po_lex_string(&p->lex, &p->now, p->pool);
	}
	if (escaped)
		check_text(p, text, line);
	*p->pool++ = '\0';
	return text;
}

/* Behind the word: 1 where it stood here, 0 where not, -1 where it has no
 * text. */
static int
take_field(struct parser *p, const char *word, const char **ret)
{
	if (!is_word(&p->now, word))
		return 0;
	advance(p);
	*ret = take_strings(p);
	return *ret ? 1 : -1;
}

/* Where look-ups read stands together, apart from what they do not read. */
static int
take_key(struct parser *p, const char **ret_msgid)
{
	char *others = p->pool;
	int found;

	p->pool = p->keys;
	found = take_field(p, "msgid", ret_msgid);
	p->keys = p->pool;
	p->pool = others;
	return found;
}

static bool
take_previous(struct parser *p, struct po_entry *entry)
{
	while (p->now.previous && p->now.kind == PO_WORD) {
		int found = take_field(p, "msgctxt", &entry->previous_context);

		if (!found)
			found = take_field(p, "msgid", &entry->previous);
		if (!found)
			found = take_field(p, "msgid_plural",
					   &entry->previous_plural);
		if (!found)
			complain(p, p->now.line,
				 N_("behind #| stands msgctxt, msgid or "
				    "msgid_plural"));
		if (found < 1)
			return false;
	}
	return true;
}

/* msgstr, or msgstr[0] and on. */
static bool
take_forms(struct parser *p, struct po_entry *entry)
{
	size_t cap = entry->msgid_plural ? PLURAL_FORMS_MAX : 1;
	const char **form = arena_alloc(p->arena, cap * sizeof *form);

	while (is_word(&p->now, "msgstr")) {
		bool numbered;

		advance(p);
		numbered = p->now.kind == PO_INDEX;
		if (numbered != !!entry->msgid_plural ||
		    (numbered ? p->now.number : 0) != entry->forms ||
		    entry->forms == PLURAL_FORMS_MAX) {
			complain(p, p->now.line,
				 N_("a plural form stands where it does not "
				    "belong: msgid_plural comes first, then "
				    "msgstr[0], msgstr[1] and so on, at most "
				    "6"));
			return false;
		}
		if (numbered)
			advance(p);
		form[entry->forms] = take_strings(p);
		if (!form[entry->forms++])
			return false;
		if (!numbered)
			break;
	}
	entry->form = form;
	return true;
}

static void
complain_of_word(struct parser *p)
{
	static const char *const words[] = {"msgctxt", "msgid", "msgid_plural",
					    "msgstr"};
	const char *word = arena_copy(p->arena, p->now.text, p->now.count);
	const char *meant = near_match(word, words, 4);

	if (p->now.kind == PO_BROKEN)
		return;
	if (p->now.kind == PO_WORD && meant && strcmp(meant, word) != 0)
		(void)fault_set(faults_add(p->lex.faults), E_INPUT,
				po_lex_where(&p->lex, p->now.line),
				N_("{word} is no word of a catalogue: did you "
				   "mean {meant}?"),
				"word", word, "meant", meant, NULL);
	else
		complain(p, p->now.line,
			 N_("a message is not whole here: it is msgctxt where "
			    "needed, then msgid, msgid_plural where needed, "
			    "then msgstr"));
}

/* The words of a message up to where it ends; false where it is told. */
static bool
take_words(struct parser *p, struct po_entry *entry)
{
	bool obsolete;

	if (!take_previous(p, entry))
		return false;
	while (p->now.kind == PO_COMMENT && p->comments < PO_COMMENTS_MAX)
		keep_comment(p);
	obsolete = p->now.obsolete;
	if (take_field(p, "msgctxt", &entry->context) < 0)
		return false;
	entry->line = p->now.line;
	entry->obsolete = p->now.obsolete;
	switch (take_key(p, &entry->msgid)) {
	case 0:
		complain_of_word(p);
		return false;
	case -1:
		return false;
	}
	if (take_field(p, "msgid_plural", &entry->msgid_plural) < 0)
		return false;
	if (obsolete != entry->obsolete || p->now.obsolete != obsolete) {
		complain(p, p->now.line,
			 N_("one part of the message stands behind #~ and "
			    "another does not: give all lines the same"));
		return false;
	}
	if (!is_word(&p->now, "msgstr")) {
		complain_of_word(p);
		return false;
	}
	return take_forms(p, entry);
}

/* Behind the last word of an entry: the rest of its line, where nothing else
 * stands there. */
static const char *
raw_end(const struct parser *p)
{
	const char *end = p->taken;

	while (end < p->lex.end && (*end == ' ' || *end == '\t'))
		end++;
	if (end < p->lex.end && *end == '\r')
		end++;
	if (end == p->lex.end)
		return end;
	return *end == '\n' ? end + 1 : p->taken;
}

static void
keep_entry(struct parser *p, const struct po_entry *entry)
{
	struct po *po = p->po;

	if (!*entry->msgid && !entry->context && !entry->obsolete) {
		if (po->entries || po->header.msgid)
			complain(p, entry->line,
				 N_("a header, with an empty msgid, stands "
				    "here: a file has one, before all its "
				    "messages"));
		po->header = *entry;
		return;
	}
	po->entry = arena_grow(p->arena, po->entry, po->entries, &p->entry_cap,
			       sizeof *po->entry);
	po->entry[po->entries++] = *entry;
}

static void
read_entry(struct parser *p)
{
	struct po_entry entry = {0};

	if (!take_words(p, &entry)) {
		po_lex_resume(&p->lex);
		p->comments = 0;
		advance(p);
		return;
	}
	take_comments(p, &entry);
	entry.raw = p->begin;
	p->begin = raw_end(p);
	entry.raw_bytes = (size_t)(p->begin - entry.raw);
	keep_entry(p, &entry);
}

void
po_reader_entries(const struct po_lex *lex, struct po *po)
{
	struct parser p = {.lex = *lex, .po = po, .begin = lex->at};
	size_t bytes = (size_t)(lex->end - lex->at);

	p.arena = lex->arena;
	/* No text is longer than what it was written as. */
	p.pool = arena_room(p.arena, bytes + 1);
	p.keys = arena_room(p.arena, bytes + 1);
	p.entry_cap =
		lex->messages < PO_ENTRIES_MAX ? lex->messages : PO_ENTRIES_MAX;
	po->entry = arena_alloc(p.arena, p.entry_cap * sizeof *po->entry);
	po->begin = p.begin;
	advance(&p);
	while (p.now.kind != PO_END && po->entries <= PO_ENTRIES_MAX &&
	       lex->faults->count < FAULTS_MAX)
		if (p.now.kind == PO_COMMENT && p.comments == PO_COMMENTS_MAX)
			refuse_comments(&p);
		else if (p.now.kind == PO_COMMENT)
			keep_comment(&p);
		else
			read_entry(&p);
	buf_free(&p.flags);
	po->tail = p.begin;
	po->tail_bytes = (size_t)(lex->end - p.begin);
}
