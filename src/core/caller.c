/* On whose behalf something is read or written. */
#include "core/caller.h"

#include "core/name.h"

const char *const role_names[ROLES] = {
	"officer",    "manager", "administrator",
	"translator", "auditor", "service",
	"contractor", "provider", "reviser",
	"approver",
};

const char *
role_name(enum role role)
{
	return role_names[role];
}

bool
role_parse(const char *name, enum role *ret)
{
	int found = name_find(role_names, ROLES, name);

	if (found >= 0)
		*ret = (enum role)found;
	return found >= 0;
}

/* Its place in the scope; the scope's count where it is not there. */
static size_t
place(const struct scope *scope, int64_t organisation)
{
	size_t low = 0, high = scope->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (scope->organisation[middle] == organisation)
			return middle;
		if (scope->organisation[middle] < organisation)
			low = middle + 1;
		else
			high = middle;
	}
	return scope->count;
}

bool
scope_has(const struct scope *scope, int64_t organisation)
{
	return place(scope, organisation) < scope->count;
}

bool
scope_sees(const struct scope *scope, int64_t organisation, int sensitivity,
	   int64_t logged_by)
{
	size_t at = place(scope, organisation);

	if (at == scope->count)
		return false;
	return !scope->hidden || !(scope->hidden[at] >> sensitivity & 1) ||
	       (logged_by && logged_by == scope->account);
}
