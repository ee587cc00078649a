/* What vernacular doctor looks at: each look prints one line. */
#ifndef VERNACULAR_CLI_DOCTOR_H
#define VERNACULAR_CLI_DOCTOR_H

#include "cli/command.h"

struct doctor {
	struct cli *cli;
	struct buf *out;
	int ills; /* how many lines name a mend */
};

/* "ok    NAME: text", or "mend  NAME: what is wrong, and the mend". */
void doctor_ok(struct doctor *, const char *name, const char *text);
void doctor_ill(struct doctor *, const char *name, const struct fault *);

/* Of the machine. folder: where the database is or will be. */
void doctor_fonts(struct doctor *);
void doctor_braille(struct doctor *);
void doctor_voices(struct doctor *);
void doctor_library(struct doctor *);
void doctor_time(struct doctor *);
void doctor_scanner(struct doctor *); /* what looks at files that come in */
void doctor_files(struct doctor *);
void doctor_pdf(struct doctor *); /* what counts the words of files */
void doctor_folder(struct doctor *, const char *folder);

#endif
