/* A virus scanner that looks at bytes before anybody keeps them. It speaks the
 * protocol of clamd (INSTREAM). Slow: never on the writer.
 * Source: the manual page clamd(8) of ClamAV. */
#ifndef VERNACULAR_POST_SCAN_H
#define VERNACULAR_POST_SCAN_H

#include <stdatomic.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

/* Seconds in which a file must have its answer, and the version be said. */
#define SCAN_TOTAL_S 30
#define SCAN_VERSION_S 5

#define SCAN_TEXT_BYTES 120

struct scanner {
	enum scanner_way { SCANNER_UNIX, SCANNER_TCP } way;
	const char *path;	 /* of SCANNER_UNIX */
	const char *host, *port; /* of SCANNER_TCP */
	int total_s;		 /* 0: SCAN_TOTAL_S */
};

/* "unix:/run/clamav/clamd.ctl" or "tcp:HOST:PORT"; an IPv6 address in square
 * brackets. *ret lives in the arena. Errors: E_INPUT at where. */
enum status scanner_read(const char *where, const char *text, struct arena *,
			 struct scanner *ret, struct fault *) MUST_USE;

/* Have it look at a file. TCP is not encrypted, so it goes to this machine or
 * the own network only. Any thread; stop ends it early once true, NULL never.
 *   ret_finding  what it found, as the scanner calls it; set on E_REFUSED
 * OK: it found nothing. Errors: E_REFUSED it found something; E_INPUT the file
 * is larger than the scanner takes; E_IO it does not answer in time, or with
 * something else. */
struct scan_bytes {
	const void *bytes;
	size_t count;
};
enum status scan(const struct scanner *, const struct scan_bytes *,
		 const atomic_bool *stop, char ret_finding[SCAN_TEXT_BYTES],
		 struct fault *) MUST_USE;

/* Its name, version and the age of its signatures, as it says them.
 * Errors: E_IO. */
enum status scan_version(const struct scanner *, char ret[SCAN_TEXT_BYTES],
			 struct fault *) MUST_USE;

#endif
