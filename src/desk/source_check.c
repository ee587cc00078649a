/* Versions of the English: found, and tried before they are used. */
#include <string.h>

#include "desk/inside.h"
#include "desk/snapshot.h"
#include "desk/source_inside.h"
#include "notice/notices.h"
#include "notice/template.h"
#include "store/organisation.h"

/* The partnership's version in use; ret->id is 0 where there is none. */
static enum status
partnership_source(struct visit *visit, const char *name, struct source *ret,
		   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation own;
	struct sources used = {NULL, 0};
	enum status status =
		organisation_get(&access, visit_organisation(visit), &own,
				 fault);

	*ret = (struct source){0};
	if (status == OK && own.parent)
		status = source_in_use(&access, own.parent, &used, fault);
	for (size_t i = 0; i < used.count && status == OK; i++)
		if (!strcmp(used.list[i].notice, name))
			*ret = used.list[i];
	return status;
}

bool
is_clause(const struct notices *set, const char *name)
{
	const struct notice *notice;
	struct fault none;

	return notices_source(set, name, &notice, &none) == OK &&
	       notice->kind == NOTICE_CLAUSE;
}

/* What there is without a version of its own. */
static enum status
source_below(struct visit *visit, const char *name, struct source *ret,
	     struct fault *fault)
{
	const struct notices *shipped;
	const struct notice *notice;
	enum status status = partnership_source(visit, name, ret, fault);

	if (status != OK || ret->id) {
		ret->version = 0;
		return status;
	}
	status = desk_notices(visit, 0, &shipped, fault);
	if (status == OK)
		status = notices_source(shipped, name, &notice, fault);
	if (status != OK)
		return status;
	ret->notice = arena_text(visit->arena, name);
	ret->text = notices_text(shipped, notice, NOTICE_STANDARD);
	ret->easy_read = notices_text(shipped, notice, NOTICE_EASY);
	return OK;
}

enum status
source_version(struct visit *visit, const char *name, int64_t version,
	       struct source *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	if (!version)
		return source_below(visit, name, ret, fault);
	status = source_get(&access, visit_organisation(visit), name, version,
			    ret, fault);
	return status == E_NOT_FOUND ? not_found("version", fault) : status;
}

/* The organisation's notices as they would be with it. */
static enum status
check_for(struct visit *visit, int64_t organisation,
	  const struct source *source, const struct notices **ret,
	  struct faults *faults, struct fault *fault)
{
	const char *easy = source->easy_read ? source->easy_read : "";
	const struct notices_cover letter[] = {
		{.part = NOTICES_LETTER, .name = source->notice,
		 .text = source->text, .count = strlen(source->text)},
		{.part = NOTICES_EASY_READ, .name = source->notice,
		 .text = easy, .count = strlen(easy)},
	};
	const struct notices_cover clause = {.part = NOTICES_CLAUSE,
					     .name = source->notice,
					     .text = source->text,
					     .count = strlen(source->text)};
	const struct notices *set;
	enum status status = desk_notices(visit, organisation, &set, fault);

	if (status != OK)
		return status;
	if (is_clause(set, source->notice))
		return snapshot_with(visit, organisation, &clause, 1, ret,
				     faults, fault);
	return snapshot_with(visit, organisation, letter, 2, ret, faults,
			     fault);
}

enum status
source_check(struct visit *visit, const struct source *source,
	     const struct notices **ret, struct faults *faults,
	     struct fault *fault)
{
	return check_for(visit, visit_organisation(visit), source, ret, faults,
			 fault);
}

/* Has it words of its own, and none in the place of these? */
static enum status
is_touched(struct visit *visit, int64_t member, const char *notice, bool *ret,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct sources used;
	enum status status = source_in_use(&access, member, &used, fault);

	*ret = false;
	for (size_t i = 0; i < used.count && status == OK; i++) {
		if (used.list[i].organisation != member)
			continue;
		if (!strcmp(used.list[i].notice, notice)) {
			*ret = false;
			return OK;
		}
		*ret = true;
	}
	return status;
}

static enum status
check_member(struct visit *visit, const struct organisation *member,
	     const struct source *source, struct fault *fault)
{
	char text[2 * FAULT_BYTES * FAULT_ARGS];
	struct faults faults = {0};
	const struct notices *set;
	struct fault why;
	bool touched;
	enum status status = is_touched(visit, member->id, source->notice,
					&touched, fault);

	if (status != OK || !touched)
		return status;
	status = check_for(visit, member->id, source, &set, &faults, &why);
	faults_free(&faults);
	if (status == OK)
		return OK;
	fault_text(&why, why.message, text, sizeof text);
	return fault_set(fault, E_CONFLICT, "version",
			 N_("Letters of {name}, which has words of its own, "
			    "could not be made with this any more: {fault}"),
			 "name", member->name, "fault", text, NULL);
}

enum status
source_check_members(struct visit *visit, const struct source *source,
		     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		if (all.list[i].parent == source->organisation)
			status = check_member(visit, &all.list[i], source,
					      fault);
	return status;
}
