/* "store/x.h" in a comment is nothing. */
#include "store/db.h"
#include <sqlite3.h>
#include "page.h"
#include "desk/visit.h"
#include <microhttpd.h>
