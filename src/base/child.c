/* Another program, run on bytes that nobody trusts. Between fork and exec
 * nothing is called that may not be called there (signal-safety(7)). */
#include "config.h"

#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define READ_BYTES 65536
#define NO_PROGRAM 127 /* as shells say it */

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

/* No sockets, so no network and no other service of this machine. Calls of
 * another architecture would have other numbers: none of them.
 * Source: seccomp(2). */
static bool
forbid_sockets(void)
{
#ifdef MACHINE
	static struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	static const struct sock_fprog program = {
		sizeof rules / sizeof *rules, rules};

	return !prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#else
	return true;
#endif
}

#define READ LANDLOCK_ACCESS_FS_READ_FILE
#define READ_ALL                                                               \
	(READ | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE)
#define EVERYTHING ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

/* Programs and what belongs to them may be read, and nothing else of the
 * machine: the register is a file too. Kernels without Landlock have the other
 * bounds only. Source: landlock(7). */
static bool
forbid_files(void)
{
	static const struct {
		const char *path;
		__u64 may;
	} rows[] = {
		{"/usr", READ_ALL},	     {"/lib", READ_ALL},
		{"/lib64", READ_ALL},	     {"/etc/fonts", READ_ALL},
		{"/etc/ld.so.cache", READ},  {"/dev/null", READ},
	};
	const struct landlock_ruleset_attr all = {.handled_access_fs =
							  EVERYTHING};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all,
				 sizeof all.handled_access_fs, 0u);
	bool good;

	if (rules < 0)
		return true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct landlock_path_beneath_attr one = {
			.allowed_access = rows[i].may,
			.parent_fd = open(rows[i].path, O_PATH | O_CLOEXEC),
		};

		if (one.parent_fd < 0)
			continue; /* what is not there is not read */
		(void)syscall(SYS_landlock_add_rule, rules,
			      LANDLOCK_RULE_PATH_BENEATH, &one, 0u);
		close(one.parent_fd);
	}
	good = !syscall(SYS_landlock_restrict_self, rules, 0u);
	close(rules);
	return good;
}

static bool
limit(int resource, size_t most)
{
	const struct rlimit both = {most, most};

	return !setrlimit((unsigned)resource, &both);
}

/* The child's last words of ours. */
_Noreturn static void
become(const struct child *child, int in, int out)
{
	static const char *const environment[] = {"LC_ALL=C.UTF-8", "HOME=/",
						  NULL};
	int nowhere = open("/dev/null", O_WRONLY);
	bool ready = nowhere >= 0 && dup2(in, 0) >= 0 && dup2(out, 1) >= 0 &&
		     dup2(nowhere, 2) >= 0 && !syscall(SYS_close_range, 3u,
						       ~0u, 0u);

	/* What may not be written fails; it does not end the program. */
	ready = ready && signal(SIGXFSZ, SIG_IGN) != SIG_ERR;
	ready = ready && limit(RLIMIT_CPU, (size_t)child->seconds) &&
		limit(RLIMIT_AS, child->memory_most) &&
		limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
		limit(RLIMIT_NOFILE, 32);
	ready = ready && !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
		!prctl(PR_SET_PDEATHSIG, SIGKILL) && forbid_files() &&
		forbid_sockets();
	if (ready)
		execve(child->argv[0], (char *const *)child->argv,
		       (char *const *)environment);
	_exit(NO_PROGRAM);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* All it says until it has ended. False where it says too much or its time is
 * over. */
static bool
listen_to(const struct child *child, int from, struct buf *out)
{
	int64_t end_ms = now_ms() + (int64_t)child->seconds * 1000;
	size_t before = out->count;

	for (;;) {
		struct pollfd poll_from = {.fd = from, .events = POLLIN};
		int64_t left_ms = end_ms - now_ms();
		ssize_t n;

		if (left_ms <= 0 || out->count - before > child->out_most)
			return false;
		if (poll(&poll_from, 1, (int)left_ms) <= 0)
			continue;
		n = read(from, buf_room(out, READ_BYTES + 1), READ_BYTES);
		if (n > 0)
			out->count += (size_t)n;
		out->bytes[out->count] = '\0';
		if (!n || (n < 0 && errno != EINTR))
			return true;
	}
}

/* A file without a name, from its beginning; -1 where there is no memory. */
static int
as_file(const void *bytes, size_t count)
{
	int fd = memfd_create("input", MFD_CLOEXEC);
	const char *at = bytes;

	while (fd >= 0 && count) {
		ssize_t n = write(fd, at, count);

		if (n <= 0) {
			close(fd);
			return -1;
		}
		at += n;
		count -= (size_t)n;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static enum status
end(pid_t pid, const struct child *child, int *ret_exit, struct fault *fault)
{
	int how;

	while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(how))
		return fault_set(fault, E_REFUSED, child->argv[0],
				 N_("This took too long or too much memory and "
				    "was stopped"),
				 NULL);
	if (WEXITSTATUS(how) == NO_PROGRAM)
		return fault_set(fault, E_NOT_FOUND, child->argv[0],
				 N_("The program {value} is not installed"),
				 "value", child->argv[0], NULL);
	*ret_exit = WEXITSTATUS(how);
	return OK;
}

enum status
child_run(const struct child *child, struct buf *out, int *ret_exit,
	  struct fault *fault)
{
	int in = as_file(child->in, child->in_count), pipe_fd[2] = {-1, -1};
	pid_t pid = -1;

	if (in >= 0 && !pipe2(pipe_fd, O_CLOEXEC))
		pid = fork();
	if (!pid)
		become(child, in, pipe_fd[1]);
	if (in >= 0)
		close(in);
	if (pipe_fd[1] >= 0)
		close(pipe_fd[1]);
	if (pid < 0) {
		if (pipe_fd[0] >= 0)
			close(pipe_fd[0]);
		return fault_set(fault, E_IO, child->argv[0],
				 N_("The system starts no more programs: end "
				    "others, or try again"),
				 NULL);
	}
	if (!listen_to(child, pipe_fd[0], out))
		kill(pid, SIGKILL);
	close(pipe_fd[0]);
	return end(pid, child, ret_exit, fault);
}
