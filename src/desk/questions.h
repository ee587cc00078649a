/* What providers and those who work here write to each other about an item:
 * one conversation with each provider that was asked. What one side writes
 * stays open until the other answers, or puts it away. */
#ifndef VERNACULAR_DESK_QUESTIONS_H
#define VERNACULAR_DESK_QUESTIONS_H

#include "desk/desk.h"

struct faults;
struct item;
struct model;
struct offer_key;
struct page_wish;

#define QUESTION_MOST 2000 /* bytes of what is written */

/* The conversation with one provider. unread(bool): the landlord wrote
 * something that waits for an answer; questions: [{id, side(code
 * question-side: provider, landlord), at, by_name (null through a link),
 * words, open(bool)}] */
enum status questions_show(struct visit *, struct model *, int64_t item,
			   int64_t provider, struct fault *) MUST_USE;

/* All of an item, for those who work here. conversations: [{provider,
 * provider_name, open(bool): it waits for an answer, questions}], with
 * whoever has the work even where nothing was written yet. */
enum status question_show_item(struct visit *, struct model *,
			       const struct item *, struct fault *) MUST_USE;

/* A provider writes, while it may answer the offer or has the work. The model
 * is that of offer_show. Errors: those of opened_find; E_INPUT; E_CONFLICT. */
enum status question_ask(struct visit *, const struct offer_key *,
			 const char *words, struct model *, struct fault *)
	MUST_USE;
/* It has read what the landlord wrote, and has nothing to say. */
enum status question_read_it(struct visit *, const struct offer_key *,
			     struct model *, struct fault *) MUST_USE;

/* Those who work here write to a provider that was asked or has the work.
 *   provider  id; words NULL: only put away what it wrote
 * {ref} Errors: E_NOT_FOUND; E_INPUT. */
struct question_answer {
	const char *ref;
	int n;
	const char *provider, *words;
};
enum status question_answer(struct visit *, const struct question_answer *,
			    struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What waits for an answer, the longest waiting first. {questions: [{id, ref,
 * n, subject, provider_name, at, words, owner, owner_name, mine(bool)}], next}
 */
enum status questions_list(struct visit *, const struct page_wish *,
			   struct model *, struct fault *) MUST_USE;

/* {questions_waiting}: how many, at most 200. */
enum status questions_waiting(struct visit *, struct model *, struct fault *)
	MUST_USE;

#endif
