/* libcurl, opened when something is first sent. Linked as usual, it and the
 * twenty libraries below it would cost every command that sends nothing. */
#ifndef VERNACULAR_POST_CURL_H
#define VERNACULAR_POST_CURL_H

#include <curl/curl.h>

struct curl_library {
	__typeof__(curl_easy_cleanup) *cleanup;
	__typeof__(curl_easy_getinfo) *getinfo;
	__typeof__(curl_easy_init) *init;
	__typeof__(curl_easy_perform) *perform;
	__typeof__(curl_easy_setopt) *setopt;
	__typeof__(curl_easy_strerror) *strerror;
	__typeof__(curl_free) *free;
	__typeof__(curl_global_init) *global_init;
	__typeof__(curl_slist_append) *append;
	__typeof__(curl_slist_free_all) *free_list;
	__typeof__(curl_url) *url;
	__typeof__(curl_url_cleanup) *url_cleanup;
	__typeof__(curl_url_get) *url_get;
	__typeof__(curl_url_set) *url_set;
};

/* NULL where the machine has no usable one. Any thread. */
const struct curl_library *curl_library(void);

#endif
