/* Templates compiled when they are first asked for, and what every page has
 * around its model. */
#include "web/view.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/charts.h"
#include "desk/reader.h"
#include "web/control.h"
#include "web/face.h"
#include "web/inside.h"
#include "web/label.h"
#include "web/problem.h"
#include "web/session.h"
#include "web/static.h"
#include "web/tenant.h"
#include "wire/model.h"
#include "wire/mustache.h"

struct view {
	struct mustache_set *set;
	struct values *values;
	/* Of the set and the list of what was asked for. */
	pthread_mutex_t compiling;
	struct page {
		struct page *next;
		const struct mustache *template;
		enum status status;
		struct fault fault;
		char name[];
	} *first;
};

/* Compile one, unless it was before. What failed stays so: a request may come
 * again and again. */
static const struct page *
compile(struct view *view, const char *name)
{
	size_t bytes = strlen(name) + 1;
	struct page *page;

	pthread_mutex_lock(&view->compiling);
	for (page = view->first; page; page = page->next)
		if (!strcmp(page->name, name))
			break;
	if (!page) {
		page = mem_new(sizeof *page + bytes);
		memcpy(page->name, name, bytes);
		page->status = mustache_load(view->set, name, &page->template,
					     &page->fault);
		page->next = view->first;
		view->first = page;
	}
	pthread_mutex_unlock(&view->compiling);
	return page;
}

/* What an error is shown with is there before any error. */
enum status
view_new(const char *folder, struct view **ret_view, struct fault *fault)
{
	static const char *const errors[] = {"error", "tenant-error"};
	struct view *view = mem_new(sizeof *view);

	view->set = mustache_set_folder(MUSTACHE_PAGE, folder);
	view->values = values_new();
	pthread_mutex_init(&view->compiling, NULL);
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		const struct page *page = compile(view, errors[i]);

		if (page->status) {
			enum status status = page->status;

			*fault = page->fault;
			view_free(view);
			return status;
		}
	}
	*ret_view = view;
	return OK;
}

void
view_free(struct view *view)
{
	if (!view)
		return;
	mustache_set_free(view->set);
	values_free(view->values);
	while (view->first) {
		struct page *page = view->first;

		view->first = page->next;
		free(page);
	}
	pthread_mutex_destroy(&view->compiling);
	free(view);
}

/* Who works with words. */
#define ROUTE_WORDS ROLES_REVISING

static const struct place {
	const char *href, *text, *tag;
	unsigned roles;
} places[] = {
	{"/jobs", N_("Work"), "work", ROUTE_PROVIDERS},
	{"/jobs/past", N_("Past"), "work-past", ROUTE_PROVIDERS},
	{"/jobs/calendar", N_("Calendar"), "work-calendar", ROUTE_PROVIDERS},
	{"/jobs/figures", N_("Figures"), "work-figures", ROUTE_PROVIDERS},
	{"/requests", N_("Requests"), "requests", ROUTE_READERS},
	{"/tenants", N_("Tenants"), "tenants", ROUTE_READERS},
	{"/calls", N_("Calls"), "calls", ROUTE_STAFF},
	{"/cases", N_("Cases"), "cases", ROUTE_READERS},
	{"/asks", N_("Enquiries"), "asks", ROUTE_READERS},
	{"/providers", N_("Providers"), "providers", ROUTE_READERS},
	{"/notices", N_("Notices"), "notices", ROUTE_ALL},
	{"/forms", N_("Forms"), "forms", ROUTE_READERS},
	{"/memory", N_("Memory"), "memory", ROUTE_WORDS},
	{"/glossary", N_("Glossary"), "glossary",
	 ROLE_BIT(ROLE_TRANSLATOR) | ROLE_BIT(ROLE_REVISER)},
	{"/reports", N_("Reports"), "reports", ROUTE_READERS},
	{"/flags", N_("Flags"), "flags", ROLE_BIT(ROLE_MANAGER)},
	{"/policy", N_("Policy"), "policy", ROUTE_READERS & ~ROUTE_ADMIN},
	{"/accounts", N_("Accounts"), "accounts", ROUTE_ADMIN},
	{"/settings", N_("Settings"), "policy", ROUTE_ADMIN},
};

static void
add_places(const struct exchange *x, struct model *page)
{
	struct model *nav = model_children(page, "page_nav");

	if (!x->known.signed_in)
		return;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct model *place;

		if (!(places[i].roles & ROLE_BIT(x->known.caller.role)) ||
		    !route_named(&x->web->routes, METHOD_GET, places[i].href))
			continue;
		place = model_append(nav);
		model_text(place, "href", places[i].href);
		model_text(place, "text", catalogue_text(x->known.words, NULL,
							  places[i].text));
		model_bool(place, "current",
			   x->route && x->route->tag &&
				   !strcmp(x->route->tag, places[i].tag));
	}
}

static void
add_interface(const struct exchange *x, struct model *languages,
	      const struct tag *tag)
{
	struct model *language = model_append(languages);
	const char *path = x->asked.method == METHOD_GET ? x->asked.path : "/";

	model_text(language, "tag", tag->tag);
	model_text(language, "name", tag->autonym);
	model_text(language, "href",
		   arena_printf(x->arena, "%s?lang=%s", path, tag->tag));
	model_bool(language, "current", tag == x->known.tag);
}

static void
add_each(const struct exchange *x, struct model *languages,
	 const struct catalogues *all)
{
	const struct catalogue *one;

	for (size_t i = 0; (one = catalogues_at(all, i)); i++)
		if (strcmp(catalogue_tag(one)->tag, "en") != 0)
			add_interface(x, languages, catalogue_tag(one));
}

static void
add_languages(const struct exchange *x, struct model *page)
{
	struct model *languages = model_children(page, "page_languages");

	add_interface(x, languages, tag_find("en"));
	add_each(x, languages, x->web->catalogues);
	if (x->route && x->route->flags & ROUTE_TENANT)
		add_each(x, languages, tenant_words(x));
}

/* "ur.po:12" is a place in a file. */
static const char *
place_in_file(const char *where)
{
	const char *colon = strrchr(where, ':');

	return *where != '/' && colon && colon[1] &&
			       !colon[1 + strspn(colon + 1, "0123456789")]
		       ? where
		       : NULL;
}

/* A JSON pointer leads to its control; "line 3/name" is a place in a table. */
static void
add_error(struct exchange *x, struct model *errors, const struct fault *fault)
{
	struct model *error = model_append(errors);
	const char *where = fault->where;
	size_t digits;

	model_text(error, "text", problem_text(x, fault));
	model_text(error, "place", place_in_file(where));
	model_text(error, "id", *where == '/' ? control_name(x, where) : NULL);
	if (strncmp(where, "line ", 5) != 0)
		where = "line ";
	where += 5;
	digits = strcspn(where, "/");
	model_text(error, "line", arena_copy(x->arena, where, digits));
	model_text(error, "column", where[digits] ? where + digits + 1 : NULL);
}

static void
add_errors(struct exchange *x, struct model *page)
{
	struct model *errors = model_children(page, "page_errors");
	bool failed = x->status && (x->typed || x->faults.count);

	model_bool(page, "page_failed", failed);
	if (!failed)
		return;
	if (!x->faults.count)
		add_error(x, errors, &x->fault);
	for (size_t i = 0; i < x->faults.count && i < 100; i++)
		add_error(x, errors, &x->faults.list[i]);
}

static const char *
title(const struct exchange *x)
{
	if (x->answer.title)
		return x->answer.title;
	if (x->route && x->route->title)
		return catalogue_text(x->known.words, NULL, x->route->title);
	return problem_title(x, problem_code(x));
}

static void
add_frame(struct exchange *x, struct model *page)
{
	const struct known *known = &x->known;
	const char *flash = session_take_flash(x);

	model_text(page, "page_title", title(x));
	model_text(page, "page_lang", known->tag->tag);
	model_text(page, "page_dir", tag_direction(known->tag));
	model_text(page, "page_css",
		   statics_path(x->web->statics, "vernacular.css"));
	model_text(page, "page_icon",
		   statics_path(x->web->statics, "icon.svg"));
	model_text(page, "page_path", x->asked.path);
	model_text(page, "page_name", x->route ? x->route->page : NULL);
	model_text(page, "page_csrf", known->csrf ? known->csrf : "");
	model_text(page, "page_user",
		   known->signed_in ? known->caller.name : NULL);
	model_text(page, "page_flash",
		   flash ? catalogue_text(known->words, NULL, flash) : NULL);
	model_text(page, "page_next", face_next(x));
	model_bool(page, "page_unread", tenant_words_unread(x));
	if (!model_get(page, "page_log_broken"))
		model_null(page, "page_log_broken");
	if (!model_get(page, "page_refresh"))
		model_bool(page, "page_refresh", false);
	if (!model_get(page, "page_larger")) {
		model_bool(page, "page_larger", false);
		model_bool(page, "page_largest", false);
	}
	add_places(x, page);
	add_languages(x, page);
	add_errors(x, page);
}

/* Give back its values. */
static struct reader
take_reader(const struct exchange *x)
{
	return (struct reader){
		.words = x->known.words,
		.value = values_take(x->web->view->values, x->known.tag,
				     VALUE_DIGITS_LATIN),
		.now_utc = desk_now(x->web->desk),
		.tag = x->known.tag,
		.label = label_of,
	};
}

void
view_chart(struct exchange *x, const struct report_chart *chart,
	   struct buf *buf)
{
	struct reader reader = take_reader(x);

	report_chart_svg(exchange_model(x), chart, &reader, buf);
	values_give(x->web->view->values, reader.value);
}

enum status
view_page(struct exchange *x, const char *name, const struct field *form,
	  struct buf *buf, struct fault *fault)
{
	struct view *view = x->web->view;
	const struct page *page = compile(view, name);
	struct model *model = exchange_model(x);
	struct mustache_host host;
	struct reader reader;
	enum status status;

	if (page->status) {
		*fault = page->fault;
		return E_INTERNAL;
	}
	reader = take_reader(x);
	host = reader_host(&reader);
	add_frame(x, model);
	if (form)
		control_form(x, &reader, form, model);
	status = mustache_render(page->template, model, &host, buf, fault);
	values_give(view->values, reader.value);
	return status;
}
