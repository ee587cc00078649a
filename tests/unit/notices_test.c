/* Sets of notices: clauses, and texts over a set. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lang/catalogue.h"
#include "notice/merge.h"
#include "notice/notices.h"
#include "render/render.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

#define HEAD(name) "---\nname: " name "\ntitle: T\npurpose: P\n"
#define LETTER(name) HEAD(name) "class: service\n---\n# T\n\n"
#define FIELD(name, type)                                                      \
	"  " name ":\n    type: " type "\n    label: L\n"                      \
	"    example: 020 7946 0000\n"
#define PO                                                                     \
	"msgid \"\"\nmsgstr \"\"\n"                                            \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                     \
	"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"

static char folder[] = "/tmp/vernacular-notices-XXXXXX";

static struct notices_cover
source_of(enum notices_part part, const char *name, const char *text)
{
	return (struct notices_cover){.part = part, .name = name, .text = text,
				      .count = strlen(text)};
}

static struct notices_cover
catalogue_of(const char *name, const char *tag, const char *text)
{
	struct notices_cover cover =
		source_of(NOTICES_CATALOGUE, name, text);

	cover.tag = tag_find(tag);
	return cover;
}

static struct notices *
nothing(void)
{
	struct notices *base = NULL;
	struct faults faults = {0};

	assert_int_equal(notices_load(folder, &base, &faults), OK);
	return base;
}

/* The set over another, which is given up. */
static struct notices *
over(struct notices *base, const struct notices_cover *covers, size_t count)
{
	struct notices *ret = NULL;
	struct faults faults = {0};

	if (notices_with(base, covers, count, &ret, &faults) != OK)
		fail_msg("%s: %s", faults.list[0].where,
			 faults.list[0].message);
	notices_free(base);
	return ret;
}

static const struct notice *
named(const struct notices *notices, const char *name)
{
	const struct notice *notice = NULL;

	assert_int_equal(notices_source(notices, name, &notice, NULL), OK);
	return notice;
}

static const char *
text_of(const struct notices *notices, const char *name, const char *tag,
	struct arena *arena)
{
	struct merge merge = {.notice = named(notices, name),
			      .tag = tag_find(tag),
			      .draft = MERGE_FINAL};
	const struct document *document;
	struct faults faults = {0};
	struct buf out = {0};
	const char *text;

	merge.wording =
		notices_wording(notices, merge.notice, merge.tag, arena);
	if (merge.wording)
		merge.draft = MERGE_DRAFT;
	merge.values = notice_examples(merge.notice, arena);
	assert_int_equal(notice_merge(&merge, arena, &document, &faults), OK);
	assert_int_equal(render_text(document, NULL, &out, NULL), OK);
	text = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static const struct notices_cover plain[] = {
	{.part = NOTICES_CLAUSE, .name = "call",
	 .text = HEAD("call") "fields:\n" FIELD("phone", "phone")
		 "---\n## Questions\n\nCall {phone}.\n"},
	{.part = NOTICES_CLAUSE, .name = "end",
	 .text = HEAD("end") "---\n{clause: call}\n\nBye.\n"},
	{.part = NOTICES_LETTER, .name = "a",
	 .text = LETTER("a") "Hello.\n\n{clause: end}\n\n{clause: call}\n"},
	{.part = NOTICES_LETTER, .name = "b", .text = LETTER("b") "Hello.\n"},
};

#define PLAIN (sizeof plain / sizeof *plain)

static struct notices *
plain_set(void)
{
	struct notices_cover covers[PLAIN];

	for (size_t i = 0; i < PLAIN; i++)
		covers[i] = source_of(plain[i].part, plain[i].name,
				      plain[i].text);
	return over(nothing(), covers, PLAIN);
}

static void
clauses_stand_in_letters(void **state)
{
	struct notices *notices = plain_set();
	struct arena *arena = arena_new();
	const struct notice *a = named(notices, "a");

	(void)state;
	assert_string_equal(
		text_of(notices, "a", "en", arena),
		"T\n=\n\nHello.\n\nQuestions\n---------\n\n"
		"Call 020\u00a07946\u00a00000.\n\nBye.\n\nQuestions\n"
		"---------\n\nCall 020\u00a07946\u00a00000.\n");
	assert_int_equal(a->clause_count, 2);
	assert_string_equal(a->clauses[0]->name, "call");
	assert_string_equal(a->clauses[1]->name, "end");
	assert_string_equal(notice_field(a, "phone")->clause, "call");
	/* T, Hello., draft are its own; Questions, Call, Bye. the clauses' */
	assert_int_equal(a->message_count, 3);
	assert_int_equal(a->text[NOTICE_STANDARD].need_count, 6);
	assert_null(notice_message(a, "Bye."));
	assert_string_equal(notice_message(named(notices, "end"), "Bye.")
				    ->clause,
			    "end");
	assert_int_equal(notices_find(notices, "end", &a, NULL), E_NOT_FOUND);
	assert_string_equal(notices_at(notices, 1)->name, "b");
	assert_null(notices_at(notices, 2));
	assert_string_equal(notices_clause_at(notices, 1)->name, "end");
	assert_null(notices_clause_at(notices, 2));
	notices_free(notices);
	arena_free(arena);
}

static void
names_what_is_wrong_with_clauses(void **state)
{
	static const struct {
		enum notices_part part;
		const char *name, *text, *where, *says;
	} cases[] = {
		{NOTICES_LETTER, "b", LETTER("b") "{clause: cal}\n",
		 "b/notice.md:9", "perhaps {nearest}"},
		{NOTICES_LETTER, "b", LETTER("b") "{clause: zzzzzzz}\n",
		 "b/notice.md:9", "write it"},
		{NOTICES_LETTER, "b", LETTER("b") "{clause: a}\n",
		 "b/notice.md:9", "no clause"},
		{NOTICES_LETTER, "b", LETTER("b") "{clause: call} now\n",
		 "b/notice.md:9", "paragraph of its own"},
		{NOTICES_LETTER, "b", LETTER("b") "{clause:}\n",
		 "b/notice.md:9", "paragraph of its own"},
		{NOTICES_LETTER, "b", LETTER("b") "So {clause: call}\n",
		 "b/notice.md:9", "a field is written"},
		{NOTICES_CLAUSE, "call", HEAD("call") "---\n{clause: end}\n",
		 "call/clause.md:6", "holds itself"},
		{NOTICES_CLAUSE, "call", HEAD("call") "---\n{clause: call}\n",
		 "call/clause.md:6", "holds itself"},
		{NOTICES_LETTER, "b",
		 HEAD("b") "class: legal\nfields:\n" FIELD("phone", "reference")
		 "---\n# T\n\n{clause: call}\n",
		 "b/notice.md:7", "of type {type} in the clause"},
		{NOTICES_CLAUSE, "call", HEAD("call") "---\nCall {phone}.\n",
		 "call/clause.md:6", "no field"},
		{NOTICES_CLAUSE, "call", HEAD("cal") "---\nCall.\n",
		 "call/clause.md:1", "not the folder's"},
		{NOTICES_CLAUSE, "a", HEAD("a") "---\nx\n", "a/clause.md",
		 "have this name"},
		{NOTICES_LETTER, "end", LETTER("end") "x\n", "end/notice.md",
		 "have this name"},
		{NOTICES_EASY_READ, "b", "---\nfields:\n  a:\n---\n# T\n",
		 "b/easy-read.md:2", "no key"},
		{NOTICES_EASY_READ, "b", "# T\n\n{phone}\n",
		 "b/easy-read.md:3", "no field"},
		{NOTICES_EASY_READ, "b", "# T\n\n\xff\n", "b/easy-read.md:3",
		 "UTF-8"},
	};
	struct notices *base = plain_set(), *ret = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct notices_cover cover = source_of(
			cases[i].part, cases[i].name, cases[i].text);
		struct faults faults = {0};

		assert_int_equal(notices_with(base, &cover, 1, &ret, &faults),
				 E_INPUT);
		assert_null(ret);
		if (!strstr(faults.list[0].where, cases[i].where) ||
		    !strstr(faults.list[0].message, cases[i].says))
			fail_msg("%zu: %s: %s", i, faults.list[0].where,
				 faults.list[0].message);
		faults_free(&faults);
	}
	notices_free(base);
}

static void
shares_what_no_text_touches(void **state)
{
	struct notices *base = plain_set(), *one, *two;
	struct notices_cover cover =
		source_of(NOTICES_LETTER, "b", LETTER("b") "Other.\n");
	struct arena *arena = arena_new();
	const struct notice *a = named(base, "a");

	(void)state;
	one = over(notices_share(base), &cover, 1);
	assert_ptr_equal(named(one, "a"), a);
	assert_ptr_not_equal(named(one, "b"), named(base, "b"));
	assert_string_equal(text_of(one, "b", "en", arena),
			    "T\n=\n\nOther.\n");
	assert_string_equal(text_of(base, "b", "en", arena),
			    "T\n=\n\nHello.\n");
	cover = source_of(NOTICES_CLAUSE, "call", HEAD("call") "---\nNo.\n");
	two = over(notices_share(one), &cover, 1);
	notices_free(one);
	assert_ptr_equal(named(two, "b"), named(two, "b"));
	assert_ptr_not_equal(named(two, "a"), a);
	notices_free(base);
	assert_string_equal(text_of(two, "a", "en", arena),
			    "T\n=\n\nHello.\n\nNo.\n\nBye.\n\nNo.\n");
	assert_string_equal(notices_text(two, named(two, "b"),
					 NOTICE_STANDARD),
			    LETTER("b") "Other.\n");
	assert_null(notices_text(two, named(two, "b"), NOTICE_EASY));
	notices_free(two);
	arena_free(arena);
}

static void
catalogues_cover_catalogues(void **state)
{
	static const char polish[] = PO "msgid \"Hello.\"\nmsgstr \"Dzień.\"\n";
	const struct notices_cover first[] = {
		catalogue_of("b", "pl", polish),
		catalogue_of("b", "cy", PO "msgid \"Hello.\"\nmsgstr \"H.\"\n"),
		catalogue_of("a", "pl", polish),
		catalogue_of("call", "pl",
			     PO "msgid \"Call {phone}.\"\n"
				"msgstr \"Dzwoń {phone}.\"\n"),
		catalogue_of("nowhere", "pl", polish),
	};
	const struct notices_cover second = catalogue_of(
		"b", "pl", PO "msgid \"Hello.\"\nmsgstr \"Witaj.\"\n");
	const struct notices_cover wrong =
		catalogue_of("b", "pl", "msgid \"x\nmsgstr \"\"\n");
	struct notices *one = over(plain_set(), first, 5), *two, *no = NULL;
	struct arena *arena = arena_new();
	struct faults faults = {0};
	const struct notice *b = named(one, "b");

	(void)state;
	two = over(notices_share(one), &second, 1);
	assert_ptr_equal(named(two, "b"), b);
	assert_non_null(strstr(text_of(one, "b", "pl", arena), "Dzień."));
	assert_non_null(strstr(text_of(two, "b", "pl", arena), "Witaj."));
	assert_non_null(strstr(text_of(two, "a", "pl", arena), "Dzwoń"));
	assert_non_null(strstr(text_of(two, "a", "pl", arena), "Bye."));
	assert_string_equal(
		catalogue_tag(notices_catalogue_at(two, b, 0))->tag, "cy");
	assert_string_equal(
		catalogue_tag(notices_catalogue_at(two, b, 1))->tag, "pl");
	assert_null(notices_catalogue_at(two, b, 2));
	assert_null(notices_catalogue(two, b, tag_find("ur")));
	assert_null(notices_wording(two, b, tag_find("ur"), arena));
	assert_int_equal(notices_with(two, &wrong, 1, &no, &faults), E_INPUT);
	assert_non_null(strstr(faults.list[0].where, "b/pl.po:"));
	assert_null(no);
	faults_free(&faults);
	notices_free(one);
	notices_free(two);
	arena_free(arena);
}

static void
easy_read_comes_and_goes(void **state)
{
	struct notices_cover cover = source_of(
		NOTICES_EASY_READ, "b",
		"---\ntitle: Easy\n---\n# Easy\n\nHello.\n\nIt is easy.\n");
	struct notices *base = plain_set(), *with, *without;
	const struct notice *b;

	(void)state;
	assert_null(named(base, "b")->text[NOTICE_EASY].path);
	with = over(base, &cover, 1);
	b = named(with, "b");
	assert_string_equal(b->text[NOTICE_EASY].title, "Easy");
	/* Hello. is one message of both */
	assert_int_equal(b->message_count, 5);
	assert_int_equal(b->text[NOTICE_STANDARD].need_count, 3);
	assert_int_equal(b->text[NOTICE_EASY].need_count, 4);
	assert_string_equal(notice_message(b, "It is easy.")->path,
			    "b/easy-read.md");
	cover.count = 0;
	without = over(with, &cover, 1);
	assert_null(named(without, "b")->text[NOTICE_EASY].path);
	notices_free(without);
}

static enum translate_state
all_approved(const struct translate_review *review,
	     const unsigned char key[HASH_BYTES])
{
	(void)review;
	(void)key;
	return TRANSLATE_APPROVED;
}

static enum status
issue(const struct notices *notices, enum notice_variant variant,
      struct arena *arena, struct faults *faults)
{
	const struct translate_review review = {all_approved, NULL};
	struct merge merge = {.notice = named(notices, "b"),
			      .tag = tag_find("pl"),
			      .review = &review,
			      .values = model_object(arena),
			      .variant = variant};
	const struct document *document;

	merge.wording =
		notices_wording(notices, merge.notice, merge.tag, arena);
	return notice_merge(&merge, arena, &document, faults);
}

static void
each_variant_needs_its_own_words(void **state)
{
	static const char some[] =
		PO "msgid \"T\"\nmsgstr \"T\"\n\nmsgid \"Easy.\"\n"
		   "msgstr \"Łatwe.\"\n\nmsgid \"" NOTICE_DRAFT "\"\n"
		   "msgstr \"D\"\n\n";
	static const char bye[] = PO "msgid \"Bye.\"\nmsgstr \"Pa.\"\n";
	struct notices_cover covers[] = {
		source_of(NOTICES_EASY_READ, "b",
			  "# T\n\nEasy.\n\n{clause: only}\n"),
		source_of(NOTICES_CLAUSE, "only",
			  HEAD("only") "---\nBye.\n"),
		catalogue_of("b", "pl", some),
		catalogue_of("only", "pl", bye),
	};
	struct notices *without = over(plain_set(), covers, 3);
	struct notices *with = over(notices_share(without), covers + 3, 1);
	struct arena *arena = arena_new();
	struct faults faults = {0};

	(void)state;
	assert_int_equal(issue(with, NOTICE_EASY, arena, &faults), OK);
	assert_int_equal(issue(with, NOTICE_STANDARD, arena, &faults),
			 E_REFUSED);
	assert_int_equal(faults.count, 1);
	assert_string_equal(faults.list[0].where, "pl.po: “Hello.”");
	faults_free(&faults);
	faults = (struct faults){0};
	assert_int_equal(issue(without, NOTICE_EASY, arena, &faults),
			 E_REFUSED);
	assert_int_equal(faults.count, 1);
	assert_string_equal(faults.list[0].where, "only/pl.po: “Bye.”");
	faults_free(&faults);
	notices_free(with);
	notices_free(without);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clauses_stand_in_letters),
		cmocka_unit_test(names_what_is_wrong_with_clauses),
		cmocka_unit_test(shares_what_no_text_touches),
		cmocka_unit_test(catalogues_cover_catalogues),
		cmocka_unit_test(easy_read_comes_and_goes),
		cmocka_unit_test(each_variant_needs_its_own_words),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	failed = cmocka_run_group_tests_name("notices", tests, NULL, NULL);
	rmdir(folder);
	return failed;
}
