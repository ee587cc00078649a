/* PO files through libgettextpo. */
#include "lang/po.h"

#include <errno.h>
#include <gettext-po.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

/* The library's handlers take no argument of ours, so what is being read must
 * stand where they find it. Guarded by lock. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct reading {
	struct arena *arena;
	struct faults *faults;
	size_t found;
	jmp_buf fatal; /* a fatal error must not return into the library */
} * reading;

/* The library ends messages with newlines and breaks long ones. */
static const char *
tidy(const char *message)
{
	char *text = arena_text(reading->arena, message);
	size_t count = strlen(text);

	while (count && text[count - 1] == '\n')
		text[--count] = '\0';
	for (char *p = text; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return text;
}

static void
report(int severity, po_message_t message, const char *file, size_t line,
       size_t column, int lines, const char *text)
{
	const char *where = file ? file : "";

	(void)message;
	(void)column;
	(void)lines;
	if (severity == PO_SEVERITY_WARNING)
		return;
	if (file && line != (size_t)-1)
		where = arena_printf(reading->arena, "%s:%zu", file, line);
	(void)fault_set(faults_add(reading->faults), E_INPUT, where,
			N_("{reason}: mend it with a translator's editor"),
			"reason", tidy(text), NULL);
	reading->found++;
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(reading->fatal, 1);
}

static void
report_two(int severity, po_message_t message1, const char *file1, size_t line1,
	   size_t column1, int lines1, const char *text1, po_message_t message2,
	   const char *file2, size_t line2, size_t column2, int lines2,
	   const char *text2)
{
	(void)message2;
	(void)file2;
	(void)column2;
	(void)lines2;
	(void)text2;
	(void)line2;
	report(severity, message1, file1, line1, column1, lines1, text1);
}

static void
copy_forms(po_message_t message, struct arena *arena,
	   struct catalogue_entry *entry)
{
	const char **form = NULL;
	const char *text;
	size_t cap = 0;

	if (!entry->msgid_plural) {
		form = arena_grow(arena, form, 0, &cap, sizeof *form);
		form[entry->forms++] =
			arena_text(arena, po_message_msgstr(message));
	}
	while (entry->msgid_plural &&
	       (text = po_message_msgstr_plural(message, (int)entry->forms))) {
		form = arena_grow(arena, form, entry->forms, &cap,
				  sizeof *form);
		form[entry->forms++] = arena_text(arena, text);
	}
	entry->form = form;
	entry->translated = entry->forms > 0 && !entry->fuzzy;
	for (size_t i = 0; i < entry->forms; i++)
		if (!*form[i])
			entry->translated = false;
}

static const char *
copy_text(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text) : NULL;
}

static struct catalogue_entry
copy_message(po_message_t message, struct arena *arena)
{
	struct catalogue_entry entry = {
		.context = copy_text(arena, po_message_msgctxt(message)),
		.msgid = arena_text(arena, po_message_msgid(message)),
		.msgid_plural =
			copy_text(arena, po_message_msgid_plural(message)),
		.comments = arena_text(arena, po_message_comments(message)),
		.previous = copy_text(arena, po_message_prev_msgid(message)),
		.fuzzy = po_message_is_fuzzy(message),
	};

	copy_forms(message, arena, &entry);
	return entry;
}

static void
copy_file(po_file_t file, struct arena *arena, struct po *po)
{
	po_message_iterator_t each = po_message_iterator(file, NULL);
	po_message_t message;
	size_t cap = 0;

	while ((message = po_next_message(each))) {
		bool header = !*po_message_msgid(message) &&
			      !po_message_msgctxt(message);

		if (po_message_is_obsolete(message))
			continue;
		if (header) {
			po->header =
				arena_text(arena, po_message_msgstr(message));
			continue;
		}
		po->entry = arena_grow(arena, po->entry, po->entries, &cap,
				       sizeof *po->entry);
		po->entry[po->entries++] = copy_message(message, arena);
	}
	po_message_iterator_free(each);
}

/* Under the lock. The file is volatile because longjmp comes back here. */
static void
read_file(const char *path, struct po *po)
{
	static const struct po_xerror_handler handler = {report, report_two};
	po_file_t volatile file = NULL;

	if (!setjmp(reading->fatal))
		file = po_file_read(path, &handler);
	if (file) {
		copy_file(file, reading->arena, po);
		po_file_free(file);
	}
}

enum status
po_read(const char *path, struct arena *arena, struct po *ret_po,
	struct faults *faults)
{
	struct reading now = {.arena = arena, .faults = faults};
	FILE *probe = fopen(path, "r");

	*ret_po = (struct po){0};
	if (!probe)
		return fault_set(faults_add(faults), E_IO, path,
				 N_("cannot be read: {reason}"), "reason",
				 strerror(errno), NULL);
	fclose(probe);
	pthread_mutex_lock(&lock);
	reading = &now;
	read_file(path, ret_po);
	reading = NULL;
	pthread_mutex_unlock(&lock);
	return now.found ? E_INPUT : OK;
}
