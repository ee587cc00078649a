/* vernacular report pack: figures to be published, made and written. */
#ifndef VERNACULAR_CLI_REPORT_PACK_H
#define VERNACULAR_CLI_REPORT_PACK_H

#include "cli/command.h"

/* Make a pack from the options of `report` and write it: a ZIP archive, or its
 * files into the folder that -o names. */
enum cli_exit report_pack(struct cli *);

#endif
