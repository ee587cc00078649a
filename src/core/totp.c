/* Codes that a telephone makes from a shared secret and the time. */
#include "core/totp.h"

#include <string.h>

#include "base/sha1.h"
#include "base/utf8.h"

#define DIGITS 6
#define NAME_MOST 60 /* bytes; three characters each where escaped */

static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

uint32_t
totp_number(const unsigned char secret[TOTP_BYTES], int64_t step,
	    unsigned digits)
{
	unsigned char counter[8], hash[SHA1_BYTES];
	uint32_t number, modulus = 1;
	const unsigned char *at;

	for (unsigned i = 0; i < sizeof counter; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	sha1_keyed(secret, TOTP_BYTES, counter, sizeof counter, hash);
	at = hash + (hash[SHA1_BYTES - 1] & 0xf);
	number = (uint32_t)(at[0] & 0x7f) << 24 | (uint32_t)at[1] << 16 |
		 (uint32_t)at[2] << 8 | at[3];
	while (digits--)
		modulus *= 10;
	return number % modulus;
}

/* -1 where it is not six digits. */
static int64_t
read_code(const char *code)
{
	int64_t number = 0;
	int digits = 0;

	for (; *code; code++) {
		if (*code == ' ')
			continue;
		if (*code < '0' || *code > '9' || ++digits > DIGITS)
			return -1;
		number = number * 10 + (*code - '0');
	}
	return digits == DIGITS ? number : -1;
}

bool
totp_holds(const unsigned char secret[TOTP_BYTES], const char *code,
	   int64_t now_utc, int64_t taken, int64_t *ret_step)
{
	int64_t number = read_code(code), now = now_utc / TOTP_STEP_S;
	bool holds = false;

	for (int64_t step = now - TOTP_WINDOW; step <= now + TOTP_WINDOW;
	     step++) {
		if (totp_number(secret, step, DIGITS) != number ||
		    step <= taken)
			continue;
		*ret_step = step;
		holds = true;
	}
	return holds;
}

void
totp_text(const unsigned char secret[TOTP_BYTES], char ret[TOTP_TEXT])
{
	for (unsigned i = 0; i < TOTP_TEXT - 1; i++) {
		unsigned bit = 5 * i, at = bit / 8, shift = bit % 8;
		unsigned two = (unsigned)secret[at] << 8 |
			       (at + 1 < TOTP_BYTES ? secret[at + 1] : 0);

		ret[i] = base32[two >> (11 - shift) & 31];
	}
	ret[TOTP_TEXT - 1] = '\0';
}

bool
totp_read(const char *text, unsigned char ret[TOTP_BYTES])
{
	uint32_t bits = 0;
	unsigned have = 0, count = 0;

	if (strlen(text) != TOTP_TEXT - 1)
		return false;
	for (; *text; text++) {
		const char *at = strchr(base32, *text);

		if (!at)
			return false;
		bits = bits << 5 | (uint32_t)(at - base32);
		have += 5;
		if (have >= 8) {
			have -= 8;
			ret[count++] = (unsigned char)(bits >> have);
		}
	}
	return true;
}

/* Everything but letters and digits as %XX. Source: RFC 3986, 2.1. */
static void
put_escaped(const char *text, struct buf *out)
{
	size_t bytes = utf8_cut(text, strlen(text), NAME_MOST);
	size_t room = NAME_MOST;

	for (size_t i = 0; i < bytes;) {
		size_t whole = 1;
		unsigned char c = (unsigned char)text[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '.' || c == '-';

		while (i + whole < bytes &&
		       ((unsigned char)text[i + whole] & 0xc0) == 0x80)
			whole++;
		if (room < (plain ? 1 : 3 * whole))
			return;
		room -= plain ? 1 : 3 * whole;
		for (size_t end = i + whole; i < end; i++)
			if (plain)
				buf_char(out, text[i]);
			else
				buf_printf(out, "%%%02X",
					   (unsigned char)text[i]);
	}
}

void
totp_address(const char *secret_text, const char *issuer, const char *account,
	     struct buf *out)
{
	buf_text(out, "otpauth://totp/");
	put_escaped(issuer, out);
	buf_char(out, ':');
	put_escaped(account, out);
	buf_printf(out, "?secret=%s&issuer=", secret_text);
	put_escaped(issuer, out);
}
