/* The service itself: opening, visits, the way of a write to the disk. */
#include "desk/desk.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/place.h"
#include "desk/campaign_inside.h"
#include "desk/chain_inside.h"
#include "desk/imports_inside.h"
#include "desk/inside.h"
#include "desk/keys.h"
#include "desk/mail_inside.h"
#include "desk/policy_inside.h"
#include "desk/scan.h"
#include "desk/shipped.h"
#include "desk/snapshot.h"
#include "desk/work.h"
#include "lang/catalogue.h"
#include "lang/collate.h"
#include "lang/fold.h"
#include "render/presses.h"
#include "store/db.h"
#include "store/organisation.h"
#include "store/outbox.h"
#include "store/search.h"
#include "store/secret.h"
#include "store/writer.h"

#define TASKS_WAITING 64
#define POSTERS 4
#define SCANNERS 3 /* a scan that hangs holds nothing else up */

struct desk {
	struct store *store;
	struct clock clock;
	enum desk_use use;
	uint64_t seed; /* 0: the system's */
	struct collate *collate;
	struct workers *workers, *posters, *scanners;
	atomic_bool ends;
	struct arena *arena; /* what lives as long as the desk */
	const char *file, *folder;
	struct import_jobs *imports;
	struct campaign_jobs *campaigns;
	struct fold *fold;
	struct presses *presses;
	struct languages *languages;
	struct shipped *shipped[SHIPPED_TABLES];
	struct snapshots *snapshots;
	struct mail_office *mail;
	struct chain_watch *watch;
	const struct scanner *scanner; /* NULL none */
	const char *(*label)(const char *set, const char *word);
	unsigned char secret[HASH_BYTES];
	/* The writer's alone. */
	struct random_source random;
	struct id_maker ids;
	struct calendars *calendars;
	struct policies *policies;
	/* Read on first use. */
	pthread_mutex_t loading;
	struct catalogues *catalogues, *tenants;
};

static enum store_use
store_use(enum desk_use use)
{
	switch (use) {
	case DESK_COMMAND:
		return STORE_COMMAND;
	case DESK_SERVE:
		return STORE_SERVE;
	case DESK_NEW:
		return STORE_NEW;
	case DESK_ERASE:
		return STORE_RETENTION;
	}
	return STORE_COMMAND;
}

struct secret_wish {
	struct desk *desk;
	unsigned char secret[HASH_BYTES];
};

/* The secret that links are signed with: made once for each file. A new file
 * has no keys of older rules. */
static enum status
make_secret(struct db *db, void *self, struct fault *fault)
{
	struct secret_wish *wish = self;
	struct access access = {db, &scope_of_the_service_itself, NULL};

	struct arena *arena = arena_new();
	struct search_state state = {tenant_keys_version(arena), 0};
	enum status status = search_state_put(&access, &state, fault);

	arena_free(arena);
	random_fill(&wish->desk->random, wish->secret, sizeof wish->secret);
	return status == OK ? secret_once(&access, "links", wish->secret, fault)
			    : status;
}

static enum status
load_secret(struct desk *desk, struct fault *fault)
{
	struct access access = {store_reader(desk->store),
				&scope_of_the_service_itself, NULL};
	struct secret_wish wish = {.desk = desk};
	enum status status = secret_get(&access, "links", wish.secret, fault);

	store_release(desk->store, access.db);
	if (status == E_NOT_FOUND)
		status = writer_run(desk->store, make_secret, &wish, fault);
	if (status == OK)
		memcpy(desk->secret, wish.secret, sizeof desk->secret);
	return status;
}

enum status
desk_open(const struct desk_options *options, struct desk **ret_desk,
	  struct fault *fault)
{
	struct store_options store = {.path = options->path,
				      .use = store_use(options->use)};
	struct desk *desk = mem_new(sizeof *desk);
	enum status status;

	desk->arena = arena_new();
	desk->file = arena_text(desk->arena, options->path);
	desk->folder = file_folder(desk->arena, options->path);
	desk->clock = options->clock;
	desk->use = options->use;
	desk->seed = options->seed;
	desk->random = options->seed ? random_seeded(options->seed)
				     : random_system();
	desk->collate = collate_new();
	desk->imports = import_jobs_new();
	desk->campaigns = campaign_jobs_new();
	desk->fold = fold_new();
	desk->presses = presses_new(place_fonts());
	desk->languages = languages_new();
	desk->shipped[SHIPPED_RULES] = shipped_rules();
	desk->shipped[SHIPPED_STATUTES] = shipped_statutes();
	desk->shipped[SHIPPED_EQUALITY] = shipped_equality();
	desk->snapshots = snapshots_new();
	desk->mail = mail_office_new(options->use);
	desk->watch = chain_watch_new();
	desk->label = options->label;
	desk->calendars = calendars_new();
	desk->policies = policies_new();
	pthread_mutex_init(&desk->loading, NULL);
	status = scan_open(options->scanner, desk->arena, &desk->scanner,
			   fault);
	if (status == OK)
		status = store_open(&store, &desk->store, fault);
	if (status == OK)
		status = load_secret(desk, fault);
	if (status == OK)
		status = workers_new(desk, options->workers ? options->workers
							    : 2,
				     TASKS_WAITING, &desk->workers, fault);
	if (status == OK && desk->use == DESK_SERVE)
		status = workers_new(desk, POSTERS, TASKS_WAITING,
				     &desk->posters, fault);
	if (status == OK && desk->use == DESK_SERVE && desk->scanner)
		status = workers_new(desk, SCANNERS, TASKS_WAITING,
				     &desk->scanners, fault);
	if (status != OK) {
		desk_close(desk);
		return status;
	}
	*ret_desk = desk;
	return OK;
}

void
desk_close(struct desk *desk)
{
	if (!desk)
		return;
	atomic_store(&desk->ends, true);
	workers_free(desk->posters);
	workers_free(desk->scanners);
	workers_free(desk->workers);
	store_close(desk->store);
	collate_free(desk->collate);
	import_jobs_free(desk->imports);
	campaign_jobs_free(desk->campaigns);
	fold_free(desk->fold);
	presses_free(desk->presses);
	languages_free(desk->languages);
	for (int i = 0; i < SHIPPED_TABLES; i++)
		shipped_free(desk->shipped[i]);
	calendars_free(desk->calendars);
	policies_free(desk->policies);
	catalogues_free(desk->catalogues);
	catalogues_free(desk->tenants);
	snapshots_free(desk->snapshots);
	mail_office_free(desk->mail);
	chain_watch_free(desk->watch);
	pthread_mutex_destroy(&desk->loading);
	arena_free(desk->arena);
	free(desk);
}

void
desk_discard(const char *path)
{
	static const char *const suffix[] = {"", "-wal", "-shm"};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++)
		(void)unlink(arena_printf(arena, "%s%s", path, suffix[i]));
	arena_free(arena);
}

enum status
desk_probe(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t value;

	if (!store_full(visit->desk->store))
		return OK;
	return counter_next(&access, "probe", &value, fault);
}

struct store *
desk_store(struct desk *desk)
{
	return desk->store;
}

enum status
desk_wipe(struct desk *desk, struct fault *fault)
{
	return store_wipe(desk->store, fault);
}

int64_t
desk_now(const struct desk *desk)
{
	return clock_now(&desk->clock);
}

struct chain_watch *
desk_chain_watch(struct desk *desk)
{
	return desk->watch;
}

struct mail_office *
desk_mail(struct desk *desk)
{
	return desk->mail;
}

const char *(*desk_label(const struct desk *desk))(const char *, const char *)
{
	return desk->label;
}

struct presses *
desk_presses(struct desk *desk)
{
	return desk->presses;
}

struct shipped *
desk_shipped(struct desk *desk, enum shipped_which which)
{
	return desk->shipped[which];
}

struct languages *
desk_languages(struct desk *desk)
{
	return desk->languages;
}

struct snapshots *
desk_snapshots(struct desk *desk)
{
	return desk->snapshots;
}

struct collate *
desk_collate(struct desk *desk)
{
	return desk->collate;
}

struct random_source
desk_random(const struct desk *desk, uint64_t what)
{
	return desk->seed ? random_seeded(desk->seed ^ what) : random_system();
}

struct campaign_jobs *
desk_campaign_jobs(struct desk *desk)
{
	return desk->campaigns;
}

struct import_jobs *
desk_import_jobs(struct desk *desk)
{
	return desk->imports;
}

struct fold *
desk_fold(struct desk *desk)
{
	return desk->fold;
}

struct policies *
desk_policies(struct desk *desk)
{
	return desk->policies;
}

struct calendars *
desk_calendars(struct desk *desk)
{
	return desk->calendars;
}

const unsigned char *
desk_secret(const struct desk *desk)
{
	return desk->secret;
}

/* The first of the faults speaks for all. */
static enum status
first_fault(enum status status, const struct faults *faults,
	    struct fault *fault)
{
	if (status != OK && faults->count && fault)
		*fault = faults->list[0];
	return status;
}

/* A folder's catalogues, read once. */
static enum status
load_catalogues(struct desk *desk, const char *folder, struct catalogues **kept,
		struct fault *fault)
{
	struct faults faults = {0};
	enum status status = OK;

	pthread_mutex_lock(&desk->loading);
	if (!*kept) {
		struct arena *arena = arena_new();

		status = catalogues_load(place_file(arena, folder), kept,
					 &faults);
		status = first_fault(status, &faults, fault);
		arena_free(arena);
	}
	pthread_mutex_unlock(&desk->loading);
	faults_free(&faults);
	return status;
}

enum status
desk_catalogues(struct desk *desk, const struct catalogues **ret,
		struct fault *fault)
{
	enum status status =
		load_catalogues(desk, "po", &desk->catalogues, fault);

	*ret = desk->catalogues;
	return status;
}

enum status
desk_tenant_words(struct desk *desk, const struct catalogues **ret,
		  struct fault *fault)
{
	enum status status =
		load_catalogues(desk, "po/tenant", &desk->tenants, fault);

	*ret = desk->tenants;
	return status;
}

enum status
desk_read_begin(struct desk *desk, const struct caller *caller,
		struct arena *arena, struct visit *visit, struct fault *fault)
{
	(void)fault;
	*visit = (struct visit){
		.desk = desk,
		.db = store_reader(desk->store),
		.caller = caller,
		.arena = arena,
		.held = held_new(),
		.now_utc = desk_now(desk),
	};
	return OK;
}

void
desk_read_end(struct visit *visit)
{
	held_release(visit->held);
	visit->held = NULL;
	store_release(visit->desk->store, visit->db);
	visit->db = NULL;
}

static struct visit
writing(struct desk *desk, struct db *db)
{
	return (struct visit){
		.desk = desk,
		.db = db,
		.now_utc = desk_now(desk),
		.random = &desk->random,
		.ids = &desk->ids,
	};
}

/* A write on its way. */
struct errand {
	struct write_job write;
	struct desk *desk;
	struct desk_job *job;
};

static enum status
errand_run(struct db *db, void *self, struct fault *fault)
{
	struct errand *errand = self;
	struct visit visit = writing(errand->desk, db);
	enum status status;

	visit.caller = errand->job->caller;
	visit.arena = errand->job->arena;
	visit.held = held_new();
	status = errand->job->run(&visit, errand->job->self, fault);
	held_release(visit.held);
	return status;
}

static void
errand_done(void *self, enum status status, const struct fault *fault)
{
	struct errand *errand = self;
	struct desk_job *job = errand->job;

	job->done(job->self, status, fault);
	free(errand);
}

enum status
desk_write(struct desk *desk, struct desk_job *job, struct fault *fault)
{
	struct errand *errand = mem_new(sizeof *errand);
	enum status status;

	errand->desk = desk;
	errand->job = job;
	errand->write.run = errand_run;
	errand->write.done = errand_done;
	errand->write.self = errand;
	status = writer_submit(desk->store, &errand->write, fault);
	if (status != OK)
		free(errand);
	return status;
}

enum status
desk_write_now(struct desk *desk, const struct caller *caller,
	       struct arena *arena,
	       enum status (*run)(struct visit *, void *self, struct fault *),
	       void *self, struct fault *fault)
{
	struct desk_job job = {
		.run = run, .self = self, .caller = caller, .arena = arena};
	struct errand errand = {.desk = desk, .job = &job};

	return writer_run(desk->store, errand_run, &errand, fault);
}

enum status
desk_work(struct desk *desk, struct desk_task *task, struct fault *fault)
{
	return workers_submit(desk->workers, task, fault);
}

const char *
desk_file(const struct desk *desk)
{
	return desk->file;
}

const char *
desk_folder(const struct desk *desk)
{
	return desk->folder;
}

const struct scanner *
desk_scanner(const struct desk *desk)
{
	return desk->scanner;
}

const atomic_bool *
desk_ends(const struct desk *desk)
{
	return &desk->ends;
}

bool
desk_serves(const struct desk *desk)
{
	return desk->use == DESK_SERVE;
}

enum status
desk_post(struct desk *desk, struct desk_task *task, struct fault *fault)
{
	if (!desk->posters)
		return fault_set(fault, E_BUSY, "",
				 N_("Nothing is sent while no service runs: "
				    "start vernacular serve"),
				 NULL);
	return workers_submit(desk->posters, task, fault);
}

enum status
desk_scan(struct desk *desk, struct desk_task *task, struct fault *fault)
{
	return workers_submit(desk->scanners, task, fault);
}

/* What was left behind, with the arena that it stands in. */
struct later {
	struct desk_job job;
	struct arena *arena;
	enum status (*run)(struct visit *, void *self, struct fault *);
	void *self;
};

static enum status
later_run(struct visit *visit, void *self, struct fault *fault)
{
	struct later *later = self;

	return later->run(visit, later->self, fault);
}

static void
later_done(void *self, enum status status, const struct fault *fault)
{
	struct later *later = self;

	(void)status;
	(void)fault;
	arena_free(later->arena);
}

enum status
desk_later(struct desk *desk, struct arena *arena,
	   enum status (*run)(struct visit *, void *self, struct fault *),
	   void *self, struct fault *fault)
{
	struct later *later = arena_alloc(arena, sizeof *later);
	enum status status;

	*later = (struct later){
		.job = {.run = later_run,
			.done = later_done,
			.self = later,
			.arena = arena},
		.arena = arena,
		.run = run,
		.self = self,
	};
	status = desk_write(desk, &later->job, fault);
	if (status != OK)
		arena_free(arena);
	return status;
}
