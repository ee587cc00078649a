/* Invoices for booked and written work: each line is held against the item
 * that it is for, and every difference explained to the penny. Lists, lines
 * and settling are those of desk/bills. For managers. */
#ifndef VERNACULAR_DESK_INVOICES_H
#define VERNACULAR_DESK_INVOICES_H

#include "desk/bills.h"

/* {id}. The lines are a file (desk/invoice_file), or typed: bytes. All or
 * nothing. Errors: E_INPUT with faults, also each bad line; E_CONFLICT the
 * invoice is here already. */
enum status invoice_bring(struct visit *, const struct bill_input *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
