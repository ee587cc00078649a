/* A request's items: what they may be, and which moves each state allows.
 * The names are those of the JSON interface and of the database. */
#ifndef VERNACULAR_CORE_REQUEST_H
#define VERNACULAR_CORE_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

enum service { SERVICE_TRANSLATION, SERVICE_INTERPRETING, SERVICE_FORMAT };
#define SERVICES 3

/* How an interpreter works; MODE_NONE for the other services. */
enum mode {
	MODE_NONE,
	MODE_ON_SITE,
	MODE_TELEPHONE,
	MODE_VIDEO,
	MODE_ON_DEMAND,
};
#define MODES 5

/* FORMAT_NONE for the other services. */
enum format {
	FORMAT_NONE,
	FORMAT_LARGE_PRINT,
	FORMAT_BRAILLE,
	FORMAT_AUDIO,
	FORMAT_EASY_READ,
	FORMAT_BSL_VIDEO,
	FORMAT_PAPER,
};
#define FORMATS 7

enum document_class {
	CLASS_LEGAL,
	CLASS_SAFETY,
	CLASS_RIGHTS,
	CLASS_SERVICE,
	CLASS_INFORMATION,
};
#define CLASSES 5

enum sensitivity {
	SENSITIVITY_NONE,
	SENSITIVITY_DOMESTIC_ABUSE,
	SENSITIVITY_SAFEGUARDING,
	SENSITIVITY_EVICTION,
	SENSITIVITY_IMMIGRATION,
	SENSITIVITY_HEALTH,
};
#define SENSITIVITIES 6

enum item_state {
	ITEM_LOGGED,
	ITEM_APPROVED,
	ITEM_REJECTED,
	ITEM_OFFERED,
	ITEM_ASSIGNED,
	ITEM_DELIVERED,
	ITEM_CHECKED,
	ITEM_COMPLETED,
	ITEM_ON_HOLD,
	ITEM_CANCELLED,
	ITEM_UNFILLED,
};
#define ITEM_STATES 11

enum action {
	ACTION_APPROVE,
	ACTION_REJECT,
	ACTION_OFFER,
	ACTION_ASSIGN,
	ACTION_HOLD,
	ACTION_RESUME,
	ACTION_DELIVER,
	ACTION_RETURN,
	ACTION_CHECK,
	ACTION_COMPLETE,
	ACTION_CANCEL,
	ACTION_RESCHEDULE,
	ACTION_UNFILL, /* nobody is left to ask; not a button */
};
#define ACTIONS 13

/* What the tenant gets (the necessity decision). */
enum response {
	RESPONSE_FULL,
	RESPONSE_SUMMARY,
	RESPONSE_SIGHT,
	RESPONSE_VISIT,
	RESPONSE_PLAIN_ENGLISH,
};
#define RESPONSES 5

/* The wire names in the order of the enum, such as "large-print"; those of
 * MODE_NONE and FORMAT_NONE are the empty string. */
extern const char *const service_names[SERVICES];
extern const char *const mode_names[MODES];
extern const char *const format_names[FORMATS];
extern const char *const document_class_names[CLASSES];
extern const char *const sensitivity_names[SENSITIVITIES];
extern const char *const item_state_names[ITEM_STATES];
extern const char *const action_names[ACTIONS];
extern const char *const response_names[RESPONSES];

const char *service_name(enum service);
const char *mode_name(enum mode);
const char *format_name(enum format);
const char *document_class_name(enum document_class);
const char *sensitivity_name(enum sensitivity);
const char *item_state_name(enum item_state);
const char *action_name(enum action);
const char *response_name(enum response);

/* The value of a wire name. False where there is none; core/name has the
 * check that tells people the nearest. */
bool service_parse(const char *name, enum service *);
bool mode_parse(const char *name, enum mode *);
bool format_parse(const char *name, enum format *);
bool document_class_parse(const char *name, enum document_class *);
bool sensitivity_parse(const char *name, enum sensitivity *);
bool item_state_parse(const char *name, enum item_state *);
bool action_parse(const char *name, enum action *);
bool response_parse(const char *name, enum response *);

/* Still to be worked on: not rejected, completed, cancelled or unfilled. */
bool item_state_open(enum item_state);

/* The state that action leads to from state. ACTION_RESUME leads back to
 * held_from, the state that the item was put on hold from. ACTION_OFFER is
 * also the next provider's turn after one declined or gave the work back;
 * ACTION_RESCHEDULE leads back to approved, as what was agreed was agreed for
 * another time.
 * Errors: E_CONFLICT, and the fault lists the actions the state allows. */
enum status item_move(enum item_state state, enum action,
		      enum item_state held_from, enum item_state *ret_state,
		      struct fault *) MUST_USE;

/* Whether item_move would do it. */
bool item_allows(enum item_state state, enum action);

/* One item as it is asked for. */
struct item_spec {
	enum service service;
	enum mode mode;
	enum format format;
	const char *from, *language; /* BCP 47 */
	int words, minutes;	     /* 0 unknown */
	int64_t starts_utc;	     /* 0 none */
};

#define ITEM_WORDS_MAX 1000000
#define ITEM_MINUTES_MAX (24 * 60)

/* Whether the fields of an item fit together: an interpreting item has a mode
 * and two languages, a translation two languages, a format item a format.
 * Languages are checked by shape only (lang/tag knows which exist).
 * Errors: E_INPUT, fault->where is the JSON pointer's last part. */
enum status item_spec_check(const struct item_spec *, struct fault *) MUST_USE;

/* Whether text has the shape of a language tag, such as "pa-Guru".
 * Source: BCP 47. */
bool language_shape(const char *text);

/* A language that is still to be found out, in either place of an item.
 * Source: ISO 639-3, "undetermined". */
#define LANGUAGE_UNKNOWN "und"
bool item_language_unknown(const struct item_spec *);

/* Signed languages: their interpreters are an adjustment for a disability.
 * "bfi" is British Sign Language, "isg" Irish. */
bool language_signed(const char *tag);

#endif
