/* A recipient of a campaign who stands in the register: name, address,
 * language and format are what is recorded, and who must not be written to by
 * post gets nothing here. */
#include <string.h>

#include "cli/campaign_inside.h"
#include "core/choice.h"
#include "core/worktime.h"
#include "desk/addressee.h"
#include "desk/enclose.h"
#include "desk/inside.h"
#include "notice/template.h"
#include "store/need.h"
#include "wire/model.h"

#define WANTED_MOST 64

static void
fill(const struct campaign *c, struct model *values, const char *name,
     const char *value)
{
	if (value && *value && notice_field(c->notice, name) &&
	    !model_get(values, name))
		model_text(values, name, value);
}

static void
fill_values(const struct campaign *c, const struct tenant *tenant,
	    struct arena *arena, struct model *values)
{
	const char *home = NULL;

	for (int i = 0; i < ADDRESS_LINES; i++)
		if (tenant->address[i])
			home = home ? arena_printf(arena, "%s, %s", home,
						   tenant->address[i])
				    : tenant->address[i];
	fill(c, values, "tenant_name",
	     tenant->name_native ? tenant->name_native : tenant->name);
	fill(c, values, "address", home);
	fill(c, values, "reference", tenant->reference);
}

/* As it shows in the window, or why it cannot. */
static enum status
take_address(const struct tenant *tenant, struct address *ret,
	     struct fault *fault)
{
	const char *line[ADDRESS_LINES + 2] = {tenant->name};
	enum status status = OK;

	memcpy(line + 1, tenant->address, sizeof tenant->address);
	line[ADDRESS_LINES + 1] = tenant->postcode;
	*ret = (struct address){.lines = 0};
	for (size_t i = 0; i < ADDRESS_LINES + 2 && status == OK; i++) {
		if (!line[i])
			continue;
		if (ret->lines == ADDRESS_LINES_MAX)
			status = address_refuse(ADDRESS_TOO_MANY_LINES, "",
						fault);
		else
			ret->line[ret->lines++] = line[i];
	}
	if (status == OK)
		status = address_acceptable(ret, fault);
	if (status != OK)
		memcpy(fault->where, "tenant", sizeof "tenant");
	return status;
}

static void
take_choice(const struct choice *choice, struct row_said *said)
{
	said->language = choice->language;
	said->paper = choice->paper;
	said->spaced = choice->spaced;
	if (choice->format != FORMAT_NONE && choice->format != FORMAT_PAPER)
		said->format = format_names[choice->format];
	if (choice->format == FORMAT_BRAILLE)
		said->grade = choice->size;
	else
		said->size_pt = choice->size;
}

/* What is printed goes by post. */
static enum status
check_way(const struct choice *choice, struct fault *fault)
{
	if (choice->stop == CHOICE_GOES && choice->channel == CHANNEL_LETTER)
		return OK;
	return fault_set(fault, E_INPUT, "tenant",
			 N_("The register says that this tenant gets no letter "
			    "by post ({channel}): take the row out, and issue "
			    "the letter by itself"),
			 "channel", channel_names[choice->channel], NULL);
}

static enum status
choose(struct visit *visit, const struct addressee *to, struct row_said *said,
       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct wanted wanted[WANTED_MOST];
	struct choice_case question = {.channel = -1,
				       .email = to->tenant.email &&
						*to->tenant.email,
				       .need = wanted};
	struct choice choice;
	struct needs needs;
	enum status status = need_active(&access, to->tenant.id, &needs, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < needs.count && question.needs < WANTED_MOST; i++)
		wanted[question.needs++] = (struct wanted){needs.list[i].kind,
							   needs.list[i].value};
	choice_make(&question, &choice);
	take_choice(&choice, said);
	return check_way(&choice, fault);
}

/* Dates that the law has a rule for keep it, and what goes with a prescribed
 * form goes where the form is enclosed. */
static enum status
check_form(struct campaign *c, const struct tenant *tenant,
	   const struct row_said *said, struct model *values,
	   struct fault *fault)
{
	struct visit *visit = &c->set.visit;
	const struct tag *tag =
		tag_find(said->language ? said->language : "en");
	struct enclosed enclosed;
	struct calendar calendar;
	struct enclosing of = {.notice = c->notice,
			       .tenant = tenant,
			       .tag = tag ? tag : tag_find("en"),
			       .calendar = &calendar,
			       .values = values};
	enum status status;

	if (c->draft != MERGE_FINAL)
		return OK;
	status = visit_calendar(visit, tenant->organisation, &calendar, fault);
	if (status == OK)
		status = enclose_find(visit, &of, &enclosed, fault);
	if (status != OK || enclosed.state != ENCLOSED_FORM)
		return status;
	return fault_set(fault, E_INPUT, "tenant",
			 N_("A prescribed form goes with this letter, which "
			    "only the service encloses: make the campaign in "
			    "the browser"),
			 NULL);
}

/* The field of the notice, as a column of the table is called. */
static void
place_at_field(struct fault *fault)
{
	static const char data[] = "/data/";
	char field[FAULT_BYTES] = "tenant";

	if (!strncmp(fault->where, data, sizeof data - 1))
		memcpy(field, fault->where + sizeof data - 1,
		       strlen(fault->where) - sizeof data + 2);
	memcpy(fault->where, field, sizeof fault->where);
}

enum status
campaign_tenant(struct campaign *c, const char *reference, struct arena *arena,
		struct recipient *ret, struct row_said *said,
		struct model *values, struct fault *fault)
{
	struct visit *visit = &c->set.visit;
	struct addressee to;
	enum status status;

	if (!visit->db)
		return fault_set(fault, E_INPUT, "tenant",
				 N_("There is no database to find tenants in: "
				    "name it with --db, or give name and "
				    "address"),
				 NULL);
	visit->arena = arena;
	status = addressee_choose(visit, reference, NULL, &to, fault);
	if (status == E_NOT_FOUND)
		status = fault_set(fault, E_INPUT, "tenant",
				   N_("No tenant has the reference {value}: "
				      "look it up in the register"),
				   "value", reference, NULL);
	if (status == OK) {
		ret->tenant = to.tenant.id;
		ret->landlord = to.tenant.organisation;
		status = choose(visit, &to, said, fault);
	}
	if (status != OK) {
		memcpy(fault->where, "tenant", sizeof "tenant");
		return status;
	}
	status = take_address(&to.tenant, &ret->to, fault);
	if (status != OK)
		return status;
	fill_values(c, &to.tenant, arena, values);
	status = check_form(c, &to.tenant, said, values, fault);
	if (status != OK)
		place_at_field(fault);
	return status;
}
