/* What stays on one line though UAX 14 would part it: what tenants read out,
 * dial, copy and compare. text/break applies it to every paragraph. */
#ifndef VERNACULAR_TEXT_KEEP_H
#define VERNACULAR_TEXT_KEEP_H

#include <stdint.h>

#include "text/token.h"

/* Turn marks of BREAK_MAY into BREAK_LAST within
 *
 *   a word with a digit       V26-000123 AB/12/345 12-34-56 21/11/2026 10–12
 *   postcodes                 SW1A 1AA
 *   amounts                   1 234,50 zł   GBP 12   £ 12   US$ 12   5 %
 *   numbers in groups         1 000 000     4000 1234 5678 9010
 *   telephone numbers         020 7946 0000   +44 (0)20 7946 0000
 *   dates with dots           21. 11. 2026    2026. 11. 21
 *   times                     9:30 am         9 am–5 p.m.
 *   number and unit           12 kg   20 °C
 *   number with its sign      № 12   § 21   No. 12
 *   National Insurance, IBAN  QQ 12 34 56 C   GB29 NWBK 6016 1331 9268 19
 *
 * in digits of any script, up to TOKEN_MOST units of UTF-16: so text that is
 * nothing but numbers still breaks. Words are told by their shape, so what
 * merely looks like one of these ("flats 12 014") is kept too, which does no
 * harm at such lengths; a space between a year and the number after it, as in
 * "in 2026 020 people", is not kept. Addresses of mail and web (a word with @,
 * with ://, beginning with www., or with a full stop before a slash) may end
 * lines only where nothing else fits, after one of / ? & = . - _ #, so that no
 * hyphen is taken for a part of them: of any length.
 *   marks  enum break_mark of each unit, changed */
void keep_whole(const struct token_text *, uint8_t *marks);

#endif
