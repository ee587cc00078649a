/* libcurl, opened when something is first sent. */
#include "post/curl.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/library.h"

#define SONAME "libcurl.so.4"

/* Set once, by open_library; never changed or closed. */
static struct curl_library library;
static bool usable;

static const struct library_function functions[] = {
	{"curl_easy_cleanup", offsetof(struct curl_library, cleanup)},
	{"curl_easy_getinfo", offsetof(struct curl_library, getinfo)},
	{"curl_easy_init", offsetof(struct curl_library, init)},
	{"curl_easy_perform", offsetof(struct curl_library, perform)},
	{"curl_easy_setopt", offsetof(struct curl_library, setopt)},
	{"curl_easy_strerror", offsetof(struct curl_library, strerror)},
	{"curl_free", offsetof(struct curl_library, free)},
	{"curl_global_init", offsetof(struct curl_library, global_init)},
	{"curl_slist_append", offsetof(struct curl_library, append)},
	{"curl_slist_free_all", offsetof(struct curl_library, free_list)},
	{"curl_url", offsetof(struct curl_library, url)},
	{"curl_url_cleanup", offsetof(struct curl_library, url_cleanup)},
	{"curl_url_get", offsetof(struct curl_library, url_get)},
	{"curl_url_set", offsetof(struct curl_library, url_set)},
};

static void
open_library(void)
{
	usable = library_open(SONAME, functions,
			      sizeof functions / sizeof *functions,
			      &library) &&
		 library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const struct curl_library *
curl_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, open_library);
	return usable ? &library : NULL;
}
