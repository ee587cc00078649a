/* A sheet for the desk and the door: a visitor points to their language, or
 * scans its code and asks in it. Every sentence in this file is translated
 * into all languages of po/tenant. */
#include <string.h>

#include "base/buf.h"
#include "base/id.h"
#include "desk/asks.h"
#include "lang/tag.h"
#include "web/inside.h"
#include "web/routes.h"
#include "web/tenant.h"
#include "wire/model.h"
#include "wire/qr.h"

#define SHEET_TITLE N_("Point to your language")
#define SHEET_SCAN                                                             \
	N_("Or scan this to ask for a letter or an interpreter. It is free.")

/* The caller's landlord as the page /ask knows it, "" where several members
 * share a desk: then that page asks. */
static const char *
landlord_of(struct exchange *x, const struct model *all)
{
	char own[ID_TEXT];

	id_format(x->known.caller.organisation, own);
	for (const struct model *one = model_first(all); one;
	     one = model_next(one))
		if (!strcmp(model_text_of(model_get(one, "id")), own))
			return arena_text(x->arena, own);
	return "";
}

static enum status
add_card(struct exchange *x, struct model *cards, const char *landlord,
	 const struct catalogue *words, struct fault *fault)
{
	const struct tag *tag = catalogue_tag(words);
	struct model *card = model_append(cards);
	const char *address = arena_printf(
		x->arena, "%s/ask?%s%s%slang=%s", exchange_origin(x),
		*landlord ? "landlord=" : "", landlord, *landlord ? "&" : "",
		tag->tag);
	struct buf path = {0};
	enum status status;
	int side = 0;

	status = qr_path(address, &path, &side, fault);
	model_text(card, "tag", tag->tag);
	model_bool(card, "unread", words_unread(words));
	model_text(card, "dir", tag_direction(tag));
	model_text(card, "own", tag->autonym);
	model_text(card, "english", tag->english);
	model_text(card, "point", catalogue_text(words, NULL, SHEET_TITLE));
	model_text(card, "scan", catalogue_text(words, NULL, SHEET_SCAN));
	model_text(card, "address", address);
	model_int(card, "side", side);
	model_text(card, "path", buf_string(&path));
	buf_free(&path);
	return status;
}

/* English leads to itself: it is what the page is in. */
static enum status
add_cards(struct exchange *x, struct model *cards, const char *landlord,
	  const struct catalogues *all, struct fault *fault)
{
	const struct catalogue *words;
	enum status status = OK;

	for (size_t i = 0; status == OK && (words = catalogues_at(all, i));
	     i++)
		if (strcmp(catalogue_tag(words)->tag, "en") != 0)
			status = add_card(x, cards, landlord, words, fault);
	return status;
}

static bool
has_drafts(const struct model *cards)
{
	for (const struct model *one = model_first(cards); one;
	     one = model_next(one))
		if (model_true(model_get(one, "unread")))
			return true;
	return false;
}

static enum status
show_sheet(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x), *cards;
	const char *landlord;
	enum status status = ask_landlords(visit, root, fault);

	if (status != OK)
		return status;
	landlord = landlord_of(x, model_get(root, "landlords"));
	cards = model_children(root, "cards");
	status = add_cards(x, cards, landlord, x->web->catalogues, fault);
	if (status == OK)
		status = add_cards(x, cards, landlord, tenant_words(x), fault);
	model_bool(root, "page_drafts", has_drafts(cards));
	return status;
}

const struct route routes_sheet[] = {
	{.method = METHOD_GET,
	 .path = "/asks/sheet",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_sheet,
	 .title = SHEET_TITLE,
	 .tag = "asks",
	 .page = "asks-sheet"},
	{0},
};
