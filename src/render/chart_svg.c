/* A chart as SVG for a page of ours. Sources: SVG 1.1 (second edition); SVG
 * Accessibility API Mappings (title and description). */
#include <stdlib.h>

#include "base/buf.h"
#include "doc/tree.h"
#include "render/chart_marks.h"

/* The sheet of pages names these; elsewhere the words' own colour does. */
#define MAIN "var(--link,currentColor)"
#define SOFT "var(--soft,none)"
#define QUIET "var(--quiet,currentColor)"

static void
put_escaped(struct buf *out, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			buf_text(out, "&amp;");
			break;
		case '<':
			buf_text(out, "&lt;");
			break;
		case '>':
			buf_text(out, "&gt;");
			break;
		case '"':
			buf_text(out, "&quot;");
			break;
		default:
			buf_char(out, (unsigned char)*text < ' ' ? ' '
								 : *text);
			break;
		}
}

static void
put_number(struct buf *out, const char *name, int32_t tenths)
{
	int32_t size = abs(tenths);

	buf_printf(out, " %s=\"%s%d", name, tenths < 0 ? "-" : "", size / 10);
	if (size % 10)
		buf_printf(out, ".%d", size % 10);
	buf_char(out, '"');
}

static void
put_box(struct buf *out, const struct mark *mark)
{
	static const char *const paints[] = {
		[TONE_INK] = "currentColor",
		[TONE_QUIET] = QUIET,
		[TONE_MAIN] = MAIN,
		[TONE_SOFT] = SOFT "\" stroke=\"" MAIN,
		[TONE_EMPTY] = "none\" stroke=\"" MAIN,
	};

	buf_text(out, "<rect");
	put_number(out, "x", mark->x);
	put_number(out, "y", mark->y);
	put_number(out, "width", mark->width);
	put_number(out, "height", mark->height);
	buf_printf(out, " fill=\"%s\"/>", paints[mark->tone]);
}

static void
put_line(struct buf *out, const struct mark *mark)
{
	buf_text(out, "<line");
	put_number(out, "x1", mark->x);
	put_number(out, "y1", mark->y);
	put_number(out, "x2", mark->x + mark->width);
	put_number(out, "y2", mark->y + mark->height);
	put_number(out, "stroke-width", mark->thick);
	buf_printf(out, " stroke=\"%s\"/>",
		   mark->tone == TONE_INK     ? "currentColor"
		   : mark->tone == TONE_QUIET ? QUIET
					      : MAIN);
}

/* Words run as their own letters do; where they stand is settled already. */
static void
put_words(struct buf *out, const struct mark *mark)
{
	bool rtl = text_rtl(mark->text);
	const char *anchor = "middle";

	if (mark->anchor != ANCHOR_MIDDLE)
		anchor = (mark->anchor == ANCHOR_LEFT) != rtl ? "start"
							      : "end";
	buf_text(out, "<text");
	put_number(out, "x", mark->x);
	put_number(out, "y", mark->y);
	put_number(out, "font-size", mark->size);
	buf_printf(out, " text-anchor=\"%s\" direction=\"%s\" fill=\"%s\">",
		   anchor, rtl ? "rtl" : "ltr",
		   mark->tone == TONE_QUIET ? QUIET : "currentColor");
	put_escaped(out, mark->text);
	buf_text(out, "</text>");
}

static void
put_mark(struct buf *out, const struct mark *mark)
{
	switch (mark->kind) {
	case MARK_BOX:
		put_box(out, mark);
		break;
	case MARK_LINE:
		put_line(out, mark);
		break;
	case MARK_TEXT:
		put_words(out, mark);
		break;
	case MARK_OPEN:
		buf_text(out, "<g><title>");
		put_escaped(out, mark->text);
		buf_text(out, "</title>");
		break;
	case MARK_CLOSE:
		buf_text(out, "</g>\n");
		break;
	}
}

void
chart_svg(const struct chart *chart, struct buf *out)
{
	struct arena *arena = arena_new();
	struct marks marks;

	chart_lay(chart, arena, &marks);
	buf_text(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	put_number(out, "width", marks.width);
	put_number(out, "height", marks.height);
	buf_printf(out, " viewBox=\"0 0 %d %d\" role=\"img\"",
		   marks.width / 10, (marks.height + 9) / 10);
	buf_printf(out, " lang=\"%s\" aria-labelledby=\"%s-t %s-d\">\n",
		   chart->lang, chart->id, chart->id);
	buf_printf(out, "<title id=\"%s-t\">", chart->id);
	put_escaped(out, chart->title);
	buf_printf(out, "</title>\n<desc id=\"%s-d\">", chart->id);
	put_escaped(out, chart->description);
	buf_text(out, "</desc>\n");
	for (size_t i = 0; i < marks.count; i++)
		put_mark(out, &marks.list[i]);
	buf_text(out, "</svg>\n");
	arena_free(arena);
}
