/* Shapes of an SVG as curves, and its numbers. */
#include "doc/svg_outline.h"

#include <math.h>
#include <string.h>

/* Handles of a cubic curve that is nearest to a quarter of a circle. */
#define QUARTER 0.5522847498

#define PI 3.14159265358979323846

struct svg_matrix
svg_matrix_times(const struct svg_matrix *l, const struct svg_matrix *r)
{
	return (struct svg_matrix){l->a * r->a + l->c * r->b,
				   l->b * r->a + l->d * r->b,
				   l->a * r->c + l->c * r->d,
				   l->b * r->c + l->d * r->d,
				   l->a * r->e + l->c * r->f + l->e,
				   l->b * r->e + l->d * r->f + l->f};
}

void
outline_clear(struct svg_outline *o)
{
	o->move = NULL;
	o->point = NULL;
	o->moves = o->moves_cap = o->points = o->points_cap = 0;
	o->at = o->start = (struct svg_vec){0, 0};
	o->open = false;
}

static void
add_move(struct svg_outline *o, enum picture_move move)
{
	if (o->moves == o->moves_cap)
		o->move = arena_grow(o->arena, o->move, o->moves, &o->moves_cap,
				     1);
	o->move[o->moves++] = (unsigned char)move;
}

static void
add_point(struct svg_outline *o, struct svg_vec p)
{
	double x = o->matrix.a * p.x + o->matrix.c * p.y + o->matrix.e;
	double y = o->matrix.b * p.x + o->matrix.d * p.y + o->matrix.f;

	/* Also false for what is no number. */
	if (!(fabs(x) < SVG_FAR && fabs(y) < SVG_FAR)) {
		o->too_far = true;
		return;
	}
	if (!o->budget) {
		o->too_many = true;
		return;
	}
	o->budget--;
	if (o->points == o->points_cap)
		o->point = arena_grow(o->arena, o->point, o->points,
				      &o->points_cap, sizeof *o->point);
	o->point[o->points++] =
		(struct picture_point){(int32_t)lround(x), (int32_t)lround(y)};
	o->at = p;
}

void
outline_move(struct svg_outline *o, struct svg_vec p)
{
	add_move(o, PICTURE_MOVE);
	add_point(o, p);
	o->start = p;
	o->open = true;
}

/* What follows a closed figure begins where that one began. */
static void
reopen(struct svg_outline *o)
{
	if (!o->open)
		outline_move(o, o->start);
}

void
outline_line(struct svg_outline *o, struct svg_vec p)
{
	reopen(o);
	add_move(o, PICTURE_LINE);
	add_point(o, p);
}

void
outline_curve(struct svg_outline *o, const struct svg_vec point[3])
{
	reopen(o);
	add_move(o, PICTURE_CURVE);
	for (int i = 0; i < 3; i++)
		add_point(o, point[i]);
}

void
outline_close(struct svg_outline *o)
{
	if (!o->open)
		return;
	add_move(o, PICTURE_CLOSE);
	o->at = o->start;
	o->open = false;
}

/* The ellipse that an arc lies on. */
struct oval {
	struct svg_vec middle, radius;
	double cos_turn, sin_turn;
};

static struct svg_vec
oval_point(const struct oval *oval, double x, double y)
{
	x *= oval->radius.x;
	y *= oval->radius.y;
	return (struct svg_vec){
		oval->middle.x + oval->cos_turn * x - oval->sin_turn * y,
		oval->middle.y + oval->sin_turn * x + oval->cos_turn * y};
}

/* Curves of a quarter or less each. */
static void
oval_curves(struct svg_outline *o, const struct oval *oval, double from,
	    double sweep)
{
	int pieces = (int)ceil(fabs(sweep) / (PI / 2) - 1e-9);

	pieces = pieces < 1 ? 1 : pieces;
	for (int i = 0; i < pieces; i++) {
		double a = from + sweep * i / pieces;
		double b = from + sweep * (i + 1) / pieces;
		double k = 4.0 / 3 * tan((b - a) / 4);
		struct svg_vec point[3] = {oval_point(oval, cos(a) - k * sin(a),
						      sin(a) + k * cos(a)),
					   oval_point(oval, cos(b) + k * sin(b),
						      sin(b) - k * cos(b)),
					   oval_point(oval, cos(b), sin(b))};

		outline_curve(o, point);
	}
}

/* Half the way between the ends, as the ellipse's own axes see it. */
static struct svg_vec
half_way(const struct oval *oval, struct svg_vec from, struct svg_vec to)
{
	double x = (from.x - to.x) / 2, y = (from.y - to.y) / 2;

	return (struct svg_vec){oval->cos_turn * x + oval->sin_turn * y,
				oval->cos_turn * y - oval->sin_turn * x};
}

void
outline_arc(struct svg_outline *o, const struct svg_arc *arc)
{
	double turn = fmod(arc->turn_degrees, 360) * PI / 180;
	struct oval oval = {
		.radius = {fabs(arc->radius.x), fabs(arc->radius.y)},
		.cos_turn = cos(turn),
		.sin_turn = sin(turn)};
	struct svg_vec from = o->at, end = arc->end, h, m;
	double stretch, away, first, last;

	if (from.x == end.x && from.y == end.y)
		return;
	h = half_way(&oval, from, end);
	if (oval.radius.x == 0 || oval.radius.y == 0) {
		outline_line(o, end);
		return;
	}
	/* F.6.6: radii that do not reach are scaled up. */
	h = (struct svg_vec){h.x / oval.radius.x, h.y / oval.radius.y};
	stretch = h.x * h.x + h.y * h.y;
	away = stretch < 1 ? sqrt(1 / stretch - 1) : 0;
	if (stretch > 1) {
		double more = sqrt(stretch);

		oval.radius.x *= more;
		oval.radius.y *= more;
		h = (struct svg_vec){h.x / more, h.y / more};
	}
	/* F.6.5 on the unit circle: the middle lies square to the chord. */
	away = arc->large == arc->sweep ? -away : away;
	m = (struct svg_vec){away * h.y, -away * h.x};
	oval.middle =
		(struct svg_vec){(from.x + end.x) / 2, (from.y + end.y) / 2};
	oval.middle = oval_point(&oval, m.x, m.y);
	first = atan2(h.y - m.y, h.x - m.x);
	last = atan2(-h.y - m.y, -h.x - m.x) - first;
	if (arc->sweep && last < 0)
		last += 2 * PI;
	if (!arc->sweep && last > 0)
		last -= 2 * PI;
	oval_curves(o, &oval, first, last);
}

static void
corner(struct svg_outline *o, struct svg_vec by, struct svg_vec to)
{
	struct svg_vec from = o->at;
	struct svg_vec point[3] = {{from.x + (by.x - from.x) * QUARTER,
				    from.y + (by.y - from.y) * QUARTER},
				   {to.x + (by.x - to.x) * QUARTER,
				    to.y + (by.y - to.y) * QUARTER},
				   to};

	outline_curve(o, point);
}

void
outline_ellipse(struct svg_outline *o, struct svg_vec m, struct svg_vec r)
{
	const struct svg_rect rect = {
		{m.x - r.x, m.y - r.y}, {2 * r.x, 2 * r.y}, r};

	outline_rect(o, &rect);
}

void
outline_rect(struct svg_outline *o, const struct svg_rect *rect)
{
	double left = rect->corner.x, top = rect->corner.y;
	double right = left + rect->size.x, low = top + rect->size.y;
	double x = fmin(rect->radius.x, rect->size.x / 2);
	double y = fmin(rect->radius.y, rect->size.y / 2);
	const struct {
		struct svg_vec from, by, to;
	} corners[] = {
		{{right - x, top}, {right, top}, {right, top + y}},
		{{right, low - y}, {right, low}, {right - x, low}},
		{{left + x, low}, {left, low}, {left, low - y}},
		{{left, top + y}, {left, top}, {left + x, top}},
	};

	if (!(x > 0 && y > 0))
		x = y = 0;
	outline_move(o, (struct svg_vec){left + x, top});
	for (int i = 0; i < 4; i++) {
		if (x == 0) {
			if (i < 3)
				outline_line(o, corners[i].by);
			continue;
		}
		outline_line(o, corners[i].from);
		corner(o, corners[i].by, corners[i].to);
	}
	outline_close(o);
}

bool
outline_points(struct svg_outline *o, const char *data, const char **ret_bad)
{
	struct svg_vec p;

	for (data += strspn(data, " \t\r\n"); *data;) {
		*ret_bad = data;
		if (!svg_number(&data, &p.x) || !svg_number(&data, &p.y))
			return false;
		if (o->points)
			outline_line(o, p);
		else
			outline_move(o, p);
	}
	return true;
}

/* Ten to that power, exactly; past it a double has no whole value. */
static double
ten_to(int power)
{
	double value = 1;

	while (power-- > 0)
		value *= 10;
	return value;
}

/* `e-3`, unless it is the `em` of a length. */
static int
exponent(const char **text)
{
	const char *s = *text;
	int sign = 1, value = 0;

	if (*s != 'e' && *s != 'E')
		return 0;
	s++;
	if (*s == '+' || *s == '-')
		sign = *s++ == '-' ? -1 : 1;
	if (*s < '0' || *s > '9')
		return 0;
	for (; *s >= '0' && *s <= '9'; s++)
		value = value < 1000 ? value * 10 + *s - '0' : value;
	*text = s;
	return sign * value;
}

bool
svg_number(const char **text, double *ret)
{
	const char *s = *text;
	double value = 0;
	int scale = 0, digits = 0, seen = 0;
	bool negative = *s == '-', point = false;

	s += *s == '+' || *s == '-';
	for (; (*s >= '0' && *s <= '9') || (*s == '.' && !point); s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		seen++;
		/* Fifteen digits are more than a unit shows. */
		if (digits < 15) {
			value = value * 10 + (*s - '0');
			digits += value > 0;
			scale -= point;
		} else {
			scale += !point;
		}
	}
	if (!seen)
		return false;
	scale += exponent(&s);
	/* So far out is a mistake, and would overflow further on. */
	if (scale > 22 && value > 0)
		return false;
	if (scale < -37)
		value = 0;
	else if (scale > 0 && value > 0)
		value *= ten_to(scale);
	else
		value /= ten_to(-scale);
	s += strspn(s, " \t\r\n");
	if (*s == ',')
		s += 1 + strspn(s + 1, " \t\r\n");
	*text = s;
	*ret = negative ? -value : value;
	return true;
}
