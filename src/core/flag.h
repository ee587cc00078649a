/* What those who knock on doors are told: which needs, to whom, in what words.
 * Pure. */
#ifndef VERNACULAR_CORE_FLAG_H
#define VERNACULAR_CORE_FLAG_H

#include "base/arena.h"
#include "core/need.h"

enum recipient_kind {
	RECIPIENT_HOUSING, /* the landlord's own housing system */
	RECIPIENT_REPAIRS, /* its repairs system */
	RECIPIENT_CONTRACTOR,
	RECIPIENT_OTHER,
};
#define RECIPIENT_KINDS 4

enum flag_channel {
	FLAG_DOWNLOAD, /* somebody fetches the file from a page */
	FLAG_FOLDER,   /* written into a folder of this machine */
	FLAG_WEBHOOK,  /* posted to another system */
};
#define FLAG_CHANNELS 3

enum flag_format {
	FLAG_JSON,
	FLAG_CSV,
	FLAG_CSV_BOM, /* with a byte order mark, as Excel wants it */
};
#define FLAG_FORMATS 3

enum flag_extent {
	FLAG_ALL,     /* everybody with a flag each time */
	FLAG_CHANGES, /* what is new, changed or taken back */
};
#define FLAG_EXTENTS 2

enum delivery_state {
	DELIVERY_MAKING,
	DELIVERY_READY,	  /* to be fetched */
	DELIVERY_WAITING, /* to be sent */
	DELIVERY_RECEIVED,
	DELIVERY_FAILED, /* given up */
};
#define DELIVERY_STATES 5

extern const char *const recipient_kind_names[RECIPIENT_KINDS];
extern const char *const flag_channel_names[FLAG_CHANNELS];
extern const char *const flag_format_names[FLAG_FORMATS];
extern const char *const flag_extent_names[FLAG_EXTENTS];
extern const char *const delivery_state_names[DELIVERY_STATES];

/* Kinds of need as bits: 1 << NEED_FORMAT. */
#define NEED_BIT(kind) (1u << (kind))

/* What somebody at a door cannot do without, and what a new recipient has
 * unless it is told otherwise: the language to speak and its dialect, who
 * interprets, formats, how to be in touch safely. */
#define FLAG_LEAST                                                    \
	(NEED_BIT(NEED_SPOKEN_LANGUAGE) | NEED_BIT(NEED_DIALECT) |    \
	 NEED_BIT(NEED_FORMAT) | NEED_BIT(NEED_SUPPORT) |             \
	 NEED_BIT(NEED_INTERPRETER_GENDER) | NEED_BIT(NEED_SAFE_CONTACT))

/* "spoken-language format", in the order of the kinds; in the arena. */
const char *flag_kinds_text(unsigned bits, struct arena *);
/* Words parted by spaces, commas or semicolons. Errors: E_INPUT at where: a
 * word that is no kind; none at all. */
enum status flag_kinds_parse(const char *where, const char *text,
			     unsigned *ret_bits, struct fault *) MUST_USE;

/* Whether an organisation's recipient may be told of one need at all: its
 * kind, and consent; what is shared for safeguarding without consent only
 * where the recipient has that too. */
struct flag_rule {
	unsigned kinds;
	bool safeguarding;
};
struct flag_need {
	int64_t id;
	enum need_kind kind;
	const char *value;
	bool consent;
	bool safeguarded; /* without consent, for a reason that was logged */
};
bool flag_may_have(const struct flag_rule *, const struct flag_need *);

/* What it asks of somebody at the door, in English, in the arena: "Speaks
 * Somali", "Interpreter must be a woman", "Large print, 20 point". */
const char *flag_text(const struct flag_need *, struct arena *);

#endif
