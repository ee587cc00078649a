/* The tables of the whole service: one line for each noun. */
#include "web/routes.h"

static const struct route *const tables[] = {
	routes_gate,
};

struct routes
routes_all(void)
{
	return (struct routes){tables, sizeof tables / sizeof *tables};
}
