/* Words in headers and bodies of mail as ASCII. Internal to post/. */
#ifndef VERNACULAR_POST_MAIL_TEXT_H
#define VERNACULAR_POST_MAIL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* RFC 5322, 2.1.1 and RFC 2047, 2: with encoded words, two less. */
#define MAIL_LINE_BYTES 76

bool mail_is_letter_or_digit(unsigned char);

/* UTF-8 without controls, white space that is not seen, and marks that turn
 * the direction of reading. */
bool mail_is_plain(const char *text);

/* Text in a header from *column on, folded: as it is where it is ASCII, else
 * as encoded words. Controls become spaces. Source: RFC 2047. */
void mail_put_words(const char *text, size_t *column, struct buf *);

/* The same before an address: what is no atom is quoted. */
void mail_put_phrase(const char *text, size_t *column, struct buf *);

enum mail_encoding { MAIL_AS_IT_IS, MAIL_QUOTED, MAIL_BASE64 };
const char *mail_encoding_name(enum mail_encoding);

/* The shortest that all servers let through. body has CR LF. */
enum mail_encoding mail_encoding_for(const struct buf *body);
void mail_encode(const struct buf *body, enum mail_encoding, struct buf *);

#endif
