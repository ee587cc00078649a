/* The DBS level that each matter asks of interpreters. */
#include "desk/dbs_levels.h"

#include <string.h>

#include "core/name.h"
#include "desk/account.h"
#include "desk/decided.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "wire/model.h"

#define NAME "dbs-levels" /* its value: a word for each sensitivity */

/* An empty word would be a slip, not a wish. */
static const char *const wanted_names[DBS_LEVELS] = {
	[DBS_NONE] = "none",
	[DBS_BASIC] = "basic",
	[DBS_STANDARD] = "standard",
	[DBS_ENHANCED] = "enhanced",
};

static bool
parse(const char *text, enum dbs_level ret[SENSITIVITIES])
{
	for (int i = 0; i < SENSITIVITIES; i++) {
		size_t bytes = strcspn(text, " ");
		char word[16];
		int level;

		if (bytes >= sizeof word)
			return false;
		memcpy(word, text, bytes);
		word[bytes] = '\0';
		level = name_find(wanted_names, DBS_LEVELS, word);
		if (level < 0)
			return false;
		ret[i] = (enum dbs_level)level;
		text += bytes;
		text += strspn(text, " ");
	}
	return !*text;
}

enum status
dbs_levels(struct visit *visit, int64_t organisation,
	   enum dbs_level ret[SENSITIVITIES], struct fault *fault)
{
	struct kept_setting kept;
	enum status status =
		decided_get(visit, organisation, NAME, &kept, fault);

	for (int i = 0; i < SENSITIVITIES; i++)
		ret[i] = clearance_level((enum sensitivity)i);
	if (status == OK && kept.organisation && !parse(kept.value, ret))
		return fault_set(fault, E_INTERNAL, NAME,
				 N_("The entry {value} of the policy cannot be "
				    "read: put in the version of this program "
				    "that wrote it"),
				 "value", NAME, NULL);
	return status;
}

enum status
dbs_levels_show(struct visit *visit, struct model *model, struct fault *fault)
{
	enum dbs_level level[SENSITIVITIES];
	struct model *rows;
	enum status status =
		dbs_levels(visit, visit_organisation(visit), level, fault);

	if (status != OK)
		return status;
	rows = model_children(model, "dbs");
	for (int i = 0; i < SENSITIVITIES; i++) {
		struct model *row = model_append(rows);

		model_code(row, "sensitivity", "sensitivity",
			   sensitivity_names[i]);
		model_code(row, "level", "dbs-wanted", wanted_names[level[i]]);
	}
	return OK;
}

enum status
dbs_levels_set(struct visit *visit, const struct dbs_change *in,
	       struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	enum dbs_level level[SENSITIVITIES];
	const char *value = NULL;
	bool changed = false;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = dbs_levels(visit, visit_organisation(visit), level,
				    fault);
	for (int i = 0; status == OK && i < SENSITIVITIES; i++) {
		int said = (int)level[i];
		struct fault wrong;

		if (in->level[i] &&
		    name_check("", wanted_names, DBS_LEVELS, in->level[i],
			       &said, &wrong) != OK)
			field_take(&fields,
				   arena_printf(visit->arena, "dbs_%s",
						sensitivity_names[i]),
				   &wrong);
		changed = changed || said != (int)level[i];
		value = arena_printf(visit->arena, "%s%s%s",
				     value ? value : "", value ? " " : "",
				     wanted_names[said]);
	}
	if (status == OK)
		status = fields_end(&fields, fault);
	return status == OK && changed
		       ? decided_put(visit, visit_organisation(visit), NAME,
				     value, fault)
		       : status;
}
