/* Figures on paper: a document made piece by piece from a report's model, in
 * a reader's words, for any output that the letter engine has. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_PAPER_H
#define VERNACULAR_DESK_PAPER_H

#include "desk/desk.h"
#include "desk/reader.h"
#include "lang/message.h"

struct block;
struct document;
struct model;
struct press;
struct report_chart;
struct report_printed;

struct bulletin {
	struct visit *visit;
	struct reader reader;
	struct document *document;
	struct block **end; /* where the next block goes */
	struct press *press;
};

/* language: BCP 47; English where the interface does not have it.
 * title: a message id. Every paper that began is to be ended. */
enum status paper_begin(struct visit *, const char *language,
			const char *title, struct bulletin *ret,
			struct fault *) MUST_USE;
void paper_end(struct bulletin *);

/* Texts are message ids. */
void paper_heading(struct bulletin *, const char *message);
/* args: pairs of name and text, ended by NULL. */
void paper_title(struct bulletin *, const char *message, ...)
	__attribute__((sentinel)); /* a heading */
void paper_say(struct bulletin *, const char *message, ...)
	__attribute__((sentinel));
/* The plural by count, which is {count}. */
/* Marks both for extraction. */
#define NP_(one, other) one, other
struct paper_plural {
	const char *one, *other;
	int64_t count;
};
void paper_say_count(struct bulletin *, const struct paper_plural *, ...)
	__attribute__((sentinel));

/* A leaf in words, in the visit's arena; "" for none. */
const char *paper_text(struct bulletin *, const struct model *leaf);

struct paper_column {
	const char *heading; /* message id */
	const char *key[4];  /* the first that a row has */
};
struct paper_table {
	const char *rows;  /* key of the list */
	const char *total; /* key of a closing row; NULL none */
	const struct paper_column *column;
	size_t columns;
};
/* "Nothing to show." where there are no rows. */
void paper_rows(struct bulletin *, const struct model *,
		const struct paper_table *);

/* A chart of the model's rows; nothing where there are none. Errors: those of
 * chart_picture. */
enum status paper_chart(struct bulletin *, const struct model *,
			const struct report_chart *, struct fault *) MUST_USE;

/* format: pdf html text, or part: HTML to stand in a page. Errors: those of the
 * renderers. */
enum status paper_print(struct bulletin *, const char *format,
			struct report_printed *ret, struct fault *) MUST_USE;

#endif
