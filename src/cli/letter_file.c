/* Letters in files. */
#include "cli/letter_file.h"

#include <string.h>

#include "base/file.h"
#include "doc/address.h"
#include "doc/check.h"
#include "doc/front.h"
#include "doc/isolate.h"
#include "doc/markdown.h"
#include "doc/picture.h"

/* What the front matter says of the letter. */
static enum status
take_front(struct cli *cli, const struct front *front,
	   struct document *document, struct faults *faults)
{
	struct address *to = arena_alloc(cli->arena, sizeof *to);
	struct fault fault;

	for (size_t i = 0; i < front->count; i++) {
		const struct front_entry *entry = &front->entry[i];

		if (!strcmp(entry->key, "title"))
			document->title = entry->value;
		if (strcmp(entry->key, "address"))
			continue;
		if (address_read(entry->value, cli->arena, to, &fault) != OK) {
			*faults_add(faults) = fault;
			return E_REFUSED;
		}
		document->to = to;
	}
	return OK;
}

static enum status
read_blocks(struct cli *cli, struct markdown *md, struct document *document,
	    struct faults *faults)
{
	struct front front;

	if (markdown_acceptable(md, cli->arena, faults) != OK ||
	    front_parse(md->name, md->text, md->count, cli->arena, &front,
			faults) != OK ||
	    take_front(cli, &front, document, faults) != OK)
		return E_INPUT;
	md->text += front.body;
	md->count -= front.body;
	md->lines_before = front.body_lines;
	return markdown_parse(md, cli->arena, &document->blocks, faults);
}

/* The first heading, where the front matter names no title. */
static const char *
title_of(struct cli *cli, const struct document *document, const char *path)
{
	struct buf words = {0};
	const char *title = path;

	if (document->title)
		return document->title;
	for (const struct block *b = document->blocks; b; b = b->next) {
		if (b->kind != BLOCK_HEADING)
			continue;
		spans_text(b->spans, &words);
		title = arena_text(cli->arena, buf_string(&words));
		break;
	}
	buf_free(&words);
	return title;
}

/* What shuts readers out is said, and the letter is made all the same: it is
 * its author's. */
static void
say_checks(const struct document *document, const char *path)
{
	struct faults faults = {0};

	if (document_check(document, path, &faults) != OK)
		(void)cli_fail_all(&faults);
	faults_free(&faults);
}

static enum status
read_letter(struct cli *cli, struct markdown *md, enum letter_pictures pictures,
	    struct document *document, struct faults *faults)
{
	enum status status = read_blocks(cli, md, document, faults);

	if (status == OK && pictures == LETTER_PICTURES_READ)
		status = pictures_find(md->name,
				       file_folder(cli->arena, md->name),
				       document->blocks, cli->arena, faults);
	return status;
}

enum cli_exit
letter_file_read(struct cli *cli, const char *path, const struct tag *tag,
		 enum letter_pictures pictures, struct document *ret)
{
	struct faults faults = {0};
	struct fault fault;
	struct buf text = {0};
	struct markdown md = {.name = path, .mode = SPAN_MODE_PLAIN};
	enum cli_exit code = CLI_DONE;

	*ret = (struct document){.lang = tag->tag, .rtl = tag->rtl};
	if (file_read(path, MARKDOWN_BYTES_MAX, &text, &fault) != OK)
		return cli_fail(&fault);
	md.text = buf_string(&text);
	md.count = text.count;
	if (read_letter(cli, &md, pictures, ret, &faults) != OK)
		code = cli_fail_all(&faults);
	faults_free(&faults);
	buf_free(&text);
	if (code != CLI_DONE)
		return code;
	document_isolate(ret, cli->arena);
	ret->title = title_of(cli, ret, path);
	say_checks(ret, path);
	return CLI_DONE;
}
