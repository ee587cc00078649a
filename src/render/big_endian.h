/* Numbers of font files: big endian, in bytes that somebody
 * else wrote. */
#ifndef VERNACULAR_RENDER_BIG_ENDIAN_H
#define VERNACULAR_RENDER_BIG_ENDIAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrowed bytes. */
struct bytes {
	const uint8_t *at;
	size_t count;
};

static inline bool
bytes_have(struct bytes b, size_t offset, size_t count)
{
	return offset <= b.count && count <= b.count - offset;
}

static inline uint16_t
get16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static inline int16_t
get16_signed(const uint8_t *p)
{
	return (int16_t)get16(p);
}

static inline uint32_t
get32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static inline void
set16(uint8_t *p, uint32_t value)
{
	p[0] = (uint8_t)(value >> 8);
	p[1] = (uint8_t)value;
}

static inline void
set32(uint8_t *p, uint32_t value)
{
	set16(p, value >> 16);
	set16(p + 2, value);
}

#endif
