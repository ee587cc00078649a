/* Prescribed forms: loaded by an administrator, locked by their hash, looked up
 * by the table of rules; their translations; corrections of the table; and the
 * dates that it allows. None of it is legal advice, and every page says so. */
#ifndef VERNACULAR_DESK_FORMS_H
#define VERNACULAR_DESK_FORMS_H

#include "core/form_question.h"
#include "desk/desk.h"

struct model;

struct prescribed_form {
	const char *code;     /* of the table: "form-4" */
	const char *language; /* "en"; "cy" for a form of Wales */
	const char *title, *source;
	const char *published;	/* dates; valid_from NULL: published */
	const char *valid_from, *valid_until;
	const char *organisation; /* its name; NULL: the caller's */
	const void *bytes;
	size_t count;
};

/* Keep it for good; on the writer. {id, code, language, title, sha256}
 * Errors: E_FORBIDDEN; E_INPUT, everything wrong with the text in faults,
 * where "form.md:LINE", or the member's name as a pointer. */
enum status form_load(struct visit *, const struct prescribed_form *,
		      struct model *, struct faults *,
		      struct fault *) MUST_USE;

/* A translation of a form, from a PO file. It is printed only once somebody
 * else has approved it. {form, language, sha256}
 *   form  the id
 * Errors: as form_load; E_NOT_FOUND. */
struct form_po {
	const char *form, *language;
	const void *bytes;
	size_t count;
};
enum status form_translation_load(struct visit *, const struct form_po *,
				  struct model *, struct faults *,
				  struct fault *) MUST_USE;

/* Errors: E_FORBIDDEN, also for who loaded it; E_NOT_FOUND; E_CONFLICT it is
 * approved already. */
enum status form_translation_approve(struct visit *, const char *form,
				     const char *language, struct model *,
				     struct fault *) MUST_USE;

/* What a translator gets: PO with every message of the form. In the arena. */
struct form_printed {
	const char *mime, *name;
	const void *bytes;
	size_t count;
};
enum status form_translation_export(struct visit *, const char *form,
				    const char *language,
				    struct form_printed *ret, struct fault *)
	MUST_USE;

/* {forms: [{id, code, language(language), title, source, published(day),
 *  valid_from(day), valid_until(day), sha256, loaded_at, loaded_by,
 *  organisation, current}],
 *  missing: [{code, title, nation}], rules: [{code, purpose, nations, ...}]}
 * current: what goes with notices served today. missing: forms of the table
 * that nobody has loaded. */
enum status forms_list(struct visit *, struct model *, struct fault *) MUST_USE;

/* One, with its text and translations, after its hash was checked.
 * {..., text, intact(bool), rules: [...], translations: [{language, sha256,
 *  loaded_at, loaded_by, approved_at, approved_by}], fields: [...]} */
enum status form_show(struct visit *, const char *id, struct model *,
		      struct fault *) MUST_USE;

/* Print it, with the examples or those values in its blanks.
 *   form      the id, or the code: the version in use that day
 *   language  of the form; of a code "en" where NULL
 *   beside    a translation to stand beside it; NULL: none
 * Errors: E_NOT_FOUND; E_REFUSED it is not as it was loaded; E_INPUT. */
struct form_wish {
	const char *form, *language, *beside;
	const char *on;	    /* a date; NULL: today */
	const char *format; /* "pdf" */
	const struct model *data; /* NULL: the examples */
	int size_pt;
};
enum status form_print(struct visit *, const struct form_wish *,
		       struct form_printed *ret, struct faults *,
		       struct fault *) MUST_USE;

/* The rules in force for an organisation: those that ship, with its own and
 * its partnership's corrections. In the arena. */
enum status forms_rules(struct visit *, int64_t organisation,
			struct form_rules *ret, struct fault *) MUST_USE;

/* Correct one rule, or add one; "" takes the correction back. {code}
 *   text  a rule as db/rules/forms.txt has it, without its reason
 * Errors: E_FORBIDDEN; E_INPUT, faults as "rule:LINE". */
struct rule_correction {
	const char *organisation; /* NULL: the caller's */
	const char *code, *text, *reason;
};
enum status form_correct(struct visit *, const struct rule_correction *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {rule, purpose, source, form, form_title, served(day), earliest(day),
 *  latest(day), steps: [{date(day), why(message), from(day), span, source}],
 *  check(day), valid(bool or null), refused(text)}
 *   check  a date to look at; NULL: none
 * Errors: those of form_answer, at pointers. */
enum status form_dates_show(struct visit *, const struct form_question *,
			    const char *check, struct model *, struct fault *)
	MUST_USE;

/* The facts of a tenancy. {nation, landlord, tenancy, period, begins,
 * began(day), last(day), first(day)}, all null where nobody has said. */
enum status tenancy_show(struct visit *, const char *tenant, struct model *,
			 struct fault *) MUST_USE;

/* Errors: E_INPUT at a pointer; E_NOT_FOUND; E_FORBIDDEN. */
enum status tenancy_set(struct visit *, const char *tenant,
			const struct form_question *, struct model *,
			struct fault *) MUST_USE;

#endif
