/* One mail as the bytes that SMTP carries: addresses, headers, parts. */
#include "post/mail.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "post/mail_text.h"

#define LOCAL_BYTES 64
#define LABEL_BYTES 63
#define BOUNDARY_TEXT 24

/* ---- addresses ---- */

static bool
is_local(const char *text, size_t count)
{
	static const char other[] = "!#$%&'*+-/=?^_`{|}~.";

	if (!count || count > LOCAL_BYTES || text[0] == '.' ||
	    text[count - 1] == '.')
		return false;
	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x80 && !mail_is_letter_or_digit(c) &&
		    (!c || !strchr(other, c)))
			return false;
		if (c == '.' && text[i + 1] == '.')
			return false;
	}
	return true;
}

static bool
is_label(const char *text, size_t count)
{
	if (!count || count > LABEL_BYTES || text[0] == '-' ||
	    text[count - 1] == '-')
		return false;
	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x80 && !mail_is_letter_or_digit(c) && c != '-')
			return false;
	}
	return true;
}

static bool
is_domain(const char *text)
{
	size_t count;

	do {
		count = strcspn(text, ".");
		if (!is_label(text, count))
			return false;
		text += count;
	} while (*text++);
	return true;
}

enum status
mail_address_check(const char *where, const char *address, struct fault *fault)
{
	const char *at = strrchr(address, '@');

	if (at && strlen(address) <= MAIL_ADDRESS_BYTES &&
	    is_local(address, (size_t)(at - address)) && is_domain(at + 1) &&
	    mail_is_plain(address))
		return OK;
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is no e-mail address: write it like "
			    "name@landlord.example"),
			 "value", address, NULL);
}

/* ---- headers ---- */

static void
put_date(int64_t utc, struct buf *buf)
{
	static const char *const days[] = {"Mon", "Tue", "Wed", "Thu",
					   "Fri", "Sat", "Sun"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
					     "May", "Jun", "Jul", "Aug",
					     "Sep", "Oct", "Nov", "Dec"};
	int32_t day = (int32_t)(utc / DAY_SECONDS);
	int second = (int)(utc % DAY_SECONDS);
	struct civil civil = civil_from_day(day);

	buf_printf(buf, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n",
		   days[day_weekday(day)], civil.day, months[civil.month - 1],
		   civil.year, second / 3600, second / 60 % 60, second % 60);
}

static void
put_person(const char *header, const struct mail_person *person,
	   struct buf *buf)
{
	size_t column = strlen(header) + 2;

	if (!person->address)
		return;
	buf_printf(buf, "%s: ", header);
	if (person->name && *person->name) {
		mail_put_phrase(person->name, &column, buf);
		buf_text(buf, column + strlen(person->address) + 3 >
					      MAIL_LINE_BYTES
				      ? "\r\n "
				      : " ");
	}
	buf_printf(buf, "<%s>\r\n", person->address);
}

static void
put_headers(const struct mail_parts *parts, const char *boundary,
	    struct buf *buf)
{
	size_t column = sizeof "Subject: " - 1;

	put_date(parts->date_utc, buf);
	put_person("From", &parts->from, buf);
	put_person("To", &parts->to, buf);
	put_person("Reply-To", &parts->reply_to, buf);
	buf_text(buf, "Subject: ");
	mail_put_words(parts->subject, &column, buf);
	buf_printf(buf, "\r\nMessage-ID: <%s%s>\r\n", parts->id,
		   strrchr(parts->from.address, '@'));
	buf_text(buf, "Auto-Submitted: auto-generated\r\n"
		      "X-Auto-Response-Suppress: All\r\n"
		      "MIME-Version: 1.0\r\n");
	buf_printf(buf,
		   "Content-Language: %s\r\n"
		   "Content-Type: multipart/alternative;\r\n"
		   " boundary=\"%s\"\r\n\r\n",
		   parts->tag->tag, boundary);
}

/* ---- parts ---- */

static void
put_part(const char *type, const char *boundary, const struct buf *body,
	 struct buf *buf)
{
	enum mail_encoding encoding = mail_encoding_for(body);

	buf_printf(buf,
		   "--%s\r\n"
		   "Content-Type: %s; charset=utf-8\r\n"
		   "Content-Transfer-Encoding: %s\r\n\r\n",
		   boundary, type, mail_encoding_name(encoding));
	mail_encode(body, encoding, buf);
	buf_text(buf, "\r\n");
}

/* The text with CR LF at the end of each line. */
static void
canonical(const char *text, struct buf *buf)
{
	while (*text) {
		size_t count = strcspn(text, "\r\n");

		buf_put(buf, text, count);
		buf_text(buf, "\r\n");
		text += count;
		text += *text == '\r';
		text += *text == '\n';
	}
}

void
mail_compose(const struct mail_parts *parts, struct buf *buf)
{
	unsigned char hash[HASH_BYTES];
	char boundary[2 + BOUNDARY_TEXT + 1] = "=_";
	struct buf page = {0}, body = {0};

	/* "=_" stands in no encoded text. */
	hash_sha256(parts->id, strlen(parts->id), hash);
	hash_hex(hash, BOUNDARY_TEXT / 2, boundary + 2);
	put_headers(parts, boundary, buf);
	canonical(parts->text, &body);
	put_part("text/plain", boundary, &body, buf);
	buf_clear(&body);
	mail_html(parts, &page);
	canonical(buf_string(&page), &body);
	put_part("text/html", boundary, &body, buf);
	buf_printf(buf, "--%s--\r\n", boundary);
	buf_free(&page);
	buf_free(&body);
}
