/* Which network addresses lie in the world outside. */
#include "post/address.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct block {
	unsigned char start[16];
	int bits;
};

static const struct block blocks_4[] = {
	{{0}, 8},		 /* this network */
	{{10}, 8},		 /* private */
	{{100, 64}, 10},	 /* shared with a provider's customers */
	{{127}, 8},		 /* this machine */
	{{169, 254}, 16},	 /* link-local, metadata of clouds */
	{{172, 16}, 12},	 /* private */
	{{192, 0, 0}, 24},	 /* protocols */
	{{192, 0, 2}, 24},	 /* documentation */
	{{192, 88, 99}, 24},	 /* 6to4 relays */
	{{192, 168}, 16},	 /* private */
	{{198, 18}, 15},	 /* benchmarks */
	{{198, 51, 100}, 24},	 /* documentation */
	{{203, 0, 113}, 24},	 /* documentation */
	{{224}, 4},		 /* multicast */
	{{240}, 4},		 /* reserved, broadcast */
};

/* Global unicast is 2000::/3; these parts of it are not. */
static const struct block unicast_6 = {{0x20}, 3};
static const struct block blocks_6[] = {
	{{0x20, 0x01}, 23},			   /* protocols, Teredo */
	{{0x20, 0x01, 0x0d, 0xb8}, 32},		   /* documentation */
	{{0x20, 0x02}, 16},			   /* 6to4 */
	{{0x3f, 0xff}, 20},			   /* documentation */
};
static const struct block mapped_6 = {
	{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
static const struct block nat64_6 = {{0, 0x64, 0xff, 0x9b}, 96};

static bool
lies_in(const unsigned char *address, const struct block *block)
{
	int bytes = block->bits / 8, rest = block->bits % 8;
	unsigned char mask = (unsigned char)(0xff << (8 - rest));

	if (memcmp(address, block->start, (size_t)bytes))
		return false;
	return !rest || (address[bytes] & mask) == block->start[bytes];
}

static bool
lies_in_any(const unsigned char *address, const struct block *blocks,
	    size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (lies_in(address, &blocks[i]))
			return true;
	return false;
}

static bool
public_4(const unsigned char address[4])
{
	return !lies_in_any(address, blocks_4,
			    sizeof blocks_4 / sizeof *blocks_4);
}

static bool
public_6(const unsigned char address[16])
{
	if (lies_in(address, &mapped_6) || lies_in(address, &nat64_6))
		return public_4(address + 12);
	return lies_in(address, &unicast_6) &&
	       !lies_in_any(address, blocks_6,
			    sizeof blocks_6 / sizeof *blocks_6);
}

bool
address_public(const struct sockaddr *address)
{
	struct sockaddr_in in;
	struct sockaddr_in6 in6;
	unsigned char bytes[16];

	switch (address->sa_family) {
	case AF_INET:
		memcpy(&in, address, sizeof in);
		memcpy(bytes, &in.sin_addr, 4);
		return public_4(bytes);
	case AF_INET6:
		memcpy(&in6, address, sizeof in6);
		memcpy(bytes, &in6.sin6_addr, 16);
		return public_6(bytes);
	}
	return false;
}
