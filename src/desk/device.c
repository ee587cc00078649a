/* Browsers in which somebody signed in before. */
#include "desk/device.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/inside.h"

#define NAME_BYTES (TOKEN_TEXT - 1)

static void
seal(const struct desk *desk, const char *email, const char *name,
     char ret[TOKEN_TEXT])
{
	struct buf purpose = {0};

	buf_printf(&purpose, "device %.*s %s", (int)NAME_BYTES, name, email);
	token_keyed(desk_secret(desk), buf_string(&purpose), ret);
	buf_free(&purpose);
}

void
device_new(struct visit *visit, const char *email, char ret[DEVICE_TEXT])
{
	char name[TOKEN_TEXT], sealed[TOKEN_TEXT];

	token_new(visit->random, name);
	seal(visit->desk, email, name, sealed);
	(void)snprintf(ret, DEVICE_TEXT, "%s.%s", name, sealed);
}

bool
device_holds(const struct desk *desk, const char *email, const char *device)
{
	char sealed[TOKEN_TEXT];

	if (!device || strlen(device) != DEVICE_TEXT - 1 ||
	    device[NAME_BYTES] != '.')
		return false;
	seal(desk, email, device, sealed);
	return hash_equal(sealed, device + NAME_BYTES + 1, NAME_BYTES);
}
