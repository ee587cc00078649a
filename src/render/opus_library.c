/* libopusenc, opened when something is first spoken. */
#include "render/opus_library.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/library.h"

#define SONAME "libopusenc.so.0"

/* Set once, by open_library; never changed or closed. */
static struct opus_library library;
static bool usable;

static const struct library_function functions[] = {
	{"ope_comments_add", offsetof(struct opus_library, comments_add)},
	{"ope_comments_create",
	 offsetof(struct opus_library, comments_create)},
	{"ope_comments_destroy",
	 offsetof(struct opus_library, comments_destroy)},
	{"ope_encoder_create_callbacks",
	 offsetof(struct opus_library, create)},
	{"ope_encoder_ctl", offsetof(struct opus_library, ctl)},
	{"ope_encoder_destroy", offsetof(struct opus_library, destroy)},
	{"ope_encoder_drain", offsetof(struct opus_library, drain)},
	{"ope_encoder_write", offsetof(struct opus_library, write)},
	{"ope_strerror", offsetof(struct opus_library, strerror)},
};

static void
open_library(void)
{
	usable = library_open(SONAME, functions,
			      sizeof functions / sizeof *functions,
			      &library);
}

const struct opus_library *
opus_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, open_library);
	return usable ? &library : NULL;
}
