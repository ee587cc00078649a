/* A request's items: names, legal moves, fields that fit together. */
#include "core/request.h"

#include <stdio.h>
#include <string.h>

#include "core/name.h"

const char *const service_names[SERVICES] = {"translation", "interpreting",
					     "format"};
const char *const mode_names[MODES] = {"", "on-site", "telephone", "video",
				       "on-demand"};
const char *const format_names[FORMATS] = {
	"",	     "large-print", "braille", "audio",
	"easy-read", "bsl-video",   "paper",
};
const char *const document_class_names[CLASSES] = {
	"legal", "safety", "rights", "service", "information",
};
const char *const sensitivity_names[SENSITIVITIES] = {
	"none",	    "domestic-abuse", "safeguarding",
	"eviction", "immigration",    "health",
};
const char *const item_state_names[ITEM_STATES] = {
	"logged",   "approved",	 "rejected", "offered",
	"assigned", "delivered", "checked",  "completed",
	"on-hold",  "cancelled", "unfilled",
};
const char *const action_names[ACTIONS] = {
	"approve", "reject",	 "offer",  "assign", "hold",
	"resume",  "deliver",	 "return", "check",  "complete",
	"cancel",  "reschedule", "unfill",
};
const char *const response_names[RESPONSES] = {
	"full", "summary", "sight", "visit", "plain-english",
};

/* The two functions of a table of names. */
#define NAMED(noun, count)                                                     \
	const char *noun##_name(enum noun value)                               \
	{                                                                      \
		return noun##_names[value];                                    \
	}                                                                      \
	bool noun##_parse(const char *name, enum noun *ret)                    \
	{                                                                      \
		int found = name_find(noun##_names, count, name);              \
                                                                               \
		if (found >= 0)                                                \
			*ret = (enum noun)found;                               \
		return found >= 0;                                             \
	}

NAMED(service, SERVICES)
NAMED(mode, MODES)
NAMED(format, FORMATS)
NAMED(document_class, CLASSES)
NAMED(sensitivity, SENSITIVITIES)
NAMED(item_state, ITEM_STATES)
NAMED(action, ACTIONS)
NAMED(response, RESPONSES)

#define AT(state) (1u << ITEM_##state)
#define OPEN                                                                   \
	(AT(LOGGED) | AT(APPROVED) | AT(OFFERED) | AT(ASSIGNED) |              \
	 AT(DELIVERED) | AT(CHECKED) | AT(ON_HOLD))

/* Which states an action may come from, and where it leads. The first row
 * that fits counts. */
static const struct move {
	enum action action;
	unsigned from;
	enum item_state to;
} moves[] = {
	{ACTION_APPROVE, AT(LOGGED), ITEM_APPROVED},
	{ACTION_REJECT, AT(LOGGED) | AT(APPROVED), ITEM_REJECTED},
	{ACTION_OFFER, AT(APPROVED) | AT(OFFERED) | AT(ASSIGNED) | AT(UNFILLED),
	 ITEM_OFFERED},
	{ACTION_ASSIGN,
	 AT(APPROVED) | AT(OFFERED) | AT(ASSIGNED) | AT(UNFILLED),
	 ITEM_ASSIGNED},
	{ACTION_HOLD, OPEN & ~AT(ON_HOLD), ITEM_ON_HOLD},
	{ACTION_RESUME, AT(ON_HOLD), ITEM_ON_HOLD}, /* to held_from */
	{ACTION_DELIVER, AT(ASSIGNED), ITEM_DELIVERED},
	{ACTION_RETURN, AT(DELIVERED) | AT(CHECKED), ITEM_ASSIGNED},
	{ACTION_CHECK, AT(DELIVERED), ITEM_CHECKED},
	{ACTION_COMPLETE, AT(CHECKED), ITEM_COMPLETED},
	{ACTION_CANCEL, OPEN | AT(UNFILLED), ITEM_CANCELLED},
	{ACTION_RESCHEDULE, AT(LOGGED), ITEM_LOGGED},
	{ACTION_RESCHEDULE,
	 AT(APPROVED) | AT(OFFERED) | AT(ASSIGNED) | AT(UNFILLED),
	 ITEM_APPROVED},
	{ACTION_UNFILL, AT(APPROVED) | AT(OFFERED), ITEM_UNFILLED},
};

static const struct move *
find_move(enum item_state state, enum action action)
{
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].action == action && moves[i].from & 1u << state)
			return &moves[i];
	return NULL;
}

bool
item_state_open(enum item_state state)
{
	return OPEN >> state & 1;
}

bool
item_allows(enum item_state state, enum action action)
{
	return find_move(state, action) != NULL;
}

static enum status
illegal_move(enum item_state state, enum action action, struct fault *fault)
{
	char allowed[FAULT_BYTES] = "";
	size_t at = 0;

	for (int i = 0; i < ACTIONS; i++)
		if (i != ACTION_UNFILL && item_allows(state, (enum action)i))
			at += (size_t)snprintf(allowed + at,
					       sizeof allowed - at, "%s%s",
					       at ? ", " : "", action_names[i]);
	if (!at)
		return fault_set(
			fault, E_CONFLICT, "state",
			/* TRANSLATORS: {action} is a word of the interface
			 * such as "deliver", {state} such as "cancelled". */
			N_("{action} is not possible any more: the item is "
			   "{state}"),
			"action", action_names[action], "state",
			item_state_names[state], NULL);
	return fault_set(fault, E_CONFLICT, "state",
			 N_("{action} is not possible while the item is "
			    "{state}: what is possible now: {allowed}"),
			 "action", action_names[action], "state",
			 item_state_names[state], "allowed", allowed, NULL);
}

enum status
item_move(enum item_state state, enum action action, enum item_state held_from,
	  enum item_state *ret_state, struct fault *fault)
{
	const struct move *move = find_move(state, action);

	if (!move)
		return illegal_move(state, action, fault);
	*ret_state = action == ACTION_RESUME ? held_from : move->to;
	return OK;
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

bool
language_shape(const char *text)
{
	size_t bytes = text ? strspn(text, LETTERS) : 0;

	if (bytes < 2 || bytes > 3)
		return false;
	while (text[bytes] == '-') {
		text += bytes + 1;
		bytes = strspn(text, LETTERS "0123456789");
		if (bytes < 1 || bytes > 8)
			return false;
	}
	return !text[bytes];
}

bool
language_signed(const char *tag)
{
	static const char *const tags[] = {"bfi", "isg", "ase", "sgn"};

	return name_find(tags, sizeof tags / sizeof *tags, tag) >= 0 ||
	       (tag && !strncmp(tag, "sgn-", 4));
}

bool
item_language_unknown(const struct item_spec *spec)
{
	return !strcmp(spec->language, LANGUAGE_UNKNOWN) ||
	       !strcmp(spec->from, LANGUAGE_UNKNOWN);
}

static enum status
need_language(const char *where, const char *tag, struct fault *fault)
{
	if (!tag || !*tag)
		return fault_set(fault, E_INPUT, where,
				 N_("say which language, as a tag such as "
				    "{example}"),
				 "example", "ur", NULL);
	if (!language_shape(tag))
		return fault_set(fault, E_INPUT, where,
				 N_("{value} is not a language tag: write it "
				    "like {example}"),
				 "value", tag, "example", "pa-Guru", NULL);
	return OK;
}

static enum status
check_languages(const struct item_spec *item, struct fault *fault)
{
	enum status status = need_language("from", item->from, fault);

	if (status == OK)
		status = need_language("language", item->language, fault);
	if (status == OK && !strcmp(item->from, item->language))
		status = fault_set(fault, E_INPUT, "language",
				   N_("the work is from {value} into {value}: "
				      "give two different languages"),
				   "value", item->language, NULL);
	return status;
}

static enum status
check_number(const char *where, int value, int most, struct fault *fault)
{
	char value_text[16], most_text[16];

	if (value >= 0 && value <= most)
		return OK;
	snprintf(value_text, sizeof value_text, "%d", value);
	snprintf(most_text, sizeof most_text, "%d", most);
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is not a whole number from 0 to {most}"),
			 "value", value_text, "most", most_text, NULL);
}

/* A mode belongs to interpreting alone, a format to formats alone. */
static enum status
check_mode_and_format(const struct item_spec *item, struct fault *fault)
{
	bool spoken = item->service == SERVICE_INTERPRETING;
	bool formatted = item->service == SERVICE_FORMAT;

	if (spoken && item->mode == MODE_NONE)
		return fault_set(fault, E_INPUT, "mode",
				 N_("say how the interpreter works: {choices}"),
				 "choices",
				 "on-site, telephone, video, on-demand", NULL);
	if (!spoken && item->mode != MODE_NONE)
		return fault_set(fault, E_INPUT, "mode",
				 N_("only interpreting has a mode: leave "
				    "{value} out, or ask for interpreting"),
				 "value", mode_names[item->mode], NULL);
	if (formatted && item->format == FORMAT_NONE)
		return fault_set(fault, E_INPUT, "format",
				 N_("say which format: {choices}"), "choices",
				 "large-print, braille, audio, easy-read, "
				 "bsl-video, paper",
				 NULL);
	if (!formatted && item->format != FORMAT_NONE)
		return fault_set(fault, E_INPUT, "format",
				 N_("a format is an item of its own: leave "
				    "{value} out, or add an item for it"),
				 "value", format_names[item->format], NULL);
	return OK;
}

enum status
item_spec_check(const struct item_spec *item, struct fault *fault)
{
	enum status status = check_mode_and_format(item, fault);

	if (status == OK && item->service != SERVICE_FORMAT)
		status = check_languages(item, fault);
	if (status == OK)
		status = check_number("words", item->words, ITEM_WORDS_MAX,
				      fault);
	if (status == OK)
		status = check_number("minutes", item->minutes,
				      ITEM_MINUTES_MAX, fault);
	return status;
}
