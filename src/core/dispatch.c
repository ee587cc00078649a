/* The ways on which an issued letter goes to its reader. */
#include "core/dispatch.h"

#include <string.h>

#include "core/name.h"

#define BIT(state) (1u << (state))

const char *const dispatch_method_names[DISPATCH_METHODS] = {
	"post", "recorded", "hand", "email", "text",
};
const char *const dispatch_state_names[DISPATCH_STATES] = {
	"to-do", "sent", "proven", "returned", "failed", "dropped",
};

bool
dispatch_method_parse(const char *name, enum dispatch_method *ret)
{
	int found = name_find(dispatch_method_names, DISPATCH_METHODS, name);

	if (found >= 0)
		*ret = (enum dispatch_method)found;
	return found >= 0;
}

bool
dispatch_state_parse(const char *name, enum dispatch_state *ret)
{
	int found = name_find(dispatch_state_names, DISPATCH_STATES, name);

	if (found >= 0)
		*ret = (enum dispatch_state)found;
	return found >= 0;
}

/* Where each goes from what is to do, and from what was sent. */
static const struct {
	unsigned from_to_do, from_sent;
} moves[DISPATCH_METHODS] = {
	[DISPATCH_POST] = {BIT(DISPATCH_SENT) | BIT(DISPATCH_DROPPED),
			   BIT(DISPATCH_RETURNED)},
	[DISPATCH_RECORDED] = {BIT(DISPATCH_SENT) | BIT(DISPATCH_DROPPED),
			       BIT(DISPATCH_PROVEN) | BIT(DISPATCH_RETURNED)},
	[DISPATCH_HAND] = {BIT(DISPATCH_PROVEN) | BIT(DISPATCH_FAILED) |
				   BIT(DISPATCH_DROPPED),
			   0},
	[DISPATCH_EMAIL] = {BIT(DISPATCH_SENT) | BIT(DISPATCH_FAILED) |
				    BIT(DISPATCH_DROPPED),
			    BIT(DISPATCH_RETURNED)},
	[DISPATCH_TEXT] = {BIT(DISPATCH_SENT) | BIT(DISPATCH_FAILED) |
				   BIT(DISPATCH_DROPPED),
			   BIT(DISPATCH_FAILED)},
};

bool
dispatch_may(enum dispatch_method method, enum dispatch_state from,
	     enum dispatch_state to)
{
	if (from == DISPATCH_TO_DO)
		return moves[method].from_to_do & BIT(to);
	return from == DISPATCH_SENT && moves[method].from_sent & BIT(to);
}

enum dispatch_method
dispatch_of(enum channel channel)
{
	switch (channel) {
	case CHANNEL_VISIT:
		return DISPATCH_HAND;
	case CHANNEL_EMAIL:
		return DISPATCH_EMAIL;
	case CHANNEL_TEXT:
		return DISPATCH_TEXT;
	case CHANNEL_LETTER:
	case CHANNEL_CALL:
	case CHANNEL_RELAY:
		break;
	}
	return DISPATCH_POST;
}

struct duration
dispatch_answer_in(void)
{
	return (struct duration){DURATION_DAYS, 2};
}

int
dispatch_unsafe(const struct dispatch_case *c, enum dispatch_method method)
{
	static const char *const rule[DISPATCH_METHODS] = {
		[DISPATCH_POST] = "never post to the home",
		[DISPATCH_RECORDED] = "never post to the home",
		[DISPATCH_HAND] = "never visit",
		[DISPATCH_EMAIL] = "never send an e-mail",
		[DISPATCH_TEXT] = "never send a text",
	};

	for (size_t i = 0; i < c->needs; i++)
		if (c->need[i].kind == NEED_SAFE_CONTACT &&
		    !strcmp(c->need[i].value, rule[method]))
			return (int)i;
	return -1;
}

/* The first safe-contact rule that no button of ours offers. */
static int
own_words(const struct dispatch_case *c)
{
	for (size_t i = 0; i < c->needs; i++)
		if (c->need[i].kind == NEED_SAFE_CONTACT &&
		    strncmp(c->need[i].value, "call only between ", 18) != 0 &&
		    name_find(safe_rules, SAFE_RULES, c->need[i].value) < 0)
			return (int)i;
	return -1;
}

static bool
possible(const struct dispatch_case *c, enum dispatch_method method)
{
	switch (method) {
	case DISPATCH_EMAIL:
		return c->email;
	case DISPATCH_TEXT:
		return c->phone;
	case DISPATCH_POST:
	case DISPATCH_RECORDED:
	case DISPATCH_HAND:
		break;
	}
	return c->address;
}

size_t
dispatch_next(const struct dispatch_case *c,
	      enum dispatch_method ret[DISPATCH_METHODS], int *ret_read)
{
	/* What proves most comes first; a message proves nothing. */
	static const enum dispatch_method order[DISPATCH_METHODS] = {
		DISPATCH_HAND, DISPATCH_RECORDED, DISPATCH_POST,
		DISPATCH_EMAIL, DISPATCH_TEXT};
	unsigned out = c->tried;
	size_t count = 0;

	/* Post that came back comes back again, whoever signs for it. */
	if (out & (BIT(DISPATCH_POST) | BIT(DISPATCH_RECORDED)))
		out |= BIT(DISPATCH_POST) | BIT(DISPATCH_RECORDED);
	for (size_t i = 0; i < DISPATCH_METHODS; i++)
		if (!(out & BIT(order[i])) && possible(c, order[i]) &&
		    dispatch_unsafe(c, order[i]) < 0)
			ret[count++] = order[i];
	*ret_read = own_words(c);
	return count;
}

int
dispatch_years(const char *document_class)
{
	return document_class && !strcmp(document_class, "legal") ? 12 : 6;
}
