/* A code of the person's telephone beside the password (core/totp): set up,
 * asked at each sign-in, and the codes that open where the telephone is lost.
 * An organisation says of which roles it is required. */
#ifndef VERNACULAR_DESK_SECOND_FACTOR_H
#define VERNACULAR_DESK_SECOND_FACTOR_H

#include "desk/account.h"

struct model;

#define HALF_SIGN_IN_MINUTES 10
#define RECOVERY_CODES 10

/* Of the caller: {factor(code factor: none, begun, on), required(bool),
 * codes_left, and where it is begun secret, address ("otpauth:..."),
 * page_side, page_path of its QR code}. */
enum status second_factor_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {factor, required, codes_left} of these alone. */
enum status second_factor_brief(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {factor} of an account. */
enum status second_factor_state(struct visit *, int64_t account,
				struct model *, struct fault *) MUST_USE;

/* A new secret, that holds nothing until it is confirmed.
 * Errors: E_CONFLICT one is on; as safe_seal. */
enum status second_factor_begin(struct visit *, struct fault *) MUST_USE;

/* The first code: it is on, and the caller's other sessions end.
 *   given  the code, and the token of the session that stays
 *   ret    {codes: [text]}, RECOVERY_CODES of them, shown once
 * Errors: E_INPUT at /code; E_CONFLICT none is begun. */
struct code_given {
	const char *token, *code;
};
enum status second_factor_confirm(struct visit *, const struct code_given *,
				  struct model *ret, struct fault *) MUST_USE;

/* New recovery codes in place of the old. Errors: E_INPUT at /code. */
enum status second_factor_codes(struct visit *, const char *code,
				struct model *ret, struct fault *) MUST_USE;

/* Off. Errors: E_INPUT at /code; E_REFUSED the caller's role needs it. */
enum status second_factor_end(struct visit *, const char *code, struct fault *)
	MUST_USE;

/* Taken off somebody who lost all of it, by an administrator: the account's
 * sessions end. Errors: E_FORBIDDEN; E_NOT_FOUND, at /email. */
enum status second_factor_reset(struct visit *, const char *email,
				struct fault *) MUST_USE;

/* Whether that code opens the half sign-in of the token. Reads only.
 *   code       of now, or a recovery code
 *   ret        whose it is
 * Errors: E_FORBIDDEN no such sign-in waits any more; E_INPUT at /code; as
 * safe_open. */
enum status second_factor_look(struct visit *, const char *token,
			       const char *code, struct account_known *ret,
			       struct fault *) MUST_USE;

/* The same, and the code is used up: in->known is filled in, and a session
 * made. On the writer. */
enum status second_factor_pass(struct visit *, const struct code_given *,
			       struct sign_in *in, struct session_made *,
			       struct fault *) MUST_USE;

/* Whether the role needs one there. */
enum status second_factor_required(struct visit *, int64_t organisation,
				   enum role, bool *ret, struct fault *)
	MUST_USE;

/* {roles: [{role(code role), required(bool)}], origin, at} of the caller's
 * organisation: the roles that sign in. */
enum status second_factor_roles(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* By an administrator. Whoever is signed in without one in a role that needs
 * it from now on sees only their own account until it is set up.
 *   roles  names with spaces between; "" none
 * Errors: E_FORBIDDEN; E_INPUT at /roles. */
enum status second_factor_require(struct visit *, const char *roles,
				  struct fault *) MUST_USE;

#endif
