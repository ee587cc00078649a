/* The people around a tenant, and by what right one of them acts. */
#include "core/person.h"

const char *const person_role_names[PERSON_ROLES] = {
	"household", "carer", "representative"};

const char *const authority_names[AUTHORITIES] = {
	"written-consent", "power-of-attorney", "deputy", "appointee",
	"executor",
};

const char *const may_names[MAYS] = {"told", "decide"};

const char *const authority_state_names[AUTHORITY_STATES] = {
	"holds", "expiring", "lapsed", "not-yet", "ended-by-death",
};

enum authority_state
authority_on(const struct authority_case *a, int32_t today_days)
{
	if (a->died && a->kind != AUTHORITY_EXECUTOR)
		return AUTHORITY_ENDED_BY_DEATH;
	if (!a->died && a->kind == AUTHORITY_EXECUTOR)
		return AUTHORITY_NOT_YET;
	if (a->given_days != NO_DAY && a->given_days > today_days)
		return AUTHORITY_NOT_YET;
	if (a->expires_days == NO_DAY)
		return AUTHORITY_HOLDS;
	if (a->expires_days < today_days)
		return AUTHORITY_LAPSED;
	return a->expires_days - today_days <= AUTHORITY_WARN_DAYS
		       ? AUTHORITY_EXPIRING
		       : AUTHORITY_HOLDS;
}

bool
authority_usable(enum authority_state state)
{
	return state == AUTHORITY_HOLDS || state == AUTHORITY_EXPIRING;
}
