/* Connections to mail servers that wait for the next mail. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "desk/mail_inside.h"

#define IDLE_S 30

struct mail_line {
	struct arena *arena;
	struct smtp_server server;
	unsigned char way[HASH_BYTES]; /* of all that it is reached by */
	struct smtp *smtp;
	int64_t since_utc; /* when it was given back */
	struct mail_line *next;
};

struct mail_pool {
	pthread_mutex_t lock;
	struct mail_line *idle;
};

struct mail_pool *
mail_pool_new(void)
{
	struct mail_pool *pool = mem_new(sizeof *pool);

	pthread_mutex_init(&pool->lock, NULL);
	return pool;
}

static void
hash_way(const struct smtp_server *server, unsigned char ret[HASH_BYTES])
{
	const char *const texts[] = {server->host, server->user,
				     server->password, server->authority};
	const int numbers[] = {server->port, (int)server->security,
			       (int)server->reach, server->answer_s};
	struct hash_state state;

	hash_begin(&state);
	hash_add(&state, numbers, sizeof numbers);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		hash_add(&state, texts[i] ? texts[i] : "",
			 texts[i] ? strlen(texts[i]) + 1 : 1);
	hash_end(&state, ret);
}

static const char *
keep(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text) : NULL;
}

static struct mail_line *
line_new(const struct smtp_server *server, const atomic_bool *stop)
{
	struct mail_line *line = mem_new(sizeof *line);

	line->arena = arena_new();
	line->server = *server;
	line->server.host = keep(line->arena, server->host);
	line->server.user = keep(line->arena, server->user);
	line->server.password = keep(line->arena, server->password);
	line->server.authority = keep(line->arena, server->authority);
	line->smtp = smtp_new(&line->server, stop);
	if (line->smtp)
		return line;
	mail_line_free(line);
	return NULL;
}

void
mail_line_free(struct mail_line *line)
{
	if (!line)
		return;
	smtp_free(line->smtp);
	arena_free(line->arena);
	free(line);
}

struct smtp *
mail_line_smtp(struct mail_line *line)
{
	return line->smtp;
}

/* Take out of the pool one with that way; NULL none. */
static struct mail_line *
find(struct mail_pool *pool, const unsigned char way[HASH_BYTES])
{
	struct mail_line **at = &pool->idle, *line;

	while (*at && !hash_equal((*at)->way, way, HASH_BYTES))
		at = &(*at)->next;
	line = *at;
	if (line)
		*at = line->next;
	return line;
}

struct mail_line *
mail_pool_take(struct mail_pool *pool, const struct smtp_server *server,
	       const atomic_bool *stop)
{
	unsigned char way[HASH_BYTES];
	struct mail_line *line;

	hash_way(server, way);
	pthread_mutex_lock(&pool->lock);
	line = find(pool, way);
	pthread_mutex_unlock(&pool->lock);
	if (!line)
		line = line_new(server, stop);
	if (line)
		memcpy(line->way, way, sizeof way);
	return line;
}

void
mail_pool_give(struct mail_pool *pool, struct mail_line *line,
	       int64_t now_utc)
{
	line->since_utc = now_utc;
	pthread_mutex_lock(&pool->lock);
	line->next = pool->idle;
	pool->idle = line;
	pthread_mutex_unlock(&pool->lock);
}

bool
mail_pool_idles(struct mail_pool *pool)
{
	bool any;

	pthread_mutex_lock(&pool->lock);
	any = pool->idle;
	pthread_mutex_unlock(&pool->lock);
	return any;
}

void
mail_pool_tidy(struct mail_pool *pool, int64_t now_utc)
{
	struct mail_line *old = NULL, **at, *line;

	pthread_mutex_lock(&pool->lock);
	for (at = &pool->idle; (line = *at);) {
		if (now_utc - line->since_utc < IDLE_S) {
			at = &line->next;
			continue;
		}
		*at = line->next;
		line->next = old;
		old = line;
	}
	pthread_mutex_unlock(&pool->lock);
	while ((line = old)) {
		old = line->next;
		mail_line_free(line);
	}
}

void
mail_pool_free(struct mail_pool *pool)
{
	if (!pool)
		return;
	mail_pool_tidy(pool, INT64_MAX);
	pthread_mutex_destroy(&pool->lock);
	free(pool);
}
