/* One line per happening, written whole so that threads do not mix. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void
log_line(enum log_level level, const char *format, ...)
{
	static const char *const word[] = {"info", "warning", "error"};
	char line[1024];
	va_list args;
	int at = snprintf(line, sizeof line, "vernacular: %s: ", word[level]);
	int count;

	va_start(args, format);
	count = vsnprintf(line + at, sizeof line - (size_t)at - 1, format,
			  args);
	va_end(args);
	if (count < 0)
		return;
	for (char *p = line; *p; p++)
		if ((unsigned char)*p < 0x20)
			*p = ' ';
	at = (int)strlen(line);
	line[at++] = '\n';
	if (write(STDERR_FILENO, line, (size_t)at) < 0)
		return; /* nowhere left to say it */
}
