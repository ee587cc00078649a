/* The notices that a command works with. */
#include "cli/notice_set.h"

#include <string.h>

#include "cli/notices.h"
#include "cli/service.h"
#include "desk/review.h"

enum cli_exit
notice_set_open(struct cli *cli, struct notice_set *set)
{
	struct visit *visit = &set->visit;
	struct service service;
	struct fault fault;
	enum status status;

	*set = (struct notice_set){.visit = {.arena = cli->arena}};
	if (!cli->db_named) {
		enum cli_exit code = cli_notices(cli, &set->files);

		set->notices = set->files;
		return code;
	}
	status = service_open(cli, &service, &fault);
	if (status != OK)
		return cli_fail(&fault);
	set->desk = service.desk;
	set->house = service.house;
	status = desk_read_begin(set->desk, &set->house, cli->arena, visit,
				 &fault);
	if (status == OK)
		status = desk_notices(visit, set->house.organisation,
				      &set->notices, &fault);
	return status == OK ? CLI_DONE : cli_fail(&fault);
}

void
notice_set_close(struct notice_set *set)
{
	notices_free(set->files);
	if (set->visit.db)
		desk_read_end(&set->visit);
	if (set->desk) {
		struct service service = {.desk = set->desk};

		service_close(&service);
	}
}

/* Who approved what of the letter, where the service knows. */
static enum status
read_reviews(struct notice_set *set, struct merge *merge, struct fault *fault)
{
	struct arena *arena = set->visit.arena;
	struct reviews *reviews;
	enum status status;

	if (set->files)
		return OK;
	reviews = arena_alloc(arena, sizeof *reviews);
	status = reviews_read(&set->visit, set->house.organisation,
			      notice_words(merge->notice, arena), merge->tag,
			      reviews, fault);
	merge->review = &reviews->review;
	return status;
}

enum status
notice_set_words(struct notice_set *set, const char *name, struct merge *merge,
		 struct fault *fault)
{
	if (notices_find(set->notices, name, &merge->notice, fault) != OK)
		return E_NOT_FOUND;
	merge->wording = notices_wording(set->notices, merge->notice,
					 merge->tag, set->visit.arena);
	if (merge->wording || !strcmp(merge->tag->tag, "en"))
		return read_reviews(set, merge, fault);
	return fault_set(fault, E_NOT_FOUND, "--lang",
			 N_("{name} is not translated into {language}: see "
			    "`vernacular notice show {name}`"),
			 "name", name, "language", merge->tag->english, NULL);
}
