/* Faults of the machine, for tests: loaded before the C library (LD_PRELOAD),
 * it makes calls on the database's files fail as a broken disk does, moves the
 * clock, and lets one allocation fail. What it does stands in the file that
 * $FAULT_FILE names, and may be changed while the program runs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* As fault.py has it. */
struct plan {
	int64_t write_errno; /* 0: writes go through */
	int64_t sync_errno;
	int64_t spared;	     /* calls that go through before those fail */
	int64_t clock_s;     /* added to the time of day */
	int64_t fail_alloc;  /* the n-th allocation fails; 0: none */
	int64_t allocs;	     /* so many there were */
	int64_t failed;	     /* calls that failed */
};

static struct plan *plan;
static int64_t nothing[sizeof(struct plan) / sizeof(int64_t)];

static struct plan *
the_plan(void)
{
	const char *path;
	int fd;

	if (plan)
		return plan;
	plan = (struct plan *)nothing;
	path = getenv("FAULT_FILE");
	fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
	if (fd >= 0) {
		void *at = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE,
				MAP_SHARED, fd, 0);

		if (at != MAP_FAILED)
			plan = at;
		close(fd);
	}
	return plan;
}

/* Whether that descriptor is the database or its journal. */
static int
is_ours(int fd)
{
	char link[40] = "/proc/self/fd/", path[300], digits[12];
	size_t at = strlen(link), n = 0;
	ssize_t count;

	do
		digits[n++] = (char)('0' + fd % 10);
	while ((fd /= 10));
	while (n)
		link[at++] = digits[--n];
	link[at] = '\0';
	count = readlink(link, path, sizeof path - 1);
	if (count <= 0)
		return 0;
	path[count] = '\0';
	return strstr(path, ".db") && !strstr(path, "-shm");
}

static int
fails(int64_t error, int fd)
{
	if (!error || !is_ours(fd))
		return 0;
	if (__atomic_sub_fetch(&the_plan()->spared, 1, __ATOMIC_SEQ_CST) >= 0)
		return 0;
	__atomic_add_fetch(&the_plan()->failed, 1, __ATOMIC_SEQ_CST);
	errno = (int)error;
	return 1;
}

#define REAL(name, result, ...)                                               \
	static result (*real)(__VA_ARGS__);                                   \
	if (!real) {                                                          \
		void *found = dlsym(RTLD_NEXT, #name);                        \
		memcpy(&real, &found, sizeof real);                           \
	}

ssize_t
pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
	REAL(pwrite64, ssize_t, int, const void *, size_t, off64_t)
	return fails(the_plan()->write_errno, fd) ? -1
						   : real(fd, bytes, count,
							  at);
}

ssize_t
pwrite(int fd, const void *bytes, size_t count, off_t at)
{
	return pwrite64(fd, bytes, count, at);
}

int
ftruncate64(int fd, off64_t length)
{
	REAL(ftruncate64, int, int, off64_t)
	return fails(the_plan()->write_errno, fd) ? -1 : real(fd, length);
}

int
ftruncate(int fd, off_t length)
{
	return ftruncate64(fd, length);
}

int
fdatasync(int fd)
{
	REAL(fdatasync, int, int)
	return fails(the_plan()->sync_errno, fd) ? -1 : real(fd);
}

int
fsync(int fd)
{
	REAL(fsync, int, int)
	return fails(the_plan()->sync_errno, fd) ? -1 : real(fd);
}

int
clock_gettime(clockid_t which, struct timespec *ret)
{
	REAL(clock_gettime, int, clockid_t, struct timespec *)
	int code = real(which, ret);

	if (!code && which == CLOCK_REALTIME)
		ret->tv_sec += the_plan()->clock_s;
	return code;
}

/* The C library's own, below what is replaced here. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static int
out_of_memory(void)
{
	int64_t n;

	if (!plan || !plan->fail_alloc)
		return 0;
	n = __atomic_add_fetch(&plan->allocs, 1, __ATOMIC_SEQ_CST);
	if (n != plan->fail_alloc)
		return 0;
	plan->failed++;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t bytes)
{
	return out_of_memory() ? NULL : __libc_malloc(bytes);
}

void *
calloc(size_t count, size_t bytes)
{
	return out_of_memory() ? NULL : __libc_calloc(count, bytes);
}

void *
realloc(void *old, size_t bytes)
{
	return out_of_memory() ? NULL : __libc_realloc(old, bytes);
}

/* Allocations count from the start of the program, not of the loader. */
__attribute__((constructor)) static void
begin(void)
{
	(void)the_plan();
}
