/* What one run of a program costs from its start to its end.
 *
 *     cold COMMAND [ARGUMENT...]
 *
 * Prints {"seconds":S,"peak_kb":K}: processor time, user and system, and the
 * most memory that was resident. Ends with 1 where the command does not end
 * with 0. It is small itself, since a child's peak begins with its parent's. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ;

static double
seconds(const struct timeval *time)
{
	return (double)time->tv_sec + 1e-6 * (double)time->tv_usec;
}

int
main(int argc, char **argv)
{
	posix_spawn_file_actions_t quiet;
	struct rusage used;
	pid_t child;
	int status;

	if (argc < 2) {
		fprintf(stderr, "usage: cold COMMAND [ARGUMENT...]\n");
		return 2;
	}
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&child, argv[1], &quiet, NULL, argv + 1, environ) ||
	    wait4(child, &status, 0, &used) != child || status) {
		fprintf(stderr, "cold: %s failed\n", argv[1]);
		return 1;
	}
	printf("{\"seconds\":%.6f,\"peak_kb\":%ld}\n",
	       seconds(&used.ru_utime) + seconds(&used.ru_stime),
	       used.ru_maxrss);
	return 0;
}
