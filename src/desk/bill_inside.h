/* What the files of suppliers' bills share. Internal to desk/. */
#ifndef VERNACULAR_DESK_BILL_INSIDE_H
#define VERNACULAR_DESK_BILL_INSIDE_H

#include "desk/desk.h"
#include "store/bill.h"

/* Errors: E_NOT_FOUND. */
enum status bill_named(struct visit *, const char *id, struct bill *ret,
		       struct fault *) MUST_USE;

#endif
