/* PDF files of ours read back. */
#include "render/pdf_read.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "render/pdf_put.h"

#define NUMBERS_MOST 1000000u
#define UNPACKED_MOST (64u << 20)
#define DEPTH_MOST 50

/* Where an object is: at a byte, or the nth of an object stream. */
struct pdf_place {
	unsigned kind; /* 0 free, 1 at a byte, 2 the nth of a stream */
	uint32_t at, nth;
};

/* An object stream, unpacked: most objects are in one. */
struct pdf_pack {
	uint32_t number;
	struct pdf_value head, values;
};

static const struct pdf_value none = {NULL, 0};

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	       c == '\0';
}

static bool
is_delimiter(char c)
{
	return is_space(c) || strchr("()<>[]{}/%", c);
}

static size_t
skip_space(struct pdf_value v, size_t at)
{
	while (at < v.count && is_space(v.text[at]))
		at++;
	return at;
}

/* Past a string in brackets. */
static size_t
skip_string(struct pdf_value v, size_t at)
{
	int depth = 0;

	for (; at < v.count; at++) {
		if (v.text[at] == '\\')
			at++;
		else if (v.text[at] == '(')
			depth++;
		else if (v.text[at] == ')' && !--depth)
			return at + 1;
	}
	return v.count;
}

static size_t
skip_word(struct pdf_value v, size_t at)
{
	size_t end = at + 1;

	while (end < v.count && !is_delimiter(v.text[end]))
		end++;
	return end;
}

static bool
starts(struct pdf_value v, size_t at, const char *text)
{
	size_t count = strlen(text);

	return at + count <= v.count && !memcmp(v.text + at, text, count);
}

/* One token: a word, a name, a string, or a bracket. */
static size_t
skip_token(struct pdf_value v, size_t at)
{
	if (v.text[at] == '(')
		return skip_string(v, at);
	if (starts(v, at, "<<") || starts(v, at, ">>"))
		return at + 2;
	if (v.text[at] == '<') {
		const char *end = memchr(v.text + at, '>', v.count - at);

		return end ? (size_t)(end - v.text) + 1 : v.count;
	}
	if (strchr("[]{}", v.text[at]) && v.text[at])
		return at + 1;
	return skip_word(v, at);
}

static bool
is_number(struct pdf_value v)
{
	for (size_t i = 0; i < v.count; i++)
		if (v.text[i] < '0' || v.text[i] > '9')
			return false;
	return v.count > 0 && v.count < 11;
}

/* Past a reference, "12 0 R"; at where it is none. */
static size_t
skip_reference(struct pdf_value v, size_t at)
{
	size_t end = skip_word(v, at), next;

	if (!is_number((struct pdf_value){v.text + at, end - at}))
		return at;
	next = skip_space(v, end);
	if (next >= v.count || v.text[next] != '0')
		return at;
	next = skip_space(v, next + 1);
	if (next >= v.count || v.text[next] != 'R' ||
	    (next + 1 < v.count && !is_delimiter(v.text[next + 1])))
		return at;
	return next + 1;
}

/* Past one value, brackets and all. */
static size_t
skip_value(struct pdf_value v, size_t at)
{
	size_t end = skip_reference(v, at);
	int depth = 0;

	if (end > at)
		return end;
	do {
		if (starts(v, at, "<<") || v.text[at] == '[')
			depth++;
		else if (starts(v, at, ">>") || v.text[at] == ']')
			depth--;
		at = skip_token(v, at);
		if (depth > 0)
			at = skip_space(v, at);
	} while (depth > 0 && depth < DEPTH_MOST && at < v.count);
	return at;
}

bool
pdf_value_next(struct pdf_value all, size_t *at, struct pdf_value *ret)
{
	size_t from = *at;

	if (!from)
		from = starts(all, 0, "<<") ? 2 : starts(all, 0, "[") ? 1 : 0;
	from = skip_space(all, from);
	if (from >= all.count || starts(all, from, ">>") ||
	    all.text[from] == ']')
		return false;
	*at = skip_value(all, from);
	*ret = (struct pdf_value){all.text + from, *at - from};
	return true;
}

struct pdf_value
pdf_value_of(struct pdf_value dictionary, const char *key)
{
	struct pdf_value name, value;
	size_t at = 0;

	if (!dictionary.text || !starts(dictionary, 0, "<<"))
		return none;
	while (pdf_value_next(dictionary, &at, &name) &&
	       pdf_value_next(dictionary, &at, &value))
		if (name.count == strlen(key) &&
		    !memcmp(name.text, key, name.count))
			return value;
	return none;
}

int64_t
pdf_value_int(struct pdf_value v)
{
	int64_t n = 0;

	if (!v.text || !is_number(v))
		return -1;
	for (size_t i = 0; i < v.count; i++)
		n = 10 * n + (v.text[i] - '0');
	return n;
}

uint32_t
pdf_value_reference(struct pdf_value v)
{
	size_t end = v.text ? skip_reference(v, 0) : 0;
	int64_t n = end ? pdf_value_int((struct pdf_value){
				  v.text, skip_word(v, 0)})
			: 0;

	return n > 0 && n <= NUMBERS_MOST ? (uint32_t)n : 0;
}

/* ---- the file ---- */

/* The value and the stream of the object that begins at a byte. */
static bool
object_at(const struct pdf_read *pdf, size_t at, struct pdf_object *ret)
{
	struct pdf_value all = {pdf->bytes, pdf->count};
	struct pdf_value value;
	int64_t length;

	if (at >= all.count)
		return false;
	for (int i = 0; i < 3; i++) /* 12 0 obj */
		at = skip_space(all, skip_word(all, at));
	if (at < 3 || at >= all.count)
		return false;
	if (all.text[at - 1] != 'j' && !starts(all, at, "<<"))
		return false;
	value = (struct pdf_value){all.text + at, skip_value(all, at) - at};
	*ret = (struct pdf_object){.value = value};
	at = skip_space(all, at + value.count);
	if (!starts(all, at, "stream"))
		return true;
	at += strlen("stream") + 1;
	length = pdf_value_int(pdf_value_of(value, "/Length"));
	if (length < 0 || (uint64_t)length > all.count - at)
		return false;
	ret->stream = (struct pdf_value){all.text + at, (size_t)length};
	return true;
}

/* What a stream holds, unpacked; text NULL where it is damaged. */
static struct pdf_value
unpacked(const struct pdf_read *pdf, const struct pdf_object *object)
{
	struct libdeflate_decompressor *d;
	size_t room = object->stream.count * 4 + 4096, got = 0;
	enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
	char *bytes = NULL;

	if (!pdf_value_of(object->value, "/Filter").text)
		return object->stream;
	d = libdeflate_alloc_decompressor();
	while (d && result == LIBDEFLATE_INSUFFICIENT_SPACE &&
	       room <= UNPACKED_MOST) {
		bytes = arena_alloc(pdf->arena, room);
		result = libdeflate_zlib_decompress(d, object->stream.text,
						    object->stream.count,
						    bytes, room, &got);
		room *= 4;
	}
	libdeflate_free_decompressor(d);
	return result == LIBDEFLATE_SUCCESS ? (struct pdf_value){bytes, got}
					    : none;
}

static bool
read_places(struct pdf_read *pdf, const struct pdf_object *table)
{
	struct pdf_value rows = unpacked(pdf, table), w, one;
	int64_t size = pdf_value_int(pdf_value_of(table->value, "/Size"));
	size_t width[3] = {0}, at = 0, all;
	const unsigned char *byte = (const unsigned char *)rows.text;

	w = pdf_value_of(table->value, "/W");
	for (int i = 0; w.text && i < 3 && pdf_value_next(w, &at, &one); i++)
		width[i] = (size_t)pdf_value_int(one);
	all = width[0] + width[1] + width[2];
	if (!rows.text || width[0] != 1 || width[1] > 4 || width[2] > 4 ||
	    size < 1 || size > NUMBERS_MOST ||
	    rows.count < (size_t)size * all)
		return false;
	pdf->numbers = (uint32_t)size;
	pdf->places = arena_alloc(pdf->arena,
				  pdf->numbers * sizeof *pdf->places);
	for (uint32_t n = 0; n < pdf->numbers; n++) {
		struct pdf_place *place = &pdf->places[n];

		place->kind = *byte++;
		place->at = place->nth = 0;
		for (size_t i = 0; i < width[1]; i++)
			place->at = place->at << 8 | *byte++;
		for (size_t i = 0; i < width[2]; i++)
			place->nth = place->nth << 8 | *byte++;
	}
	return true;
}

bool
pdf_read_open(const void *bytes, size_t count, struct arena *arena,
	      struct pdf_read *ret)
{
	static const char mark[] = "startxref";
	struct pdf_object table;
	const char *text = bytes;
	size_t at = count < 64 ? 0 : count - 64;
	int64_t start = 0;

	*ret = (struct pdf_read){.arena = arena,
				 .bytes = text,
				 .count = count,
				 .pack = arena_alloc(arena,
						     sizeof *ret->pack)};
	*ret->pack = (struct pdf_pack){.number = 0};
	if (count < 64 || memcmp(text, "%PDF-", 5) != 0)
		return false;
	while (at + sizeof mark < count &&
	       memcmp(text + at, mark, sizeof mark - 1) != 0)
		at++;
	at += sizeof mark;
	for (; at < count && text[at] >= '0' && text[at] <= '9'; at++)
		start = 10 * start + (text[at] - '0');
	if (start <= 0 || !object_at(ret, (size_t)start, &table) ||
	    !table.stream.text)
		return false;
	ret->trailer = table.value;
	return read_places(ret, &table);
}

static bool
open_pack(const struct pdf_read *pdf, uint32_t number)
{
	struct pdf_object holder;
	struct pdf_value all;
	int64_t first;

	if (pdf->pack->number == number)
		return true;
	if (number >= pdf->numbers || pdf->places[number].kind != 1 ||
	    !object_at(pdf, pdf->places[number].at, &holder) ||
	    !holder.stream.text)
		return false;
	all = unpacked(pdf, &holder);
	first = pdf_value_int(pdf_value_of(holder.value, "/First"));
	if (!all.text || first < 0 || (size_t)first > all.count)
		return false;
	*pdf->pack = (struct pdf_pack){
		number,
		{all.text, (size_t)first},
		{all.text + first, all.count - (size_t)first}};
	return true;
}

/* The nth value of an object stream, as "number offset" pairs before its
 * values say. */
static bool
object_in(const struct pdf_read *pdf, const struct pdf_place *place,
	  struct pdf_object *ret)
{
	struct pdf_value all, one;
	int64_t offset = -1;
	size_t at = 0;

	if (!open_pack(pdf, place->at))
		return false;
	for (uint32_t i = 0; i <= place->nth; i++) {
		if (!pdf_value_next(pdf->pack->head, &at, &one) ||
		    !pdf_value_next(pdf->pack->head, &at, &one))
			return false;
		offset = pdf_value_int(one);
	}
	all = pdf->pack->values;
	if (offset < 0 || (size_t)offset >= all.count)
		return false;
	all.text += offset;
	all.count -= (size_t)offset;
	*ret = (struct pdf_object){.value = {all.text, skip_value(all, 0)}};
	return true;
}

bool
pdf_read_object(const struct pdf_read *pdf, uint32_t number,
		struct pdf_object *ret)
{
	const struct pdf_place *place = &pdf->places[number];
	struct pdf_value type;

	if (number >= pdf->numbers || !place->kind)
		return false;
	if (place->kind == 2)
		return object_in(pdf, place, ret);
	if (!object_at(pdf, place->at, ret))
		return false;
	type = pdf_value_of(ret->value, "/Type");
	return !type.text || (!starts(type, 0, "/ObjStm") &&
			      !starts(type, 0, "/XRef"));
}

/* ---- into another file ---- */

static void
put_reference(struct pdf_value v, const struct pdf_renumber *how,
	      struct buf *out)
{
	uint32_t number = pdf_value_reference(v);
	uint32_t to = number < how->numbers ? how->map[number] : 0;

	if (to)
		pdf_put_reference(out, to);
	else
		buf_text(out, "null");
}

/* Whether the number behind a name is a place in the tree of tags. */
static bool
is_tag_key(struct pdf_value name)
{
	return (name.count == 14 && starts(name, 0, "/StructParents")) ||
	       (name.count == 13 && starts(name, 0, "/StructParent"));
}

void
pdf_value_put(struct pdf_value v, const struct pdf_renumber *how,
	      struct buf *out)
{
	struct pdf_value last = none;
	size_t at = 0;

	while (at < v.count) {
		size_t space = skip_space(v, at), end;
		struct pdf_value token;

		buf_put(out, v.text + at, space - at);
		at = space;
		if (at >= v.count)
			break;
		end = skip_reference(v, at);
		if (end > at) {
			put_reference((struct pdf_value){v.text + at,
							 end - at},
				      how, out);
			at = end;
			last = none;
			continue;
		}
		end = skip_token(v, at);
		token = (struct pdf_value){v.text + at, end - at};
		if (last.text && is_tag_key(last) && is_number(token))
			pdf_put_number(out, pdf_value_int(token) + how->more);
		else
			buf_put(out, token.text, token.count);
		last = token;
		at = end;
	}
}
