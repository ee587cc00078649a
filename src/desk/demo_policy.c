/* The partnership's policy in the demonstration, what one member put over it,
 * and changes that wait. */
#include "desk/demo_inside.h"
#include "desk/policy_change.h"
#include "lang/zone.h"
#include "wire/model.h"

#define PARTNERSHIP "Calderbrook Housing Partnership"
#define MEMBER "Calderbrook Homes"

static const char partnership[] =
	"group new-arrivals\n"
	"  name Languages of those who have just come\n"
	"  languages ti uk ckb ps\n"
	"rule dear-translations-ask\n"
	"  order 150\n"
	"  service translation\n"
	"  cost-over 400\n"
	"  verdict ask-manager\n"
	"  response summary\n"
	"  why This translation is dear: a summary may do, a manager decides.\n"
	"standard easy-read\n"
	"  clock service\n"
	"  within 12d\n";
static const char member[] =
	"rule dear-translations-ask\n"
	"  order 150\n"
	"  service translation\n"
	"  cost-over 300\n"
	"  verdict ask-manager\n"
	"  response summary\n"
	"  why With us a manager looks at what costs more than £300.\n"
	"rule long-information-asks\n"
	"  order 300\n"
	"  service translation\n"
	"  class information\n"
	"  words-over 1500\n"
	"  verdict ask-manager\n"
	"  response summary\n"
	"  why Our leaflets are long: past 1,500 words a manager decides.\n";

static enum status
import(struct visit *visit, void *self, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	struct faults faults = {0};
	enum status status =
		policy_import(visit, self, model, &faults, fault);

	faults_free(&faults);
	return status;
}

enum status
demo_policy(struct demo *demo, struct fault *fault)
{
	struct policy_import wish = {
		.name = "partnership",
		.text = partnership,
		.organisation = PARTNERSHIP,
		.reason = "Agreed by the board of the partnership",
	};
	enum status status = desk_write_now(demo->desk, &demo->house,
					    demo->arena, import, &wish, fault);

	wish.name = "member";
	wish.text = member;
	wish.organisation = MEMBER;
	wish.reason = "Our own budget and leaflets";
	return status == OK ? desk_write_now(demo->desk, &demo->house,
					     demo->arena, import, &wish, fault)
			    : status;
}

/* Something proposed that nobody has confirmed. */
static enum status
propose(struct visit *visit, void *self, struct fault *fault)
{
	static const struct policy_said said[] = {
		{"order", "140"},
		{"service", "translation"},
		{"class", "service"},
		{"words-over", "600"},
		{"verdict", "ask-manager"},
		{"response", "summary"},
		{"why", "Long letters about a service: a summary may do."},
	};
	const struct policy_wish wish = {
		.organisation = PARTNERSHIP,
		.kind = "rule",
		.code = "long-letters-ask",
		.said = said,
		.saids = sizeof said / sizeof *said,
		.reason = "The budget of the coming year",
	};
	struct model *model = model_object(visit->arena);
	struct faults faults = {0};
	enum status status;

	(void)self;
	status = policy_propose(visit, &wish, model, &faults, fault);
	faults_free(&faults);
	return status;
}

enum status
demo_policy_waits(const char *path, const struct demo_wish *wish,
		  struct fault *fault)
{
	const struct demo_moment moment = {DAY_SECONDS, 7, propose};

	return demo_after(path, wish, &moment, fault);
}
