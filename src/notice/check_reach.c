/* What of a notice can never be said. */
#include <string.h>

#include "doc/tree.h"
#include "notice/checks.h"
#include "notice/passage.h"

struct walk {
	const struct notice *notice;
	const char *path;
	uint64_t *may; /* by index of field: states it may be in here */
	struct arena *arena;
	struct faults *faults;
};

static void
found(struct walk *w, int line, const char *message, const char *value,
      const char *field)
{
	(void)fault_set(faults_add(w->faults), E_INPUT,
			arena_printf(w->arena, "%s:%d", w->path, line), message,
			"value", value, "field", field, NULL);
}

/* The fields' count where there is none of that name. */
static size_t
index_of(const struct walk *w, const char *name)
{
	const struct notice *n = w->notice;
	size_t i = 0;

	while (i < n->field_count && strcmp(n->fields[i].name, name) != 0)
		i++;
	return i;
}

/* Take conditions into account. False where they can never hold. */
static bool
enter(struct walk *w, const struct passage *p)
{
	for (const struct condition *c = p->when; c; c = c->next) {
		uint64_t *may = &w->may[index_of(w, c->field)];

		if (!(*may & c->holds)) {
			found(w, p->line,
			      N_("{value} can never hold here, because of what "
				 "else is known of {field}: take it and what "
				 "it is about out"),
			      p->prefix, c->field);
			return false;
		}
		if (!(*may & ~c->holds))
			found(w, p->line,
			      N_("{value} always holds here, because of what "
				 "else is known of {field}: take the condition "
				 "out"),
			      p->prefix, c->field);
		*may &= c->holds;
	}
	return true;
}

/* A text that names a field without a value is left out, always. */
static void
check_said(struct walk *w, const struct passage *p)
{
	const struct notice *n = w->notice;

	for (size_t i = 0; i < n->field_count; i++) {
		const char *name = n->fields[i].name;

		if (w->may[i] != FIELD_STATE_NONE)
			continue;
		if (spans_use(p->bare, name) ||
		    (p->message && spans_use(p->message->spans, name)))
			found(w, p->line,
			      N_("this is never said, because {field} has no "
				 "value here: take {value} out"),
			      arena_printf(w->arena, "{%s}", name), name);
	}
}

static void
walk(struct walk *w, const struct passage *p)
{
	size_t count = w->notice->field_count + 1;
	uint64_t *outside = w->may;

	for (; p; p = p->next) {
		w->may = arena_alloc(w->arena, count * sizeof *w->may);
		memcpy(w->may, outside, count * sizeof *w->may);
		if (enter(w, p)) {
			check_said(w, p);
			walk(w, p->child);
		}
		w->may = outside;
	}
}

void
check_reach(const struct notice *notice, struct arena *arena,
	    struct faults *faults)
{
	struct walk w = {.notice = notice, .arena = arena, .faults = faults};

	w.may = arena_alloc(arena,
			    (notice->field_count + 1) * sizeof *w.may);
	for (size_t i = 0; i < notice->field_count; i++)
		w.may[i] = field_states(&notice->fields[i]);
	for (int v = 0; v < NOTICE_VARIANTS; v++) {
		w.path = notice->text[v].path;
		walk(&w, notice->text[v].passages);
	}
}
