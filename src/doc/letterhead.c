/* Letterheads: front matter with fixed keys. */
#include "doc/letterhead.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/near.h"
#include "doc/front.h"
#include "doc/markdown.h"
#include "lang/tag.h"

#define BYTES_MAX 65536

struct reader {
	const struct letterhead_files *files;
	struct arena *arena;
	struct letterhead *head;
	const char *logo; /* its file */
	int logo_line;
	struct faults *faults;
	bool failed;
};

static void
refuse(struct reader *r, int line, const char *message, const char *value,
       const char *nearest)
{
	(void)fault_set(faults_add(r->faults), E_INPUT,
			arena_printf(r->arena, "%s:%d", r->files->name, line),
			message, "value", value, "nearest",
			nearest ? nearest : "", NULL);
	r->failed = true;
}

/* Lines stand one after another, with semicolons between. */
static void
read_lines(struct reader *r, const struct front_entry *entry,
	   struct letterhead_lines *ret)
{
	const char *text = entry->value;

	while (*text) {
		size_t count = strcspn(text, ";");
		size_t end = count;
		const char *line;

		while (end && text[end - 1] == ' ')
			end--;
		line = arena_copy(r->arena, text, end);
		text += count + (text[count] == ';');
		text += strspn(text, " ");
		if (!*line)
			continue;
		if (ret->lines == LETTERHEAD_LINES_MAX) {
			refuse(r, entry->line,
			       N_("“{value}” is one line too many: there is "
				  "room for 12"),
			       line, NULL);
			return;
		}
		ret->line[ret->lines++] = line;
	}
}

static void
read_entry(struct reader *r, const struct front_entry *entry)
{
	static const char *const keys[] = {"name",   "strapline", "lang",
					   "logo",   "logo_alt",  "contact",
					   "service"};
	struct letterhead *head = r->head;
	const char *nearest;

	if (entry->depth) {
		refuse(r, entry->line,
		       N_("nothing stands below a key here: {value}"),
		       entry->key, NULL);
	} else if (!strcmp(entry->key, "name")) {
		head->name = entry->value;
	} else if (!strcmp(entry->key, "strapline")) {
		head->strapline = entry->value;
	} else if (!strcmp(entry->key, "logo_alt")) {
		head->logo_alt = entry->value;
	} else if (!strcmp(entry->key, "contact")) {
		read_lines(r, entry, &head->contact);
	} else if (!strcmp(entry->key, "service")) {
		read_lines(r, entry, &head->service);
	} else if (!strcmp(entry->key, "logo")) {
		r->logo = entry->value;
		r->logo_line = entry->line;
	} else if (!strcmp(entry->key, "lang")) {
		const struct tag *tag = tag_find(entry->value);

		if (tag)
			head->lang = tag->tag;
		else
			refuse(r, entry->line,
			       N_("“{value}” is no language that is known "
				  "here: perhaps “{nearest}”?"),
			       entry->value, tag_nearest(entry->value)->tag);
	} else {
		nearest = near_match(entry->key, keys,
				     sizeof keys / sizeof *keys);
		refuse(r, entry->line,
		       nearest ? N_("there is no key “{value}” here: perhaps "
				    "“{nearest}”?")
			       : N_("there is no key “{value}” here"),
		       entry->key, nearest);
	}
}

/* 0 of a picture of paths. */
static int64_t
pixels(const struct picture *picture)
{
	return (int64_t)picture->width_px * picture->height_px;
}

static void
read_logo(struct reader *r)
{
	struct fault fault;
	const char *name = arena_printf(r->arena, "%s:%d: %s", r->files->name,
					r->logo_line, r->logo);

	if (!r->logo || !*r->logo)
		return;
	if (!*r->head->logo_alt)
		refuse(r, r->logo_line,
		       N_("the logo needs logo_alt: what it shows, in words, "
			  "such as the name"),
		       "", NULL);
	if (picture_parse(name, r->files->logo, r->files->logo_bytes, r->arena,
			  &r->head->logo, &fault) == OK) {
		if (pixels(r->head->logo) > LETTERHEAD_PIXELS_MAX)
			refuse(r, r->logo_line,
			       N_("the logo has more than two million pixels: "
				  "make it smaller, or give it as SVG"),
			       "", NULL);
		return;
	}
	*faults_add(r->faults) = fault;
	r->failed = true;
}

static enum status
parse_front(const struct letterhead_files *files, struct arena *arena,
	    struct front *front, struct faults *faults)
{
	const struct markdown md = {.name = files->name,
				    .text = files->text,
				    .count = files->bytes};

	if (markdown_acceptable(&md, arena, faults) != OK)
		return E_INPUT;
	return front_parse(files->name, files->text, files->bytes, arena, front,
			   faults);
}

static void
read_front(struct reader *r, const struct front *front)
{
	const char *body = r->files->text + front->body;

	for (size_t i = 0; i < front->count; i++)
		read_entry(r, &front->entry[i]);
	if (!*r->head->name)
		refuse(r, 1,
		       N_("the letterhead has no name: begin it with --- and a "
			  "line `name: ...`"),
		       "", NULL);
	else if (strspn(body, " \t\r\n") < r->files->bytes - front->body)
		refuse(r, front->body_lines + 1,
		       N_("nothing stands below the letterhead's last ---"), "",
		       NULL);
	read_logo(r);
}

enum status
letterhead_parse(const struct letterhead_files *files, struct arena *arena,
		 const struct letterhead **ret, struct faults *faults)
{
	struct letterhead *head = arena_alloc(arena, sizeof *head);
	struct reader r = {
		.files = files, .arena = arena, .head = head, .faults = faults};
	struct front front;

	*head = (struct letterhead){
		.name = "", .strapline = "", .lang = "en", .logo_alt = ""};
	if (parse_front(files, arena, &front, faults) != OK)
		return E_INPUT;
	read_front(&r, &front);
	if (r.failed)
		return E_INPUT;
	*ret = head;
	return OK;
}

/* The logo's bytes, from the letterhead's folder or below. */
static enum status
load_logo(struct letterhead_files *files, const struct front_entry *entry,
	  struct arena *arena, struct fault *fault)
{
	struct buf bytes = {0};
	enum status status = picture_load(file_folder(arena, files->name),
					  entry->value, arena, &bytes, fault);

	files->logo = arena_copy(arena, buf_string(&bytes), bytes.count);
	files->logo_bytes = bytes.count;
	buf_free(&bytes);
	return status;
}

/* A fault of the logo's file is one of the line that names it. */
static enum status
load_logos(struct letterhead_files *files, struct arena *arena,
	   struct faults *faults)
{
	struct front front;
	struct fault fault;
	enum status status = parse_front(files, arena, &front, faults);

	for (size_t i = 0; i < front.count && status == OK; i++) {
		const struct front_entry *entry = &front.entry[i];
		char where[FAULT_BYTES];

		if (strcmp(entry->key, "logo") || !*entry->value)
			continue;
		if (load_logo(files, entry, arena, &fault) == OK)
			continue;
		status = E_INPUT;
		snprintf(where, sizeof where, "%.100s:%d: %.100s", files->name,
			 entry->line, fault.where);
		memcpy(fault.where, where, sizeof where);
		*faults_add(faults) = fault;
	}
	return status;
}

enum status
letterhead_load(const char *path, struct arena *arena,
		struct letterhead_files *ret, struct faults *faults)
{
	struct letterhead_files files = {.name = path};
	struct buf text = {0};
	struct fault fault;
	enum status status = file_read(path, BYTES_MAX, &text, &fault);

	if (status != OK) {
		*faults_add(faults) = fault;
	} else {
		files.text = arena_copy(arena, buf_string(&text), text.count);
		files.bytes = text.count;
		status = load_logos(&files, arena, faults);
	}
	buf_free(&text);
	if (status == OK)
		*ret = files;
	return status;
}

enum status
letterhead_read(const char *path, struct arena *arena,
		const struct letterhead **ret, struct faults *faults)
{
	struct letterhead_files files;
	enum status status = letterhead_load(path, arena, &files, faults);

	if (status == OK)
		status = letterhead_parse(&files, arena, ret, faults);
	return status;
}
