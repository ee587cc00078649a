/* liblouis, opened when something is first put into Braille. */
#include "render/louis_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#define SONAME "liblouis.so.20"

/* Set once, by open_library; never changed or closed. */
static struct louis_library library;
static bool usable;

static const struct {
	const char *name;
	size_t at;
} functions[] = {
	{"lou_backTranslate", offsetof(struct louis_library, back_translate)},
	{"lou_getTable", offsetof(struct louis_library, get_table)},
	{"lou_registerLogCallback",
	 offsetof(struct louis_library, register_log)},
	{"lou_translate", offsetof(struct louis_library, translate)},
	{"lou_version", offsetof(struct louis_library, version)},
};

static void
open_library(void)
{
	void *handle = dlopen(SONAME, RTLD_NOW | RTLD_LOCAL);

	usable = handle;
	for (size_t i = 0; usable && i < sizeof functions / sizeof *functions;
	     i++) {
		void *found = dlsym(handle, functions[i].name);

		*(void **)((char *)&library + functions[i].at) = found;
		usable = found;
	}
}

const struct louis_library *
louis_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, open_library);
	return usable ? &library : NULL;
}
