/* Names of the status codes, for logs and tests. */
#include "base/status.h"

const char *
status_name(enum status status)
{
	switch (status) {
	case OK:
		return "OK";
	case E_INPUT:
		return "E_INPUT";
	case E_NOT_FOUND:
		return "E_NOT_FOUND";
	case E_FORBIDDEN:
		return "E_FORBIDDEN";
	case E_CONFLICT:
		return "E_CONFLICT";
	case E_STALE:
		return "E_STALE";
	case E_REFUSED:
		return "E_REFUSED";
	case E_BUSY:
		return "E_BUSY";
	case E_IO:
		return "E_IO";
	case E_INTERNAL:
		return "E_INTERNAL";
	}
	return "?";
}
