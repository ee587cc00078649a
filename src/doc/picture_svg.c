/* SVG by expat: groups and shapes with plain paint. What would make a letter
 * look other than its author saw it is refused, with the element and the line;
 * so is whatever runs, moves or fetches.
 *
 * Source: SVG 1.1 (second edition), chapters 5, 7, 8, 9 and 11. */
#include <math.h>
#include <string.h>

#include "doc/picture_inside.h"
#include "doc/svg_shape.h"

#define SVG "http://www.w3.org/2000/svg"
#define APART '|' /* namespace and name */

#define ELEMENTS_MAX 20000

/* Longer side to shorter side, at most. */
#define RATIO_MAX 1000

/* Of declarations that a sheet says again for each element. */
#define RULED_BYTES_MAX (2 << 20)

/* The longer side, in pixels of 1/96 inch. */
#define SIDE_PX_MAX 20000

/* FILE:LINE of what is being read. */
static const char *
here(struct svg *svg)
{
	return arena_printf(
		svg->arena, "%s:%lu", svg->name,
		(unsigned long)XML_GetCurrentLineNumber(svg->parser));
}

void
svg_refuse(struct svg *svg, const char *message, const char *element,
	   const char *value)
{
	if (svg->status != OK)
		return;
	svg->status = fault_set(svg->fault, E_INPUT, here(svg), message,
				"element", element, "value", value, NULL);
	(void)XML_StopParser(svg->parser, XML_FALSE);
}

void
svg_refuse_undrawn(struct svg *svg, const char *element, const char *value)
{
	svg_refuse(
		svg,
		N_("<{element}>: {value} is not drawn here: save the picture "
		   "with plain colours and no effects"),
		element, value);
}

void
svg_refuse_value(struct svg *svg, const char *element, const char *value)
{
	svg_refuse(svg, N_("<{element}>: this cannot be read: {value}"),
		   element, value);
}

/* Name without its namespace, and whether that is SVG's. */
static const char *
plain_name(const char *name, bool *ret_svg)
{
	const char *apart = strrchr(name, APART);

	*ret_svg = apart && (size_t)(apart - name) == strlen(SVG) &&
		   !memcmp(name, SVG, strlen(SVG));
	return apart ? apart + 1 : name;
}

static bool
one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(name, *names))
			return true;
	return false;
}

static void
refuse_size(struct svg *svg, const char *element)
{
	svg_refuse(svg,
		   N_("<{element}>: the picture is too large: leave out "
		      "detail"),
		   element, "");
}

/* What may not stand in any element, drawn or not. */
static void
refuse_dangers(struct svg *svg, const char *element, const char **attributes)
{
	static const char *const dangers[] = {"script",
					      "foreignObject",
					      "animate",
					      "animateMotion",
					      "animateTransform",
					      "animateColor",
					      "set",
					      "handler",
					      "listener",
					      "iframe",
					      "embed",
					      "object",
					      "audio",
					      "video",
					      NULL};

	if (one_of(element, dangers))
		svg_refuse(svg,
			   N_("<{element}> is refused: a picture does not run, "
			      "move or fetch anything"),
			   element, "");
	for (; *attributes; attributes += 2) {
		const char *name = strrchr(attributes[0], APART);

		name = name ? name + 1 : attributes[0];
		if (!strncmp(name, "on", 2) ||
		    (!strcmp(name, "href") && attributes[1][0] != '#'))
			svg_refuse(svg,
				   N_("<{element}> is refused for {value}: a "
				      "picture does not run, move or fetch "
				      "anything"),
				   element, name);
	}
}

static void
say(struct svg *svg, const char *element, const char *name, const char *value)
{
	switch (svg_style_say(&svg->style[svg->depth], name, value)) {
	case SVG_SAID:
		break;
	case SVG_WRONG:
		svg_refuse_value(
			svg, element,
			arena_printf(svg->arena, "%s: %s", name, value));
		break;
	case SVG_UNDRAWN:
		svg_refuse_undrawn(
			svg, element,
			arena_printf(svg->arena, "%s: %s", name, value));
		break;
	}
}

/* `fill: red; stroke: none`. Source: SVG 1.1, 6.4. */
static void
say_declarations(struct svg *svg, const char *element, const char *text)
{
	while (*text) {
		size_t count = strcspn(text, ";");
		char *name = arena_copy(svg->arena, text, count);
		char *value = strchr(name, ':');
		size_t end;

		text += count + (text[count] == ';');
		name += strspn(name, " \t\r\n");
		if (!*name)
			continue;
		if (!value) {
			svg_refuse_value(svg, element, name);
			return;
		}
		*value++ = '\0';
		name[strcspn(name, " \t\r\n")] = '\0';
		value += strspn(value, " \t\r\n");
		for (end = strlen(value);
		     end && strchr(" \t\r\n", value[end - 1]);)
			value[--end] = '\0';
		if (!strcmp(name, "transform"))
			svg_refuse_undrawn(svg, element, "style: transform");
		say(svg, element, name, value);
	}
}

/* What the sheet says of the element, the weakest first. */
static void
take_rules(struct svg *svg, const char *element, const char **attributes)
{
	const char *classes = svg_attribute(attributes, "class");
	const char *id = svg_attribute(attributes, "id");
	const struct svg_sheet *sheet = &svg->sheet;

	for (int selects = 0; selects < SVG_SELECTS; selects++)
		for (size_t i = 0; i < sheet->rules; i++) {
			const struct svg_rule *rule = &sheet->rule[i];

			if ((int)rule->selects != selects ||
			    !svg_rule_matches(rule, element, classes, id))
				continue;
			svg->ruled += strlen(rule->declarations);
			if (svg->ruled > RULED_BYTES_MAX) {
				refuse_size(svg, element);
				return;
			}
			say_declarations(svg, element, rule->declarations);
		}
}

/* Attributes first, then the sheet, then `style`, which is above both. */
static void
take_style(struct svg *svg, const char *element, const char **attributes)
{
	const char *style = svg_attribute(attributes, "style");
	const char *transform = svg_attribute(attributes, "transform");

	for (const char **a = attributes; *a; a += 2)
		if (strcmp(a[0], "style") && strcmp(a[0], "transform"))
			say(svg, element, a[0], a[1]);
	take_rules(svg, element, attributes);
	if (style)
		say_declarations(svg, element, style);
	if (transform &&
	    !svg_style_transform(&svg->style[svg->depth], transform))
		svg_refuse_value(svg, element, transform);
}

/* Where the numbers of the file lie in the picture. */
struct view {
	double x, y, width, height;
};

static bool
view_box(const char *text, struct view *ret)
{
	text += strspn(text, " \t\r\n");
	return svg_number(&text, &ret->x) && svg_number(&text, &ret->y) &&
	       svg_number(&text, &ret->width) &&
	       svg_number(&text, &ret->height) && !*text && ret->width > 0 &&
	       ret->height > 0;
}

/* A side of the picture; 0 where the view box is to say it. */
static double
side(struct svg *svg, const char **attributes, const char *name)
{
	const char *text = svg_attribute(attributes, name);

	if (!text || !strcmp(text, "auto") || strchr(text, '%'))
		return 0;
	return svg_measure_size(svg, "svg", attributes, name);
}

static void
set_size(struct svg *svg, double width, double height)
{
	struct picture *picture = svg->picture;
	double longer = fmax(width, height), shorter = fmin(width, height);
	double units;

	if (!(shorter > 0 && longer <= SIDE_PX_MAX &&
	      longer <= shorter * RATIO_MAX)) {
		svg_refuse(svg,
			   N_("<{element}>: the picture needs a width and a "
			      "height of some use"),
			   "svg", "");
		return;
	}
	units = PICTURE_UNITS / longer;
	picture->kind = PICTURE_PATHS;
	picture->width_mpt = (int32_t)lround(width * PIXEL_MPT);
	picture->height_mpt = (int32_t)lround(height * PIXEL_MPT);
	picture->paths.width = (int32_t)lround(width * units);
	picture->paths.height = (int32_t)lround(height * units);
}

/* The root: how large the picture is, and the matrix of all inside.
 * Source: SVG 1.1, 7.7 and 7.8 (xMidYMid meet). */
static void
begin_root(struct svg *svg, const char **attributes)
{
	const char *box = svg_attribute(attributes, "viewBox");
	const char *fit = svg_attribute(attributes, "preserveAspectRatio");
	double width = side(svg, attributes, "width");
	double height = side(svg, attributes, "height");
	struct view view = {0, 0, width, height};
	const struct picture_paths *paths = &svg->picture->paths;
	double scale;

	if (box && !view_box(box, &view))
		svg_refuse_value(svg, "svg", box);
	if (fit && strcmp(fit, "xMidYMid") && strcmp(fit, "xMidYMid meet"))
		svg_refuse_undrawn(svg, "svg",
				   arena_printf(svg->arena,
						"preserveAspectRatio: %s",
						fit));
	if (width == 0)
		width = height > 0 ? height * view.width / view.height
				   : view.width;
	if (height == 0)
		height = width * view.height / view.width;
	set_size(svg, width, height);
	if (svg->status != OK)
		return;
	scale = fmin(paths->width / view.width, paths->height / view.height);
	svg_style_first(&svg->style[0]);
	svg->style[0].matrix = (struct svg_matrix){
		scale,
		0,
		0,
		scale,
		(paths->width - scale * view.width) / 2 - scale * view.x,
		(paths->height - scale * view.height) / 2 - scale * view.y};
	take_style(svg, "svg", attributes);
}

/* An element of SVG inside the root. */
static void
begin_element(struct svg *svg, const char *element, const char **attributes)
{
	static const char *const shapes[] = {"path",	"rect", "circle",
					     "ellipse", "line", "polyline",
					     "polygon", NULL};
	static const char *const unseen[] = {
		"title",   "desc",     "metadata",	 "defs",
		"symbol",  "clipPath", "mask",		 "marker",
		"pattern", "filter",   "linearGradient", "radialGradient",
		"view",	   NULL};

	if (one_of(element, unseen)) {
		svg->skipped = 1;
		return;
	}
	if (!strcmp(element, "text")) {
		svg_refuse(
			svg,
			N_("<{element}> is not drawn: turn words into paths"),
			element, "");
		return;
	}
	if (strcmp(element, "g") && !one_of(element, shapes)) {
		svg_refuse_undrawn(svg, element, element);
		return;
	}
	svg->style[svg->depth + 1] = svg->style[svg->depth];
	svg->depth++;
	svg->drawn = true;
	take_style(svg, element, attributes);
	if (strcmp(element, "g") && svg->status == OK)
		svg_draw(svg, element, attributes);
}

/* A sheet speaks of what comes after it: had a shape come before, it would be
 * drawn otherwise here than elsewhere. */
static void
begin_sheet(struct svg *svg, const char **attributes)
{
	const char *type = svg_attribute(attributes, "type");
	const char *media = svg_attribute(attributes, "media");

	if (svg->drawn || (type && strcmp(type, "text/css")) ||
	    (media && strcmp(media, "all")))
		svg_refuse_undrawn(svg, "style", "style");
	svg->in_css = true;
	buf_clear(&svg->css);
}

static void
end_sheet(struct svg *svg)
{
	const char *bad;

	svg->in_css = false;
	if (!svg_sheet_read(&svg->sheet, svg->arena, buf_string(&svg->css),
			    &bad))
		svg_refuse_undrawn(svg, "style", bad);
}

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct svg *svg = data;
	bool ours;
	const char *element = plain_name(name, &ours);

	if (svg->status != OK)
		return;
	refuse_dangers(svg, element, attributes);
	if (++svg->elements > ELEMENTS_MAX ||
	    svg->depth + svg->skipped + 1 >= SVG_DEPTH_MAX)
		refuse_size(svg, element);
	if (svg->in_css)
		svg_refuse_undrawn(svg, "style", element);
	if (svg->status != OK)
		return;
	if (ours && !strcmp(element, "style") && svg->depth >= 0)
		begin_sheet(svg, attributes);
	if (svg->skipped || svg->in_css) {
		svg->skipped++;
	} else if (svg->depth >= 0) {
		if (ours)
			begin_element(svg, element, attributes);
		else
			svg->skipped = 1;
	} else if (ours && !strcmp(element, "svg")) {
		svg->depth = 0;
		begin_root(svg, attributes);
	} else {
		svg_refuse(
			svg,
			N_("<{element}> is no picture: an SVG file begins with "
			   "<svg xmlns=\"{value}\">"),
			element, SVG);
	}
}

static void
on_end(void *data, const char *name)
{
	struct svg *svg = data;

	(void)name;
	if (svg->status != OK)
		return;
	if (svg->in_css)
		end_sheet(svg);
	if (svg->skipped)
		svg->skipped--;
	else
		svg->depth--;
}

static void
on_text(void *data, const char *text, int count)
{
	struct svg *svg = data;

	if (svg->in_css)
		buf_put(&svg->css, text, (size_t)count);
}

/* Entities are declared there. */
static void
on_doctype(void *data, const char *name, const char *system, const char *public,
	   int inside)
{
	(void)system;
	(void)public;
	(void)inside;
	svg_refuse(
		data,
		N_("<!DOCTYPE {element}> is refused: take that line out of the "
		   "file"),
		name, "");
}

/* Style sheets of the whole file come in by those. */
static void
on_instruction(void *data, const char *target, const char *text)
{
	(void)text;
	svg_refuse(data,
		   N_("<?{element}> is refused: put colours on the shapes"),
		   target, "");
}

static enum status
not_xml(struct svg *svg)
{
	return fault_set(svg->fault, E_INPUT, here(svg),
			 N_("this is not well-formed XML: {reason}"), "reason",
			 XML_ErrorString(XML_GetErrorCode(svg->parser)), NULL);
}

enum status
picture_svg(const struct picture_file *file, struct arena *arena,
	    struct picture *ret, struct fault *fault)
{
	struct svg *svg = arena_alloc(arena, sizeof *svg);

	svg->name = file->name;
	svg->arena = arena;
	svg->picture = ret;
	svg->outline =
		(struct svg_outline){.arena = arena, .budget = SVG_POINTS_MAX};
	svg->depth = -1;
	svg->fault = fault;
	svg->parser = XML_ParserCreateNS(NULL, APART);
	XML_SetUserData(svg->parser, svg);
	XML_SetElementHandler(svg->parser, on_start, on_end);
	XML_SetCharacterDataHandler(svg->parser, on_text);
	XML_SetStartDoctypeDeclHandler(svg->parser, on_doctype);
	XML_SetProcessingInstructionHandler(svg->parser, on_instruction);
	if (XML_Parse(svg->parser, (const char *)file->bytes, (int)file->count,
		      XML_TRUE) != XML_STATUS_OK &&
	    svg->status == OK)
		svg->status = not_xml(svg);
	XML_ParserFree(svg->parser);
	buf_free(&svg->css);
	ret->paths.path = svg->path;
	ret->paths.paths = svg->paths;
	return svg->status;
}
