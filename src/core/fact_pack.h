/* Facts packed into bytes of one length, in two parts: what most figures need,
 * and the rest. Numbers are little-endian, times are below 2106. Pure. */
#ifndef VERNACULAR_CORE_FACT_PACK_H
#define VERNACULAR_CORE_FACT_PACK_H

#include "core/fact.h"

#define FACT_HEAD_BYTES 43
#define FACT_REST_BYTES 62

/* The organisation is not in it: a pack is of one. */
void fact_pack(const struct fact *, unsigned char ret_head[FACT_HEAD_BYTES],
	       unsigned char ret_rest[FACT_REST_BYTES]);

/* When it was closed, without unpacking it. */
int64_t fact_head_closed(const unsigned char head[FACT_HEAD_BYTES]);

/* Of the head: closed_utc, received_utc, provider, logged_by, gross_min,
 * net_min, in_standard, off_contract, language and all words of enums. */
void fact_unpack_head(const unsigned char head[FACT_HEAD_BYTES],
		      struct fact *);
/* Of the rest: item, tenant, needed_utc, price_minor, stage_min, area and
 * needs, held_why. */
void fact_unpack_rest(const unsigned char rest[FACT_REST_BYTES],
		      struct fact *);

#endif
