/* Properties of an SVG that change what is drawn. The rest of CSS is either of
 * no account for shapes (fonts) or a look that we refuse to leave out. */
#include "doc/svg_style.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#define PI 3.14159265358979323846

void
svg_style_first(struct svg_style *style)
{
	*style = (struct svg_style){
		.fill = {SVG_PAINT_RGB, 0},
		.stroke_width = 1,
		.miter_limit = 4,
		.matrix = {.a = 1, .d = 1},
	};
}

static bool
is(const char *value, const char *word)
{
	return !strcasecmp(value, word);
}

static enum svg_said
paint(const char *value, struct svg_paint *ret)
{
	if (is(value, "none")) {
		ret->kind = SVG_PAINT_NONE;
		return SVG_SAID;
	}
	if (is(value, "currentColor")) {
		ret->kind = SVG_PAINT_CURRENT;
		return SVG_SAID;
	}
	if (!strncasecmp(value, "url(", 4) || is(value, "context-fill") ||
	    is(value, "context-stroke"))
		return SVG_UNDRAWN;
	return svg_colour(value, ret);
}

static enum svg_said
say_fill(struct svg_style *style, const char *value)
{
	return paint(value, &style->fill);
}

static enum svg_said
say_stroke(struct svg_style *style, const char *value)
{
	return paint(value, &style->stroke);
}

static enum svg_said
say_color(struct svg_style *style, const char *value)
{
	struct svg_paint colour;
	enum svg_said said;

	if (is(value, "currentColor"))
		return SVG_SAID;
	said = svg_colour(value, &colour);
	if (said == SVG_SAID && colour.kind == SVG_PAINT_NONE)
		return SVG_UNDRAWN;
	if (said == SVG_SAID)
		style->color_rgb = colour.rgb;
	return said;
}

/* Of the user's units; px is the same. */
static enum svg_said
say_stroke_width(struct svg_style *style, const char *value)
{
	double width;

	if (!svg_number(&value, &width) || width < 0 ||
	    (*value && !is(value, "px")))
		return SVG_WRONG;
	style->stroke_width = width;
	return SVG_SAID;
}

static enum svg_said
say_miter(struct svg_style *style, const char *value)
{
	double limit;

	if (!svg_number(&value, &limit) || !(limit >= 1 && limit < 1e6) ||
	    *value)
		return SVG_WRONG;
	style->miter_limit = limit;
	return SVG_SAID;
}

static enum svg_said
say_cap(struct svg_style *style, const char *value)
{
	static const char *const names[] = {
		[PICTURE_CAP_BUTT] = "butt",
		[PICTURE_CAP_ROUND] = "round",
		[PICTURE_CAP_SQUARE] = "square",
	};

	for (int i = 0; i < 3; i++)
		if (is(value, names[i])) {
			style->cap = (enum picture_cap)i;
			return SVG_SAID;
		}
	return SVG_WRONG;
}

static enum svg_said
say_join(struct svg_style *style, const char *value)
{
	static const char *const names[] = {
		[PICTURE_JOIN_MITER] = "miter",
		[PICTURE_JOIN_ROUND] = "round",
		[PICTURE_JOIN_BEVEL] = "bevel",
	};

	for (int i = 0; i < 3; i++)
		if (is(value, names[i])) {
			style->join = (enum picture_join)i;
			return SVG_SAID;
		}
	return is(value, "arcs") || is(value, "miter-clip") ? SVG_UNDRAWN
							    : SVG_WRONG;
}

static enum svg_said
say_rule(struct svg_style *style, const char *value)
{
	if (!is(value, "evenodd") && !is(value, "nonzero"))
		return SVG_WRONG;
	style->even_odd = is(value, "evenodd");
	return SVG_SAID;
}

static enum svg_said
say_visibility(struct svg_style *style, const char *value)
{
	style->hidden = !is(value, "visible");
	return SVG_SAID;
}

static enum svg_said
say_display(struct svg_style *style, const char *value)
{
	style->gone |= is(value, "none");
	return SVG_SAID;
}

/* How much is seen: all of it, or nothing. */
static enum svg_said
seen(const char *value, bool *ret)
{
	double share;

	if (!svg_number(&value, &share))
		return SVG_WRONG;
	if (*value == '%' && !value[1])
		share /= 100;
	else if (*value)
		return SVG_WRONG;
	*ret = share > 0;
	return share > 0 && share < 1 ? SVG_UNDRAWN : SVG_SAID;
}

static enum svg_said
say_opacity(struct svg_style *style, const char *value)
{
	bool shown = true;
	enum svg_said said = seen(value, &shown);

	style->gone |= !shown;
	return said;
}

/* Nothing of a fill or stroke would be taken over by what is inside, and may
 * not be taken back there, so only all of it is known. */
static enum svg_said
say_all_seen(struct svg_style *style, const char *value)
{
	bool shown = true;
	enum svg_said said = seen(value, &shown);

	(void)style;
	return said == SVG_SAID && !shown ? SVG_UNDRAWN : said;
}

static enum svg_said
only_none(struct svg_style *style, const char *value)
{
	(void)style;
	return is(value, "none") ? SVG_SAID : SVG_UNDRAWN;
}

static enum svg_said
only_normal(struct svg_style *style, const char *value)
{
	(void)style;
	return is(value, "normal") ? SVG_SAID : SVG_UNDRAWN;
}

enum svg_said
svg_style_say(struct svg_style *style, const char *name, const char *value)
{
	static const struct {
		const char *name;
		enum svg_said (*say)(struct svg_style *, const char *);
	} properties[] = {
		{"fill", say_fill},
		{"stroke", say_stroke},
		{"color", say_color},
		{"stroke-width", say_stroke_width},
		{"stroke-miterlimit", say_miter},
		{"stroke-linecap", say_cap},
		{"stroke-linejoin", say_join},
		{"fill-rule", say_rule},
		{"visibility", say_visibility},
		{"display", say_display},
		{"opacity", say_opacity},
		{"fill-opacity", say_all_seen},
		{"stroke-opacity", say_all_seen},
		{"stroke-dasharray", only_none},
		{"filter", only_none},
		{"clip-path", only_none},
		{"mask", only_none},
		{"marker", only_none},
		{"marker-start", only_none},
		{"marker-mid", only_none},
		{"marker-end", only_none},
		{"vector-effect", only_none},
		{"mix-blend-mode", only_normal},
		{"paint-order", only_normal},
	};

	if (is(value, "inherit"))
		return SVG_SAID;
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (!strcmp(name, properties[i].name))
			return properties[i].say(style, value);
	return SVG_SAID;
}

/* Numbers of `name(1, 2)`, up to six. Returns how many, or -1. */
static int
numbers(const char **text, double number[6])
{
	int count = 0;

	*text += strspn(*text, " \t\r\n");
	while (count < 6 && svg_number(text, &number[count]))
		count++;
	if (**text != ')')
		return -1;
	*text += 1 + strspn(*text + 1, " \t\r\n,");
	return count;
}

static struct svg_matrix
turned(double degrees)
{
	double by = fmod(degrees, 360) * PI / 180;

	return (struct svg_matrix){cos(by), sin(by), -sin(by), cos(by), 0, 0};
}

static bool
turn_about(struct svg_style *style, const double n[6])
{
	const struct svg_matrix there = {1, 0, 0, 1, n[1], n[2]};
	const struct svg_matrix back = {1, 0, 0, 1, -n[1], -n[2]};
	const struct svg_matrix turn = turned(n[0]);

	style->matrix = svg_matrix_times(&style->matrix, &there);
	style->matrix = svg_matrix_times(&style->matrix, &turn);
	style->matrix = svg_matrix_times(&style->matrix, &back);
	return true;
}

static bool
transform(struct svg_style *style, const char *name, const double n[6],
	  int count)
{
	struct svg_matrix m = {1, 0, 0, 1, 0, 0};

	if (is(name, "matrix") && count == 6)
		m = (struct svg_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
	else if (is(name, "translate") && (count == 1 || count == 2))
		m = (struct svg_matrix){1, 0, 0, 1, n[0], count > 1 ? n[1] : 0};
	else if (is(name, "scale") && (count == 1 || count == 2))
		m = (struct svg_matrix){n[0], 0, 0, n[count - 1], 0, 0};
	else if (is(name, "rotate") && count == 1)
		m = turned(n[0]);
	else if (is(name, "rotate") && count == 3)
		return turn_about(style, n);
	else if (is(name, "skewX") && count == 1)
		m.c = tan(n[0] * PI / 180);
	else if (is(name, "skewY") && count == 1)
		m.b = tan(n[0] * PI / 180);
	else
		return false;
	style->matrix = svg_matrix_times(&style->matrix, &m);
	return true;
}

bool
svg_style_transform(struct svg_style *style, const char *text)
{
	text += strspn(text, " \t\r\n,");
	while (*text) {
		char name[16] = {0};
		double number[6];
		size_t letters = strcspn(text, " \t\r\n(");
		int count;

		if (letters >= sizeof name)
			return false;
		memcpy(name, text, letters);
		text += letters + strspn(text + letters, " \t\r\n");
		if (*text++ != '(')
			return false;
		count = numbers(&text, number);
		if (count < 0 || !transform(style, name, number, count))
			return false;
	}
	return true;
}
