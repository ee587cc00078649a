/* Path data: every command of SVG 1.1, 8.3. */
#include <string.h>

#include "doc/svg_outline.h"

struct path {
	struct svg_outline *o;
	const char *s;
	char command; /* the last one, small */
	bool relative;
	struct svg_vec handle; /* the last one, to be mirrored */
};

static bool
number(struct path *path, double *ret)
{
	return svg_number(&path->s, ret);
}

static bool
point(struct path *path, struct svg_vec *ret)
{
	struct svg_vec p;

	if (!number(path, &p.x) || !number(path, &p.y))
		return false;
	if (path->relative) {
		p.x += path->o->at.x;
		p.y += path->o->at.y;
	}
	*ret = p;
	return true;
}

/* `0` or `1`, which may touch what follows. */
static bool
flag(struct path *path, bool *ret)
{
	if (*path->s != '0' && *path->s != '1')
		return false;
	*ret = *path->s++ == '1';
	path->s += strspn(path->s, " \t\r\n");
	if (*path->s == ',')
		path->s += 1 + strspn(path->s + 1, " \t\r\n");
	return true;
}

static struct svg_vec
mirrored(const struct path *path)
{
	struct svg_vec at = path->o->at;

	return (struct svg_vec){2 * at.x - path->handle.x,
				2 * at.y - path->handle.y};
}

static bool
straight(struct path *path, char command)
{
	struct svg_vec p = path->o->at;
	double by;

	switch (command) {
	case 'h':
		if (!number(path, &by))
			return false;
		p.x = path->relative ? p.x + by : by;
		break;
	case 'v':
		if (!number(path, &by))
			return false;
		p.y = path->relative ? p.y + by : by;
		break;
	default:
		if (!point(path, &p))
			return false;
	}
	if (command == 'm')
		outline_move(path->o, p);
	else
		outline_line(path->o, p);
	path->handle = p;
	return true;
}

static bool
cubic(struct path *path, char command)
{
	bool smooth = command == 's';
	bool after = path->command == 'c' || path->command == 's';
	struct svg_vec p[3] = {after ? mirrored(path) : path->o->at};

	if ((!smooth && !point(path, &p[0])) || !point(path, &p[1]) ||
	    !point(path, &p[2]))
		return false;
	outline_curve(path->o, p);
	path->handle = p[1];
	return true;
}

static bool
quadratic(struct path *path, char command)
{
	bool smooth = command == 't';
	bool after = path->command == 'q' || path->command == 't';
	struct svg_vec at = path->o->at;
	struct svg_vec q = after ? mirrored(path) : at, p[3];

	if ((!smooth && !point(path, &q)) || !point(path, &p[2]))
		return false;
	p[0] = (struct svg_vec){at.x + (q.x - at.x) * 2 / 3,
				at.y + (q.y - at.y) * 2 / 3};
	p[1] = (struct svg_vec){p[2].x + (q.x - p[2].x) * 2 / 3,
				p[2].y + (q.y - p[2].y) * 2 / 3};
	outline_curve(path->o, p);
	path->handle = q;
	return true;
}

static bool
arc(struct path *path)
{
	struct svg_arc arc;

	if (!number(path, &arc.radius.x) || !number(path, &arc.radius.y) ||
	    !number(path, &arc.turn_degrees) || !flag(path, &arc.large) ||
	    !flag(path, &arc.sweep) || !point(path, &arc.end))
		return false;
	outline_arc(path->o, &arc);
	path->handle = arc.end;
	return true;
}

static bool
one(struct path *path, char command)
{
	switch (command) {
	case 'z':
		outline_close(path->o);
		path->handle = path->o->at;
		return true;
	case 'c':
	case 's':
		return cubic(path, command);
	case 'q':
	case 't':
		return quadratic(path, command);
	case 'a':
		return arc(path);
	default:
		return straight(path, command);
	}
}

/* A letter, or the one before again: after `m` that is `l`. */
static bool
next_command(struct path *path, char *ret)
{
	char letter = *path->s;

	if (letter && strchr("MmLlHhVvCcSsQqTtAaZz", letter)) {
		path->relative = letter >= 'a';
		*ret = (char)(letter | 0x20);
		path->s += 1 + strspn(path->s + 1, " \t\r\n");
		return path->command || *ret == 'm';
	}
	*ret = path->command == 'm' ? 'l' : path->command;
	return path->command && path->command != 'z';
}

bool
outline_path(struct svg_outline *o, const char *data, const char **ret_bad)
{
	struct path path = {.o = o, .s = data + strspn(data, " \t\r\n")};

	while (*path.s) {
		char command;

		*ret_bad = path.s;
		if (!next_command(&path, &command) || !one(&path, command))
			return false;
		path.command = command;
	}
	return true;
}
