/* The same request sent twice is done once. */
#include "desk/once.h"

#include <string.h>

#include "desk/inside.h"
#include "store/outbox.h"

enum status
once_find(struct visit *visit, const char *key,
	  const unsigned char body_hash[HASH_BYTES], struct once_answer *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	size_t bytes = key ? strlen(key) : 0;
	struct answer answer;
	enum status status;

	*ret = (struct once_answer){0};
	if (!bytes || bytes > ONCE_KEY_MOST)
		return fault_set(fault, E_INPUT, "Idempotency-Key",
				 N_("The key is empty or too long: send 1 to "
				    "200 characters"),
				 NULL);
	status = answer_get(&access, visit_actor(visit), key, &answer, fault);
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	if (!hash_equal(answer.body_hash, body_hash, HASH_BYTES))
		return fault_set(fault, E_CONFLICT, "Idempotency-Key",
				 N_("This key was used for something else: "
				    "send a new one"),
				 NULL);
	*ret = (struct once_answer){answer.http, answer.location,
				    answer.body};
	return OK;
}

enum status
once_keep(struct visit *visit, const char *key,
	  const unsigned char body_hash[HASH_BYTES],
	  const struct once_answer *given, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct answer answer = {
		.account = visit_actor(visit),
		.key = key,
		.http = given->code,
		.location = given->location,
		.body = given->body,
		.created_utc = visit->now_utc,
	};

	memcpy(answer.body_hash, body_hash, HASH_BYTES);
	return answer_insert(&access, &answer, fault);
}
