/* Letterheads: front matter with fixed keys. */
#include "doc/letterhead.h"

#include <string.h>

#include "base/file.h"
#include "base/near.h"
#include "doc/front.h"
#include "doc/markdown.h"
#include "lang/tag.h"

#define BYTES_MAX 65536

struct reader {
	const char *path;
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
			arena_printf(r->arena, "%s:%d", r->path, line), message,
			"value", value, "nearest", nearest ? nearest : "",
			NULL);
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

/* Beside the letterhead, in its folder or below. */
static void
read_logo(struct reader *r)
{
	const char *slash = strrchr(r->path, '/');
	const char *folder =
		slash ? arena_copy(r->arena, r->path, (size_t)(slash - r->path))
		      : ".";
	struct block block = {
		.kind = BLOCK_PICTURE, .line = r->logo_line, .target = r->logo};

	if (!r->logo || !*r->logo)
		return;
	if (!*r->head->logo_alt)
		refuse(r, r->logo_line,
		       N_("the logo needs logo_alt: what it shows, in words, "
			  "such as the name"),
		       "", NULL);
	if (pictures_find(r->path, *folder ? folder : "/", &block, r->arena,
			  r->faults) == OK)
		r->head->logo = block.picture;
	else
		r->failed = true;
}

static void
read_front(struct reader *r, const struct markdown *md)
{
	struct front front;
	const char *body;

	if (markdown_acceptable(md, r->arena, r->faults) != OK ||
	    front_parse(r->path, md->text, md->count, r->arena, &front,
			r->faults) != OK) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < front.count; i++)
		read_entry(r, &front.entry[i]);
	body = md->text + front.body;
	if (!*r->head->name)
		refuse(r, 1,
		       N_("the letterhead has no name: begin it with --- and a "
			  "line `name: ...`"),
		       "", NULL);
	else if (strspn(body, " \t\r\n") < md->count - front.body)
		refuse(r, front.body_lines + 1,
		       N_("nothing stands below the letterhead's last ---"), "",
		       NULL);
	read_logo(r);
}

enum status
letterhead_read(const char *path, struct arena *arena,
		const struct letterhead **ret, struct faults *faults)
{
	struct letterhead *head = arena_alloc(arena, sizeof *head);
	struct reader r = {
		.path = path, .arena = arena, .head = head, .faults = faults};
	struct buf text = {0};
	struct fault fault;
	enum status status;

	*head = (struct letterhead){
		.name = "", .strapline = "", .lang = "en", .logo_alt = ""};
	status = file_read(path, BYTES_MAX, &text, &fault);
	if (status != OK) {
		*faults_add(faults) = fault;
	} else {
		const struct markdown md = {.name = path,
					    .text = buf_string(&text),
					    .count = text.count};

		read_front(&r, &md);
		status = r.failed ? E_INPUT : OK;
	}
	buf_free(&text);
	if (status == OK)
		*ret = head;
	return status;
}
