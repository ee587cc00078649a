/* What a reviser typed is kept, checked, and handed on. */
#include <string.h>

#include "desk/inside.h"
#include "desk/requests.h"
#include "desk/revision_inside.h"
#include "desk/translation_job.h"

/* What they put right: before stays what the translator had. */
static void
correct(struct visit *visit, struct revising *of,
	const struct hand_in_press *press)
{
	struct hand_in_parts *parts = &of->making.parts;
	const char **old =
		arena_alloc(visit->arena, (parts->count + 1) * sizeof *old);

	for (size_t i = 0; i < parts->count; i++)
		old[i] = parts->list[i].target;
	parts_type(visit, parts, press);
	of->revision.changed = 0;
	for (size_t i = 0; i < parts->count; i++) {
		struct hand_in_part *part = &parts->list[i];

		if (strcmp(old[i], part->target) != 0 && !part->before)
			part->before = old[i];
		if (part->before && !strcmp(part->before, part->target))
			part->before = NULL;
		of->revision.changed += part->before != NULL;
	}
}

/* The text as it is now, beside what the translator sent. */
static enum status
keep_file(struct visit *visit, struct revising *of, struct fault *fault)
{
	const struct file_of whose = {
		&of->work.item, of->revision.provider ? of->revision.provider
						      : visit_actor(visit)};
	struct file_input file;
	enum status status;

	if (!of->revision.changed)
		return OK;
	status = parts_file(visit, &of->work, &of->making.parts, &file, fault);
	if (status == OK)
		status = file_keep(visit, &whose, &file, &of->making.row.file,
				   fault);
	return status == OK ? job_deliver(visit, of->work.item.id, &file,
					  whose.by, fault)
			    : status;
}

static enum status
done(struct visit *visit, struct revising *of, struct fault *fault)
{
	enum status status = parts_check(visit, &of->work.item,
					 &of->making.parts,
					 &of->making.remarks, fault);

	if (status != OK)
		return status;
	if (remarks_certain(&of->making.remarks))
		return fault_set(fault, E_INPUT, "/parts",
				 N_("As it stands now it is no translation "
				    "into {language}: put it right first"),
				 "language",
				 tag_find(of->work.item.spec.language)
					 ? tag_find(of->work.item.spec.language)
						   ->english
					 : of->work.item.spec.language,
				 NULL);
	of->revision.state = REVISION_DONE;
	of->revision.done_utc = visit->now_utc;
	return keep_file(visit, of, fault);
}

enum status
revision_press(struct visit *visit, struct revising *of,
	       const struct hand_in_press *press, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const char *action = press->action ? press->action : "save";
	enum status status = OK;

	if (strcmp(action, "save") != 0 && strcmp(action, "done") != 0)
		return fault_set(fault, E_INPUT, "/action",
				 N_("{value} cannot be done with a revision: "
				    "save or done"),
				 "value", action, NULL);
	correct(visit, of, press);
	of->revision.account = visit_actor(visit);
	if (!strcmp(action, "done"))
		status = done(visit, of, fault);
	if (status == OK)
		status = making_keep(visit, &of->making, fault);
	if (status == OK)
		status = revision_put(&access, &of->revision, fault);
	if (status == OK && of->revision.state == REVISION_DONE)
		status = log_revision(visit, "revision.done", of, fault);
	if (status == OK && of->revision.state == REVISION_DONE)
		status = work_touch(visit, &of->work, fault);
	return status;
}
