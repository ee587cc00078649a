/* Whether a provider may be given a job. */
#include "core/clearance.h"

#include "base/fault.h"
#include "lang/zone.h"

#define ALL (~0u)
#define OF(service) (1u << (service))

const char *const qualification_names[QUALIFICATIONS] = {
	[QUALIFICATION_DPSI] = "dpsi",
	[QUALIFICATION_NRPSI] = "nrpsi",
	[QUALIFICATION_NRCPD] = "nrcpd",
	[QUALIFICATION_TRAINEE] = "nrcpd-trainee",
	[QUALIFICATION_COMMUNITY] = "community-level-3",
	[QUALIFICATION_ISO_13611] = "iso-13611",
	[QUALIFICATION_ISO_17100] = "iso-17100",
	[QUALIFICATION_ISO_18841] = "iso-18841",
	[QUALIFICATION_ISO_20228] = "iso-20228",
	[QUALIFICATION_DBS] = "dbs",
	[QUALIFICATION_EQUALITY] = "equality-training",
	[QUALIFICATION_AUDIT] = "audit",
	[QUALIFICATION_INSURANCE] = "insurance",
	[QUALIFICATION_OTHER] = "other",
};

const char *const dbs_level_names[DBS_LEVELS] = {
	[DBS_NONE] = "",
	[DBS_BASIC] = "basic",
	[DBS_STANDARD] = "standard",
	[DBS_ENHANCED] = "enhanced",
};

const char *const credential_state_names[CREDENTIAL_STATES] = {
	"holds", "due", "lapsed"};

/* The services for which each must be current, once it is recorded. */
static const unsigned counts_for[QUALIFICATIONS] = {
	[QUALIFICATION_DPSI] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_NRPSI] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_NRCPD] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_TRAINEE] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_COMMUNITY] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_ISO_13611] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_ISO_17100] = OF(SERVICE_TRANSLATION),
	[QUALIFICATION_ISO_18841] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_ISO_20228] = OF(SERVICE_INTERPRETING),
	[QUALIFICATION_EQUALITY] = ALL,
	[QUALIFICATION_AUDIT] = ALL,
	[QUALIFICATION_INSURANCE] = ALL,
	[QUALIFICATION_OTHER] = ALL,
	/* A DBS certificate is asked for by the matter: see dbs(). */
	[QUALIFICATION_DBS] = 0,
};

enum credential_state
credential_state(int32_t due_days, int32_t today_days)
{
	if (due_days < today_days)
		return CREDENTIAL_LAPSED;
	return due_days != CREDENTIAL_OPEN &&
			       due_days - today_days <= CREDENTIAL_WARN_DAYS
		       ? CREDENTIAL_DUE
		       : CREDENTIAL_HOLDS;
}

int32_t
credential_check_again(int32_t checked_days, int months)
{
	return day_add_months(checked_days, months);
}

enum dbs_level
clearance_level(enum sensitivity sensitivity)
{
	switch (sensitivity) {
	case SENSITIVITY_DOMESTIC_ABUSE:
	case SENSITIVITY_SAFEGUARDING:
		return DBS_ENHANCED;
	case SENSITIVITY_NONE:
	case SENSITIVITY_EVICTION:
	case SENSITIVITY_IMMIGRATION:
	case SENSITIVITY_HEALTH:
		break;
	}
	return DBS_NONE;
}

/* Health, justice (courts, tribunals, the Home Office) and safety. */
static bool
keeps_trainees_out(enum sensitivity sensitivity)
{
	return sensitivity != SENSITIVITY_NONE;
}

/* The last day on which one of the kind counts; INT32_MIN: none is held. Of
 * the same kind the later renews the earlier; what is other is not the same. */
static int32_t
held_until(const struct holder *holder, int64_t linguist,
	   enum qualification kind)
{
	int32_t until = INT32_MIN;

	for (size_t i = 0; i < holder->credentials; i++) {
		const struct credential *one = &holder->credential[i];

		if (one->linguist != linguist || one->kind != kind)
			continue;
		if (until == INT32_MIN || (kind == QUALIFICATION_OTHER) ==
						  (one->due_days < until))
			until = one->due_days;
	}
	return until;
}

static struct clearance
refuse(enum clearance_out out, enum qualification kind, int32_t due_days,
       int64_t linguist)
{
	return (struct clearance){.out = out,
				  .kind = kind,
				  .due_days = due_days,
				  .linguist = linguist};
}

static struct clearance
fine(int64_t linguist)
{
	return (struct clearance){.out = CLEARANCE_OK,
				  .due_days = CREDENTIAL_OPEN,
				  .linguist = linguist};
}

static struct clearance
current(const struct clearance_case *job, const struct holder *holder,
	int64_t linguist)
{
	for (int kind = 0; kind < QUALIFICATIONS; kind++) {
		int32_t until;

		if (!(counts_for[kind] & OF(job->service)))
			continue;
		until = held_until(holder, linguist, (enum qualification)kind);
		if (until != INT32_MIN && until < job->day_days)
			return refuse(CLEARANCE_LAPSED,
				      (enum qualification)kind, until,
				      linguist);
	}
	return fine(linguist);
}

static struct clearance
dbs(const struct clearance_case *job, const struct holder *holder,
    int64_t linguist)
{
	int32_t until = INT32_MIN;
	bool held = false;

	if (job->level == DBS_NONE)
		return fine(linguist);
	for (size_t i = 0; i < holder->credentials; i++) {
		const struct credential *one = &holder->credential[i];

		if (one->linguist != linguist || one->kind != QUALIFICATION_DBS)
			continue;
		held = true;
		if (one->level >= job->level && one->due_days > until)
			until = one->due_days;
	}
	if (!held)
		return refuse(CLEARANCE_NO_DBS, QUALIFICATION_DBS,
			      CREDENTIAL_OPEN, linguist);
	if (until == INT32_MIN)
		return refuse(CLEARANCE_DBS_LEVEL, QUALIFICATION_DBS,
			      CREDENTIAL_OPEN, linguist);
	return until < job->day_days
		       ? refuse(CLEARANCE_LAPSED, QUALIFICATION_DBS, until,
				linguist)
		       : fine(linguist);
}

static bool
holds(const struct clearance_case *job, const struct holder *holder,
      int64_t linguist, unsigned kinds)
{
	for (int kind = 0; kind < QUALIFICATIONS; kind++)
		if (kinds & QUALIFICATION_BIT(kind) &&
		    held_until(holder, linguist, (enum qualification)kind) >=
			    job->day_days)
			return true;
	return false;
}

/* A trainee who is registered by now is none. */
static bool
is_trainee(const struct clearance_case *job, const struct holder *holder,
	   int64_t linguist)
{
	return holds(job, holder, linguist,
		     QUALIFICATION_BIT(QUALIFICATION_TRAINEE)) &&
	       !holds(job, holder, linguist,
		      QUALIFICATION_BIT(QUALIFICATION_NRCPD));
}

static enum qualification
first_of(unsigned kinds)
{
	int kind = 0;

	while (kind < QUALIFICATION_OTHER && !(kinds & QUALIFICATION_BIT(kind)))
		kind++;
	return (enum qualification)kind;
}

/* The one who comes, or the provider where that is the same. */
static struct clearance
person(const struct clearance_case *job, const struct holder *holder,
       int64_t linguist)
{
	struct clearance found = current(job, holder, linguist);

	if (found.out == CLEARANCE_OK && job->service == SERVICE_INTERPRETING)
		found = dbs(job, holder, linguist);
	if (found.out == CLEARANCE_OK &&
	    keeps_trainees_out(job->sensitivity) &&
	    is_trainee(job, holder, linguist))
		found = refuse(CLEARANCE_TRAINEE, QUALIFICATION_TRAINEE,
			       CREDENTIAL_OPEN, linguist);
	/* A house may hold a standard that its people do not. */
	if (found.out == CLEARANCE_OK && job->wanted &&
	    !holds(job, holder, linguist, job->wanted) &&
	    !holds(job, holder, 0, job->wanted))
		found = refuse(CLEARANCE_UNQUALIFIED, first_of(job->wanted),
			       CREDENTIAL_OPEN, linguist);
	return found;
}

struct clearance
clearance_check(const struct clearance_case *job, const struct holder *holder)
{
	struct clearance_case less = *job;
	struct clearance first;

	if (holder->who == HOLDER_AGENCY)
		less.wanted = 0;
	if (!holder->linguists)
		return person(&less, holder, 0);
	first = current(job, holder, 0);
	if (first.out != CLEARANCE_OK)
		return first;
	for (size_t i = 0; i < holder->linguists; i++) {
		struct clearance one =
			person(job, holder, holder->linguist[i]);

		if (one.out == CLEARANCE_OK)
			return one;
		if (!i)
			first = one;
	}
	return first;
}

const char *
clearance_text(enum clearance_out out)
{
	static const char *const text[CLEARANCE_OUTS] = {
		[CLEARANCE_OK] = N_("They may be given this."),
		[CLEARANCE_LAPSED] =
			N_("Something that they must hold has run out."),
		[CLEARANCE_TRAINEE] =
			N_("They are a trainee: not in matters of health, "
			   "justice or safety."),
		[CLEARANCE_NO_DBS] =
			N_("This matter needs a DBS certificate, and none is "
			   "recorded."),
		[CLEARANCE_DBS_LEVEL] =
			N_("This matter needs a higher DBS level than is "
			   "recorded."),
		[CLEARANCE_UNQUALIFIED] =
			N_("They do not hold the qualification that was asked "
			   "for."),
	};

	return text[out];
}
