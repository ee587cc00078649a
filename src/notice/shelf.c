/* Notices of a set, read in the order in which they need each other. */
#include "notice/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/near.h"

struct shelving {
	struct notices *notices;
	struct faults *faults;
	struct clause_bank bank;
};

static int
compare(const void *a, const void *b)
{
	const struct shelf *left = a, *right = b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	return strcmp(left->name, right->name);
}

void
shelves_sort(struct notices *notices)
{
	if (notices->count)
		qsort(notices->shelf, notices->count, sizeof *notices->shelf,
		      compare);
}

struct shelf *
shelf_named(const struct notices *notices, const char *name)
{
	for (size_t i = 0; i < notices->count; i++)
		if (!strcmp(notices->shelf[i].name, name))
			return &notices->shelf[i];
	return NULL;
}

static void
read_one(struct shelving *s, struct shelf *shelf)
{
	const struct shelf_text *text = shelf->text;
	struct notice_file file = {
		.path = text[NOTICE_STANDARD].path,
		.name = shelf->name,
		.text = text[NOTICE_STANDARD].text,
		.count = text[NOTICE_STANDARD].count,
		.folder = shelf->folder,
		.kind = shelf->kind,
		.easy_path = text[NOTICE_EASY].path,
		.easy_text = text[NOTICE_EASY].text,
		.easy_count = text[NOTICE_EASY].count,
		.bank = &s->bank,
	};

	if (shelf->state != SHELF_WAITING)
		return;
	shelf->state = SHELF_READING;
	shelf->state = notice_parse(&file, s->notices->arena, &shelf->notice,
				    s->faults) == OK
			       ? SHELF_READ
			       : SHELF_WRONG;
}

static enum status
no_clause(const struct notices *notices, const char *name, struct fault *fault)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < notices->count; i++)
		if (notices->shelf[i].kind == NOTICE_CLAUSE)
			near_offer(&near, notices->shelf[i].name);
	return fault_set(fault, E_INPUT, "",
			 near.best ? N_("there is no clause “{value}”: perhaps "
					"{nearest}?")
				   : N_("there is no clause “{value}”: write "
					"it, or take it out here"),
			 "value", name, "nearest", near.best ? near.best : "",
			 NULL);
}

static enum status
find_clause(const struct clause_bank *bank, const char *name,
	    const struct notice **ret, struct fault *fault)
{
	struct shelving *s = bank->self;
	struct shelf *shelf = shelf_named(s->notices, name);

	if (!shelf || shelf->kind != NOTICE_CLAUSE)
		return no_clause(s->notices, name, fault);
	read_one(s, shelf);
	if (shelf->state == SHELF_READING)
		return fault_set(fault, E_INPUT, "",
				 N_("the clause {value} holds itself: take it "
				    "out here"),
				 "value", name, NULL);
	if (shelf->state == SHELF_WRONG)
		return fault_set(fault, E_INPUT, "",
				 N_("the clause {value} cannot be read: mend "
				    "it first"),
				 "value", name, NULL);
	*ret = shelf->notice;
	return OK;
}

enum status
shelves_read(struct notices *notices, struct faults *faults)
{
	struct shelving s = {notices, faults, {find_clause, &s}};
	enum status status = OK;

	for (size_t i = 0; i < notices->count; i++) {
		read_one(&s, &notices->shelf[i]);
		if (notices->shelf[i].state != SHELF_READ)
			status = E_INPUT;
	}
	return status;
}
