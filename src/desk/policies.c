/* An organisation's policy as it holds at a moment, and as the writer keeps
 * it. */
#include "desk/policies.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/name.h"
#include "desk/inside.h"
#include "desk/policy_inside.h"
#include "store/request.h"

#define KEPT 64
#define KEPT_SECONDS 60

struct kept {
	int64_t organisation;
	struct policy_versions versions;
	struct policy policy; /* as it was when it was read */
};

struct policies {
	struct arena *arena;
	struct kept list[KEPT];
	size_t count;
	int64_t read_utc; /* the first of them */
};

struct policies *
policies_new(void)
{
	struct policies *all = mem_new(sizeof *all);

	all->arena = arena_new();
	return all;
}

void
policies_free(struct policies *all)
{
	if (!all)
		return;
	arena_free(all->arena);
	free(all);
}

void
policies_forget(struct policies *all)
{
	arena_reset(all->arena);
	all->count = 0;
}

enum status
policy_row_read(const struct policy_row *row, int64_t organisation,
		struct arena *arena, struct policy_version *ret,
		struct fault *fault)
{
	int kind = name_find(policy_kind_names, POLICY_KINDS, row->kind);
	const struct policy_words words = {
		.kind = (enum policy_kind)kind,
		.code = row->code,
		.stance = row->stance,
		.text = row->text,
	};
	enum status status = OK;

	*ret = (struct policy_version){
		.origin = row->organisation == organisation
				  ? POLICY_OWN
				  : POLICY_PARTNERSHIP,
		.version = row->version,
		.row = row->id,
		.from_utc = row->from_utc,
		.until_utc = row->until_utc,
	};
	if (kind >= 0)
		status = policy_entry_read(&words, arena, &ret->entry, fault);
	if (kind >= 0 && status == OK)
		return OK;
	return fault_set(fault, E_INTERNAL, "policy",
			 N_("The entry {value} of the policy cannot be read: "
			    "put in the version of this program that wrote "
			    "it"),
			 "value", row->code, NULL);
}

enum status
policy_versions(struct visit *visit, const struct versions_query *query,
		struct policy_versions *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct policy_versions all = {NULL, 0};
	struct policy_rows rows;
	enum status status;

	access.arena = query->arena;
	status = policy_rows_in(&access, query->organisation, query->kind,
				&rows, fault);
	if (status == OK && rows.count)
		all.list = arena_alloc(query->arena,
				       rows.count * sizeof *all.list);
	while (status == OK && all.count < rows.count) {
		status = policy_row_read(&rows.list[all.count],
					 query->organisation, query->arena,
					 &all.list[all.count], fault);
		all.count++;
	}
	if (status == OK)
		*ret = all;
	return status;
}

/* Read anew, on the writer. */
static enum status
keep(struct visit *visit, struct policies *all, int64_t organisation,
     struct fault *fault)
{
	struct kept *kept = &all->list[all->count];
	const struct versions_query query = {.organisation = organisation,
					     .arena = all->arena};
	enum status status =
		policy_versions(visit, &query, &kept->versions, fault);

	if (status != OK)
		return status;
	kept->organisation = organisation;
	policy_compose(kept->versions.list, kept->versions.count,
		       visit->now_utc, all->arena, &kept->policy);
	if (!all->count)
		all->read_utc = visit->now_utc;
	all->count++;
	return OK;
}

static bool
holds(const struct kept *kept, int64_t at_utc)
{
	return kept->policy.since_utc <= at_utc &&
	       at_utc < kept->policy.until_utc;
}

/* What the writer keeps of the organisation. */
static enum status
find_kept(struct visit *visit, int64_t organisation, struct kept **ret,
	  struct fault *fault)
{
	struct policies *all = desk_policies(visit->desk);
	enum status status;

	if (all->count == KEPT ||
	    llabs(visit->now_utc - all->read_utc) > KEPT_SECONDS)
		policies_forget(all);
	for (size_t i = 0; i < all->count; i++) {
		if (all->list[i].organisation == organisation) {
			*ret = &all->list[i];
			return OK;
		}
	}
	status = keep(visit, all, organisation, fault);
	if (status == OK)
		*ret = &all->list[all->count - 1];
	return status;
}

enum status
policy_at(struct visit *visit, int64_t organisation, int64_t at_utc,
	  const struct policy **ret, struct fault *fault)
{
	const struct versions_query query = {.organisation = organisation,
					     .arena = visit->arena};
	struct policy_versions versions;
	struct policy *policy;
	struct kept *kept = NULL;
	enum status status;

	if (visit->random) { /* the writer */
		status = find_kept(visit, organisation, &kept, fault);
		if (status == OK && holds(kept, at_utc)) {
			*ret = &kept->policy;
			return OK;
		}
		if (status == OK)
			versions = kept->versions;
	} else {
		status = policy_versions(visit, &query, &versions, fault);
	}
	if (status != OK)
		return status;
	policy = arena_alloc(visit->arena, sizeof *policy);
	policy_compose(versions.list, versions.count, at_utc, visit->arena,
		       policy);
	*ret = policy;
	return OK;
}

enum status
policy_for(struct visit *visit, int64_t organisation,
	   const struct policy **ret, struct fault *fault)
{
	return policy_at(visit, organisation, visit->now_utc, ret, fault);
}

enum status
policy_standard_of(struct visit *visit, const struct item *item,
		   struct standard *ret, struct fault *fault)
{
	const struct policy *policy;
	enum status status = policy_at(visit, item->organisation,
				       item->received_utc, &policy, fault);

	if (status == OK)
		*ret = policy_standard(policy, &item->spec);
	return status;
}

/* The bits of what is not for the caller there. */
static unsigned char
hidden_from(const struct policy *policy, const struct caller *caller,
	    const char *email)
{
	unsigned char bits = 0;

	for (int i = 0; i < SENSITIVITIES; i++)
		if (!policy_sees(policy, (enum sensitivity)i, caller->role,
				 email))
			bits |= (unsigned char)(1u << i);
	return bits;
}

/* Who sees what in one organisation. */
static enum status
seers_in(struct visit *visit, int64_t organisation, struct policy *ret,
	 struct fault *fault)
{
	const struct versions_query query = {
		.organisation = organisation,
		.kind = policy_kind_names[POLICY_SENSITIVITY],
		.arena = visit->arena,
	};
	struct policy_versions versions;
	enum status status = policy_versions(visit, &query, &versions, fault);

	if (status == OK)
		policy_compose(versions.list, versions.count, visit->now_utc,
			       visit->arena, ret);
	return status;
}

/* With every request: what ships holds for all those who put nothing over
 * it. */
enum status
policy_guard(struct visit *visit, struct caller *caller, const char *email,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct scope *scope = &caller->scope;
	unsigned char *hidden = arena_alloc(visit->arena, scope->count + 1);
	unsigned char any = 0;
	unsigned char by_default = hidden_from(&policy_shipped, caller, email);
	struct policy_places own;
	struct policy policy;
	size_t next = 0;
	enum status status = policy_organisations(
		&access, policy_kind_names[POLICY_SENSITIVITY], &own, fault);

	for (size_t i = 0; i < scope->count && status == OK; i++) {
		int64_t organisation = scope->organisation[i];

		hidden[i] = by_default;
		while (next < own.count &&
		       own.organisation[next] < organisation)
			next++;
		if (next < own.count &&
		    own.organisation[next] == organisation) {
			status = seers_in(visit, organisation, &policy, fault);
			if (status == OK)
				hidden[i] =
					hidden_from(&policy, caller, email);
		}
		any |= hidden[i];
	}
	if (status != OK)
		return status;
	scope->hidden = any ? hidden : NULL;
	scope->account = caller->account;
	return OK;
}
