/* What a demonstration's tenant asks for. */
#include "desk/demo_ask.h"

#include <math.h>
#include <string.h>

#include "lang/zone.h"

struct subject {
	const char *text, *document_class;
};

static const struct subject written[] = {
	{"Rent increase letter", "rights"},
	{"Damp and mould summary", "safety"},
	{"Repairs appointment letter", "service"},
	{"Gas safety access letter", "safety"},
	{"Tenancy agreement", "legal"},
	{"Arrears letter with help offered", "legal"},
	{"Complaint response, stage 1", "rights"},
	{"Planned works notice", "service"},
	{"Section 20 intention", "legal"},
	{"Parking and bins leaflet", "information"},
	{"Residents’ newsletter", "information"},
	{"Fire safety instructions", "safety"},
};

static const struct subject spoken[] = {
	{"Home visit, repairs", "service"},
	{"Tenancy sign-up", "legal"},
	{"Benefits advice call", "service"},
	{"Damp inspection", "safety"},
	{"Arrears interview", "legal"},
	{"Anti-social behaviour meeting", "rights"},
	{"Complaint meeting", "rights"},
	{"Welcome call", "service"},
};

static const struct subject incoming = {"Letter from the tenant", "service"};

#define PICK(table, demo)                                                      \
	(&(table)[random_below(&(demo)->random,                                \
			       sizeof(table) / sizeof *(table))])

static void
take_subject(struct intake *in, const struct subject *subject)
{
	in->subject = subject->text;
	in->document_class = subject->document_class;
}

/* Lengths of letters: many of a page, few of twenty. */
static int64_t
word_count(struct demo *demo)
{
	double sum = 0;

	for (int i = 0; i < 6; i++)
		sum += random_unit(&demo->random) - 0.5;
	return (int64_t)(380 * exp(sum * 1.15)) + 40;
}

/* Two to ten days on, at a quarter of an hour of office time. */
static const char *
appointment(struct demo *demo, int64_t at_utc, struct arena *arena)
{
	int32_t day = zone_local(at_utc).day_days + 2 +
		      (int32_t)random_below(&demo->random, 9);
	int32_t quarter = 38 + (int32_t)random_below(&demo->random, 26);
	char text[ZONE_TIME_TEXT];
	int64_t utc;

	while (day_weekday(day) > 4)
		day++;
	zone_utc(day, quarter * 900, &utc);
	zone_utc_text(utc, text);
	return arena_text(arena, text);
}

static const char *
sensitivity(struct demo *demo)
{
	static const char *const words[] = {"domestic-abuse", "safeguarding",
					    "eviction",	      "immigration",
					    "health",	      "health"};

	return demo_chance(demo, 80) ? words[random_below(&demo->random, 6)]
				     : "none";
}

static void
ask_spoken(struct demo *demo, int64_t at_utc, struct arena *arena,
	   struct intake *in)
{
	static const char *const modes[] = {"on-site",	 "on-site",
					    "telephone", "telephone",
					    "telephone", "video"};
	struct intake_item *item = (struct intake_item *)in->item;
	bool signs = !strcmp(item->language, "bfi");

	in->service = "interpreting";
	take_subject(in, PICK(spoken, demo));
	item->mode = signs ? demo_chance(demo, 800) ? "on-site" : "video"
			   : modes[random_below(&demo->random, 6)];
	in->starts_at = appointment(demo, at_utc, arena);
	in->minutes = 30 * (1 + (int64_t)random_below(&demo->random, 4));
	in->sensitivity = sensitivity(demo);
}

static void
ask_written(struct demo *demo, const struct demo_language *l, struct intake *in)
{
	struct intake_item *item = (struct intake_item *)in->item;

	in->service = "translation";
	take_subject(in, PICK(written, demo));
	item->from = "en";
	item->language = l->read[0].tag;
	if (demo_chance(demo, 120)) {
		item->from = l->read[0].tag;
		item->language = "en";
		take_subject(in, &incoming);
	}
	in->words = word_count(demo);
}

static void
ask_format(struct demo *demo, struct intake *in)
{
	static const char *const formats[] = {
		"large-print", "large-print", "large-print", "large-print",
		"audio",       "braille",     "easy-read",   "easy-read"};
	struct intake_item *item = (struct intake_item *)in->item;

	in->service = "format";
	take_subject(in, PICK(written, demo));
	item->from = "en";
	item->language = "en";
	item->format = formats[random_below(&demo->random, 8)];
	in->words = word_count(demo);
}

/* A tenant whose language asks as often as it does; for a format one who
 * needs one. */
static const struct demo_tenant *
pick_tenant(struct demo *demo, bool format)
{
	const struct demo_group *group = &demo->format;

	for (int tries = 0; !format && tries < 50; tries++) {
		group = &demo->group[demo_pick_language(
			&demo->data, DEMO_REQUESTS, &demo->random)];
		if (group->count)
			break;
	}
	if (!group->count)
		return &demo->tenant[random_below(&demo->random,
						  (uint64_t)demo->tenants)];
	return &demo->tenant[group->tenant[random_below(&demo->random,
							group->count)]];
}

void
demo_ask(struct demo *demo, int64_t at_utc, struct arena *arena,
	 struct intake *in, struct intake_item *item)
{
	bool format = demo_chance(demo, 150);
	const struct demo_tenant *tenant = pick_tenant(demo, format);
	const struct demo_language *l = &demo->data.language[tenant->language];
	char received[ZONE_TIME_TEXT];

	zone_utc_text(at_utc, received);
	*item = (struct intake_item){.language = l->tag};
	*in = (struct intake){
		.tenant = tenant->id,
		.received_at = arena_text(arena, received),
		.sensitivity = "none",
		.item = item,
		.items = 1,
	};
	if (format || !tenant->language)
		ask_format(demo, in);
	else if (!strcmp(l->tag, "bfi") || demo_chance(demo, 540))
		ask_spoken(demo, at_utc, arena, in);
	else
		ask_written(demo, l, in);
}
