/* The form of a new request: its fields, what the register fills in, and what
 * the desk is given of it. Internal to web/intake. */
#ifndef VERNACULAR_WEB_INTAKE_FORM_H
#define VERNACULAR_WEB_INTAKE_FORM_H

#include "base/fault.h"
#include "core/request.h"
#include "web/field.h"

struct exchange;
struct form;
struct intake;
struct model;
struct visit;

extern const struct field intake_fields[];

/* The file that came with the form is held for it, and how many words it has
 * goes where nobody said. To be called before intake_from, on the writer. */
enum status intake_hold(struct exchange *, struct visit *, struct fault *)
	MUST_USE;

/* What was sent, for the desk. Of a page, rows that were left empty are no
 * items, and ticks at what else the home needs are. */
void intake_from(struct exchange *, struct intake *);

/* What a half-filled form had goes before what the register fills in. */
void intake_prefill_kept(struct exchange *, const struct model *typed);
void intake_prefill(struct exchange *, enum service);

/* Rows that came without a service are of the request's; a form without rows
 * has one. */
void intake_mark_rows(struct exchange *, struct form *typed);

/* One more row, of the service that the button says. */
void intake_add_row(struct exchange *, struct form *);

/* {page_carry: [{name, value}]}: all that was typed but for the fields that
 * the page shows itself (ended by NULL; "necessity." is all below it). */
void intake_carry(struct exchange *, const struct form *typed,
		  const char *const *shown);

/* page_also: what suggest_also offers, with name and chosen. */
void intake_mark_also(struct exchange *);

#endif
