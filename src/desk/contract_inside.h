/* What the files of contracts share. Internal to desk/. */
#ifndef VERNACULAR_DESK_CONTRACT_INSIDE_H
#define VERNACULAR_DESK_CONTRACT_INSIDE_H

#include "desk/desk.h"
#include "store/contract.h"

struct model;

/* Errors: E_NOT_FOUND, also for another landlord's. */
enum status contract_named(struct visit *, const char *id, struct contract *,
			   struct fault *) MUST_USE;

/* As contracts_list has a row. */
void show_contract(struct visit *, struct model *, const struct contract *);

#endif
