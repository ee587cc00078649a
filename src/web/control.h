/* The controls of a page's form, as a model. */
#ifndef VERNACULAR_WEB_CONTROL_H
#define VERNACULAR_WEB_CONTROL_H

struct exchange;
struct field;
struct model;
struct reader;

/* Set what web/view.h calls page_form: what was typed comes before what was
 * prefilled, and every fault stands with its field. */
void control_form(struct exchange *, const struct reader *,
		  const struct field *, struct model *page);

/* "items.0.language" for the pointer "/items/0/language". */
const char *control_name(struct exchange *, const char *pointer);

#endif
