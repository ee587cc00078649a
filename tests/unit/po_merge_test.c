/* Catalogues whose English changed: what stays, what turns fuzzy and from
 * what, and that nothing that was translated is lost. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/random.h"
#include "lang/po_merge.h"
#include "tests/unit/unit.h"

#define HEADER                                                                 \
	"msgid \"\"\nmsgstr \"\"\n"                                            \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                     \
	"\"Language: pl\\n\"\n"                                                \
	"\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 "   \
	"&& (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n"

static const char old_text[] =
	HEADER "\n#: notice.md:1\nmsgid \"Your rent is going up\"\n"
	       "msgstr \"Czynsz wzrośnie\"\n"
	       "\n# sure?\nmsgid \"Your new rent is {rent_new} from {date}.\"\n"
	       "msgstr \"Nowy czynsz od {date} to {rent_new}.\"\n"
	       "\nmsgid \"You have {weeks} week.\"\n"
	       "msgid_plural \"You have {weeks} weeks.\"\n"
	       "msgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"c\"\n"
	       "\nmsgctxt \"button\"\nmsgid \"Call\"\nmsgstr \"Zadzwoń\"\n"
	       "\nmsgid \"Not in words yet, this one.\"\nmsgstr \"\"\n"
	       "\n#, fuzzy\n#| msgid \"Write to us.\"\n"
	       "msgid \"Write to us soon.\"\nmsgstr \"Prosimy napisać.\"\n"
	       "\nmsgid \"Yours sincerely,\"\nmsgstr \"Z poważaniem\"\n"
	       "\n#~ msgid \"An old sentence.\"\n#~ msgstr \"Stare zdanie.\"\n";

/* In the order of old_text. */
static const struct po_message old_messages[] = {
	{.msgid = "Your rent is going up"},
	{.msgid = "Your new rent is {rent_new} from {date}."},
	{.msgid = "You have {weeks} week.",
	 .msgid_plural = "You have {weeks} weeks."},
	{.context = "button", .msgid = "Call"},
	{.msgid = "Not in words yet, this one."},
	{.msgid = "Write to us soon."},
	{.msgid = "Yours sincerely,"},
};
#define MESSAGES 7

static struct po
parse(const char *text, struct arena *arena)
{
	struct faults faults = {0};
	struct po po;

	assert_int_equal(po_parse("t", text, strlen(text), arena, &po, &faults),
			 OK);
	return po;
}

/* The text of the merged catalogue, in the arena. */
static const char *
merge(const char *old, const struct po_message *now, size_t count,
      struct arena *arena)
{
	struct po from = parse(old, arena), to;
	struct buf text = {0};
	const char *copy;

	po_merge(&from, now, count, arena, &to);
	po_write(&to, &text);
	copy = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return copy;
}

/* Merge old_text with one message put instead of another. */
static const char *
replace(size_t at, struct po_message message, struct arena *arena)
{
	struct po_message now[MESSAGES];

	memcpy(now, old_messages, sizeof now);
	now[at] = message;
	return merge(old_text, now, MESSAGES, arena);
}

static void
show(const char *problem, const char *part, const char *text)
{
	print_error("%s:\n", problem);
	print_error("%s\nin:\n", part);
	if (text)
		print_error("%s\n", text);
	fail();
}

static void
assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		show("missing", part, text);
}

static void
assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part))
		show("too much", part, text);
}

static void
leaves_what_did_not_change(void **state)
{
	struct arena *arena = arena_new();
	struct po_message moved[MESSAGES];
	const char *text;

	(void)state;
	assert_string_equal(merge(old_text, old_messages, MESSAGES, arena),
			    old_text);
	memcpy(moved, old_messages, sizeof moved);
	moved[0] = old_messages[6];
	moved[6] = old_messages[0];
	text = merge(old_text, moved, MESSAGES, arena);
	assert_lacks(text, "going up\"\n#");
	assert_true(strstr(text, "sincerely") < strstr(text, "Call"));
	assert_true(strstr(text, "going up") > strstr(text, "Call"));
	text = merge(text, old_messages, MESSAGES, arena);
	assert_string_equal(text, old_text);
	arena_free(arena);
}

static void
turns_changed_ones_fuzzy(void **state)
{
	struct arena *arena = arena_new();
	const char *text = replace(
		1,
		(struct po_message){
			.msgid = "Your new rent is {rent_new} a week from "
				 "{date}."},
		arena);

	(void)state;
	assert_has(text, "\n# sure?\n#, fuzzy\n#| msgid \"Your new rent is "
			 "{rent_new} from {date}.\"\nmsgid \"Your new rent is "
			 "{rent_new} a week from {date}.\"\nmsgstr \"Nowy "
			 "czynsz od {date} to {rent_new}.\"\n");
	assert_has(text, "\n#~ msgid \"Your new rent is {rent_new} from "
			 "{date}.\"\n#~ msgstr \"Nowy");
	/* Back again, and forth again. */
	text = merge(text, old_messages, MESSAGES, arena);
	assert_has(text, "\n# sure?\nmsgid \"Your new rent is {rent_new} from "
			 "{date}.\"\nmsgstr \"Nowy czynsz");
	assert_lacks(text, "a week");
	/* Another sentence at its place, of which little is the same. */
	text = replace(1,
		       (struct po_message){.msgid = "From {date} you pay "
						    "{rent_new} more."},
		       arena);
	assert_has(text, "#, fuzzy\n#| msgid \"Your new rent is {rent_new} "
			 "from {date}.\"\nmsgid \"From {date}");
	/* Of which nothing is the same. */
	text = replace(1, (struct po_message){.msgid = "Please call."}, arena);
	assert_has(text, "\nmsgid \"Please call.\"\nmsgstr \"\"\n");
	assert_has(text, "#~ msgid \"Your new rent is {rent_new} from");
	arena_free(arena);
}

static void
keeps_what_was_translated_first(void **state)
{
	struct arena *arena = arena_new();
	const char *text = replace(
		5, (struct po_message){.msgid = "Write to us at any time."},
		arena);

	(void)state;
	assert_has(text, "#, fuzzy\n#| msgid \"Write to us.\"\nmsgid \"Write "
			 "to us at any time.\"\nmsgstr \"Prosimy napisać.\"");
	assert_lacks(text, "soon");
	/* What was empty is not kept, and nothing comes of it. */
	text = replace(4,
		       (struct po_message){.msgid = "Not in words, this one."},
		       arena);
	assert_has(text, "\nmsgid \"Not in words, this one.\"\nmsgstr \"\"\n");
	assert_lacks(text, "Not in words yet");
	arena_free(arena);
}

static void
follows_plurals_and_contexts(void **state)
{
	struct arena *arena = arena_new();
	const char *text = replace(
		2,
		(struct po_message){.msgid = "You have {weeks} week.",
				    .msgid_plural = "You get {weeks} weeks."},
		arena);

	(void)state;
	assert_has(text, "#, fuzzy\n#| msgid \"You have {weeks} week.\"\n"
			 "#| msgid_plural \"You have {weeks} weeks.\"\n"
			 "msgid \"You have {weeks} week.\"\nmsgid_plural \"You "
			 "get {weeks} weeks.\"\nmsgstr[0] \"a\"\nmsgstr[1] "
			 "\"b\"\nmsgstr[2] \"c\"\n");
	text = replace(2,
		       (struct po_message){.msgid = "You have {weeks} week."},
		       arena);
	assert_has(text, "msgid \"You have {weeks} week.\"\nmsgstr \"c\"\n");
	text = replace(0,
		       (struct po_message){.msgid = "Your rent is going up",
					   .msgid_plural = "Rents go up"},
		       arena);
	assert_has(text, "msgid_plural \"Rents go up\"\nmsgstr[0] \"Czynsz "
			 "wzrośnie\"\nmsgstr[1] \"Czynsz wzrośnie\"\nmsgstr[2] "
			 "\"Czynsz wzrośnie\"\n");
	text = replace(3, (struct po_message){.msgid = "Call"}, arena);
	assert_has(text, "#, fuzzy\n#| msgctxt \"button\"\n#| msgid \"Call\"\n"
			 "msgid \"Call\"\nmsgstr \"Zadzwoń\"\n");
	text = replace(3,
		       (struct po_message){.msgid = "{n} bell",
					   .msgid_plural = "{n} bells"},
		       arena);
	assert_has(text, "msgid_plural \"{n} bells\"\nmsgstr[0] \"\"\nmsgstr[1]"
			 " \"\"\nmsgstr[2] \"\"\n");
	arena_free(arena);
}

static void
brings_back_what_was_removed(void **state)
{
	struct arena *arena = arena_new();
	const char *text = merge(old_text, old_messages, 6, arena);

	(void)state;
	assert_has(text, "\n#~ msgid \"An old sentence.\"\n");
	assert_has(text, "\n#~ msgid \"Yours sincerely,\"\n#~ msgstr \"Z ");
	assert_string_equal(strstr(merge(text, old_messages, MESSAGES, arena),
				   "\nmsgid \"Yours"),
			    strstr(old_text, "\nmsgid \"Yours"));
	text = replace(4, (struct po_message){.msgid = "An old sentence."},
		       arena);
	assert_has(text, "\n\nmsgid \"An old sentence.\"\nmsgstr \"Stare "
			 "zdanie.\"\n");
	assert_lacks(text, "#~");
	text = merge(HEADER "\n#~ msgid \"a\"\n#~ msgid_plural \"b\"\n"
			    "#~ msgstr[0] \"c\"\n#~ msgstr[1] \"d\"\n",
		     &(struct po_message){.msgid = "a", .msgid_plural = "b"}, 1,
		     arena);
	assert_has(text, "#, fuzzy\nmsgid \"a\"\nmsgid_plural \"b\"\n"
			 "msgstr[0] \"c\"\nmsgstr[1] \"d\"\nmsgstr[2] \"d\"\n");
	text = merge(old_text, NULL, 0, arena);
	assert_has(text, "#~ msgid \"Call\"");
	assert_lacks(text, "\nmsgid \"Your");
	arena_free(arena);
}

static void
takes_notes_that_are_given(void **state)
{
	struct arena *arena = arena_new();
	const char *text =
		replace(0,
			(struct po_message){.msgid = "Your rent is going up",
					    .extracted = "A heading\n",
					    .references = "notice.md:9\n",
					    .flags = "python-brace-format"},
			arena);

	(void)state;
	assert_has(text, "\n#. A heading\n#: notice.md:9\n#, "
			 "python-brace-format\nmsgid \"Your rent is going up\""
			 "\nmsgstr \"Czynsz wzrośnie\"\n\n# sure?");
	text = replace(0,
		       (struct po_message){.msgid = "Your rent is going up",
					   .references = "notice.md:1\n"},
		       arena);
	assert_string_equal(text, old_text);
	arena_free(arena);
}

/* Many sentences with a few words each changed at random: msgmerge and we
 * agree on all that it finds by the words alone. */
static const char *
make_sentence(struct random_source *random, struct arena *arena, size_t id)
{
	static const char *const words[] = {
		"rent",	   "landlord", "repair", "home",
		"letter",  "window",   "money",	 "visit",
		"water",   "garden",   "street", "neighbour",
		"kitchen", "heating",  "advice", "office",
	};
	struct buf text = {0};
	const char *copy;

	buf_printf(&text, "Sentence%zu", id);
	for (size_t i = 0; i < 9; i++)
		buf_printf(&text, " %s%zu", words[random_below(random, 16)],
			   id);
	copy = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return copy;
}

static void
write_file(const char *name, const struct po *po)
{
	struct buf text = {0};
	FILE *file = fopen(name, "wb");

	po_write(po, &text);
	assert_non_null(file);
	assert_int_equal(fwrite(text.bytes, 1, text.count, file), text.count);
	fclose(file);
	buf_free(&text);
}

static struct po
msgmerge(const struct po *old, const struct po *now, struct arena *arena)
{
	char folder[] = "merge-XXXXXX", command[200];
	struct buf text = {0};
	struct po ret;

	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof command, "%s/old.po", folder);
	write_file(command, old);
	snprintf(command, sizeof command, "%s/new.pot", folder);
	write_file(command, now);
	snprintf(command, sizeof command,
		 "cd %s && msgmerge -q --previous old.po new.pot -o out.po",
		 folder);
	assert_int_equal(system(command), 0);
	snprintf(command, sizeof command, "%s/out.po", folder);
	assert_int_equal(file_read(command, PO_BYTES_MAX, &text, NULL), OK);
	ret = parse(buf_string(&text), arena);
	buf_free(&text);
	snprintf(command, sizeof command, "rm -r %s", folder);
	assert_int_equal(system(command), 0);
	return ret;
}

static void
add(struct po *po, const char *msgid, const char *const *form)
{
	po->entry[po->entries++] = (struct po_entry){.msgid = msgid,
						     .form = form,
						     .forms = 1,
						     .comments = "",
						     .extracted = "",
						     .references = "",
						     .flags = ""};
}

static void
agrees_with_msgmerge(void **state)
{
	static const char *const none[] = {""};
	struct random_source random = random_seeded(9);
	struct arena *arena = arena_new();
	struct po old = parse(HEADER, arena), new = old, theirs, ours;
	struct po_message now[300];
	size_t changed = 0;

	(void)state;
	old.entry = arena_alloc(arena, 300 * sizeof *old.entry);
	new.entry = arena_alloc(arena, 300 * sizeof *new.entry);
	for (size_t i = 0; i < 300; i++) {
		const char *text = make_sentence(&random, arena, i);
		const char **form = arena_alloc(arena, sizeof *form);

		form[0] = arena_printf(arena, "Zdanie %zu", i);
		add(&old, text, form);
		if (random_below(&random, 4) == 0) {
			text = arena_printf(arena, "%s and more", text);
			changed++;
		} else if (random_below(&random, 9) == 0) {
			text = arena_printf(arena, "Altogether other, %zu", i);
		}
		add(&new, text, none);
		now[i] = (struct po_message){.msgid = text};
	}
	theirs = msgmerge(&old, &new, arena);
	po_merge(&old, now, 300, arena, &ours);
	assert_true(changed > 50);
	for (size_t i = 0; i < 300; i++) {
		const struct po_entry *a = &ours.entry[i];
		const struct po_entry *b = po_find(&theirs, NULL, a->msgid);

		assert_string_equal(a->msgid, now[i].msgid);
		assert_string_equal(a->form[0], b->form[0]);
		assert_int_equal(a->fuzzy, b->fuzzy);
		assert_string_equal(a->previous ? a->previous : "",
				    b->previous ? b->previous : "");
	}
	arena_free(arena);
}

/* Nobody who sends a large file makes us compare all with all. */
static void
is_quick_with_many(void **state)
{
	static const char *const words[] = {"x"};
	struct random_source random = random_seeded(2);
	struct arena *arena = arena_new();
	struct po old = parse(HEADER, arena), ret;
	struct po_message *now = arena_alloc(arena, 5000 * sizeof *now);
	size_t fuzzy = 0;

	(void)state;
	old.entry = arena_alloc(arena, 5000 * sizeof *old.entry);
	for (size_t i = 0; i < 5000; i++) {
		const char *text = make_sentence(&random, arena, i);

		add(&old, text, words);
		now[i].msgid = arena_printf(arena, "%s now", text);
	}
	po_merge(&old, now, 5000, arena, &ret);
	for (size_t i = 0; i < 5000; i++)
		fuzzy += ret.entry[i].fuzzy;
	assert_int_equal(fuzzy, 5000);
	assert_int_equal(ret.entries, 10000);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_what_did_not_change),
		cmocka_unit_test(turns_changed_ones_fuzzy),
		cmocka_unit_test(keeps_what_was_translated_first),
		cmocka_unit_test(follows_plurals_and_contexts),
		cmocka_unit_test(brings_back_what_was_removed),
		cmocka_unit_test(takes_notes_that_are_given),
		cmocka_unit_test(agrees_with_msgmerge),
		cmocka_unit_test(is_quick_with_many),
	};

	return cmocka_run_group_tests_name("po_merge", tests, NULL, NULL);
}
