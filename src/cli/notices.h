/* The program's own notices, for the subcommands about them. */
#ifndef VERNACULAR_CLI_NOTICES_H
#define VERNACULAR_CLI_NOTICES_H

#include "cli/command.h"
#include "notice/notices.h"

/* Load templates/notices of the program's files; what is wrong there was said
 * where the result is not CLI_DONE. */
enum cli_exit cli_notices(struct cli *, struct notices **ret);

/* notice import and export with the service's store instead. */
enum cli_exit cli_import_stored(struct cli *);
enum cli_exit cli_export_stored(struct cli *);

#endif
