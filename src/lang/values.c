/* Values to share between threads. */
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lang/value.h"

struct values {
	pthread_mutex_t lock;
	struct value **idle;
	size_t idles, cap;
};

struct values *
values_new(void)
{
	struct values *values = mem_new(sizeof *values);

	pthread_mutex_init(&values->lock, NULL);
	return values;
}

void
values_free(struct values *values)
{
	if (!values)
		return;
	while (values->idles)
		value_free(values->idle[--values->idles]);
	free(values->idle);
	pthread_mutex_destroy(&values->lock);
	free(values);
}

struct value *
values_take(struct values *values, const struct tag *tag,
	    enum value_digits digits)
{
	struct value *taken = NULL;

	pthread_mutex_lock(&values->lock);
	for (size_t i = values->idles; i-- && !taken;) {
		struct value *idle = values->idle[i];

		if (value_tag(idle) != tag || value_digits(idle) != digits)
			continue;
		values->idle[i] = values->idle[--values->idles];
		taken = idle;
	}
	pthread_mutex_unlock(&values->lock);
	return taken ? taken : value_new(tag, digits);
}

void
values_give(struct values *values, struct value *back)
{
	pthread_mutex_lock(&values->lock);
	mem_grow(&values->idle, values->idles, &values->cap,
		 sizeof *values->idle);
	values->idle[values->idles++] = back;
	pthread_mutex_unlock(&values->lock);
}
