/* Sentences that were approved, to be found again. What is alike is decided
 * above; here are the units and the words by which they are found.
 *
 * Whoever may see an organisation finds what it remembers. So does who looks
 * on behalf of a member of its partnership, in what the partnership has, and
 * in what the other members share. */
#ifndef VERNACULAR_STORE_MEMORY_H
#define VERNACULAR_STORE_MEMORY_H

#include "store/db.h"

struct memory_unit {
	int64_t id;
	int64_t memory; /* which one it belongs to */
	int64_t organisation; /* whose that is, and its language: read only */
	const char *language;
	const char *source, *target;
	int form;	    /* of a plural, from 0 */
	const char *notice; /* NULL: imported */
	int64_t by, at_utc;
	int64_t used;
	int64_t superseded_utc; /* 0: it holds */
	int64_t version;
};

struct memory_units {
	struct memory_unit *list;
	size_t count;
};

/* What a unit is found by: all from notice/memory, of its source. */
#define MEMORY_WORD_BITS 2 /* numbers of 64 bits */
struct memory_index {
	int64_t general;
	const uint32_t *word; /* all, in order */
	size_t words;
	const uint32_t *key;
	size_t keys;
	uint64_t bits[MEMORY_WORD_BITS];
};

/* The memory of an organisation, made where there is none.
 * Errors: E_NOT_FOUND no such organisation in scope. */
enum status memory_open(const struct access *, int64_t organisation,
			const char *language, int64_t *ret_memory,
			struct fault *) MUST_USE;

/* Those that may be looked in on behalf of an organisation: its own first. */
struct memories {
	struct memory_of {
		int64_t memory, organisation;
		const char *language;
	} *list;
	size_t count;
};
enum status memory_readable(const struct access *, int64_t organisation,
			    const char *language /* NULL: every one */,
			    struct memories *ret, struct fault *) MUST_USE;

enum status memory_unit_insert(const struct access *,
			       const struct memory_unit *,
			       const struct memory_index *, struct fault *)
	MUST_USE;

/* One that the scope may see, superseded or not. Errors: E_NOT_FOUND. */
enum status memory_unit_get(const struct access *, int64_t id,
			    struct memory_unit *ret, struct fault *) MUST_USE;

/* One of these memories, whoever's they are. Errors: E_NOT_FOUND. */
enum status memory_unit_read(const struct access *, const struct memories *,
			     int64_t id, struct memory_unit *ret,
			     struct fault *) MUST_USE;

/* Those of a memory with the same words and slots that hold: first those of
 * this very source, then the newest, at most limit. */
struct memory_alike {
	int64_t memory, general;
	const char *source;
	size_t limit;
};
enum status memory_unit_alike(const struct access *,
			      const struct memory_alike *,
			      struct memory_units *ret, struct fault *)
	MUST_USE;

/* Another translation in its place, or the same once more.
 * Errors: E_STALE the version is another; E_NOT_FOUND. */
struct memory_change_of {
	int64_t id, version; /* 0: whatever the version */
	const char *target;  /* NULL: the same */
	const char *notice;  /* NULL: the same */
	int64_t by, at_utc, used; /* more */
};
enum status memory_unit_change(const struct access *,
			       const struct memory_change_of *,
			       struct fault *) MUST_USE;

/* Not found any more; the row stays until it is cleaned away. */
enum status memory_unit_supersede(const struct access *,
				  const struct memory_unit *,
				  const struct memory_index *, int64_t at_utc,
				  struct fault *) MUST_USE;
enum status memory_unit_delete(const struct access *,
			       const struct memory_unit *,
			       const struct memory_index *, struct fault *)
	MUST_USE;

/* The place where a unit stands; adding it again is fine. */
enum status memory_context_put(const struct access *, int64_t unit,
			       int64_t context, struct fault *) MUST_USE;
enum status memory_context_take(const struct access *, int64_t unit,
				int64_t context, size_t *ret_left,
				struct fault *) MUST_USE;
enum status memory_context_has(const struct access *, int64_t unit,
			       int64_t context, bool *ret, struct fault *)
	MUST_USE;
/* All places of one are the other's from now on. */
enum status memory_context_move(const struct access *, int64_t from,
				int64_t to, struct fault *) MUST_USE;

/* What is like a sentence in one memory. */
struct memory_hit {
	int64_t unit;
	int percent;
};
struct memory_hits {
	struct memory_hit *list; /* the likest first */
	size_t count;
};
struct memory_search {
	int64_t memory;
	const uint32_t *key;
	size_t keys;
	size_t shortest, longest; /* words of what may be alike */
	/* How alike a sentence of so many words with these bits can be at
	 * most, in per cent; 0: not enough. */
	int (*bound)(void *self, size_t words, const uint64_t *bits);
	/* How alike these words are; 0: not enough. */
	int (*percent)(void *self, const uint32_t *word, size_t words);
	void *self;
	size_t limit;
};
enum status memory_unit_search(const struct access *,
			       const struct memory_search *,
			       struct memory_hits *ret, struct fault *)
	MUST_USE;

/* Newest first. A page looks at a bounded number of units: it may be short and
 * still have a next. */
struct memory_filter {
	const struct memories *memories;
	const char *words; /* in source or target, in any case; NULL: all */
	int64_t after;	   /* cursor; 0 from the newest */
	size_t limit;
};
struct memory_page {
	struct memory_unit *list;
	size_t count;
	int64_t next; /* 0: no more */
};
enum status memory_unit_page(const struct access *,
			     const struct memory_filter *,
			     struct memory_page *ret, struct fault *) MUST_USE;

/* Of one memory, oldest first, superseded ones too, after an id: for cleaning
 * and for exports. */
enum status memory_unit_walk(const struct access *, int64_t memory,
			     int64_t after, size_t limit,
			     struct memory_units *ret, struct fault *)
	MUST_USE;

struct memory_terms {
	bool shares;	   /* with the partnership */
	const char *bands; /* NULL: the usual */
	int64_t by, updated_utc;
};
/* The usual where none was set. */
enum status memory_terms_get(const struct access *, int64_t organisation,
			     struct memory_terms *ret, struct fault *)
	MUST_USE;
enum status memory_terms_put(const struct access *, int64_t organisation,
			     const struct memory_terms *, struct fault *)
	MUST_USE;

#endif
