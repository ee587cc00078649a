/* Bytes that are read while they are sent. */
#include "web/stream.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "web/inside.h"

#define BLOCK_BYTES (32u << 10)

/* One answer on its way; it may outlive the exchange by a moment. */
struct stream {
	struct desk *desk;
	struct exchange_stream of;
	int64_t from; /* the first byte that is sent */
	int64_t n;    /* the slice that is held; -1 none */
	size_t count; /* its bytes */
	char *slice;
};

static bool
hold(struct stream *s, int64_t n)
{
	struct fault ignored;

	if (s->n == n)
		return true;
	s->n = -1;
	if (s->of.read(s->desk, s->of.id, n, s->slice, &s->count, &ignored) !=
	    OK)
		return false;
	s->n = n;
	return true;
}

static ssize_t
send_more(void *self, uint64_t position, char *ret, size_t most)
{
	struct stream *s = self;
	uint64_t at = (uint64_t)s->from + position;
	size_t inside = (size_t)(at % s->of.slice), count;

	if (!hold(s, (int64_t)(at / s->of.slice)) || inside >= s->count)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	count = s->count - inside;
	if (count > most)
		count = most;
	memcpy(ret, s->slice + inside, count);
	return (ssize_t)count;
}

static void
end(void *self)
{
	struct stream *s = self;

	free(s->slice);
	free(s);
}

struct MHD_Response *
stream_make(struct exchange *x)
{
	const struct answer *a = &x->answer;
	struct stream *s = mem_new(sizeof *s);

	s->desk = x->web->desk;
	s->of = *a->stream;
	s->from = a->range.from;
	s->n = -1;
	s->slice = mem_new(s->of.slice);
	return MHD_create_response_from_callback((uint64_t)a->range.count,
						 BLOCK_BYTES, send_more, s,
						 end);
}
