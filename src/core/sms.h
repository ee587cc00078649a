/* How long a text message is as networks count it. Pure.
 * Sources: 3GPP TS 23.038, 6.2.1 (the default alphabet and its extension);
 * 3GPP TS 23.040, 9.2.3.16 and 9.2.3.24.1 (messages in parts). */
#ifndef VERNACULAR_CORE_SMS_H
#define VERNACULAR_CORE_SMS_H

#include <stdbool.h>
#include <stddef.h>

struct sms_length {
	bool wide;    /* as UCS-2: a character is not in the GSM alphabet */
	size_t units; /* septets, or 16-bit units where wide */
	size_t parts; /* messages that it is sent and paid as; 0 if empty */
	size_t left;  /* units that the last part still takes */
};

/* Units of a message alone, and of each part of several. */
#define SMS_GSM_ALONE 160
#define SMS_GSM_PART 153
#define SMS_WIDE_ALONE 70
#define SMS_WIDE_PART 67

/* text is valid UTF-8. What takes two units is never parted. */
struct sms_length sms_length(const char *text);

/* A telephone number as gateways take it, "+447700900123": a British one where
 * it has no country. False where it can be none of a mobile telephone.
 * Sources: ITU-T E.164; Ofcom's numbering plan (07, but not 070 and 076). */
#define SMS_NUMBER_TEXT 17
bool sms_number(const char *phone, char ret[SMS_NUMBER_TEXT]);

#endif
