/* Notices and the letters issued from them. Rendering is slow: preview and
 * prepare run on a worker with a read visit, issue on the writer. */
#ifndef VERNACULAR_DESK_LETTERS_H
#define VERNACULAR_DESK_LETTERS_H

#include "desk/desk.h"

struct model;

/* {notices: [{name, title, languages: [{language(language), approved, total,
 *  ready(bool)}]}]} */
enum status notices_list(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* One, with fields: [{name, type, required(bool), label}] and messages of
 * tag where tag is not NULL: [{source, translation, state(code review)}]. */
enum status notice_show(struct visit *, const char *name, const char *tag,
			struct model *, struct fault *) MUST_USE;

/* Every current message of the notice in that language is right, says the
 * caller. {name, language, approved} Errors: E_CONFLICT some are missing or
 * outdated; E_NOT_FOUND. */
enum status notice_approve(struct visit *, const char *name, const char *tag,
			   struct model *, struct fault *) MUST_USE;

struct letter_input {
	const char *notice, *tenant; /* id or reference */
	const char *language;	     /* NULL: what the register says */
	const char *variant; /* "standard", "easy-read"; NULL likewise */
	const struct model *data;    /* values of the fields, from JSON */
	/* Somebody around the tenant (desk/people) who gets it instead, in
	 * their language, at their address; NULL or "": the tenant. */
	const char *person;
	/* Where the caller finds this service, "https://..."; the code on the
	 * letter leads there where nobody has set another. NULL: no code. */
	const char *place;
	/* Whoever reads Braille by the register gets an edition in it beside
	 * the others, unless this. */
	bool without_braille;
	/* "letter", "visit" (handed over), "email", "text"; NULL: what the
	 * register says, or a fault at "/channel" where somebody has to say. */
	const char *channel;
};

/* How such a letter would go to them, before anything is filled in: {choice:
 * as desk/choice.h shows it, text_message: null, or what one would say:
 * {text, parts, units, left: of the last part, wide(bool)}, joint_tenants:
 * the others of the tenancy, who each get one of their own}. Errors:
 * E_NOT_FOUND; E_REFUSED. */
enum status letter_choice(struct visit *, const struct letter_input *,
			  struct model *, struct fault *) MUST_USE;

/* Those values of the notice's fields that the register and the caller say
 * already, by their names. Errors: E_NOT_FOUND. */
enum status letter_known(struct visit *, const struct letter_input *,
			 struct model *values, struct fault *) MUST_USE;

/* {blanks: [{name, label, hint, type, example, required}]}: what the prescribed
 * form asks for that would go with it, and the notice does not. */
enum status letter_blanks(struct visit *, const struct letter_input *,
			  struct model *, struct fault *) MUST_USE;

/* What it will look like, watermarked while anything is unapproved. Where the
 * landlord's setting companion-summary says so, English with a summary in
 * companion(language) instead, as it may go out.
 * {notice, language(language), companion, variant(code variant), draft(bool),
 *  page_html, text, unapproved: [{source, state(code review)}], window(bool):
 *  whether the tenant's address shows in the envelope's window,
 *  window_code(code address): why it does not, a code of doc/address.h, else
 *  null, form: null, or the prescribed form that goes with it: {state(code
 *  enclosed), code, title, id, sha256, language(language), translation
 *  (language)}, dates_checked(bool), choice: as letter_choice} */
enum status letter_preview(struct visit *, const struct letter_input *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The same on pages, as a PDF; headed and addressed as when it is issued. In
 * the arena. */
struct letter_printed {
	const void *bytes;
	size_t count;
	const char *notice, *language;
	const char *mime, *extension; /* of letter_print */
};
enum status letter_preview_pages(struct visit *, const struct letter_input *,
				 struct letter_printed *, struct faults *,
				 struct fault *) MUST_USE;

/* A letter ready to go: rendered with what is in force now. In the arena. */
struct letter_ready;
/* Errors: E_REFUSED, faults list every unapproved message, or where
 * /without_braille nobody has read the notice in Braille (desk/braille);
 * E_INPUT a field; E_NOT_FOUND. */
enum status letter_prepare(struct visit *, const struct letter_input *,
			   struct letter_ready **, struct faults *,
			   struct fault *) MUST_USE;

/* Keep it for good. {id, sha256, address "/n/TOKEN", language(language),
 * choice: as letter_choice, request: where this version cannot make the format
 * that they need, the reference of what was asked for by itself, else null,
 * issued_at, window, window_code: as in the preview, braille: null, or {grade,
 * sha256, address "/n/TOKEN.brf"}}.
 * Errors: E_STALE the tenant, the notice or an approval changed since it was
 * prepared: prepare again. */
enum status letter_issue(struct visit *, const struct letter_ready *,
			 struct model *, struct fault *) MUST_USE;

/* What the tenant opens: bytes in the arena. Errors: E_NOT_FOUND. */
struct letter_open {
	int64_t id, organisation;
	const char *html, *text, *language, *title;
	bool rtl;
	char sha256[65];
	int64_t issued_utc;
};
enum status letter_open(struct visit *, const char *token,
			struct letter_open *, struct fault *) MUST_USE;

/* The same as a file to keep or print: as it was issued, or, for a reader who
 * asks for larger letters, another format or language, its words set anew, on
 * the letterhead that its landlord has today. In the arena.
 * Errors: E_NOT_FOUND no such letter, or it cannot be had so. */
struct letter_wish {
	const char *token;
	const char *format;   /* of render/render.h: "pdf", "text" */
	int size_pt;	      /* 12 (as issued) to 28; 0 as issued */
	const char *language; /* NULL: as issued */
	int grade;	      /* of Braille; 0: as issued, else the best that
			       * somebody has read */
};
enum status letter_print(struct visit *, const struct letter_wish *,
			 struct letter_printed *, struct fault *) MUST_USE;

/* A letter for staff. {to: null or the role of who got it instead of the
 * tenant, id, notice, tenant, language, sha256, issued_at,
 * issued_by, address, window, window_code, form: null, or what went with it
 * {id, code, title, language, sha256}, braille: as letter_issue says, media,
 * lack: as audio_show_letter (desk/audio_inside.h), link: of the address
 * {opens(bool), until, closed_at, closed_why}}; the window is null for letters
 * that were issued before it was kept. */
enum status letter_show(struct visit *, const char *id, struct model *,
			struct fault *) MUST_USE;

#endif
