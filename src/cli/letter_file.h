/* A letter in a Markdown file of its author's: front matter, blocks, and the
 * pictures beside it. */
#ifndef VERNACULAR_CLI_LETTER_FILE_H
#define VERNACULAR_CLI_LETTER_FILE_H

#include "cli/command.h"
#include "doc/tree.h"
#include "lang/tag.h"

enum letter_pictures {
	LETTER_PICTURES_NAMED, /* the format only names them */
	LETTER_PICTURES_READ,
};

/* Read it and say what is wrong with it.
 *   path  "-" is standard input
 *   ret   lives in the command's arena */
enum cli_exit letter_file_read(struct cli *, const char *path,
			       const struct tag *, enum letter_pictures,
			       struct document *ret);

#endif
