/* The two encodings of browsers' forms.
 * Sources: WHATWG URL, "application/x-www-form-urlencoded"; RFC 7578. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "web/entry.h"
#include "web/percent.h"

#define BOUNDARY_MAX 70 /* RFC 2046, 5.1.1 */

static enum status
malformed(struct fault *fault)
{
	return fault_set(fault, E_INPUT, "",
			 N_("The form cannot be read: send it again as the "
			    "page has it"),
			 NULL);
}

static enum status
add_pair(struct form *form, const char *pair, size_t count,
	 struct fault *fault)
{
	const char *equals = memchr(pair, '=', count);
	size_t name_bytes = equals ? (size_t)(equals - pair) : count;
	size_t rest = equals ? count - name_bytes - 1 : 0;
	const char *name, *value = "";
	struct entry *entry;
	enum status status;

	if (!percent_decode(form->arena, pair, name_bytes, PERCENT_FORM,
			    &name))
		return malformed(fault);
	if (equals && !percent_decode(form->arena, equals + 1, rest,
				      PERCENT_FORM, &value))
		return malformed(fault);
	if ((status = entry_add(form, name, strlen(name), &entry, fault)))
		return status;
	entry->text = entry->typed = value;
	entry->count = strlen(value);
	return OK;
}

enum status
form_add_urlencoded(struct form *form, const char *text, size_t count,
		    struct fault *fault)
{
	const char *end = text + count;
	enum status status;

	while (text < end) {
		const char *amp = memchr(text, '&', (size_t)(end - text));
		size_t bytes = (size_t)((amp ? amp : end) - text);

		if (bytes && (status = add_pair(form, text, bytes, fault)))
			return status;
		text += bytes + 1;
	}
	return OK;
}

/* The value of name="..." or name=token in a header's parameters; in the
 * arena, NULL where it has none. */
static const char *
parameter(struct arena *arena, const char *header, const char *name)
{
	size_t bytes = strlen(name);
	const char *at = header;

	while ((at = strchr(at, ';'))) {
		const char *end;

		at += 1 + strspn(at + 1, " \t");
		if (strncasecmp(at, name, bytes) || at[bytes] != '=')
			continue;
		at += bytes + 1;
		if (*at != '"')
			return arena_copy(arena, at, strcspn(at, "; \t\r\n"));
		end = strchr(at + 1, '"');
		return end ? arena_copy(arena, at + 1,
					(size_t)(end - at - 1))
			   : NULL;
	}
	return NULL;
}

struct part {
	const char *disposition, *type;
	const char *bytes;
	size_t count;
};

/* The headers of one part, up to its empty line. */
static bool
read_headers(struct arena *arena, const char *text, const char *end,
	     struct part *part)
{
	part->disposition = NULL;
	part->type = "application/octet-stream";
	for (;;) {
		const char *line = text;
		const char *stop =
			memmem(text, (size_t)(end - text), "\r\n", 2);

		if (!stop)
			return false;
		text = stop + 2;
		if (stop == line) {
			part->bytes = text;
			return part->disposition != NULL;
		}
		if (!strncasecmp(line, "Content-Disposition:", 20))
			part->disposition = arena_copy(
				arena, line, (size_t)(stop - line));
		else if (!strncasecmp(line, "Content-Type:", 13)) {
			line += 13 + strspn(line + 13, " \t");
			part->type = arena_copy(arena, line,
						(size_t)(stop - line));
		}
	}
}

static const char *
without_folders(const char *name)
{
	const char *slash = strrchr(name, '/'), *back = strrchr(name, '\\');

	if (back && (!slash || back > slash))
		slash = back;
	return slash ? slash + 1 : name;
}

/* Marks that turn a file's name round, and controls in it, are nobody's wish:
 * the file is taken without them. NULL where it is no UTF-8. */
static const char *
clean_name(struct arena *arena, const char *name)
{
	size_t count = strlen(name), used = 0;
	const char *from = name;
	char *clean;

	if (utf8_valid(name, count) != count)
		return NULL;
	clean = arena_text(arena, name);
	while (*from) {
		const char *here = from;
		size_t bytes, at;
		uint32_t cp;

		(void)utf8_next(&from);
		bytes = (size_t)(from - here);
		if (!utf8_acceptable(here, bytes, &at, &cp))
			continue;
		memcpy(clean + used, here, bytes);
		used += bytes;
	}
	clean[used] = '\0';
	return clean;
}

static enum status
add_part(struct form *form, const struct part *part, struct fault *fault)
{
	const char *name = parameter(form->arena, part->disposition, "name");
	const char *path = parameter(form->arena, part->disposition,
				     "filename");
	struct form_file *file;
	struct entry *entry;
	enum status status;
	size_t at;
	uint32_t cp;

	if (path && !(path = clean_name(form->arena, path)))
		return malformed(fault);
	if (!name ||
	    !utf8_acceptable(part->type, strlen(part->type), &at, &cp))
		return malformed(fault);
	if ((status = entry_add(form, name, strlen(name), &entry, fault)))
		return status;
	if (!path) {
		entry->text = arena_copy(form->arena, part->bytes,
					 part->count);
		entry->typed = entry->text;
		entry->count = part->count;
		return OK;
	}
	entry->kind = ENTRY_FILE;
	if (!*path && !part->count)
		return OK;
	file = arena_alloc(form->arena, sizeof *file);
	file->name = without_folders(path);
	file->type = part->type;
	file->bytes = part->bytes;
	file->count = part->count;
	entry->file = file;
	return OK;
}

enum status
form_add_multipart(struct form *form, const char *content_type,
		   const char *bytes, size_t count, struct fault *fault)
{
	const char *boundary = parameter(form->arena, content_type,
					 "boundary");
	const char *end = bytes + count, *at, *line;
	struct part part;
	enum status status;
	size_t n;

	if (!boundary || !*boundary || strlen(boundary) > BOUNDARY_MAX)
		return malformed(fault);
	line = arena_printf(form->arena, "\r\n--%s", boundary);
	n = strlen(line);
	/* The first boundary has no line before it. */
	if (count >= n - 2 && !memcmp(bytes, line + 2, n - 2))
		at = bytes + n - 2;
	else if ((at = memmem(bytes, count, line, n)))
		at += n;
	else
		return malformed(fault);
	while (end - at >= 2 && memcmp(at, "--", 2) != 0) {
		const char *next;

		while (at < end && (*at == ' ' || *at == '\t'))
			at++;
		if (end - at < 2 || memcmp(at, "\r\n", 2) != 0)
			return malformed(fault);
		at += 2;
		next = memmem(at, (size_t)(end - at), line, n);
		if (!next || !read_headers(form->arena, at, next + 2, &part) ||
		    part.bytes > next)
			return malformed(fault);
		part.count = (size_t)(next - part.bytes);
		if ((status = add_part(form, &part, fault)))
			return status;
		at = next + n;
	}
	return end - at >= 2 ? OK : malformed(fault);
}
