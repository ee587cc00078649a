/* How far long work has come. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

#define BAR 40

/* As long as what is done took, for what is not; known after a second. */
static void
draw_left(const struct progress *progress)
{
	double spent = clock_elapsed() - progress->began_s, left;

	if (spent < 1 || progress->shown <= 0 || progress->shown >= 100) {
		fputs("           ", stderr);
		return;
	}
	left = spent * (100 - progress->shown) / progress->shown;
	fprintf(stderr, ", %3d:%02d left", (int)left / 60, (int)left % 60);
}

static void
draw(const struct progress *progress)
{
	int filled = progress->shown * BAR / 100;

	fputc('\r', stderr);
	fputc('[', stderr);
	for (int i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : ' ', stderr);
	fprintf(stderr, "] %3d %% %s", progress->shown, progress->what);
	draw_left(progress);
	fflush(stderr);
}

struct progress
progress_start(const char *what, int64_t total)
{
	struct progress progress = {
		.what = what,
		.total = total,
		.terminal = isatty(STDERR_FILENO),
		.began_s = clock_elapsed(),
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
