/* Many letters in one file for a printer: their pages one after another, each
 * letter's tags in one tree, its language with it. Letters are files that
 * render/pdf wrote; their pages, fonts and tags go as they are, only their
 * objects get other numbers. The bytes depend on the letters alone. */
#ifndef VERNACULAR_RENDER_PRINT_FILE_H
#define VERNACULAR_RENDER_PRINT_FILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"

struct print_file;

/* It is appended to out, which is borrowed until it ends. */
struct print_file *print_file_new(struct buf *out);
void print_file_free(struct print_file *);

/* Append a letter; bytes are borrowed for the call.
 *   ret_pages  how many it has
 * Errors: E_INPUT it is no PDF file of ours, or damaged; what was appended
 * before is of no use then. */
enum status print_file_add(struct print_file *, const void *bytes,
			   size_t count, int *ret_pages, struct fault *)
	MUST_USE;

/* Whoever borrows out has put its bytes elsewhere: it is emptied, and the file
 * goes on behind them. */
void print_file_took(struct print_file *);

/* How many pages a letter has; 0 where it is no PDF file of ours. */
int print_file_pages(const void *bytes, size_t count);

/* Write what holds it together. title: what the file is called. */
void print_file_end(struct print_file *, const char *title);

#endif
