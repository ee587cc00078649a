/* Codes that a telephone makes from a shared secret and the time: six digits,
 * a new one every half minute. Pure. Sources: RFC 4226 (HOTP), RFC 6238
 * (TOTP), RFC 4648, 6 (base32), Google's Key URI format. */
#ifndef VERNACULAR_CORE_TOTP_H
#define VERNACULAR_CORE_TOTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define TOTP_BYTES 20  /* of a secret: as long as its hash */
#define TOTP_TEXT 33   /* the same in base32 */
#define TOTP_STEP_S 30
#define TOTP_WINDOW 1  /* steps that a clock may be wrong by, either way */

/* The number that the step's code is, of that many digits (6 to 8). */
uint32_t totp_number(const unsigned char secret[TOTP_BYTES], int64_t step,
		     unsigned digits);

/* Whether it is a code of about now, of a step after `taken`.
 *   code      what was typed; spaces do not count
 *   ret_step  its step: never to be taken again */
bool totp_holds(const unsigned char secret[TOTP_BYTES], const char *code,
		int64_t now_utc, int64_t taken, int64_t *ret_step);

/* As people type it and telephones read it: base32, upper case. */
void totp_text(const unsigned char secret[TOTP_BYTES], char ret[TOTP_TEXT]);

/* False where it is no such text. */
bool totp_read(const char *text, unsigned char ret[TOTP_BYTES]);

/* Append what the telephone's camera reads: "otpauth://totp/...".
 *   issuer, account  UTF-8; cut so that all of it fits into a QR code */
void totp_address(const char *secret_text, const char *issuer,
		  const char *account, struct buf *);

#endif
