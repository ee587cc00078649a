/* An Easy Read of the demonstration that tenants have looked at, and its
 * signature. */
#include "desk/demo_inside.h"
#include "desk/easy_read.h"
#include "desk/inside.h"
#include "desk/panel.h"
#include "desk/tenants.h"
#include "wire/model.h"

#define TENANTS_NEEDED 150

static const char *const said[][2] = {
	{"clear", "The pictures helped me. I knew what to do."},
	{"partly", "I was not sure who is coming. The card with the photo is "
		   "a good idea."},
	{"clear", NULL},
};
#define READERS (sizeof said / sizeof *said)

static enum status
look_and_sign(struct visit *visit, void *null, struct fault *fault)
{
	static const struct panel_filter all;
	static const struct page_wish first = {.limit = READERS};
	const struct easy_read_wish of = {"gas-safety-access", "en"};
	struct model *panel = model_object(visit->arena);
	struct model *shown = model_object(visit->arena);
	struct model *made = model_object(visit->arena);
	struct easy_read_reading reading = {.of = of};
	struct easy_read_signing signing = {.of = of};
	struct faults faults = {0};
	const struct model *member;
	enum status status = panel_page(visit, &all, &first, panel, fault);
	size_t n = 0;

	(void)null;
	if (status == OK)
		status = easy_read_show(visit, &of, shown, fault);
	reading.stamp = model_text_of(model_get(shown, "stamp"));
	signing.stamp = reading.stamp;
	member = model_first(model_get(panel, "members"));
	for (; status == OK && member && n < READERS;
	     member = model_next(member), n++) {
		reading.tenant = model_text_of(model_get(member, "tenant"));
		reading.verdict = said[n][0];
		reading.said = said[n][1];
		status = easy_read_look(visit, &reading, made, &faults, fault);
	}
	faults_free(&faults);
	return status == OK && n ? easy_read_sign(visit, &signing, made, fault)
				 : status;
}

enum status
demo_easy_read(const char *path, const struct demo_wish *wish,
	       struct fault *fault)
{
	const struct demo_moment moment = {7300, 43, look_and_sign};

	return wish->tenants < TENANTS_NEEDED
		       ? OK
		       : demo_after(path, wish, &moment, fault);
}
