/* What a page costs before anything is done for it: libmicrohttpd answering a
 * constant of the same size, set up as the service sets it up.
 *
 *     bare BYTES      prints "ready http://127.0.0.1:PORT"; ends with its
 *                     standard input */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct page {
	char *bytes;
	size_t count;
};

static enum MHD_Result
answer(void *self, struct MHD_Connection *connection, const char *url,
       const char *method, const char *version, const char *upload,
       size_t *upload_count, void **seen)
{
	static const char first;
	const struct page *page = self;
	struct MHD_Response *response;
	enum MHD_Result result;

	(void)url, (void)method, (void)version, (void)upload;
	(void)upload_count;
	/* An answer on the first call would close the connection. */
	if (!*seen) {
		*seen = (void *)&first;
		return MHD_YES;
	}
	response = MHD_create_response_from_buffer(page->count, page->bytes,
						   MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(response, "Content-Type",
				"text/html; charset=utf-8");
	result = MHD_queue_response(connection, MHD_HTTP_OK, response);
	MHD_destroy_response(response);
	return result;
}

int
main(int argc, char **argv)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct page page = {0};
	struct MHD_Daemon *daemon;
	char end;

	if (argc != 2) {
		fprintf(stderr, "usage: bare BYTES\n");
		return 2;
	}
	page.count = strtoul(argv[1], NULL, 10);
	page.bytes = malloc(page.count + 1);
	memset(page.bytes, 'x', page.count);
	daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, &page,
		MHD_OPTION_SOCK_ADDR, &at, MHD_OPTION_THREAD_POOL_SIZE, 2u,
		MHD_OPTION_END);
	if (!daemon) {
		fprintf(stderr, "bare: cannot listen\n");
		return 1;
	}
	printf("ready http://127.0.0.1:%u\n",
	       (unsigned)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)
		       ->port);
	fflush(stdout);
	while (read(STDIN_FILENO, &end, 1) > 0)
		;
	MHD_stop_daemon(daemon);
	free(page.bytes);
	return 0;
}
