/* vernacular doctor, the machine: ICU, time, files, the disk. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "cli/doctor.h"
#include "lang/library.h"
#include "lang/zone.h"
#include "post/scan.h"

#define FILES_LEAST 1024
#define DISK_LEAST ((uint64_t)512 << 20)
#define CLOCK_LEAST 1767225600 /* 2026-01-01: older than this program */

void
doctor_library(struct doctor *doctor)
{
	char text[LIBRARY_TEXT];
	struct fault fault;

	if (library_check(text, &fault) == OK)
		doctor_ok(doctor, "ICU", arena_text(doctor->cli->arena, text));
	else
		doctor_ill(doctor, "ICU", &fault);
}

/* London's time comes from rules of our own, whatever TZ says: summer is an
 * hour ahead. Only the clock itself can be wrong. */
void
doctor_time(struct doctor *doctor)
{
	const int64_t summer = 1782864000; /* 2026-07-01T00:00:00Z */
	int64_t now = clock_now(&doctor->cli->clock);
	char text[ZONE_TIME_TEXT];
	struct fault fault;

	if (now < CLOCK_LEAST || zone_local(summer).offset_s != 3600) {
		(void)fault_set(&fault, E_INPUT, "clock",
				N_("The machine's clock is wrong, and every "
				   "deadline with it: set it with timedatectl "
				   "set-ntp true"),
				NULL);
		doctor_ill(doctor, "time", &fault);
		return;
	}
	zone_local_text(now, text);
	doctor_ok(doctor, "time",
		  arena_printf(doctor->cli->arena, "%s in London", text));
}

void
doctor_pdf(struct doctor *doctor)
{
	struct fault fault;

	if (access(PDFTOTEXT, X_OK) == 0) {
		doctor_ok(doctor, "PDF", PDFTOTEXT);
		return;
	}
	(void)fault_set(&fault, E_NOT_FOUND, "PDF",
			N_("The words of PDF files are not counted: apt "
			   "install poppler-utils"),
			NULL);
	doctor_ill(doctor, "PDF", &fault);
}

/* The same address as serve reads. */
void
doctor_scanner(struct doctor *doctor)
{
	const char *address = getenv("VERNACULAR_SCANNER");
	char version[SCAN_TEXT_BYTES];
	struct scanner scanner;
	struct fault fault;

	if (!address || !*address)
		doctor_ok(doctor, "scanner",
			  "none: files that come in are not looked at for "
			  "viruses; VERNACULAR_SCANNER names one");
	else if (scanner_read("VERNACULAR_SCANNER", address,
			      doctor->cli->arena, &scanner, &fault) == OK &&
		 scan_version(&scanner, version, &fault) == OK)
		doctor_ok(doctor, "scanner",
			  arena_text(doctor->cli->arena, version));
	else
		doctor_ill(doctor, "scanner", &fault);
}

/* serve raises the limit for itself as far as it may. */
void
doctor_files(struct doctor *doctor)
{
	struct arena *arena = doctor->cli->arena;
	struct rlimit limit;
	struct fault fault;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		limit.rlim_max = 0;
	if (limit.rlim_max < FILES_LEAST) {
		(void)fault_set(
			&fault, E_IO, "descriptors",
			N_("Only {number} files may be open at once: "
			   "allow 4096 with LimitNOFILE or ulimit -Hn"),
			"number",
			arena_printf(arena, "%ju", (uintmax_t)limit.rlim_max),
			NULL);
		doctor_ill(doctor, "descriptors", &fault);
		return;
	}
	doctor_ok(doctor, "descriptors",
		  limit.rlim_max == RLIM_INFINITY
			  ? "no limit"
			  : arena_printf(arena, "%ju",
					 (uintmax_t)limit.rlim_max));
}

void
doctor_folder(struct doctor *doctor, const char *folder)
{
	struct arena *arena = doctor->cli->arena;
	struct statvfs disk;
	struct fault fault;
	uint64_t free_bytes;

	if (statvfs(folder, &disk) || access(folder, R_OK | W_OK | X_OK)) {
		(void)fault_set(&fault, E_IO, folder,
				N_("The folder of the database is not there or "
				   "may not be written: make it, and give it "
				   "to the user who runs vernacular"),
				NULL);
		doctor_ill(doctor, "disk", &fault);
		return;
	}
	free_bytes = (uint64_t)disk.f_bavail * disk.f_frsize;
	if (free_bytes < DISK_LEAST) {
		(void)fault_set(
			&fault, E_IO, folder,
			N_("Only {number} MB are free: make room, 512 "
			   "MB at least"),
			"number",
			arena_printf(arena, "%" PRIu64, free_bytes >> 20),
			NULL);
		doctor_ill(doctor, "disk", &fault);
		return;
	}
	doctor_ok(doctor, "disk",
		  arena_printf(arena, "%s, %" PRIu64 " MB free", folder,
			       free_bytes >> 20));
}
