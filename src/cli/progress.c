/* How far long work has come. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#define BAR 40

static void
draw(const struct progress *progress)
{
	int filled = progress->shown * BAR / 100;

	fputc('\r', stderr);
	fputc('[', stderr);
	for (int i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : ' ', stderr);
	fprintf(stderr, "] %3d %% %s", progress->shown, progress->what);
	fflush(stderr);
}

struct progress
progress_start(const char *what, int64_t total)
{
	struct progress progress = {
		.what = what,
		.total = total,
		.terminal = isatty(STDERR_FILENO),
	};

	if (progress.terminal && total > 0)
		draw(&progress);
	return progress;
}

void
progress_at(struct progress *progress, int64_t done)
{
	int step = progress->terminal ? 1 : 10, percent;

	if (progress->total <= 0)
		return;
	percent = done >= progress->total
			  ? 100
			  : (int)((double)done * 100 / (double)progress->total);
	if (percent < progress->shown + step)
		return;
	progress->shown = percent - percent % step;
	if (progress->terminal)
		draw(progress);
	else
		fprintf(stderr, "%s: %d %%\n", progress->what, progress->shown);
}

void
progress_end(struct progress *progress)
{
	progress_at(progress, progress->total);
	if (progress->terminal && progress->total > 0)
		fputc('\n', stderr);
}
