/* Pages: a template and a model become HTML in the reader's language. The
 * view adds what only a page has; a page's template may name
 *
 *     page_title page_lang page_dir page_css page_icon page_path page_name
 *     page_csrf        of every form that changes something
 *     page_nav         [{href, text, current}]
 *     page_languages   [{tag, name, href, current}]
 *     page_user        who is signed in, or null
 *     page_flash       a sentence to show once, or null
 *     page_failed      true when the form has errors
 *     page_errors      [{id, text}]
 *     page_next        the address of the list's next page, or null
 *     page_form        the form's fields, each by its name: {name, label,
 *                      hint, value, error, required, checked, type, max,
 *                      options: [{id, value, label, chosen}] and one of
 *                      is_line is_area is_yes is_radios is_select is_hidden
 *                      is_file}; a group is an object of fields, a list a
 *                      list of such objects
 *
 * and show a field with {{#page_form.subject}}{{> part/field}}{{/...}}. */
#ifndef VERNACULAR_WEB_VIEW_H
#define VERNACULAR_WEB_VIEW_H

#include "base/fault.h"
#include "web/field.h"

struct buf;
struct exchange;
struct view;

/* Compile the pages of errors; each other page when it is first asked for,
 * which no start of the service waits for.
 *   folder  templates/pages
 * Errors: E_NOT_FOUND, E_INPUT: the fault's place is TEMPLATE:LINE. */
enum status view_new(const char *folder, struct view **ret_view,
		     struct fault *) MUST_USE;
void view_free(struct view *);

/* Write the page of x->model.
 *   form  the fields that the page asks for, or NULL
 * Errors: E_INTERNAL: the template names what the model does not have, or is
 * itself at fault (vernacular doctor looks at each). */
enum status view_page(struct exchange *, const char *page,
		      const struct field *form, struct buf *, struct fault *)
	MUST_USE;

/* A chart of x->model as HTML that needs no escaping. */
struct report_chart;
void view_chart(struct exchange *, const struct report_chart *, struct buf *);

#endif
