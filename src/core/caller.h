/* On whose behalf something is read or written. */
#ifndef VERNACULAR_CORE_CALLER_H
#define VERNACULAR_CORE_CALLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum role {
	ROLE_OFFICER,
	ROLE_MANAGER,
	ROLE_ADMINISTRATOR,
	ROLE_TRANSLATOR,
	ROLE_AUDITOR, /* reads all, changes nothing */
	ROLE_SERVICE, /* another system, by token */
	/* Who knocks on doors, by token: flags, and nothing else is there. */
	ROLE_CONTRACTOR,
	/* Of an agency: its own offers and work, and nothing else is there. */
	ROLE_PROVIDER,
	ROLE_REVISER,  /* a translator who also reads others' work */
	ROLE_APPROVER, /* who lets words and notices go out */
};
#define ROLES 10
#define ROLE_BIT(role) (1u << (role))

/* Who lets words and notices go out, who writes them in another language, and
 * who reads that over. */
#define ROLES_APPROVING                                                       \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |              \
	 ROLE_BIT(ROLE_APPROVER))
#define ROLES_TRANSLATING (ROLES_APPROVING | ROLE_BIT(ROLE_TRANSLATOR))
#define ROLES_REVISING (ROLES_TRANSLATING | ROLE_BIT(ROLE_REVISER))

extern const char *const role_names[ROLES];
const char *role_name(enum role);
bool role_parse(const char *name, enum role *);

/* The organisations that a caller may see. Every store query takes one. */
struct scope {
	const int64_t *organisation; /* ids, ascending; borrowed */
	size_t count;
	/* Of each organisation the sensitivities (core/request, as bits) whose
	 * requests are not for the caller; NULL: all of them are. */
	const unsigned char *hidden;
	int64_t account; /* what it logged itself it sees all the same */
};

bool scope_has(const struct scope *, int64_t organisation);

/* Whether a request of that sensitivity, logged by that account, is for the
 * caller; false outside the scope. */
bool scope_sees(const struct scope *, int64_t organisation, int sensitivity,
		int64_t logged_by);

struct caller {
	int64_t account;      /* 0: the service itself, a provider's link */
	int64_t organisation; /* where the account belongs */
	/* Of ROLE_PROVIDER, whose scope is empty: whose work it sees, and of
	 * which linguist; 0 all of the provider's. */
	int64_t provider, linguist;
	enum role role;
	struct scope scope;
	const char *name;
	const char *language; /* BCP 47, of the interface */
	bool bound; /* to what is the account's own, until it has the second
		     * factor that its role needs */
	const char *may; /* core/token_scope; NULL: all that its role may */
};

#endif
