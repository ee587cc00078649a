/* Translations of the demonstration as they are made: one handed in with
 * something to look at, one sent back, one half typed. */
#include "desk/attachments.h"
#include "desk/demo_inside.h"
#include "desk/hand_ins.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/item.h"
#include "desk/offers.h"
#include "desk/requests.h"
#include "wire/model.h"

#define SENTENCES 4
#define TENANTS_LEAST 20

static const char source[] =
	"Dear tenant,\n\n"
	"Your gas boiler will be checked on 14 December 2026 from 9:30. "
	"Please be at home, or call us on 0161 496 0000.\n\n"
	"The check costs you nothing; we pay the £85.00 ourselves.\n";

enum step { WITH_WARNINGS, SENT_BACK, HALF_TYPED, STEPS };

/* In the order of the steps. Drafts by machine; people who read the language
 * are to look at them. */
static const struct wording {
	const char *language, *text[SENTENCES];
} wordings[STEPS] = {
	{"ur",
	 {"محترم کرایہ دار،",
	  "آپ کے گیس بوائلر کی جانچ 14 دسمبر 2026 کو 9:30 سے ہوگی۔",
	  "براہ کرم گھر پر رہیں، یا ہمیں 0161 496 0000 پر فون کریں۔",
	  "اس جانچ پر آپ کا کچھ خرچ نہیں؛ £85.00 ہم خود ادا کرتے ہیں۔"}},
	{"pl",
	 {"Szanowni Państwo,",
	  "Piecyk gazowy zostanie sprawdzony 14 grudnia 2026 od 9:30.",
	  "Prosimy być w domu lub zadzwonić pod numer 0161 496 0000.",
	  "Kontrola nic Państwa nie kosztuje; £85.00 płacimy sami."}},
	{"ar",
	 {"عزيزي المستأجر،",
	  "سيتم فحص غلاية الغاز لديك في 14 ديسمبر 2026 من الساعة 9:30.",
	  "يرجى البقاء في المنزل أو الاتصال بنا على 0161 496 0000.",
	  "الفحص لا يكلفك شيئا؛ نحن ندفع £85.00 بأنفسنا."}},
};

static enum status
attach(struct visit *visit, const char *ref, struct fault *fault)
{
	const struct file_input input = {"letter.txt", "text/plain", source,
					 sizeof source - 1};
	struct attachment_file file;
	enum status status =
		attachment_examine(&input, visit->arena, &file, fault);

	return status == OK ? attachment_add(visit, ref, &file,
					     model_object(visit->arena), fault)
			    : status;
}

/* As its provider, who is signed in. */
static enum status
press(struct visit *visit, const struct work *work,
      struct hand_in_press *pressed, struct fault *fault)
{
	const struct caller *house = visit->caller;
	const struct caller agency = {.role = ROLE_PROVIDER,
				      .provider = work->item.provider};
	const struct hand_in_looked *looked;
	char id[ID_TEXT];
	const struct offer_key key = {.item = id};
	enum status status;

	id_format(work->item.id, id);
	visit->caller = &agency;
	status = hand_in_look(visit, &key, pressed, &looked, fault);
	if (status == OK)
		status = hand_in_take(visit, &key, looked,
				      model_object(visit->arena), fault);
	visit->caller = house;
	return status;
}

static enum status
send_back(struct visit *visit, const char *ref, struct fault *fault)
{
	struct model *shown = model_object(visit->arena);
	struct item_act act = {
		.ref = ref,
		.n = 1,
		.action = "return",
		.reason = "Say “boiler” as in our other letters, please.",
	};
	enum status status = request_show(visit, ref, shown, fault);

	act.version = model_int_of(model_get(shown, "version"));
	return status == OK ? item_act(visit, &act, NULL, fault) : status;
}

/* What its provider types, and what becomes of it. */
static enum status
show_step(struct visit *visit, const struct work *work, enum step step,
	  struct fault *fault)
{
	const struct wording *words = &wordings[step];
	struct hand_in_typed typed[SENTENCES];
	struct hand_in_press pressed = {
		.action = step == HALF_TYPED ? "save" : "check",
		.typed = typed,
		.count = step == HALF_TYPED ? 2 : SENTENCES,
	};
	enum status status;

	for (int i = 0; i < SENTENCES; i++)
		typed[i] = (struct hand_in_typed){i + 1, words->text[i]};
	if (step == WITH_WARNINGS)
		typed[3].text = words->text[0];
	status = press(visit, work, &pressed, fault);
	pressed.action = "hand-in";
	pressed.word = "The amount stands in the table of the letter.";
	if (status == OK && step != HALF_TYPED)
		status = press(visit, work, &pressed, fault);
	if (status == OK && step == SENT_BACK)
		status = send_back(visit, work->request.ref, fault);
	return status;
}

static enum status
log_letter(struct visit *visit, enum step step, const char **ret_ref,
	   struct fault *fault)
{
	static const char *const tenants[STEPS] = {"T000009", "T000010",
						   "T000011"};
	const struct intake_item item = {.from = "en",
					 .language = wordings[step].language};
	const struct intake in = {
		.tenant = tenants[step],
		.service = "translation",
		.subject = "Gas safety check: when we come",
		.document_class = "safety",
		.again_reason = "another",
		.words = 36,
		.item = &item,
		.items = 1,
	};
	struct model *logged = model_object(visit->arena);
	struct faults faults = {0};
	enum status status = intake_log(visit, &in, logged, &faults, fault);

	faults_free(&faults);
	*ret_ref = model_text_of(model_get(logged, "ref"));
	return status == OK ? attach(visit, *ret_ref, fault) : status;
}

/* Whoever was asked says yes. */
static enum status
accept_offer(struct visit *visit, const struct work *work,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char token[TOKEN_TEXT];
	struct offers offers;
	enum status status =
		offer_of_item(&access, work->item.id, &offers, fault);

	if (status != OK || !offers.count)
		return status;
	assign_token(visit, &offers.list[0], token);
	return offer_accept(visit, OFFER_LINK(token),
			    model_object(visit->arena), fault);
}

static enum status
show_all(struct visit *visit, void *self, struct fault *fault)
{
	enum status status = OK;

	(void)self;
	for (int step = 0; status == OK && step < STEPS; step++) {
		const char *ref = NULL;
		struct work work;

		status = log_letter(visit, (enum step)step, &ref, fault);
		if (status == OK)
			status = work_load(visit, ref, 1, &work, fault);
		if (status == OK && work.item.state == ITEM_OFFERED)
			status = accept_offer(visit, &work, fault);
		if (status == OK)
			status = work_load(visit, ref, 1, &work, fault);
		if (status == OK && work.item.state == ITEM_ASSIGNED)
			status = show_step(visit, &work, (enum step)step,
					   fault);
	}
	return status;
}

enum status
demo_hand_in(const char *path, const struct demo_wish *wish,
	     struct fault *fault)
{
	const struct demo_moment moment = {0, 137, show_all};

	return wish->tenants < TENANTS_LEAST
		       ? OK
		       : demo_after(path, wish, &moment, fault);
}
