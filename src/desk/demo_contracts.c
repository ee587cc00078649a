/* The demonstration's contracts: one with each provider, with rates by what it
 * does, a rise in the second year, and one that ends soon. */
#include <string.h>

#include "base/buf.h"
#include "desk/contracts.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/provider.h"
#include "wire/model.h"

#define HEADINGS                                                          \
	"line,service,language,from,how,unit,amount,percent,"             \
	"shortest_minutes,step_minutes,minimum_price\n"
#define ENDS_SOON 41 /* days from the present, for one of them */
#define ENDS_SOON_WHOSE 9
#define YEARS 5

static bool
does(const struct demo_provider *p, char service)
{
	return strchr(p->services, service) != NULL;
}

static bool
signs(const struct demo_provider *p)
{
	return !strcmp(p->languages.word[0], "bfi");
}

/* Pence as pounds, a little different for each provider, with the rise. */
static const char *
pounds(struct arena *arena, int pence, int64_t number, int rise_percent)
{
	int each = pence + (int)(number * 7 % 10) * pence / 100;

	each += each * rise_percent / 100;
	return arena_printf(arena, "%d.%02d", each / 100, each % 100);
}

static void
put_interpreting(struct buf *out, struct arena *arena,
		 const struct demo_provider *p, int64_t number, int rise)
{
	bool in_house = *p->kind == 'i';
	int hour = in_house ? 1950 : signs(p) ? 4600 : 3600;

	buf_printf(out, "rate,interpreting,,,on-site,hour,%s,,%d,15,\n",
		   pounds(arena, hour, number, rise),
		   in_house ? 30 : signs(p) ? 120 : 60);
	buf_printf(out, "rate,interpreting,,,video,hour,%s,,%d,15,\n",
		   pounds(arena, hour - 200, number, rise),
		   in_house ? 30 : signs(p) ? 60 : 30);
	buf_printf(out, "rate,interpreting,,,telephone,minute,%s,,10,,\n",
		   pounds(arena, in_house ? 33 : 62, number, rise));
	buf_printf(out, "rate,interpreting,,,on-demand,minute,%s,,,,\n",
		   pounds(arena, in_house ? 33 : 68, number, rise));
	if (in_house)
		return;
	buf_text(out, "out-of-hours,,,,,,,50,,,\n"
		      "bank-holiday,,,,,,,100,,,\n"
		      "travel,,,,,mile,0.45,,,,\n");
	if (signs(p))
		buf_text(out, "cancellation,interpreting,bfi,,,days,14,50,,,\n"
			      "cancellation,interpreting,bfi,,,days,8,100,,,\n"
			      "travel,,,,,hour,22.00,,,,\n");
	else
		buf_text(out,
			 "cancellation,interpreting,,,,hours,24,100,,,\n");
}

static void
put_translation(struct buf *out, struct arena *arena,
		const struct demo_provider *p, int64_t number, int rise)
{
	bool in_house = *p->kind == 'i';
	int tenth = (in_house ? 60 : 115) + (int)(number * 7 % 20);

	tenth += tenth * rise / 100;
	buf_printf(out, "rate,translation,,,,word,0.%03d,,,,%s\n", tenth,
		   in_house ? "0.00"
			    : pounds(arena, 2500, number, rise));
	if (*p->kind == 'a')
		buf_text(out, "words,,,,,context,,0,,,\n"
			      "words,,,,,exact,,10,,,\n"
			      "words,,,,,repetition,,20,,,\n"
			      "words,,,,,95-99,,30,,,\n"
			      "words,,,,,85-94,,60,,,\n"
			      "words,,,,,75-84,,80,,,\n");
	if (!in_house)
		buf_text(out,
			 "cancellation,translation,,,,agreed,,25,,,\n");
}

static void
put_formats(struct buf *out, struct arena *arena,
	    const struct demo_provider *p, int64_t number, int rise)
{
	static const struct {
		const char *format, *unit;
		int pence, least;
	} rows[] = {
		{"large-print", "page", 120, 800},
		{"braille", "page", 240, 1500},
		{"audio", "item", 5500, 0},
		{"easy-read", "page", 3800, 7600},
		{"bsl-video", "item", 32000, 0},
		{"paper", "page", 40, 400},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t j = 0; j < p->ways.count; j++)
			if (!strcmp(rows[i].format, p->ways.word[j]))
				buf_printf(out,
					   "rate,format,,,%s,%s,%s,,,,%s\n",
					   rows[i].format, rows[i].unit,
					   pounds(arena, rows[i].pence, number,
						  rise),
					   pounds(arena, rows[i].least, 0,
						  rise));
}

static enum status
add_card(struct visit *visit, const struct demo_provider *p, int64_t number,
	 struct card_input *in, struct fault *fault)
{
	struct buf table = {0};
	struct faults faults = {0};
	int rise = in->version > 1 ? 3 : 0;
	enum status status;

	buf_text(&table, HEADINGS);
	if (does(p, 'i'))
		put_interpreting(&table, visit->arena, p, number, rise);
	if (does(p, 't'))
		put_translation(&table, visit->arena, p, number, rise);
	if (does(p, 'f'))
		put_formats(&table, visit->arena, p, number, rise);
	if (*p->kind == 'a')
		buf_text(&table, "target,,,,,in-standard,2,95,,,\n"
				 "target,,,,,accepted,,90,,,\n"
				 "vat,,,,,,,20,,,\n");
	in->table = buf_string(&table);
	status = contract_price(visit, in, model_object(visit->arena), &faults,
				fault);
	if (status == E_INPUT && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	buf_free(&table);
	return status;
}

static const char *
day_text(struct arena *arena, int32_t day)
{
	char text[ZONE_DAY_TEXT];

	zone_day_text(day, text);
	return arena_text(arena, text);
}

/* From the first of April before the demonstration's work begins. */
static enum status
add_contract(struct demo *demo, struct visit *visit, int64_t number,
	     struct fault *fault)
{
	const struct demo_provider *p = &demo->data.provider[number];
	struct access access = visit_access_of_service(visit);
	int32_t present = zone_local(demo->wish->now_utc).day_days;
	int year = civil_from_day(zone_local(visit->now_utc).day_days).year;
	struct contract_input in = {
		.organisation = demo->data.landlord[0].name,
		.name = *p->kind == 'i'	  ? "Colleagues who help out"
			: *p->kind == 'a' ? "Language services framework"
					  : "Terms for freelancers",
		.position = p->contract_order ? p->contract_order : 1,
	};
	struct card_input card = {.reason = "As the contract says",
				  .version = 1};
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	struct provider provider;
	char id[ID_TEXT];
	enum status status = provider_by_name(&access, demo->organisation[0],
					      p->name, &provider, fault);

	if (status != OK)
		return status;
	id_format(provider.id, id);
	in.provider = id;
	in.number = arena_printf(visit->arena, "LS/%d/%02d", year - 1,
				 (int)number + 1);
	in.starts = day_text(visit->arena, day_from_civil(year - 1, 4, 1));
	in.ends = day_text(visit->arena,
			   number == ENDS_SOON_WHOSE
				   ? present + ENDS_SOON
				   : day_from_civil(year - 1 + YEARS, 3, 31));
	status = contract_add(visit, &in, made, &faults, fault);
	faults_free(&faults);
	card.id = model_text_of(model_get(made, "id"));
	card.from = in.starts;
	if (status == OK)
		status = add_card(visit, p, number, &card, fault);
	card.version = 2;
	card.from = day_text(visit->arena, day_from_civil(year + 1, 4, 1));
	card.reason = "Yearly review: 3 per cent more";
	return status == OK ? add_card(visit, p, number, &card, fault)
			    : status;
}

enum status
demo_contracts(struct demo *demo, struct fault *fault)
{
	return demo_many(demo, N_("contracts"), (int64_t)demo->data.providers,
			 add_contract, fault);
}
