/* What one input may be: a row's field specs are data, checked by web/form,
 * shown by web/view and described by web/openapi. */
#ifndef VERNACULAR_WEB_FIELD_H
#define VERNACULAR_WEB_FIELD_H

#include <stdbool.h>
#include <stdint.h>

enum field_type {
	FIELD_TEXT,	/* one line */
	FIELD_AREA,	/* several lines */
	FIELD_EMAIL,	/* one line with an @ */
	FIELD_SECRET,	/* a password: never shown again */
	FIELD_SEARCH,	/* one line, a search box */
	FIELD_INT,	/* min to max */
	FIELD_YES,	/* true or false: a check box */
	FIELD_WORD,	/* one word of set, shown as radio buttons */
	FIELD_PICK,	/* one word of set, shown as a select */
	FIELD_LANGUAGE, /* BCP 47, one that lang/tag knows: a select */
	FIELD_DAY,	/* 2026-11-21 */
	FIELD_TIME,	/* 2026-11-21T09:30, London's where no offset stands */
	FIELD_ID,	/* 13 characters of base/id */
	FIELD_HIDDEN,	/* one line that the page carries along */
	FIELD_FILE,	/* bytes; only where the route takes uploads */
	FIELD_GROUP,	/* an object of fields */
	FIELD_LIST,	/* objects of fields, min to max of them */
	FIELD_VALUES,	/* an object of lines whose names the handler knows */
};

/* A list of fields ends with a row whose name is NULL. In a form, a query and
 * JSON a field has the same name; inside a group or list a form writes
 * "items.0.language" for the JSON pointer "/items/0/language". */
struct field {
	const char *name;
	enum field_type type;
	const char *label;	    /* message id; NULL where never shown */
	const char *hint;	    /* message id, or NULL */
	const char *set;	    /* of web/label, for words; the model's
				       list of what FIELD_VALUES holds;
				       words beside the languages */
	const char *any;	    /* message id of an empty choice, or NULL */
	int64_t min, max;	    /* code points, value, elements or bytes;
				       max 0: FIELD_MAX of text, any number */
	bool required;
	const struct field *fields; /* of a group or list */
};

#define FIELD_MAX 200	    /* code points of a line */
#define FIELD_AREA_MAX 4000 /* code points of several lines */

#endif
