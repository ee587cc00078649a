/* Facts packed into bytes of one length. */
#include "core/fact_pack.h"

#include <string.h>

static unsigned char *
put(unsigned char *at, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		*at++ = (unsigned char)(value >> (8 * i));
	return at;
}

static uint32_t
get4(const unsigned char *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 |
	       (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint64_t
get8(const unsigned char *at)
{
	return get4(at) | (uint64_t)get4(at + 4) << 32;
}

static int32_t
get_minutes(const unsigned char *at)
{
	return (int32_t)get4(at);
}

static uint64_t
halves(unsigned low, unsigned high)
{
	return low | high << 4;
}

void
fact_pack(const struct fact *fact, unsigned char head[FACT_HEAD_BYTES],
	  unsigned char rest[FACT_REST_BYTES])
{
	unsigned standard = (unsigned)(fact->in_standard + 1);

	head = put(head, (uint64_t)fact->closed_utc, 4);
	head = put(head, (uint64_t)fact->received_utc, 4);
	head = put(head, (uint64_t)fact->provider, 8);
	head = put(head, (uint64_t)fact->logged_by, 8);
	head = put(head, (uint64_t)fact->gross_min, 4);
	head = put(head, (uint64_t)fact->net_min, 4);
	head = put(head, halves(fact->service, fact->mode), 1);
	head = put(head, halves(fact->format, fact->document_class), 1);
	head = put(head, halves(fact->state, fact->outcome), 1);
	head = put(head,
		   halves(fact->sensitivity,
			  standard | (fact->off_contract ? 4u : 0)),
		   1);
	memcpy(head, fact->language, FACT_LANGUAGE_BYTES - 1);

	rest = put(rest, (uint64_t)fact->item, 8);
	rest = put(rest, (uint64_t)fact->tenant, 8);
	rest = put(rest, (uint64_t)fact->needed_utc, 4);
	rest = put(rest, (uint64_t)fact->price_minor, 8);
	for (int i = 0; i < FACT_STAGES; i++)
		rest = put(rest, (uint64_t)fact->stage_min[i], 4);
	rest = put(rest, fact->needs, 2);
	memcpy(rest, fact->area, FACT_AREA_BYTES - 1);
	(void)put(rest + FACT_AREA_BYTES - 1, fact->held_why, 8);
}

int64_t
fact_head_closed(const unsigned char head[FACT_HEAD_BYTES])
{
	return get4(head);
}

void
fact_unpack_head(const unsigned char head[FACT_HEAD_BYTES], struct fact *fact)
{
	fact->closed_utc = get4(head);
	fact->received_utc = get4(head + 4);
	fact->provider = (int64_t)get8(head + 8);
	fact->logged_by = (int64_t)get8(head + 16);
	fact->gross_min = get_minutes(head + 24);
	fact->net_min = get_minutes(head + 28);
	fact->service = (enum service)(head[32] & 15);
	fact->mode = (enum mode)(head[32] >> 4);
	fact->format = (enum format)(head[33] & 15);
	fact->document_class = (enum document_class)(head[33] >> 4);
	fact->state = (enum item_state)(head[34] & 15);
	fact->outcome = (enum fact_outcome)(head[34] >> 4);
	fact->sensitivity = (enum sensitivity)(head[35] & 15);
	fact->in_standard = (head[35] >> 4 & 3) - 1;
	fact->off_contract = head[35] >> 6 & 1;
	memcpy(fact->language, head + 36, FACT_LANGUAGE_BYTES - 1);
	fact->language[FACT_LANGUAGE_BYTES - 1] = '\0';
}

void
fact_unpack_rest(const unsigned char rest[FACT_REST_BYTES], struct fact *fact)
{
	fact->item = (int64_t)get8(rest);
	fact->tenant = (int64_t)get8(rest + 8);
	fact->needed_utc = get4(rest + 16);
	fact->price_minor = (int64_t)get8(rest + 20);
	for (int i = 0; i < FACT_STAGES; i++)
		fact->stage_min[i] = get_minutes(rest + 28 + 4 * i);
	fact->needs = (uint16_t)(rest[48] | rest[49] << 8);
	memcpy(fact->area, rest + 50, FACT_AREA_BYTES - 1);
	fact->area[FACT_AREA_BYTES - 1] = '\0';
	fact->held_why = get8(rest + 54);
}
