/* A notice, or a clause that notices share: front matter with typed fields,
 * then Markdown, each block of it one message for translators.
 * doc/notice-format.md describes the files. */
#ifndef VERNACULAR_NOTICE_TEMPLATE_H
#define VERNACULAR_NOTICE_TEMPLATE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"
#include "notice/field.h"

struct passage;

struct message {
	const char *id;        /* English source; the msgid of catalogues */
	const char *id_plural; /* or NULL */
	const char *source;    /* as the block has it, both forms together */
	const char *count;     /* the field that the plural agrees with */
	const char *note;      /* for translators, or NULL */
	const struct span *spans, *spans_plural;
	const char *clause; /* whose catalogue has it; NULL: the notice's */
	const char *path;   /* of the source it stands in */
	int line;
};

enum notice_kind {
	NOTICE_LETTER,
	NOTICE_CLAUSE, /* part of letters, and none by itself */
};

enum notice_variant {
	NOTICE_STANDARD,
	NOTICE_EASY, /* Easy Read: short sentences, pictures */
};

#define NOTICE_VARIANTS 2

/* "standard", "easy-read". */
const char *notice_variant_name(enum notice_variant);

/* Errors: E_INPUT at where, with the nearest right one. */
enum status notice_variant_parse(const char *where, const char *text,
				 enum notice_variant *ret, struct fault *)
	MUST_USE;

/* One variant of a notice. */
struct notice_text {
	const char *path; /* of its source; NULL: there is none */
	const char *title;
	const struct passage *passages;
	/* What must be translated before a letter of it goes out: its own
	 * messages and those of its clauses, each once. */
	const struct message *const *needs;
	size_t need_count;
};

/* Where a picture comes from. */
struct notice_picture {
	const char *name, *file, *source, *licence;
	int line;
};

/* Whom it is for: bits of enum form_nation, form_landlord and form_tenancy of
 * core/form_rule; 0: all. */
struct notice_applies {
	unsigned nations, landlords, tenancies;
};

struct notice {
	enum notice_kind kind;
	const char *name;      /* the folder's */
	const char *path;      /* of notice.md or clause.md */
	const char *title, *purpose;
	const char *class;     /* legal safety rights service information;
				* NULL: a clause of any */
	const char *source;    /* of the rule it follows, or NULL */
	const char *form;      /* a form of this purpose goes with it, as
				* core/form_rule names it; NULL: none does */
	const char *companion; /* said at the end of every translation, or
				* NULL */
	struct notice_applies applies;
	const struct field *fields; /* its own, then those of its clauses */
	size_t field_count;
	const struct message *messages; /* its own, in order, each once: what
					 * its catalogues hold */
	size_t message_count;
	struct notice_text text[NOTICE_VARIANTS];
	const struct notice *const *clauses; /* that it holds, each once,
					      * those inside clauses too */
	size_t clause_count;
	const struct notice_picture *pictures;
	size_t picture_count;
};

/* Said on a draft, in the reader's language and in English. */
#define NOTICE_DRAFT                                                           \
	"Draft: this letter has not been checked. It must not be used."

/* Who knows the clauses.
 * Errors of find: E_INPUT, the fault says why there is none of that name. */
struct clause_bank {
	enum status (*find)(const struct clause_bank *, const char *name,
			    const struct notice **ret, struct fault *);
	void *self;
};

/* Read one source.
 *   path  names it in faults, such as "rent-increase/notice.md"
 *   name  what its `name` key must say
 *   ret   in the arena; clauses that it holds must live as long
 * Errors: E_INPUT; everything wrong is in faults, where PATH:LINE. */
struct notice_file {
	const char *path, *name, *text;
	size_t count;
	const char *folder; /* of its pictures; NULL: they are not read */
	enum notice_kind kind;
	const char *easy_path, *easy_text; /* NULL: no Easy Read */
	size_t easy_count;
	const struct clause_bank *bank; /* NULL: no clauses */
};
enum status notice_parse(const struct notice_file *, struct arena *,
			 const struct notice **ret, struct faults *) MUST_USE;

/* NULL where the notice has none of that name or id. */
const struct field *notice_field(const struct notice *, const char *name);
const struct message *notice_message(const struct notice *, const char *id);

/* The words of a choice that the notice or one of its clauses declares; NULL
 * where it has none. */
const struct message *notice_choice(const struct notice *,
				    const struct field *, size_t index);

#endif
