/* The memory of approved sentences, and what it saves: what was translated
 * once is found again. Only words of notices come in, never those of a person.
 *
 * A unit is one English sentence with one translation, of one organisation in
 * one language. A caller finds the units of their own organisation, of those
 * below it, of its partnership, and of the partnership's members that share
 * theirs. */
#ifndef VERNACULAR_DESK_MEMORY_H
#define VERNACULAR_DESK_MEMORY_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct buf;
struct message;
struct model;
struct notice;
struct tag;

/* A message that was approved is remembered with its neighbours; on the
 * writer. What was remembered for the same place until now is superseded.
 * English, and words that do not come from the notice, are passed over.
 *   message  one of the notice's
 *   form     its translation, one for each form of the language's plural */
struct memory_lesson {
	const struct notice *notice;
	const struct message *message;
	const struct tag *tag;
	const char *const *form;
	size_t forms;
};
enum status memory_learn(struct visit *, const struct memory_lesson *,
			 struct fault *) MUST_USE;

/* What is like a sentence, the likest first, at most limit (0: 5).
 * {source, language(language), matches: [{id, percent, band(code band),
 *  source, translation(name), adapted(bool): values were put in,
 *  remembered(name): the translation before that or null,
 *  difference: [{change(code change), text}], notice, organisation,
 *  own(bool): of the caller's organisation, approved_at, approved_by, used}]}
 * Errors: E_INPUT no such language, no words. */
struct memory_question {
	const char *source;
	const char *language;
	const char *before, *after; /* its neighbours; NULL: not known */
	size_t limit;
};
enum status memory_find(struct visit *, const struct memory_question *,
			struct model *, struct fault *) MUST_USE;

/* The units of a language, newest first.
 *   words  NULL, or what must stand in the English or the translation
 * {units: [{id, source, translation(name), language(language), notice,
 *  organisation, own, approved_at, approved_by, used, version}], next}
 * A page may be shorter than its limit and still have a next. */
struct memory_wish {
	const char *language; /* NULL: every one */
	const char *words;
	struct page_wish page;
};
enum status memory_list(struct visit *, const struct memory_wish *,
			struct model *, struct fault *) MUST_USE;

/* One unit, as in the list, with twins: [as in the list], other translations
 * of the same English in the same language. Errors: E_NOT_FOUND. */
enum status memory_show(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

/* Put the translation of a unit right. Errors: E_FORBIDDEN, E_NOT_FOUND,
 * E_STALE, E_INPUT (empty, a field that the English does not have, somebody is
 * spoken of, the English itself). */
struct memory_edit {
	const char *id, *translation;
	int64_t version;
};
enum status memory_edit(struct visit *, const struct memory_edit *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Forget the twins of a unit: it stands for all of them from now on.
 * {id, merged} Errors: E_FORBIDDEN, E_NOT_FOUND. */
enum status memory_merge(struct visit *, const char *id, struct model *,
			 struct fault *) MUST_USE;
enum status memory_delete(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* Forget what is of no use: superseded units, those that say the same twice,
 * empty ones, and those that are their own English. Some thousands are looked
 * at in one go; while next is not null there are more.
 *   after  next of the go before, NULL at first
 * {superseded, same, empty, english, next} Errors: E_FORBIDDEN. */
struct memory_cleaning {
	const char *language; /* NULL: every one */
	const char *after;
};
enum status memory_clean(struct visit *, const struct memory_cleaning *,
			 struct model *, struct fault *) MUST_USE;

/* Words of a notice by how much of them is remembered, for what is not
 * approved yet in a language.
 * {name, language(language), bands: [{band(code band), messages, words,
 *  share(real)}], messages, words, weighted(real), price(money) or null}
 *   word_minor_100  a word's full price in hundredths of a penny, 0: no price
 * Errors: E_NOT_FOUND, E_INPUT. */
struct memory_job {
	const char *notice, *language;
	int64_t word_minor_100;
};
enum status memory_bands(struct visit *, const struct memory_job *,
			 struct model *, struct fault *) MUST_USE;

/* Whether the organisation shares its memory with its partnership, and what
 * its contracts pay for each band. {shares(bool), bands: "0 0 10 30 60 80
 * 100"}; setting leaves alone what is NULL. Errors: E_FORBIDDEN, E_INPUT. */
enum status memory_policy(struct visit *, struct model *, struct fault *)
	MUST_USE;
struct memory_policy_input {
	const char *shares; /* "yes", "no" */
	const char *bands;
};
enum status memory_policy_set(struct visit *,
			      const struct memory_policy_input *,
			      struct faults *, struct fault *) MUST_USE;

/* All units of a language that the caller may see, as a file for other
 * programs. as: "tmx" or "csv". */
enum status memory_export(struct visit *, const char *language, const char *as,
			  struct buf *, struct fault *) MUST_USE;

/* The same, back: TMX, or a table with the columns source, target, language
 * and form (of a plural, from 0), by what it begins with.
 *   ret  in the arena, borrows the file
 * Errors: E_INPUT, faults where NAME:LINE; nothing of it can be used. */
struct memory_file {
	const char *name, *bytes;
	size_t count;
};
struct memory_pairs;
enum status memory_read_file(struct arena *, const struct memory_file *,
			     const struct memory_pairs **ret, struct faults *)
	MUST_USE;

/* Keep some thousands of them, from the given one on. Those that are wrong or
 * speak of a person are refused, with faults by their line, the others kept.
 * {added, same, refused, next}; next is 0 at the end.
 * Errors: E_FORBIDDEN. */
enum status memory_import(struct visit *, const struct memory_pairs *,
			  size_t from, struct model *, struct faults *,
			  struct fault *) MUST_USE;

#endif
