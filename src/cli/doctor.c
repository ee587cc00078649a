/* vernacular doctor: is everything there that the service needs? One line
 * each: ok, or the mend. Nothing is changed. */
#include "cli/doctor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/place.h"
#include "cli/commands.h"
#include "lang/catalogue.h"
#include "notice/check.h"
#include "notice/notices.h"
#include "notice/template.h"
#include "lang/zone.h"
#include "store/backup.h"
#include "store/health.h"

#define TEST_EVERY_DAYS 90
#define DAY_SECONDS 86400
#include "wire/mustache.h"

void
doctor_ok(struct doctor *doctor, const char *name, const char *text)
{
	buf_printf(doctor->out, "ok    %s: %s\n", name, text);
}

void
doctor_ill(struct doctor *doctor, const char *name, const struct fault *fault)
{
	char text[2 * FAULT_BYTES * FAULT_ARGS];

	fault_text(fault, fault->message, text, sizeof text);
	buf_printf(doctor->out, "mend  %s: %s%s%s\n", name, fault->where,
		   fault->where[0] ? ": " : "", text);
	doctor->ills++;
}

static void
all_ill(struct doctor *doctor, const char *name, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count && i < FAULTS_MAX; i++)
		doctor_ill(doctor, name, &faults->list[i]);
}

static void
look_at_catalogues(struct doctor *doctor, const char *name, const char *folder)
{
	struct arena *arena = doctor->cli->arena;
	struct catalogues *all = NULL;
	struct faults faults = {0};
	const char *tags = "en";

	if (catalogues_load(place_file(arena, folder), &all, &faults) != OK) {
		all_ill(doctor, name, &faults);
	} else {
		const struct catalogue *one;

		for (size_t i = 0; (one = catalogues_at(all, i)); i++)
			tags = arena_printf(arena, "%s %s", tags,
					    catalogue_tag(one)->tag);
		doctor_ok(doctor, name, tags);
	}
	catalogues_free(all);
	faults_free(&faults);
}

/* The service compiles a page when it is first asked for: here each is. */
static void
look_at_pages(struct doctor *doctor)
{
	struct arena *arena = doctor->cli->arena;
	const char *folder = place_file(arena, "templates/pages");
	struct mustache_set *set = mustache_set_folder(MUSTACHE_PAGE, folder);
	struct buf names = {0};
	int ills = doctor->ills, pages = 0;
	char *name, *rest;

	mustache_folder_names(folder, &names);
	name = arena_text(arena, buf_string(&names));
	for (; (rest = strchr(name, '\n')); name = rest + 1, pages++) {
		const struct mustache *page;
		struct fault fault;

		*rest = '\0';
		if (mustache_load(set, name, &page, &fault) != OK)
			doctor_ill(doctor, "pages", &fault);
	}
	if (doctor->ills == ills)
		doctor_ok(doctor, "pages",
			  arena_printf(arena, "%d templates", pages));
	buf_free(&names);
	mustache_set_free(set);
}

static void
look_at_notices(struct doctor *doctor)
{
	struct arena *arena = doctor->cli->arena;
	struct notices *all = NULL;
	struct faults faults = {0};
	const struct notice *one;
	const char *folder = place_file(arena, "templates/notices");
	const char *names = "";

	if (notices_load(folder, &all, &faults) == OK)
		for (size_t i = 0; (one = notices_at(all, i)); i++) {
			(void)!notice_check(all, one, &faults);
			names = arena_printf(arena, "%s%s%s", names,
					     *names ? " " : "", one->name);
		}
	if (faults.count)
		all_ill(doctor, "notices", &faults);
	else
		doctor_ok(doctor, "notices", *names ? names : "none yet");
	notices_free(all);
	faults_free(&faults);
}

/* Needs are in it: nobody else on the machine may read them. */
static bool
is_private(struct doctor *doctor, const char *path)
{
	struct stat about;
	struct fault fault;

	if (stat(path, &about) || !(about.st_mode & 077))
		return true;
	(void)fault_set(&fault, E_REFUSED, path,
			N_("Others on this machine may read what tenants told "
			   "you: chmod 600 the file"),
			NULL);
	doctor_ill(doctor, "database", &fault);
	return false;
}

/* A backup that was never restored is a hope. */
static void
look_at_backup(struct doctor *doctor, const char *path)
{
	struct arena *arena = doctor->cli->arena;
	int64_t tested = 0, now = clock_now(&doctor->cli->clock);
	struct fault fault;

	if (backup_last_test(path, &tested, &fault) != OK) {
		doctor_ill(doctor, "backup", &fault);
	} else if (!tested) {
		doctor_ok(doctor, "backup",
			  "none was ever tested by restoring it: vernacular "
			  "backup check FILE");
	} else if (now - tested > TEST_EVERY_DAYS * DAY_SECONDS) {
		(void)fault_set(&fault, E_REFUSED, "",
				N_("The last that was tested by restoring it "
				   "was {days} days ago: vernacular backup "
				   "check FILE"),
				"days",
				arena_printf(arena, "%" PRId64,
					     (now - tested) / DAY_SECONDS),
				NULL);
		doctor_ill(doctor, "backup", &fault);
	} else {
		char text[ZONE_TIME_TEXT];

		zone_local_text(tested, text);
		doctor_ok(doctor, "backup",
			  arena_printf(arena, "tested by restoring it %s",
				       text));
	}
}

static void
look_at_database(struct doctor *doctor, const char *path)
{
	struct arena *arena = doctor->cli->arena;
	struct health health;
	struct fault fault;
	const char *text;

	if (health_check(path, &health, &fault) != OK) {
		if (!strcmp(fault.where, "database"))
			snprintf(fault.where, sizeof fault.where, "%s", path);
		doctor_ill(doctor, "database", &fault);
		return;
	}
	if (!is_private(doctor, path))
		return;
	text = health.version < health.newest
		       ? arena_printf(arena,
				      "%s, schema %d, which the next start "
				      "brings to %d",
				      path, health.version, health.newest)
		       : arena_printf(arena,
				      "%s, schema %d, %" PRId64
				      " events, head %s",
				      path, health.version,
				      health.census.events, health.census.head);
	doctor_ok(doctor, "database", text);
	if (health.version == health.newest)
		look_at_backup(doctor, path);
}

/* Before init there is nothing to look at, unless somebody named a file. */
static bool
is_named(const struct cli *cli)
{
	const char *environment = getenv("VERNACULAR_DB");

	return option_given(cli->options, "db") ||
	       (environment && *environment);
}

static enum cli_exit
run(struct cli *cli)
{
	struct buf out = {0};
	struct doctor doctor = {.cli = cli, .out = &out};
	enum cli_exit code;

	doctor_fonts(&doctor);
	doctor_braille(&doctor);
	doctor_voices(&doctor);
	doctor_library(&doctor);
	doctor_time(&doctor);
	look_at_catalogues(&doctor, "interface", "po");
	look_at_catalogues(&doctor, "tenants", "po/tenant");
	look_at_pages(&doctor);
	look_at_notices(&doctor);
	if (is_named(cli) || !access(cli->db, F_OK))
		look_at_database(&doctor, cli->db);
	else
		doctor_ok(&doctor, "database",
			  "none here yet; vernacular init makes one");
	doctor_folder(&doctor, file_folder(cli->arena, cli->db));
	doctor_files(&doctor);
	doctor_pdf(&doctor);
	doctor_scanner(&doctor);
	code = cli_print(&out);
	buf_free(&out);
	return code == CLI_DONE && doctor.ills ? CLI_FAILED : code;
}

static const struct option options[] = {OPTION_DB};

const struct command command_doctor = {
	.name = "doctor",
	.synopsis = "[--db FILE]",
	.help = N_("Look at fonts, Braille, voices, ICU, time, translations, "
		   "notices, database, disk and limits, and change nothing. "
		   "One line each: ok, or mend with what to do; then the exit "
		   "code is 1. Fonts are looked for in $VERNACULAR_FONTS, else "
		   "/usr/share/fonts; the virus scanner is the one that "
		   "$VERNACULAR_SCANNER names."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.run = run,
};
