/* One line per happening on standard error, for the service's supervisor.
 * Only web/ and cli/ call this. Never a name, an address, a query string. */
#ifndef VERNACULAR_BASE_LOG_H
#define VERNACULAR_BASE_LOG_H

enum log_level { LOG_INFO, LOG_WARNING, LOG_ERROR };

void log_line(enum log_level, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
