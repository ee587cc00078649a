/* Files from outside are looked at by a virus scanner, where the administrator
 * of the machine named one, before anything else is done with them. One rule:
 * with a scanner nothing comes in that it has not found clean; where it does
 * not answer, nothing comes in. The web has one door for files, and it calls
 * this. */
#ifndef VERNACULAR_DESK_SCAN_H
#define VERNACULAR_DESK_SCAN_H

#include "desk/desk.h"
#include "desk/offers.h"

struct scan_file {
	const char *field; /* of the form it came in: "attachment" */
	const char *name;  /* as it was sent */
	const void *bytes;
	size_t count;
};

/* Borrowed until done. */
struct scan_job {
	const struct scan_file *file;
	size_t files;
	/* Whose history says what was found: the request, or the offer's or
	 * the job's; NULL where it is about none. */
	const char *ref;
	struct offer_key key;
	const struct caller *caller;
	struct arena *arena;
	/* On a thread of its own, so it may hand on but not wait. Faults:
	 * E_INPUT at "/FIELD" something was found, or the file is too large
	 * for the scanner; E_IO the scanner does not answer. */
	void (*done)(void *self, enum status, const struct fault *);
	void *self;
	struct desk_task task; /* the desk's own */
};

/* The scanner that the administrator of the machine wrote down; NULL where
 * text is NULL or empty. In the arena. Errors: E_INPUT. */
struct scanner;
enum status scan_open(const char *text, struct arena *,
		      const struct scanner **ret, struct fault *) MUST_USE;

/* Whether there is a scanner. */
bool scan_wanted(const struct desk *);

/* Have all of them looked at, up to the first that is not clean; of that one
 * an event is kept, "file.infected". Who comes by a link that is none of ours
 * is not worth a scan: it is done with OK, and the handler refuses them.
 * Errors: E_BUSY too many wait; done is then not called. */
enum status scan_files(struct desk *, struct scan_job *, struct fault *)
	MUST_USE;

#endif
