/* PDF: how values are spelled, where objects are found again, how the pen
 * moves, and what the tags become. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/place.h"
#include "doc/markdown.h"
#include "render/pack.h"
#include "render/pdf_link.h"
#include "render/pdf_outline.h"
#include "render/pdf_pen.h"
#include "render/pdf_put.h"
#include "render/press.h"
#include "render/render.h"
#include "tests/unit/unit.h"

/* ---- values ---- */

static void
check_numbers(void **state)
{
	static const struct {
		int64_t n;
		const char *whole, *parts;
	} cases[] = {
		{0, "0", "0"},
		{7, "7", ".007"},
		{-7, "-7", "-.007"},
		{42, "42", ".042"},
		{500, "500", ".5"},
		{999, "999", ".999"},
		{1000, "1000", "1"},
		{-1000, "-1000", "-1"},
		{1050, "1050", "1.05"},
		{12345, "12345", "12.345"},
		{-841890, "-841890", "-841.89"},
		{INT32_MIN, "-2147483648", "-2147483.648"},
		{INT64_MIN, "-9223372036854775808", "-9223372036854775.808"},
		{INT64_MAX, "9223372036854775807", "9223372036854775.807"},
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		pdf_put_number(&b, cases[i].n);
		assert_string_equal(buf_string(&b), cases[i].whole);
		buf_clear(&b);
		pdf_put_thousandths(&b, cases[i].n);
		assert_string_equal(buf_string(&b), cases[i].parts);
	}
	buf_clear(&b);
	pdf_put_reference(&b, 4294967295u);
	assert_string_equal(buf_string(&b), "4294967295 0 R");
	buf_free(&b);
}

/* Expected bytes with NUL written as '@'. */
static void
expect_bytes(struct buf *b, const char *expected)
{
	for (size_t i = 0; i < b->count; i++)
		if (!b->bytes[i])
			b->bytes[i] = '@';
	assert_string_equal(buf_string(b), expected);
	buf_clear(b);
}

static void
check_strings(void **state)
{
	static const UChar urdu[] = {0x0631, 0x28, 0x5C29, 0x0D};
	static const UChar plain[] = {'R', 'e', 'n', 't', ' ', '(', '1', ')'};
	static const UChar tab[] = {'a', '\t'};
	struct buf b = {0};

	(void)state;
	pdf_put_text(&b, "Rent (due) \\ now");
	expect_bytes(&b, "(Rent \\(due\\) \\\\ now)");
	pdf_put_text(&b, "");
	expect_bytes(&b, "()");
	pdf_put_text(&b, "caf\xC3\xA9");
	expect_bytes(&b, "(\xFE\xFF@c@a@f@\xE9)");
	pdf_put_text(&b, "\xF0\x9F\x8F\xA0");
	expect_bytes(&b, "(\xFE\xFF\xD8<\xDF\xE0)");
	pdf_put_text_u16(&b, urdu, 4);
	expect_bytes(&b, "(\xFE\xFF\x06\x31@\\(\\\\\\)@\\r)");
	pdf_put_text_u16(&b, plain, 8);
	expect_bytes(&b, "(Rent \\(1\\))");
	pdf_put_text_u16(&b, tab, 2);
	expect_bytes(&b, "(\xFE\xFF@a@\t)");
	pdf_put_bytes(&b, "\x00\r\n(", 4);
	expect_bytes(&b, "(@\\r\n\\()");
	buf_free(&b);
}

static void
check_urls(void **state)
{
	static const char *const cases[][2] = {
		{"https://example.org/a?b=c&d=e#f",
		 "(https://example.org/a?b=c&d=e#f)"},
		{"https://example.org/a b", "(https://example.org/a%20b)"},
		{"https://example.org/\xC3\xA9",
		 "(https://example.org/%C3%A9)"},
		{"https://example.org/%c3%A9", "(https://example.org/%c3%A9)"},
		{"https://example.org/100%", "(https://example.org/100%25)"},
		{"https://example.org/%zz", "(https://example.org/%25zz)"},
		{"https://example.org/(a)", "(https://example.org/\\(a\\))"},
		{"https://example.org/<\"\\^`{|}>",
		 "(https://example.org/%3C%22%5C%5E%60%7B%7C%7D%3E)"},
		{"tel:+442079460000", "(tel:+442079460000)"},
		{"mailto:repairs@housing.example",
		 "(mailto:repairs@housing.example)"},
		{"", "()"},
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		pdf_put_url(&b, cases[i][0]);
		assert_string_equal(buf_string(&b), cases[i][1]);
	}
	buf_free(&b);
}

/* ---- the file ---- */

/* What a stream holds, unpacked; at points to its dictionary. */
static struct buf
unpack(const char *at, const char *end)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	const char *body = strstr(at, "stream\n") + strlen("stream\n");
	const size_t count = (size_t)atol(strstr(at, "/Length ") + 8);
	const char *filter = strstr(at, "/FlateDecode");
	const bool packed = filter && filter < body;
	struct buf b = {0};

	assert_true(count <= (size_t)(end - body));
	assert_memory_equal(body + count, "\nendstream\nendobj\n", 18);
	if (packed) {
		assert_int_equal(libdeflate_zlib_decompress(
					 d, body, count, buf_room(&b, 1 << 20),
					 1 << 20, &b.count),
				 LIBDEFLATE_SUCCESS);
		b.bytes[b.count] = '\0';
	} else {
		buf_put(&b, body, count);
	}
	libdeflate_free_decompressor(d);
	return b;
}

static size_t
big_endian(const struct buf *b, size_t at, int bytes)
{
	size_t n = 0;

	while (bytes--)
		n = n << 8 | (unsigned char)b->bytes[at++];
	return n;
}

/* The nth object of the object stream that stands at a byte. */
static void
nth_of(const struct buf *file, size_t at, size_t nth, struct buf *ret)
{
	const char *dict = file->bytes + at;
	struct buf all = unpack(dict, file->bytes + file->count);
	const size_t first = (size_t)atol(strstr(dict, "/First ") + 7);
	const size_t n = (size_t)atol(strstr(dict, "/N ") + 3);
	char *p = all.bytes;
	size_t from = 0, to = all.count - first;

	for (size_t i = 0; i < n; i++) {
		strtol(p, &p, 10);
		if (i == nth)
			from = (size_t)strtol(p, &p, 10);
		else if (i == nth + 1)
			to = (size_t)strtol(p, &p, 10);
		else
			strtol(p, &p, 10);
	}
	buf_put(ret, all.bytes + first + from, to - from);
	while (ret->count && ret->bytes[ret->count - 1] == '\n')
		ret->bytes[--ret->count] = '\0';
	buf_free(&all);
}

/* The dictionary of the table at the end. */
static const char *
table_of(const struct buf *file)
{
	size_t at = file->count - strlen("startxref\n");

	while (memcmp(file->bytes + at, "startxref\n", 10) != 0)
		at--;
	return file->bytes + atol(file->bytes + at + 10);
}

/* Look an object up as a reader does: by the table at the end. A stream is
 * unpacked. */
static struct buf
look_up(const struct buf *file, uint32_t number)
{
	const char *end = file->bytes + file->count;
	const char *dict = table_of(file);
	char *second;
	const int width = (int)strtol(strstr(dict, "/W[1 ") + 5, &second, 10);
	const int last = (int)strtol(second, NULL, 10);
	const size_t size = (size_t)atol(strstr(dict, "/Size ") + 6);
	struct buf rows = unpack(dict, end), ret = {0};
	const size_t row = (size_t)(1 + width + last);
	size_t kind, where, nth;

	assert_true(number < size);
	assert_int_equal(rows.count, size * row);
	kind = big_endian(&rows, number * row, 1);
	where = big_endian(&rows, number * row + 1, width);
	nth = big_endian(&rows, number * row + 1 + (size_t)width, last);
	if (kind == 2) {
		where = big_endian(&rows, where * row + 1, width);
		nth_of(file, where, nth, &ret);
	} else {
		assert_int_equal(kind, 1);
		assert_int_equal(atol(file->bytes + where), number);
		ret = unpack(file->bytes + where, end);
	}
	buf_free(&rows);
	return ret;
}

static void
expect_object(const struct buf *file, uint32_t number, const char *expected)
{
	struct buf object = look_up(file, number);

	assert_string_equal(buf_string(&object), expected);
	buf_free(&object);
}

/* A file with more objects than one object stream takes. */
static uint32_t
write_sample(struct pdf_file *f, struct buf *out, int objects)
{
	uint32_t first, last;
	char long_text[400];

	memset(long_text, 'x', sizeof long_text);
	pdf_file_begin(f, out);
	first = pdf_file_number(f);
	pdf_file_stream(f, first,
			&(struct pdf_stream){"/A 1", PACK_CONTENT, long_text,
					     sizeof long_text});
	for (int i = 0; i < objects; i++) {
		struct buf *b = pdf_file_object(f, pdf_file_number(f));

		pdf_put(b, "<</Nth ");
		pdf_put_number(b, i);
		pdf_put(b, "/Text");
		pdf_put_bytes(b, long_text, 100);
		pdf_put(b, ">>");
	}
	last = pdf_file_number(f);
	pdf_file_stream_as_is(f, last, "", "short", 5);
	pdf_file_end(f, &(struct pdf_trailer){first + 1, first + 2});
	return last;
}

static void
check_file(void **state)
{
	struct pdf_file *f = pdf_file_new();
	struct buf out = {0}, again = {0}, other = {0};
	struct buf first;
	uint32_t last;

	(void)state;
	last = write_sample(f, &out, 5000);
	assert_memory_equal(out.bytes, "%PDF-1.7\n%", 10);
	assert_string_equal(out.bytes + out.count - 6, "%%EOF\n");
	first = look_up(&out, 1);
	assert_int_equal(first.count, 400);
	expect_object(&out, last, "short");
	for (uint32_t i = 0; i < 1500; i += 7) {
		struct buf object = look_up(&out, i + 2);
		char expected[40];

		snprintf(expected, sizeof expected, "<</Nth %u/Text(xxx", i);
		assert_memory_equal(object.bytes, expected, strlen(expected));
		assert_string_equal(object.bytes + object.count - 3, ")>>");
		buf_free(&object);
	}
	/* The same again is the same; in a buffer that holds something, too. */
	pdf_put(&again, "before");
	write_sample(f, &again, 5000);
	assert_int_equal(again.count, out.count + 6);
	memmove(again.bytes, again.bytes + 6, again.count -= 6);
	assert_memory_equal(again.bytes, out.bytes, out.count);
	write_sample(f, &other, 3);
	assert_memory_equal(strstr(table_of(&out), "/ID[<"),
			    strstr(table_of(&again), "/ID[<"), 70);
	assert_memory_not_equal(strstr(table_of(&out), "/ID[<"),
				strstr(table_of(&other), "/ID[<"), 30);
	buf_free(&first);
	buf_free(&out);
	buf_free(&again);
	buf_free(&other);
	pdf_file_free(f);
}

static void
put_object(struct pdf_file *f, uint32_t number, const char *text)
{
	buf_text(pdf_file_object(f, number), text);
}

/* Objects of a file on a base: 1 and 2 fixed, 3 kept for the object stream, 4
 * always written, 5 and 6 as the file has them. */
static void
write_on(struct pdf_file *f, const char *five, const char *six)
{
	const uint32_t four = pdf_file_number(f);
	const uint32_t next = pdf_file_number(f);

	assert_int_equal(four, 4);
	pdf_file_stream_as_is(f, four, "", five, strlen(five));
	put_object(f, next, five);
	put_object(f, pdf_file_number(f), six);
	pdf_file_stream_as_is(f, pdf_file_number(f), "/B 2", six, strlen(six));
}

static struct pdf_base *
make_base(struct pdf_file *f)
{
	struct buf bytes = {0};
	struct pdf_base *base;
	uint32_t number;

	pdf_file_begin(f, &bytes);
	number = pdf_file_number(f);
	pdf_file_stream_as_is(f, number, "/A 1", "fixed", 5);
	put_object(f, pdf_file_number(f), "<<>>");
	pdf_file_fix(f);
	(void)pdf_file_number(f);
	number = pdf_file_number(f);
	put_object(f, number, "five");
	put_object(f, pdf_file_number(f), "six");
	pdf_file_stream_as_is(f, pdf_file_number(f), "/B 2", "six", 3);
	base = pdf_file_base(f);
	buf_free(&bytes);
	return base;
}

static size_t
times(const struct buf *file, const char *text)
{
	const size_t bytes = strlen(text);
	size_t n = 0;

	for (size_t i = 0; i + bytes <= file->count; i++)
		n += !memcmp(file->bytes + i, text, bytes);
	return n;
}

static void
check_base(void **state)
{
	static const struct {
		const char *five, *six;
		size_t streams, sixes; /* object streams; streams like six */
	} cases[] = {
		{"five", "six", 1, 1},
		{"other", "six", 2, 1},
		{"five", "sixth", 2, 2},
		{"fiv", "si", 2, 2},
	};
	struct pdf_file *f = pdf_file_new();
	struct pdf_base *base = make_base(f);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		pdf_put(&out, "before");
		pdf_file_begin_on(f, base, &out);
		write_on(f, cases[i].five, cases[i].six);
		pdf_file_end(f, &(struct pdf_trailer){1, 2});
		memmove(out.bytes, out.bytes + 6, out.count -= 6);
		expect_object(&out, 1, "fixed");
		expect_object(&out, 2, "<<>>");
		expect_object(&out, 4, cases[i].five);
		expect_object(&out, 5, cases[i].five);
		expect_object(&out, 6, cases[i].six);
		expect_object(&out, 7, cases[i].six);
		assert_int_equal(times(&out, "/ObjStm"), cases[i].streams);
		assert_int_equal(times(&out, "/B 2"), cases[i].sixes);
		buf_free(&out);
	}
	pdf_base_free(base);
	pdf_file_free(f);
}

/* Packed bytes unpack to what they were: of every kind of content and length,
 * and of what is hard, such as no repetition or nothing else. */
static void
check_packing(void **state)
{
	enum { MOST = 100000 };
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	struct packer *packer = packer_new();
	uint8_t *from = mem_new(MOST), *back = mem_new(MOST);
	uint8_t *packed = mem_new(packer_bound(MOST));
	uint32_t random = 1;

	(void)state;
	for (unsigned trial = 0; trial < 400; trial++) {
		const size_t count = trial < 300 ? trial : trial * 997 % MOST;
		const unsigned letters = 1u << trial % 9;
		const enum pack_kind kind = trial / 9 % PACK_KINDS;
		size_t n, unpacked;

		for (size_t i = 0; i < count; i++) {
			random = random * 1664525 + 1013904223;
			from[i] = i > 60000 && trial % 2
					  ? from[i - 33000]
					  : (uint8_t)(random >> 20) % letters;
		}
		n = packer_zlib(packer, kind, from, count, packed);
		assert_true(n <= packer_bound(count));
		assert_int_equal(libdeflate_zlib_decompress(d, packed, n, back,
							    MOST, &unpacked),
				 LIBDEFLATE_SUCCESS);
		assert_int_equal(unpacked, count);
		assert_memory_equal(from, back, count);
	}
	free(from);
	free(back);
	free(packed);
	packer_free(packer);
	libdeflate_free_decompressor(d);
}

/* ---- letters ---- */

static void
print(struct press *press, const char *text, struct buf *ret)
{
	const struct render_options options = {.press = press};
	const struct markdown md = {.name = "letter.md",
				    .text = text,
				    .count = strlen(text),
				    .mode = SPAN_MODE_PLAIN};
	struct document document = {.title = "Letter", .lang = "en"};
	struct arena *arena = arena_new();
	struct faults faults = {0};

	assert_int_equal(markdown_parse(&md, arena, &document.blocks, &faults),
			 OK);
	assert_int_equal(render_pdf(&document, &options, ret, NULL), OK);
	arena_free(arena);
}

/* A file of hundreds of pages leaves nothing that the next one shows, and goes
 * behind what the buffer holds. */
static void
check_large(void **state)
{
	struct press *press = press_alone(place_fonts());
	struct buf small = {0}, large = {0}, again = {0}, text = {0};

	(void)state;
	for (int i = 0; i < 6000; i++)
		buf_printf(&text,
			   "## Number %d\n\nSee [%d](https://"
			   "housing.example/%d).\n\n",
			   i, i, i);
	print(press, "# Small\n\nA letter.\n", &small);
	print(press, buf_string(&text), &large);
	assert_true(large.count > 1000000);
	print(press, "# Small\n\nA letter.\n", &again);
	assert_int_equal(again.count, small.count);
	assert_memory_equal(again.bytes, small.bytes, small.count);
	print(press, "# Small\n\nA letter.\n", &again);
	assert_int_equal(again.count, 2 * small.count);
	assert_memory_equal(again.bytes + small.count, small.bytes,
			    small.count);
	press_free(press);
	buf_free(&small);
	buf_free(&large);
	buf_free(&again);
	buf_free(&text);
}

/* Fonts that are as in the letter before are not made again: nobody may see
 * it, whichever letters come between. */
static void
check_again(void **state)
{
	static const char *const text[] = {
		"# Small\n\nA letter of **strong** words, 中文字。\n",
		"# Other\n\nA letter of **other** words, 文字。\n",
		"# Small\n\nA letter in other fonts: ر ድ.\n",
	};
	static const unsigned order[] = {0, 0, 0, 0, 1, 0, 0, 0, 0, 2,
					 2, 2, 2, 1, 1, 1, 0, 1, 0, 2};
	struct press *press = press_alone(place_fonts());
	struct buf first[3] = {0}, again = {0};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct press *fresh = press_alone(place_fonts());

		print(fresh, text[i], &first[i]);
		press_free(fresh);
	}
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		buf_clear(&again);
		print(press, text[order[i]], &again);
		assert_int_equal(again.count, first[order[i]].count);
		assert_memory_equal(again.bytes, first[order[i]].bytes,
				    again.count);
	}
	press_free(press);
	for (size_t i = 0; i < 3; i++)
		buf_free(&first[i]);
	buf_free(&again);
}

/* ---- the pen ---- */

static const struct code kerned[] = {
	{0x0141, 0, 0, 600, 600},
	{0x2829, 0, 0, 480, 520}, /* bytes that strings escape */
	{0x0143, 0, 0, 500, 500},
};
static const struct code marked[] = {
	{0x0144, 0, 0, 500, 500},
	{0x0145, -300, 120, 0, 0},
	{0x0146, 0, 0, 250, 250},
};

static void
check_pen(void **state)
{
	const struct coded words[] = {{0, 3, kerned, false},
				      {1, 3, marked, false}};
	struct buf b = {0};
	struct pdf_pen pen;

	(void)state;
	pdf_pen_begin(&pen, &b);
	pdf_pen_text(&pen);
	pdf_pen_line(&pen, 56000, 700500);
	pdf_pen_font(&pen, 0, 12, 1000);
	pdf_pen_show(&pen, &words[0], 56000);
	/* Within the grace: 1,580 units are 18,960 milli-points. */
	pdf_pen_show(&pen, &words[0], 56000 + 18960 + 5);
	/* Past it: 24 milli-points further on. */
	pdf_pen_show(&pen, &words[0], 56000 + 2 * 18960 + 24);
	expect_bytes(&b, "BT\n56 700.5 Td\n/F0 12 Tf\n"
			 "[(\1A\\(\\))40(\1C\1A\\(\\))40(\1C)-2(\1A\\(\\))"
			 "40(\1C");
	pdf_pen_font(&pen, 1, 12, 1000);
	pdf_pen_show(&pen, &words[1], 56000 + 3 * 18960 + 24);
	pdf_pen_line(&pen, 56000, 684000);
	pdf_pen_show(&pen, &words[1], 50000);
	pdf_pen_colour(&pen, 0);
	pdf_pen_colour(&pen, 0xFFFFFF);
	pdf_pen_colour(&pen, 0x003399);
	pdf_pen_no_text(&pen);
	pdf_pen_no_text(&pen);
	expect_bytes(&b, ")]TJ\n/F1 12 Tf\n"
			 "[(\1D)]TJ\n1.44 Ts\n[300(\1E)]TJ\n0 Ts\n[-300(\1F)"
			 "]TJ\n0 -16.5 Td\n"
			 "[500(\1D)]TJ\n1.44 Ts\n[300(\1E)]TJ\n0 Ts\n"
			 "[-300(\1F)]TJ\n1 g\n0 .2 .6 rg\nET\n");
	buf_free(&b);
}

/* Widths of a font with 2,048 units are not rounded. */
static void
check_fine_units(void **state)
{
	const struct code codes[] = {{1, 0, 0, 1001, 1024},
				     {2, 0, 0, 700, 700}};
	const struct coded word = {0, 2, codes, false};
	struct buf b = {0};
	struct pdf_pen pen;

	(void)state;
	pdf_pen_begin(&pen, &b);
	pdf_pen_text(&pen);
	pdf_pen_line(&pen, 0, 0);
	pdf_pen_font(&pen, 0, 16, 2048);
	pdf_pen_show(&pen, &word, 0);
	pdf_pen_show(&pen, &word, 1701 * 16000 / 2048);
	pdf_pen_rest(&pen);
	expect_bytes(&b, "BT\n0 0 Td\n/F0 16 Tf\n"
			 "[(@\1)11.23(@\2@\1)11.23(@\2)]TJ\n");
	buf_free(&b);
}

/* ---- tags ---- */

/* A document of a heading, a paragraph with a link in it, a list and a heading
 * two levels down. */
enum {
	AT_DOCUMENT,
	AT_H1,
	AT_P,
	AT_LINK,
	AT_L,
	AT_LI,
	AT_LBL,
	AT_LBODY,
	AT_H4,
	AT_H2,
	AT_COUNT,
};

static void
make_tree(struct element *e)
{
	static const struct {
		enum role role;
		int parent;
	} rows[] = {
		{ROLE_DOCUMENT, -1}, {ROLE_HEADING, 0},	 {ROLE_PARAGRAPH, 0},
		{ROLE_LINK, AT_P},   {ROLE_LIST, 0},	 {ROLE_ITEM, AT_L},
		{ROLE_LABEL, AT_LI}, {ROLE_BODY, AT_LI}, {ROLE_HEADING, 0},
		{ROLE_HEADING, 0},
	};

	memset(e, 0, AT_COUNT * sizeof *e);
	for (int i = 0; i < AT_COUNT; i++) {
		const struct element **at;

		e[i].role = rows[i].role;
		e[i].number = (uint32_t)i;
		if (rows[i].parent < 0)
			continue;
		e[i].parent = &e[rows[i].parent];
		at = &e[rows[i].parent].child;
		while (*at)
			at = &((struct element *)*at)->next;
		*at = &e[i];
	}
	e[AT_H1].level = 1;
	e[AT_H4].level = 4;
	e[AT_H2].level = 2;
	e[AT_P].lang = "ur";
	e[AT_LINK].alt = "Pay (now)";
	e[AT_LINK].target = "https://pay.example/";
	e[AT_L].ordered = true;
}

static void
mark_text(struct pdf_tags *t, const struct element *e, uint32_t page,
	  const char *ascii)
{
	pdf_tags_mark(t, e, page, 100000);
	for (; *ascii; ascii++)
		pdf_tags_text(t, &(UChar){(UChar)*ascii}, 1);
}

static void
mark_all(struct pdf_tags *t, const struct element *e)
{
	assert_int_equal(pdf_tags_mark(t, &e[AT_H1], 0, 100000), 0);
	pdf_tags_text(t, (const UChar[]){'R', 'e'}, 2);
	pdf_tags_text(t, (const UChar[]){'n', 't', ' '}, 3);
	mark_text(t, &e[AT_P], 0, "ab ");
	pdf_tags_differs(t);
	mark_text(t, &e[AT_LINK], 0, "pay");
	pdf_tags_differs(t);
	mark_text(t, &e[AT_P], 0, " c");
	mark_text(t, &e[AT_P], 1, "d");
	mark_text(t, &e[AT_LBODY], 1, "one");
	mark_text(t, &e[AT_H4], 1, "Next");
	mark_text(t, &e[AT_H2], 1, "Last");
}

/* Objects are numbered as they are asked for: 1 and 2 are the pages, 3 the
 * annotation, 4 the root, 5 the parent tree, then the elements, then a Span
 * for the first stretch of the paragraph. */
static void
check_tags(void **state)
{
	struct element e[AT_COUNT];
	const struct page page[2] = {{0}};
	const struct pages pages = {page,   2,	    e,	    AT_COUNT,
				    595276, 841890, "Rent", "en"};
	struct pdf_tags *t = pdf_tags_new();
	struct pdf_links *links = pdf_links_new();
	struct pdf_file *f = pdf_file_new();
	struct buf out = {0};
	uint32_t objects[2];

	(void)state;
	make_tree(e);
	pdf_file_begin(f, &out);
	objects[0] = pdf_file_number(f);
	objects[1] = pdf_file_number(f);
	pdf_put(pdf_file_object(f, 1), "1");
	pdf_put(pdf_file_object(f, 2), "2");
	pdf_tags_begin(t, &pages);
	pdf_links_begin(links);
	mark_all(t, e);
	pdf_links_add(links, &e[AT_LINK], 0,
		      &(struct pdf_box){1000, 2000, 3000, 14000});
	pdf_links_add(links, &e[AT_LINK], 0,
		      &(struct pdf_box){3100, 2000, 4000, 14000});
	pdf_links_add(links, &e[AT_LINK], 0,
		      &(struct pdf_box){500, -14000, 900, -2000});
	pdf_links_write(links, f, t);
	assert_int_equal(pdf_tags_write(t, f, objects), 4);
	pdf_outline_write(t, f, pages.height_mpt, objects);
	pdf_file_end(f, &(struct pdf_trailer){1, 2});

	expect_object(&out, 3,
		      "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]"
		      "/Rect[.5 -14 4 14 ]"
		      "/QuadPoints[1 14 4 14 1 2 4 2 .5 -2 .9 -2 .5 -14 .9 -14 "
		      "]/StructParent 2/Contents(Pay \\(now\\))"
		      "/A<</S/URI/URI(https://pay.example/)>>>>");
	expect_object(&out, 4,
		      "<</Type/StructTreeRoot/K[6 0 R]/ParentTree 5 0 R"
		      "/ParentTreeNextKey 3>>");
	expect_object(&out, 5,
		      "<</Nums[0[7 0 R 16 0 R 9 0 R 8 0 R ]\n"
		      "1[8 0 R 13 0 R 14 0 R 15 0 R ]\n2 9 0 R\n]>>");
	expect_object(&out, 6,
		      "<</S/Document/P 4 0 R"
		      "/K[ 7 0 R 8 0 R 10 0 R 14 0 R 15 0 R]>>");
	expect_object(&out, 7, "<</S/H1/P 6 0 R/Pg 1 0 R/K[ 0]>>");
	expect_object(&out, 8,
		      "<</S/P/P 6 0 R/Lang(ur)/Pg 1 0 R/K[ 16 0 R 9 0 R 3"
		      "<</Type/MCR/Pg 2 0 R/MCID 0>>]>>");
	expect_object(&out, 9,
		      "<</S/Link/P 8 0 R/ActualText(pay)/Pg 1 0 R"
		      "/K[ 2<</Type/OBJR/Pg 1 0 R/Obj 3 0 R>>]>>");
	expect_object(&out, 10,
		      "<</S/L/P 6 0 R/A<</O/List/ListNumbering/Decimal>>"
		      "/K[ 11 0 R]>>");
	expect_object(&out, 11, "<</S/LI/P 10 0 R/K[ 12 0 R 13 0 R]>>");
	expect_object(&out, 12, "<</S/Lbl/P 11 0 R>>");
	expect_object(&out, 14, "<</S/H2/P 6 0 R/Pg 2 0 R/K[ 2]>>");
	expect_object(&out, 15, "<</S/H2/P 6 0 R/Pg 2 0 R/K[ 3]>>");
	expect_object(&out, 16,
		      "<</S/Span/P 8 0 R/ActualText(ab )/Pg 1 0 R/K[ 1]>>");
	expect_object(&out, 17,
		      "<</Type/Outlines/First 18 0 R/Last 18 0 R/Count 3>>");
	expect_object(&out, 18,
		      "<</Title(Rent)/Parent 17 0 R/First 19 0 R/Last 20 0 R"
		      "/Count 2/Dest[1 0 R/XYZ null 741.89 null]>>");
	expect_object(&out, 19,
		      "<</Title(Next)/Parent 18 0 R/Next 20 0 R"
		      "/Dest[2 0 R/XYZ null 741.89 null]>>");
	expect_object(&out, 20,
		      "<</Title(Last)/Parent 18 0 R/Prev 19 0 R"
		      "/Dest[2 0 R/XYZ null 741.89 null]>>");
	buf_free(&out);
	pdf_tags_free(t);
	pdf_links_free(links);
	pdf_file_free(f);
}

/* Levels as a document has them, and as they are tagged. */
static void
check_levels(void **state)
{
	static const struct {
		const char *levels, *types;
	} cases[] = {
		{"123", "123"},
		{"13344", "12233"},
		{"2", "1"},
		{"31", "11"},
		{"1424", "1223"},
		{"123456", "123456"},
		{"12321232", "12321232"},
		{"645", "112"},
		{"1616", "1212"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pdf_tags *t = pdf_tags_new();
		struct element e[10] = {{.role = ROLE_DOCUMENT}};
		const size_t n = strlen(cases[i].levels);
		const struct pages pages = {.root = e,
					    .elements = (uint32_t)n + 1};

		for (size_t k = 0; k < n; k++)
			e[k + 1] = (struct element){
				.role = ROLE_HEADING,
				.level = cases[i].levels[k] - '0',
				.number = (uint32_t)k + 1,
				.parent = e,
				.next = k + 1 < n ? &e[k + 2] : NULL};
		e[0].child = &e[1];
		pdf_tags_begin(t, &pages);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(pdf_tags_type(t, &e[k + 1])[1],
					 cases[i].types[k]);
		pdf_tags_free(t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_numbers),
		cmocka_unit_test(check_strings),
		cmocka_unit_test(check_urls),
		cmocka_unit_test(check_file),
		cmocka_unit_test(check_base),
		cmocka_unit_test(check_packing),
		cmocka_unit_test(check_large),
		cmocka_unit_test(check_again),
		cmocka_unit_test(check_pen),
		cmocka_unit_test(check_fine_units),
		cmocka_unit_test(check_tags),
		cmocka_unit_test(check_levels),
	};

	return cmocka_run_group_tests_name("render_pdf", tests, NULL, NULL);
}
