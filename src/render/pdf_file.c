/* A PDF file: objects, streams and the cross-reference stream. */
#include "render/pdf_file.h"

#include <assert.h>
#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/pdf_put.h"

/* Where an object is: at a byte of the file, or the nth of an object stream. */
struct place {
	enum place_kind {
		PLACE_NONE = 0, /* the values that the file has for them */
		PLACE_BYTE = 1,
		PLACE_NTH = 2,
	} kind;
	uint32_t nth;
	size_t at; /* byte, or the object stream's number */
};

/* An object that waits for its object stream. */
struct waiting {
	uint32_t number;
	size_t at; /* in the texts */
};

/* An object stream holds at most so much, as a reader unpacks all of it to get
 * at any. */
#define TEXTS_BYTES_MAX 200000

/* Less than this does not get shorter. */
#define WORTH_BYTES 150

#define NAME_FACTOR 0x9E3779B97F4A7C15u

/* A range of bytes. */
struct range {
	size_t at, count;
};

struct pdf_base {
	struct buf bytes; /* of the file so far */
	struct place *places;
	size_t numbers;
	uint32_t fixed;	      /* the first number that files ask for */
	struct buf texts;     /* of the objects that are no streams */
	struct range *ranges; /* of each in the texts, by number */
};

struct pdf_file {
	struct packer *packer;
	struct buf *out;
	size_t start; /* of the file in out; beyond it by what was taken away */
	bool took;    /* not all of it is in out */
	size_t last;  /* stream in out, after its number */
	const struct pdf_base *base;
	uint32_t fixed;
	uint32_t stream; /* number kept for the base's object stream */

	struct place *places; /* by number; 0 is nobody's */
	size_t numbers, places_cap;

	struct waiting *waiting;
	size_t waits, waiting_cap;
	struct buf texts;
	struct buf scratch;
};

struct pdf_file *
pdf_file_new(void)
{
	struct pdf_file *f = mem_new(sizeof *f);

	f->packer = packer_new();
	return f;
}

void
pdf_file_free(struct pdf_file *f)
{
	if (!f)
		return;
	packer_free(f->packer);
	free(f->places);
	free(f->waiting);
	buf_free(&f->texts);
	buf_free(&f->scratch);
	free(f);
}

void
pdf_file_begin(struct pdf_file *f, struct buf *out)
{
	f->out = out;
	f->start = out->count;
	f->took = false;
	f->base = NULL;
	f->fixed = f->stream = 0;
	f->numbers = 0;
	f->waits = 0;
	buf_clear(&f->texts);
	(void)pdf_file_number(f);
	pdf_put(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void
pdf_file_took(struct pdf_file *f)
{
	assert(!f->base);
	f->start -= f->out->count; /* offsets wrap round, and fit again */
	f->last = SIZE_MAX;
	f->took = true;
	buf_clear(f->out);
}

uint32_t
pdf_file_number(struct pdf_file *f)
{
	const size_t number = f->numbers;

	mem_grow(&f->places, number, &f->places_cap, sizeof *f->places);
	if (!f->base || number >= f->base->numbers)
		f->places[number] = (struct place){0};
	f->numbers++;
	return (uint32_t)number;
}

/* Say where an object is. */
static void
place(struct pdf_file *f, uint32_t number, struct place at)
{
	assert(number > 0 && number < f->numbers);
	assert(f->places[number].kind == PLACE_NONE || f->base);
	f->places[number] = at;
}

/* Whether the stream that was just written stands in the base already; then it
 * is taken back. */
static bool
stands(struct pdf_file *f, uint32_t number, size_t at)
{
	const size_t count = f->out->count - at;
	const struct place *old = &f->places[number];

	if (!f->base || old->kind != PLACE_BYTE ||
	    old->at + count > f->base->bytes.count ||
	    memcmp(f->base->bytes.bytes + old->at, f->out->bytes + at, count))
		return false;
	f->out->count = at;
	return true;
}

void
pdf_file_stream_as_is(struct pdf_file *f, uint32_t number, const char *entries,
		      const void *bytes, size_t count)
{
	struct buf *out = f->out;
	const size_t at = out->count;

	pdf_put_number(out, number);
	f->last = out->count;
	pdf_put(out, " 0 obj<</Length ");
	pdf_put_number(out, (int64_t)count);
	buf_text(out, entries);
	pdf_put(out, ">>stream\n");
	buf_put(out, bytes, count);
	pdf_put(out, "\nendstream\nendobj\n");
	if (!stands(f, number, at))
		place(f, number, (struct place){PLACE_BYTE, 0, at - f->start});
}

void
pdf_file_keep(const struct pdf_file *f, struct buf *ret)
{
	buf_clear(ret);
	if (f->last < f->out->count)
		buf_put(ret, f->out->bytes + f->last, f->out->count - f->last);
}

void
pdf_file_again(struct pdf_file *f, uint32_t number, const struct buf *kept)
{
	struct buf *out = f->out;
	const size_t at = out->count;

	pdf_put_number(out, number);
	buf_put(out, kept->bytes, kept->count);
	if (!stands(f, number, at))
		place(f, number, (struct place){PLACE_BYTE, 0, at - f->start});
}

/* Packed bytes in the scratch buffer; false when they are no fewer. */
static bool
pack(struct pdf_file *f, const struct pdf_stream *stream)
{
	if (stream->count < WORTH_BYTES)
		return false;
	buf_clear(&f->scratch);
	f->scratch.count = packer_zlib(
		f->packer, stream->kind, stream->bytes, stream->count,
		buf_room(&f->scratch, packer_bound(stream->count)));
	return f->scratch.count < stream->count;
}

void
pdf_file_stream(struct pdf_file *f, uint32_t number,
		const struct pdf_stream *stream)
{
	char all[256] = "/Filter/FlateDecode";
	const size_t head = strlen(all), more = strlen(stream->entries);

	assert(head + more < sizeof all);
	memcpy(all + head, stream->entries, more + 1);
	if (pack(f, stream))
		pdf_file_stream_as_is(f, number, all, f->scratch.bytes,
				      f->scratch.count);
	else
		pdf_file_stream_as_is(f, number, stream->entries, stream->bytes,
				      stream->count);
}

/* The object begun last is whole: where the base has the same, it need not
 * wait. */
static void
settle(struct pdf_file *f)
{
	const struct pdf_base *base = f->base;
	const struct waiting *last;
	const struct range *old;

	if (!base || !f->waits)
		return;
	last = &f->waiting[f->waits - 1];
	if (last->number >= base->numbers)
		return;
	old = &base->ranges[last->number];
	if (f->places[last->number].kind == PLACE_NTH &&
	    old->count == f->texts.count - last->at &&
	    !memcmp(base->texts.bytes + old->at, f->texts.bytes + last->at,
		    old->count)) {
		f->texts.count = last->at;
		f->waits--;
	}
}

/* Write the waiting objects as one object stream.
 * Source: ISO 32000-1, 7.5.7. */
static void
write_waiting(struct pdf_file *f)
{
	const uint32_t stream = f->stream ? f->stream : pdf_file_number(f);
	struct buf all = {0}, entries = {0};
	size_t first;

	f->stream = 0;
	for (size_t i = 0; i < f->waits; i++) {
		place(f, f->waiting[i].number,
		      (struct place){PLACE_NTH, (uint32_t)i, stream});
		pdf_put_number(&all, f->waiting[i].number);
		buf_char(&all, ' ');
		pdf_put_number(&all, (int64_t)f->waiting[i].at);
		buf_char(&all, ' ');
	}
	first = all.count;
	buf_put(&all, f->texts.bytes, f->texts.count);
	pdf_put(&entries, "/Type/ObjStm/N ");
	pdf_put_number(&entries, (int64_t)f->waits);
	pdf_put(&entries, "/First ");
	pdf_put_number(&entries, (int64_t)first);
	pdf_file_stream(f, stream,
			&(struct pdf_stream){buf_string(&entries), PACK_OBJECTS,
					     all.bytes, all.count});
	buf_free(&all);
	buf_free(&entries);
	buf_clear(&f->texts);
	f->waits = 0;
}

struct buf *
pdf_file_object(struct pdf_file *f, uint32_t number)
{
	settle(f);
	if (f->texts.count > TEXTS_BYTES_MAX)
		write_waiting(f);
	if (f->waits)
		buf_char(&f->texts, '\n');
	mem_grow(&f->waiting, f->waits, &f->waiting_cap, sizeof *f->waiting);
	f->waiting[f->waits++] = (struct waiting){number, f->texts.count};
	return &f->texts;
}

/* ---- bases ---- */

void
pdf_file_fix(struct pdf_file *f)
{
	f->stream = pdf_file_number(f);
	f->fixed = (uint32_t)f->numbers;
}

/* Keep what the waiting objects say. */
static void
keep_texts(struct pdf_file *f, struct pdf_base *base)
{
	size_t end = f->texts.count;

	base->ranges = mem_new(f->numbers * sizeof *base->ranges);
	buf_put(&base->texts, f->texts.bytes, f->texts.count);
	for (size_t i = f->waits; i--;) {
		const struct waiting *w = &f->waiting[i];

		base->ranges[w->number] = (struct range){w->at, end - w->at};
		end = w->at - 1; /* what parts it from the one before */
	}
}

struct pdf_base *
pdf_file_base(struct pdf_file *f)
{
	struct pdf_base *base = mem_new(sizeof *base);

	assert(f->fixed && !f->base);
	keep_texts(f, base);
	write_waiting(f);
	base->fixed = f->fixed;
	base->numbers = f->numbers;
	base->places = mem_new(f->numbers * sizeof *base->places);
	memcpy(base->places, f->places, f->numbers * sizeof *base->places);
	buf_put(&base->bytes, f->out->bytes + f->start,
		f->out->count - f->start);
	f->out->count = f->start;
	f->out = NULL;
	return base;
}

void
pdf_base_free(struct pdf_base *base)
{
	if (!base)
		return;
	buf_free(&base->bytes);
	buf_free(&base->texts);
	free(base->places);
	free(base->ranges);
	free(base);
}

void
pdf_file_begin_on(struct pdf_file *f, const struct pdf_base *base,
		  struct buf *out)
{
	f->out = out;
	f->start = out->count;
	f->took = false;
	f->base = base;
	f->fixed = f->stream = 0;
	f->waits = 0;
	buf_clear(&f->texts);
	while (f->places_cap < base->numbers)
		mem_grow(&f->places, f->places_cap, &f->places_cap,
			 sizeof *f->places);
	memcpy(f->places, base->places, base->numbers * sizeof *f->places);
	f->numbers = base->fixed;
	buf_put(out, base->bytes.bytes, base->bytes.count);
}

/* ---- the end ---- */

static uint64_t
mix(uint64_t lane, uint64_t word, uint64_t factor)
{
	lane = (lane ^ word) * factor;
	return lane ^ lane >> 29;
}

#define LANES 4

/* Names the file by its content: a word goes into one of the lanes, which wait
 * for each other at the end alone. It tells files apart and protects nothing.
 */
static void
name_bytes(const char *bytes, size_t count, uint64_t ret[2])
{
	uint64_t lane[LANES] = {count, ~(uint64_t)count, 1, 2}, word[LANES];
	size_t i = 0;

	for (; i + sizeof word <= count; i += sizeof word) {
		memcpy(word, bytes + i, sizeof word);
		for (size_t k = 0; k < LANES; k++)
			lane[k] = mix(lane[k], le64toh(word[k]), NAME_FACTOR);
	}
	memset(word, 0, sizeof word);
	memcpy(word, bytes + i, count - i);
	for (size_t k = 0; k < LANES; k++)
		lane[k] = mix(lane[k], le64toh(word[k]), NAME_FACTOR);
	ret[0] = ret[1] = 0;
	for (size_t k = 0; k < LANES; k++) {
		ret[0] = mix(ret[0], lane[k], NAME_FACTOR);
		ret[1] = mix(ret[1], lane[LANES - 1 - k], NAME_FACTOR + 2);
	}
}

/* Source: ISO 32000-1, 14.4. */
static void
put_name(struct buf *entries, const struct buf *out, size_t start)
{
	static const char digits[] = "0123456789ABCDEF";
	char text[35] = "<";
	uint64_t name[2];

	name_bytes(out->bytes + start, out->count - start, name);
	for (int i = 0; i < 32; i++)
		text[1 + i] = digits[name[i / 16] >> (60 - i % 16 * 4) & 15];
	text[33] = '>';
	pdf_put(entries, "/ID[");
	buf_put(entries, text, 34);
	buf_put(entries, text, 34);
	buf_char(entries, ']');
}

/* Bytes that hold n. */
static int
bytes_of(size_t n)
{
	int bytes = 1;

	while (n >>= 8)
		bytes++;
	return bytes;
}

static void
put_big_endian(struct buf *b, size_t n, int bytes)
{
	char *p = buf_room(b, (size_t)bytes);

	b->count += (size_t)bytes;
	while (bytes--)
		*p++ = (char)(n >> 8 * bytes);
}

/* How many bytes the columns of the table take. */
struct widths {
	int at, nth;
};

static struct widths
widths_of(const struct pdf_file *f, size_t end)
{
	size_t most = 0;

	for (size_t i = 1; i < f->numbers; i++)
		if (f->places[i].nth > most)
			most = f->places[i].nth;
	return (struct widths){bytes_of(end), bytes_of(most)};
}

/* One row an object: its kind, where, and which there. */
static void
put_rows(const struct pdf_file *f, const struct widths *widths,
	 struct buf *rows)
{
	put_big_endian(rows, 0, 1 + widths->at + widths->nth);
	for (size_t i = 1; i < f->numbers; i++) {
		assert(f->places[i].kind != PLACE_NONE || f->base);
		put_big_endian(rows, f->places[i].kind, 1);
		put_big_endian(rows, f->places[i].at, widths->at);
		put_big_endian(rows, f->places[i].nth, widths->nth);
	}
}

/* Write the table: packed where it is large. */
static void
write_table(struct pdf_file *f, uint32_t number, const char *entries,
	    const struct buf *rows)
{
	enum { LARGE_BYTES = 1000 };
	const struct pdf_stream stream = {entries, PACK_OBJECTS, rows->bytes,
					  rows->count};

	if (rows->count < LARGE_BYTES)
		pdf_file_stream_as_is(f, number, entries, rows->bytes,
				      rows->count);
	else
		pdf_file_stream(f, number, &stream);
}

/* Source: ISO 32000-1, 7.5.8. */
void
pdf_file_end(struct pdf_file *f, const struct pdf_trailer *trailer)
{
	struct buf entries = {0}, rows = {0};
	uint32_t table;
	struct widths widths;
	size_t at;

	settle(f);
	/* Numbers of the base that this file has no use for stay its own. */
	if (f->base && f->numbers < f->base->numbers)
		f->numbers = f->base->numbers;
	if (f->waits)
		write_waiting(f);
	table = pdf_file_number(f);
	at = f->out->count - f->start;
	widths = widths_of(f, at);
	f->places[table] = (struct place){PLACE_BYTE, 0, at};
	put_rows(f, &widths, &rows);
	f->places[table].kind = PLACE_NONE;

	pdf_put(&entries, "/Type/XRef/W[1 ");
	pdf_put_number(&entries, widths.at);
	buf_char(&entries, ' ');
	pdf_put_number(&entries, widths.nth);
	pdf_put(&entries, "]/Size ");
	pdf_put_number(&entries, (int64_t)f->numbers);
	pdf_put(&entries, "/Root ");
	pdf_put_reference(&entries, trailer->catalogue);
	pdf_put(&entries, "/Info ");
	pdf_put_reference(&entries, trailer->info);
	put_name(&entries, f->out, f->took ? 0 : f->start);
	write_table(f, table, buf_string(&entries), &rows);
	pdf_put(f->out, "startxref\n");
	pdf_put_number(f->out, (int64_t)at);
	pdf_put(f->out, "\n%%EOF\n");
	f->out = NULL;
	buf_free(&entries);
	buf_free(&rows);
}
