/* The socket that the server listens on. */
#ifndef VERNACULAR_WEB_SOCKET_H
#define VERNACULAR_WEB_SOCKET_H

#include <stdbool.h>

#include "base/fault.h"

/* An address in numbers with a port, written back as bound. */
struct listening {
	int fd;
	char address[72]; /* "127.0.0.1:8080", "[::1]:8080" */
	bool loopback;	  /* only this machine can come */
};

/* Bind "ADDR:PORT" (port 0: any free one) and listen. NULL: take the socket
 * that the supervisor listens on for us, else 127.0.0.1:8080.
 * Errors: E_INPUT not an address; E_IO in use or not permitted. */
enum status socket_listen(const char *address, struct listening *ret,
			  struct fault *) MUST_USE;

#endif
