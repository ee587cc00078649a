/* Files that came with a request: a tenant's letter, what is to be translated,
 * evidence. What a file is, its bytes say and not its name; one that is not
 * what it says is refused and not kept.
 *
 * Three steps, so that nothing slow runs on the writer:
 *     attachment_examine   on a worker: what is it, how many words has it
 *     attachment_hold      on the writer: kept for a form that goes on
 *     attachments_claim    on the writer: the form was sent, it belongs to the
 *                          request now
 * or attachment_add where the request is there already. In forms and JSON the
 * field of a file is "attachment"; the ids of held ones are "attachments". */
#ifndef VERNACULAR_DESK_ATTACHMENTS_H
#define VERNACULAR_DESK_ATTACHMENTS_H

#include "base/hash.h"
#include "desk/desk.h"

struct faults;
struct file_found;
struct file_input;
struct model;
struct request;

#define ATTACHMENT_BYTES_MAX (20u << 20)
#define ATTACHMENT_TEXT_MOST (1u << 20)
#define ATTACHMENT_WORDS_MOST 20000 /* characters typed in its place */
#define ATTACHMENTS_MOST 20	     /* of one request */
#define ATTACHMENT_HELD_SECONDS 86400 /* a form that nobody sent is over */

/* A file that was looked at. */
struct attachment_file {
	const char *name; /* cleaned: no folders, no controls, true ending */
	const char *kind; /* pdf docx odt txt png jpeg tiff heic */
	const char *type; /* media type */
	const void *bytes;
	size_t count;
	unsigned char sha256[HASH_BYTES];
	int64_t words;	   /* -1: not known, and why says so */
	const char *why;   /* message id, NULL where words are known */
	const char *text;  /* what is read in it, UTF-8; NULL: nothing, or
			    * more than ATTACHMENT_TEXT_MOST */
};

/* Look at a file: slow, on a worker or the command line, never on the writer.
 *   input  bytes are borrowed for as long as *ret is used
 * Errors: E_INPUT at "/attachment": empty, larger than 20 MB, of a kind that
 * is not taken, not what its name says, damaged, with macros, behind a
 * password; the fault says what it is and what to do. */
enum status attachment_examine(const struct file_input *, struct arena *,
			       struct attachment_file *ret, struct fault *)
	MUST_USE;

/* A name without folders, controls and marks that turn text round, not longer
 * than a list can show. In the arena. */
const char *attachment_name(struct arena *, const char *given);

/* Keep it for the caller's form.
 * {id, name, kind(code attachment-kind), type, bytes, words, why(message),
 *  sha256, added_at} */
enum status attachment_hold(struct visit *, const struct attachment_file *,
			    struct model *, struct fault *) MUST_USE;

/* What of those ids the caller holds, for "check your answers":
 * attachments: [as attachment_hold]. What is not held is left out. May run on
 * a reader. */
enum status attachments_held(struct visit *, const char *const *ids,
			     size_t count, struct model *, struct fault *)
	MUST_USE;

/* They belong to the request now, which was just inserted. Errors: E_INPUT at
 * "/attachments" one that the caller does not hold any more. */
enum status attachments_claim(struct visit *, const char *const *ids,
			      size_t count, const struct request *,
			      struct fault *) MUST_USE;

/* Put one to a request that is there. The same bytes twice are one. file may
 * be NULL: only whether one could be added.
 * Errors: E_NOT_FOUND; E_CONFLICT more than 20, or nothing of it is open. */
enum status attachment_add(struct visit *, const char *ref,
			   const struct attachment_file *, struct model *,
			   struct fault *) MUST_USE;

/* Take one away before work starts; its bytes go, that it was there stays.
 * Errors: E_NOT_FOUND; E_INPUT no reason; E_CONFLICT a provider has it. */
struct attachment_removal {
	const char *ref, *id, *reason;
};
enum status attachment_remove(struct visit *,
			      const struct attachment_removal *,
			      struct model *, struct fault *) MUST_USE;

/* A request's: attachments: [as attachment_hold, and by_name, removed_at,
 * reason], attachments_open(bool): one may be added, attachments_begun
 * (bool): none may be taken away. Those that
 * were taken away come too, without id. */
enum status show_attachments(struct visit *, const struct request *,
			     struct model *, struct fault *) MUST_USE;

/* The same for the provider that does the work: {id, name, type, bytes,
 * words}; and the bytes of one. Whoever calls knows that it is theirs. */
enum status show_source_files(struct visit *, int64_t request, struct model *,
			      struct fault *) MUST_USE;
enum status source_file(struct visit *, int64_t request, const char *id,
			struct file_found *, struct fault *) MUST_USE;

/* The bytes, for who may see the request. A read event. Errors: E_NOT_FOUND.
 */
enum status attachment_get(struct visit *, const char *ref, const char *id,
			   struct file_found *, struct fault *) MUST_USE;

/* The same document was translated into that language already, for this
 * organisation:
 * known: {ref, language, words, completed_at, file, name, address} or null.
 * Only what a request said is for everybody: a document about one person, and
 * a request that is sensitive, are never offered. To be asked for documents
 * that are for everybody. */
struct attachment_question {
	int64_t organisation;
	const unsigned char *sha256; /* HASH_BYTES */
	const char *language; /* BCP 47 */
};
enum status attachment_known(struct visit *,
			     const struct attachment_question *,
			     struct model *, struct fault *) MUST_USE;

/* By time: forms that nobody sent, and bytes that nothing needs any more. */
enum status attachments_sweep(struct visit *, struct fault *) MUST_USE;

#endif
