/* SVG: every shape and command as the points that come of it, and every thing
 * that is refused. The picture is 100 by 50 pixels, 500 units a pixel. */
#include <string.h>

#include "base/buf.h"
#include "doc/picture.h"
#include "tests/unit/unit.h"

#define OPEN "<svg xmlns='http://www.w3.org/2000/svg' "
#define SIZE "width='100' height='50'>\n"

/* Whole pixels are written as such, the rest in units with a "u". */
static void
put_number(struct buf *out, int32_t units)
{
	if (units % 500)
		buf_printf(out, " %du", units);
	else
		buf_printf(out, " %d", units / 500);
}

static void
put_path(struct buf *out, const struct picture_path *path)
{
	static const char letters[] = "MLCZ";
	static const int points[] = {1, 1, 3, 0};
	size_t at = 0;

	for (size_t i = 0; i < path->moves; i++) {
		int move = path->move[i];

		buf_printf(out, "%s%c", i ? " " : "", letters[move]);
		for (int n = 0; n < points[move]; n++, at++) {
			put_number(out, path->point[at].x);
			put_number(out, path->point[at].y);
		}
	}
	assert_int_equal(at, path->points);
	if (path->filled)
		buf_printf(out, " fill %06x%s", path->fill_rgb,
			   path->even_odd ? " even-odd" : "");
	if (path->stroked) {
		buf_printf(out, " stroke %06x", path->stroke_rgb);
		put_number(out, path->stroke_width);
		if (path->cap || path->join || path->miter_milli != 4000)
			buf_printf(out, " cap %d join %d miter %d", path->cap,
				   path->join, path->miter_milli);
	}
	buf_char(out, '\n');
}

static enum status
read(const char *text, struct arena *arena, struct buf *out,
     struct fault *fault)
{
	const struct picture *picture;
	enum status status = picture_parse("a.svg", text, strlen(text), arena,
					   &picture, fault);

	buf_clear(out);
	if (status == OK)
		for (size_t i = 0; i < picture->paths.paths; i++)
			put_path(out, &picture->paths.path[i]);
	return status;
}

static void
draws_shapes(void **state)
{
	static const struct {
		const char *svg, *paths;
	} cases[] = {
		{"", ""},
		{"<rect width='10' height='20'/>",
		 "M 0 0 L 10 0 L 10 20 L 0 20 Z fill 000000\n"},
		{"<rect x='1' y='2' width='10' height='20' rx='0' ry='3'/>",
		 "M 1 2 L 11 2 L 11 22 L 1 22 Z fill 000000\n"},
		{"<rect width='10' height='10' rx='5'/>",
		 "M 5 0 L 5 0 C 3881u 0 10 1119u 10 5 L 10 5 C 10 3881u "
		 "3881u 10 5 10 L 5 10 C 1119u 10 0 3881u 0 5 L 0 5 C 0 "
		 "1119u 1119u 0 5 0 Z fill 000000\n"},
		{"<rect width='0' height='20'/><circle r='0'/>", ""},
		{"<line x1='1' y1='2' x2='3' y2='4' stroke='red' "
		 "fill='none'/>",
		 "M 1 2 L 3 4 stroke ff0000 1\n"},
		{"<polyline points='1,2 3,4,5 6'/>",
		 "M 1 2 L 3 4 L 5 6 fill 000000\n"},
		{"<polygon points='1 2-3-4 5e0 6'/>",
		 "M 1 2 L -3 -4 L 5 6 Z fill 000000\n"},
		{"<polygon points=''/><path d=''/><path d='none'/><path/>", ""},
		{"<path d='M1 2L3 4 5 6H7V8h1v1l1-1z'/>",
		 "M 1 2 L 3 4 L 5 6 L 7 6 L 7 8 L 8 8 L 8 9 L 9 8 Z "
		 "fill 000000\n"},
		{"<path d='m1 2 3 4zl1 1M9 9m1 1'/>",
		 "M 1 2 L 4 6 Z M 1 2 L 2 3 M 9 9 M 10 10 fill 000000\n"},
		{"<path d='M0 0C1 1 2 2 3 3S5 5 6 6s1 1 2 2'/>",
		 "M 0 0 C 1 1 2 2 3 3 C 4 4 5 5 6 6 C 7 7 7 7 8 8 "
		 "fill 000000\n"},
		{"<path d='M1 1S2 2 3 3'/>",
		 "M 1 1 C 1 1 2 2 3 3 fill 000000\n"},
		{"<path d='M0 0Q3 3 6 0T12 0t6 0'/>",
		 "M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0 C 14 2 16 2 18 0 "
		 "fill 000000\n"},
		{"<path d='M0 0T3 3'/>", "M 0 0 C 0 0 1 1 3 3 fill 000000\n"},
		{"<path d='M.5.5.5-1E1'/>",
		 "M 250u 250u L 250u -10 fill 000000\n"},
		{"<path d='M0,0 10,0'/>", "M 0 0 L 10 0 fill 000000\n"},
		/* A quarter of a circle, and flags that touch numbers. */
		{"<path d='M10 0A10 10 0 0 1 0 10'/>",
		 "M 10 0 C 10 2761u 2761u 10 0 10 fill 000000\n"},
		{"<path d='M10 0a10 10 0 01-10 10'/>",
		 "M 10 0 C 10 2761u 2761u 10 0 10 fill 000000\n"},
		/* Radii too small grow; half a circle is two curves. */
		{"<path d='M0 0A1 1 0 0 1 20 0'/>",
		 "M 0 0 C 0 -2761u 2239u -10 10 -10 C 7761u -10 20 -2761u "
		 "20 0 fill 000000\n"},
		{"<path d='M0 0A1 0 0 0 1 20 0A1 1 0 0 0 20 0'/>",
		 "M 0 0 L 20 0 fill 000000\n"},
	};
	struct arena *arena = arena_new();
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *svg =
			arena_printf(arena, OPEN SIZE "%s</svg>", cases[i].svg);

		assert_int_equal(read(svg, arena, &out, NULL), OK);
		assert_string_equal(buf_string(&out), cases[i].paths);
	}
	buf_free(&out);
	arena_free(arena);
}

/* One line, and how it is to be painted. */
static void
paints(void **state)
{
	static const struct {
		const char *attributes, *painted;
	} cases[] = {
		{"", " fill 000000"},
		{"fill='none'", NULL},
		{"fill='#abc'", " fill aabbcc"},
		{"fill='#ABCDEF'", " fill abcdef"},
		{"fill='#abcdefff'", " fill abcdef"},
		{"fill='#abcdef00'", NULL},
		{"fill='RebeccaPurple'", " fill 663399"},
		{"fill='aliceblue'", " fill f0f8ff"},
		{"fill='yellowgreen'", " fill 9acd32"},
		{"fill='rgb(1, 2,3)'", " fill 010203"},
		{"fill='rgb(300,-1,50%)'", " fill ff0080"},
		{"fill='rgb(100%, 0%, 20%)'", " fill ff0033"},
		{"fill='rgba(1,2,3,1)'", " fill 010203"},
		{"fill='rgb(1 2 3 / 100%)'", " fill 010203"},
		{"fill='rgba(1,2,3,0)'", NULL},
		{"fill='transparent'", NULL},
		{"fill='currentColor'", " fill 000000"},
		{"fill='currentColor' color='teal'", " fill 008080"},
		{"fill='inherit'", " fill 000000"},
		{"fill-rule='evenodd'", " fill 000000 even-odd"},
		{"opacity='1' fill-opacity='100%'", " fill 000000"},
		{"opacity='0'", NULL},
		{"display='none'", NULL},
		{"visibility='hidden'", NULL},
		{"stroke='blue' stroke-width='2.5px'",
		 " fill 000000 stroke 0000ff 1250u"},
		{"stroke='blue' stroke-width='0'", " fill 000000"},
		{"fill='none' stroke='blue' stroke-linecap='round' "
		 "stroke-linejoin='bevel' stroke-miterlimit='10'",
		 " stroke 0000ff 1 cap 1 join 2 miter 10000"},
		{"fill='red' style='fill:blue; stroke : none;'",
		 " fill 0000ff"},
		{"style='font-size:3px;-inkscape-stroke:none;fill:lime'",
		 " fill 00ff00"},
		{"class='a' id='b' data-x='y'", " fill 000000"},
	};
	struct arena *arena = arena_new();
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *svg = arena_printf(
			arena, OPEN SIZE "<path d='M1 1H2' %s/></svg>",
			cases[i].attributes);
		const char *want = cases[i].painted;

		if (want)
			want = arena_printf(arena, "M 1 1 L 2 1%s\n", want);
		assert_int_equal(read(svg, arena, &out, NULL), OK);
		assert_string_equal(buf_string(&out), want ? want : "");
	}
	buf_free(&out);
	arena_free(arena);
}

static void
groups_hand_down(void **state)
{
	static const struct {
		const char *svg, *paths;
	} cases[] = {
		{"<g fill='red'><g stroke='blue'><path d='M1 1H2'/></g>"
		 "<path d='M3 3H4'/></g><path d='M5 5H6'/>",
		 "M 1 1 L 2 1 fill ff0000 stroke 0000ff 1\n"
		 "M 3 3 L 4 3 fill ff0000\nM 5 5 L 6 5 fill 000000\n"},
		{"<g transform='translate(10 20)'><path d='M1 1H2' "
		 "transform='scale(2)'/></g>",
		 "M 12 22 L 14 22 fill 000000\n"},
		{"<path d='M1 0H2' transform='rotate(90)'/>",
		 "M 0 1 L 0 2 fill 000000\n"},
		{"<path d='M1 0H2' transform='rotate(180, 5 5)'/>",
		 "M 9 10 L 8 10 fill 000000\n"},
		{"<path d='M1 1H2' transform='matrix(1 0 1 2 3 4)'/>",
		 "M 5 6 L 6 6 fill 000000\n"},
		{"<path d='M1 1H2' transform='translate(1), scale(2 3)'/>",
		 "M 3 3 L 5 3 fill 000000\n"},
		{"<path d='M0 2H1' transform='skewX(45)'/>",
		 "M 2 2 L 3 2 fill 000000\n"},
		{"<path d='M2 0V1' transform='skewY(45)'/>",
		 "M 2 2 L 2 3 fill 000000\n"},
		{"<g stroke='red' transform='scale(3)'><path d='M1 1H2'/></g>",
		 "M 3 3 L 6 3 fill 000000 stroke ff0000 3\n"},
		{"<g visibility='hidden'><path d='M1 1H2' "
		 "visibility='visible'/></g>",
		 "M 1 1 L 2 1 fill 000000\n"},
		{"<g display='none'><path d='M1 1H2' display='inline'/></g>",
		 ""},
		{"<title>A house</title><desc>x</desc><defs><path d='M1 1'/>"
		 "</defs><metadata><a xmlns='urn:x'/></metadata>",
		 ""},
		{"<x:view xmlns:x='urn:x'><path d='M1 1'/></x:view>", ""},
	};
	struct arena *arena = arena_new();
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *svg =
			arena_printf(arena, OPEN SIZE "%s</svg>", cases[i].svg);

		assert_int_equal(read(svg, arena, &out, NULL), OK);
		assert_string_equal(buf_string(&out), cases[i].paths);
	}
	buf_free(&out);
	arena_free(arena);
}

/* A sheet above attributes, below `style`; identifiers above classes, and
 * those above elements, whatever their order. */
static void
sheets_paint(void **state)
{
	static const struct {
		const char *sheet, *attributes, *painted;
	} cases[] = {
		{".a{fill:red}", "class='a'", " fill ff0000"},
		{".a{fill:red}", "class='b a c'", " fill ff0000"},
		{".a{fill:red}", "class='ab'", " fill 000000"},
		{".a{fill:red}", "", " fill 000000"},
		{"path{fill:red}", "", " fill ff0000"},
		{"rect{fill:red}", "", " fill 000000"},
		{"#b{fill:red}", "id='b'", " fill ff0000"},
		{"#b{fill:red}.a{fill:lime}path{fill:blue}", "id='b' class='a'",
		 " fill ff0000"},
		{".a{fill:lime}path{fill:blue}", "class='a'", " fill 00ff00"},
		{".a{fill:lime}.b{fill:blue}", "class='b a'", " fill 0000ff"},
		{".a{fill:lime}", "class='a' fill='red'", " fill 00ff00"},
		{".a{fill:lime}", "class='a' style='fill:red'", " fill ff0000"},
		{" /* x{ */ .a , .b\n{ fill : lime ; stroke:none }\n",
		 "class='b'", " fill 00ff00"},
		{"<![CDATA[.a{fill:lime}]]>", "class='a'", " fill 00ff00"},
		{"", "class='a'", " fill 000000"},
		{".cls-1{fill:none;stroke:#231f20;stroke-miterlimit:10}",
		 "class='cls-1'", " stroke 231f20 1 cap 0 join 0 miter 10000"},
	};
	struct arena *arena = arena_new();
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
		const char *svg = arena_printf(
			arena,
			i % 2 ? OPEN SIZE "<defs><style>%s</style></defs>"
					  "<path d='M1 1H2' %s/></svg>"
			      : OPEN SIZE "<style type='text/css'>%s</style>"
					  "<path d='M1 1H2' %s/></svg>",
			cases[i / 2].sheet, cases[i / 2].attributes);

		assert_int_equal(read(svg, arena, &out, NULL), OK);
		assert_string_equal(buf_string(&out),
				    arena_printf(arena, "M 1 1 L 2 1%s\n",
						 cases[i / 2].painted));
	}
	buf_free(&out);
	arena_free(arena);
}

static void
sizes(void **state)
{
	static const struct {
		const char *attributes;
		int32_t width_mpt, height_mpt, width, height;
		const char *path;
	} cases[] = {
		{"width='100' height='50'", 75000, 37500, 50000, 25000,
		 "M 1 1 L 2 1 fill 000000\n"},
		{"width='1in' height='72pt'", 72000, 72000, 50000, 50000, NULL},
		{"width='25.4mm' height='2.54cm'", 72000, 72000, 50000, 50000,
		 NULL},
		{"viewBox='0 0 100 50'", 75000, 37500, 50000, 25000,
		 "M 1 1 L 2 1 fill 000000\n"},
		{"viewBox='0,0,200,100' width='100'", 75000, 37500, 50000,
		 25000, "M 250u 250u L 1 250u fill 000000\n"},
		{"viewBox='0 0 200 100' height='50' width='100%'", 75000, 37500,
		 50000, 25000, "M 250u 250u L 1 250u fill 000000\n"},
		{"viewBox='1 1 50 50' width='100' height='50' "
		 "preserveAspectRatio='xMidYMid meet'",
		 75000, 37500, 50000, 25000, "M 25 0 L 26 0 fill 000000\n"},
	};
	struct arena *arena = arena_new();
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *svg =
			arena_printf(arena, OPEN "%s><path d='M1 1H2'/></svg>",
				     cases[i].attributes);
		const struct picture *picture;

		assert_int_equal(picture_parse("a", svg, strlen(svg), arena,
					       &picture, NULL),
				 OK);
		assert_int_equal(picture->width_mpt, cases[i].width_mpt);
		assert_int_equal(picture->height_mpt, cases[i].height_mpt);
		assert_int_equal(picture->paths.width, cases[i].width);
		assert_int_equal(picture->paths.height, cases[i].height);
		buf_clear(&out);
		put_path(&out, picture->paths.path);
		if (cases[i].path)
			assert_string_equal(buf_string(&out), cases[i].path);
	}
	buf_free(&out);
	arena_free(arena);
}

static void
assert_fault(struct arena *arena, const char *svg, const char *where,
	     const char *says)
{
	struct buf out = {0};
	struct fault fault;
	char text[2000];

	assert_int_equal(read(svg, arena, &out, &fault), E_INPUT);
	assert_string_equal(fault.where, where);
	fault_text(&fault, fault.message, text, sizeof text);
	if (!strstr(text, says))
		fail_msg("%s\nsays: %s\nnot: %s", svg, text, says);
	buf_free(&out);
}

static void
refuses_content(void **state)
{
	static const struct {
		const char *svg, *says;
	} cases[] = {
		{"<script>alert(1)</script>", "<script>"},
		{"<defs><script/></defs>", "<script>"},
		{"<foreignObject/>", "<foreignObject>"},
		{"<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
		 "<script>"},
		{"<g onload='x()'/>", "onload"},
		{"<defs><path onclick='x()'/></defs>", "onclick"},
		{"<animate/>", "<animate>"},
		{"<image href='#a'/>", "image is not drawn"},
		{"<use href='https://example.com/a.svg#b'/>", "href"},
		{"<use xmlns:l='http://www.w3.org/1999/xlink' "
		 "l:href='file:///etc/passwd'/>",
		 "href"},
		{"<use href='#b'/>", "use is not drawn"},
		{"<text>Rent</text>", "turn words into paths"},
		{"<g/><style>.a{fill:red}</style>", "style is not drawn"},
		{"<style media='print'/>", "style is not drawn"},
		{"<style type='text/x'/>", "style is not drawn"},
		{"<style>.a .b{fill:red}</style>", ".a .b is not drawn"},
		{"<style>.a>b{fill:red}</style>", ".a>b is not drawn"},
		{"<style>.a:hover{fill:red}</style>", ".a:hover"},
		{"<style>*{fill:red}</style>", "* is not drawn"},
		{"<style>svg{fill:red}</style>", "svg is not drawn"},
		{"<style>@import url(a.css);</style>", "@import"},
		{"<style>@media print{.a{fill:red}}</style>", "@media"},
		{"<style>.a{fill:red</style>", ".a{fill:red is not drawn"},
		{"<style>.a,{fill:red}</style>", "is not drawn"},
		{"<style>.a{fill:url(#x)}</style><g class='a'/>", "url(#x)"},
		{"<style>.a{fill}</style><g class='a'/>", "cannot be read"},
		{"<style><script/></style>", "<script>"},
		{"<style>.a{fill:red}<g/></style>", "g is not drawn"},
		{"<style><style/></style>", "style is not drawn"},
		{"<a href='#b'/>", "a is not drawn"},
		{"<svg/>", "svg is not drawn"},
		{"<rect fill='url(#a)'/>", "fill: url(#a) is not drawn"},
		{"<rect style='filter:url(#a)'/>", "filter: url(#a)"},
		{"<g opacity='.5'/>", "opacity: .5 is not drawn"},
		{"<g fill-opacity='50%'/>", "fill-opacity"},
		{"<g fill-opacity='0'/>", "fill-opacity"},
		{"<g fill='#abcdef80'/>", "fill"},
		{"<g fill='rgba(1,2,3,.5)'/>", "fill"},
		{"<g mask='url(#m)'/>", "mask"},
		{"<g clip-path='url(#m)'/>", "clip-path"},
		{"<g stroke-dasharray='1 2'/>", "stroke-dasharray"},
		{"<g style='mix-blend-mode:multiply'/>", "mix-blend-mode"},
		{"<g style='transform:rotate(3deg)'/>", "transform"},
		{"<path stroke='red' d='M1 1H2' transform='scale(1 2)'/>",
		 "transform and stroke"},
		{"<path stroke='red' d='M1 1H2' transform='skewX(9)'/>",
		 "transform and stroke"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_fault(
			arena,
			arena_printf(arena, OPEN SIZE "%s</svg>", cases[i].svg),
			"a.svg:2", cases[i].says);
	arena_free(arena);
}

static void
refuses_values(void **state)
{
	static const struct {
		const char *svg, *says;
	} cases[] = {
		{"<g fill='reddish'/>", "cannot be read: fill: reddish"},
		{"<g fill='#12345'/>", "#12345"},
		{"<g fill='rgb(1,2)'/>", "rgb(1,2)"},
		{"<g stroke-width='-1'/>", "stroke-width: -1"},
		{"<g stroke-width='1em'/>", "1em"},
		{"<g stroke-miterlimit='0'/>", "stroke-miterlimit"},
		{"<g stroke-linecap='flat'/>", "flat"},
		{"<g fill-rule='odd'/>", "odd"},
		{"<g style='fill'/>", "cannot be read: fill"},
		{"<g transform='rotate'/>", "rotate"},
		{"<g transform='rotate(1 2)'/>", "rotate(1 2)"},
		{"<g transform='scale(1,2,3,4,5,6,7)'/>", "scale"},
		{"<g transform='turn(1)'/>", "turn(1)"},
		{"<rect width='-1' height='1'/>", "-1"},
		{"<rect width='1%' height='1'/>", "1%"},
		{"<rect width='x' height='1'/>", "x"},
		{"<circle r='1e99'/>", "1e99"},
		{"<path d='L1 1'/>", "L1 1"},
		{"<path d='M1 1X'/>", "X"},
		{"<path d='M1 1L2'/>", "L2"},
		{"<path d='M1 1Z2 2'/>", "2 2"},
		{"<path d='M0 0A1 1 0 2 1 3 3'/>", "A1 1"},
		{"<path d='M1 1e30'/>", "M1 1e30"},
		{"<path d='M1 1e20'/>", "coordinates"},
		{"<path d='M1 1 999999 0'/>", "coordinates"},
		{"<polygon points='1'/>", "1"},
		{"<polygon points='1 2 x'/>", "x"},
		{"<g>", "well-formed"},
		{"<g></b>", "well-formed"},
		{"<g a='1' a='2'/>", "well-formed"},
		{"&nbsp;", "well-formed"},
		{"<?xml-stylesheet href='a.css'?>", "xml-stylesheet"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_fault(
			arena,
			arena_printf(arena, OPEN SIZE "%s</svg>", cases[i].svg),
			"a.svg:2", cases[i].says);
	arena_free(arena);
}

static void
refuses_files(void **state)
{
	static const struct {
		const char *svg, *says;
	} cases[] = {
		{"<svg width='1' height='1'/>", "begins with"},
		{"<html/>", "begins with"},
		{OPEN "/>", "width and a height"},
		{OPEN "width='0' height='5'/>", "width and a height"},
		{OPEN "width='1' height='5000'/>", "width and a height"},
		{OPEN "width='50000' height='50000'/>", "width and a height"},
		{OPEN "viewBox='0 0 0 1'/>", "0 0 0 1"},
		{OPEN "viewBox='0 0 1'/>", "0 0 1"},
		{OPEN "width='5' height='5' preserveAspectRatio='none'/>",
		 "preserveAspectRatio"},
		{"<!DOCTYPE svg [<!ENTITY a 'b'>]>" OPEN SIZE "&a;</svg>",
		 "<!DOCTYPE svg>"},
		{"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" OPEN SIZE
		 "</svg>",
		 "<!DOCTYPE svg>"},
		{OPEN SIZE, "well-formed"},
		{"<\xff", "well-formed"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_fault(arena, cases[i].svg,
			     strstr(cases[i].svg, SIZE) == NULL ||
					     strstr(cases[i].svg, "DOCTYPE")
				     ? "a.svg:1"
				     : "a.svg:2",
			     cases[i].says);
	arena_free(arena);
}

/* Too deep, too many elements, too many points. */
static void
is_bounded(void **state)
{
	static const struct {
		const char *piece;
		int times;
		const char *says;
	} cases[] = {
		{"<g>", 100, "<g>: the picture is too large"},
		{"<g/>", 30000, "<g>: the picture is too large"},
		{"<defs>", 5000, "<defs>: the picture is too large"},
		{"<path d='M0 0A1 1 0 0 1 9 9A1 1 0 0 1 0 0A1 1 0 0 1 9 9"
		 "A1 1 0 0 1 0 0A1 1 0 0 1 9 9A1 1 0 0 1 0 0A1 1 0 0 1 9 9"
		 "A1 1 0 0 1 0 0A1 1 0 0 1 9 9A1 1 0 0 1 0 0'/>",
		 15000, "<path>: the picture is too large"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf svg = {0};

		buf_text(&svg, OPEN SIZE);
		for (int n = 0; n < cases[i].times; n++)
			buf_text(&svg, cases[i].piece);
		assert_fault(arena, buf_string(&svg), "a.svg:2", cases[i].says);
		buf_free(&svg);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_shapes),
		cmocka_unit_test(paints),
		cmocka_unit_test(groups_hand_down),
		cmocka_unit_test(sheets_paint),
		cmocka_unit_test(sizes),
		cmocka_unit_test(refuses_content),
		cmocka_unit_test(refuses_values),
		cmocka_unit_test(refuses_files),
		cmocka_unit_test(is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
