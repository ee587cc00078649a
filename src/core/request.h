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

/* The wire name of each, such as "large-print"; MODE_NONE and FORMAT_NONE are
 * the empty string. */
const char *service_name(enum service);
const char *mode_name(enum mode);
const char *format_name(enum format);
const char *document_class_name(enum document_class);
const char *sensitivity_name(enum sensitivity);
const char *item_state_name(enum item_state);
const char *action_name(enum action);
const char *response_name(enum response);

/* The value of a wire name. False where there is none. */
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
 * held_from, the state that the item was put on hold from.
 * Errors: E_CONFLICT, and the fault lists the actions the state allows. */
enum status item_move(enum item_state state, enum action,
		      enum item_state held_from, enum item_state *ret_state,
		      struct fault *) MUST_USE;

/* Whether item_move would do it. */
bool item_allows(enum item_state state, enum action);

/* Which fields of an item fit together: an interpreting item has a mode and a
 * language, a format item a format, a translation two different languages.
 * Errors: E_INPUT, fault->where is the JSON pointer's last part. */
struct item_spec {
	enum service service;
	enum mode mode;
	enum format format;
	const char *from, *language; /* BCP 47 */
	int words, minutes;	     /* 0 unknown */
	int64_t starts_utc;	     /* 0 none */
};
enum status item_spec_check(const struct item_spec *, struct fault *) MUST_USE;

#endif
