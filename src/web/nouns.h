/* What the nouns' handlers share. */
#ifndef VERNACULAR_WEB_NOUNS_H
#define VERNACULAR_WEB_NOUNS_H

#include "desk/tenants.h"

struct exchange;
struct model;

/* The page of a list that was asked for. */
struct page_wish noun_page(const struct exchange *);

/* After a list: the model's "next" becomes the exchange's cursor. */
void noun_more(struct exchange *);

/* The text of the model's key, "" where there is none. */
const char *noun_text(const struct model *, const char *key);

/* The {n} of the path, 0 where it is no number of an item. */
int noun_item(const struct exchange *);

/* A number in the path, -1 where it is none. */
int64_t noun_number(const struct exchange *, const char *name);

/* How words of a language run, for what is shown or typed in it: page_reading
 * ("ltr", "rtl") and page_tag. */
void noun_direction(struct model *, const char *language);

/* Marks what a {change} says for a page: page_same, page_added, page_removed
 * or page_changed, in the list itself and in the lists "parts" and
 * "difference" of its rows. */
void noun_differences(struct model *, const char *list);

/* page_keep: the address of this report with its filters but without its days,
 * for who may keep it under a name. */
struct visit;
void noun_keep_view(struct exchange *, const struct visit *,
		    const char *report);

/* Everything typed, for a page that asks to confirm it: adds page_carry:
 * [{name, value}] for those of names (ended by NULL) that were sent. */
void noun_carry(struct exchange *, const char *const *names);

/* A {authority} of somebody around a tenant, or those of a list, get
 * page_unusable: it must not be relied on; the person page_write: it may. */
void noun_unusable(const struct model *person);
void noun_unusables(const struct model *list);

/* An interpreter works both ways: marks items, or an item that stands alone,
 * with page_spoken, so that the page names one language only. */
void noun_spoken(struct model *);

/* Of each of deliveries: page_moves, whether the caller may say what became of
 * it, and page_hand, that it is to be handed over. */
struct visit;
void noun_deliveries(struct model *, const struct visit *);

/* A time as a form's control has it: "2026-11-21T09:30" in London. */
const char *noun_input_time(struct exchange *, int64_t utc);

#endif
