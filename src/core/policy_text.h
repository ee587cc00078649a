/* An entry of a policy as text, the way the store keeps it and a file brings
 * it (doc/policy.md): read, checked against the law, written. Pure. */
#ifndef VERNACULAR_CORE_POLICY_TEXT_H
#define VERNACULAR_CORE_POLICY_TEXT_H

#include "base/arena.h"
#include "base/fault.h"
#include "core/policy.h"

enum policy_kind {
	POLICY_RULE,
	POLICY_STANDARD,
	POLICY_CLASS, /* a class that always goes ahead */
	POLICY_SENSITIVITY,
	POLICY_GROUP,
};
#define POLICY_KINDS 5
extern const char *const policy_kind_names[POLICY_KINDS];

/* What an organisation says of one code: this, nothing of the sort, or again
 * what it would be without it. */
enum policy_stance { POLICY_SAYS, POLICY_OFF, POLICY_INHERITS };
#define POLICY_STANCES 3
extern const char *const policy_stance_names[POLICY_STANCES];

#define POLICY_CODE_MOST 40
#define POLICY_WHY_MOST 200
#define POLICY_TAGS_MOST 100
#define POLICY_EMAILS_MOST 100

struct policy_entry {
	enum policy_kind kind;
	const char *code;
	enum policy_stance stance;
	/* of its kind, where it says something */
	struct policy_rule rule;
	struct standard standard;
	struct policy_group group;
	struct policy_seers seers;
};

/* An entry that says nothing yet, of which the rest is taken line by line.
 * The code is borrowed.
 * Errors: E_INPUT at "code". */
enum status policy_entry_begin(enum policy_kind, const char *code,
			       struct policy_entry *ret, struct fault *)
	MUST_USE;

/* One line of it: a key of doc/policy.md and its value; an empty value is as
 * if the line was not there. What it keeps lives in the arena.
 * Errors: E_INPUT at the key. */
enum status policy_entry_take(struct policy_entry *, const char *key,
			      const char *value, struct arena *,
			      struct fault *) MUST_USE;

/* Whether it is whole, and leaves alone what the law decides.
 * Errors: E_INPUT at a key; E_REFUSED, the fault cites the Act. */
enum status policy_entry_check(const struct policy_entry *, struct fault *)
	MUST_USE;

/* Its lines, one "key value" each; "" where it is off or inherited. */
const char *policy_entry_text(const struct policy_entry *, struct arena *);

/* What policy_entry_text wrote.
 *   stance  a word of policy_stance_names
 * Errors: E_INPUT, where the lines are none. */
struct policy_words {
	enum policy_kind kind;
	const char *code, *stance, *text;
};
enum status policy_entry_read(const struct policy_words *, struct arena *,
			      struct policy_entry *ret, struct fault *)
	MUST_USE;

/* A file of entries: a line with kind, code and perhaps a stance begins each.
 *   from, until, reason  as written, NULL where absent: the desk reads them
 * Faults are at NAME:LINE. Errors: E_INPUT, every fault in the list. */
struct policy_file_entry {
	struct policy_entry entry;
	const char *from, *until, *reason;
	const char *where; /* NAME:LINE of its beginning */
};
struct policy_file {
	struct policy_file_entry *list;
	size_t count;
};
enum status policy_file_read(const char *name, const char *text,
			     struct arena *, struct policy_file *ret,
			     struct faults *) MUST_USE;

#endif
