/* What went wrong, told to a person. */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static void
copy_cut(char *ret, size_t size, const char *text)
{
	size_t count = utf8_cut(text, strlen(text), size - 1);

	memcpy(ret, text, count);
	ret[count] = '\0';
}

enum status
fault_set(struct fault *fault, enum status status, const char *where,
	  const char *message, ...)
{
	va_list args;
	const char *name;

	if (!fault)
		return status;
	*fault = (struct fault){.status = status, .message = message};
	copy_cut(fault->where, sizeof fault->where, where ? where : "");
	va_start(args, message);
	while ((name = va_arg(args, const char *)) &&
	       fault->args < FAULT_ARGS) {
		struct fault_arg *arg = &fault->arg[fault->args++];
		const char *value = va_arg(args, const char *);

		arg->name = name;
		copy_cut(arg->value, sizeof arg->value, value ? value : "");
	}
	va_end(args);
	return status;
}

static const char *
find_arg(const struct fault *fault, const char *name, size_t count)
{
	for (size_t i = 0; i < fault->args; i++)
		if (strlen(fault->arg[i].name) == count &&
		    !memcmp(fault->arg[i].name, name, count))
			return fault->arg[i].value;
	return NULL;
}

static size_t
append(char *text, size_t at, size_t size, const char *more, size_t count)
{
	count = utf8_cut(more, count, size - 1 - at);
	memcpy(text + at, more, count);
	text[at + count] = '\0';
	return at + count;
}

void
fault_text(const struct fault *fault, const char *translated, char *ret_text,
	   size_t size)
{
	const char *p = translated ? translated : "";
	size_t at = 0;

	ret_text[0] = '\0';
	while (*p) {
		const char *close = *p == '{' ? strchr(p, '}') : NULL;
		const char *value = NULL;
		size_t plain = 1 + strcspn(p + 1, "{");

		if (close)
			value = find_arg(fault, p + 1,
					 (size_t)(close - p - 1));
		if (value) {
			at = append(ret_text, at, size, value, strlen(value));
			p = close + 1;
			continue;
		}
		at = append(ret_text, at, size, p, plain);
		p += plain;
	}
}

struct fault *
faults_add(struct faults *faults)
{
	struct fault *fault;

	if (faults->count >= FAULTS_MAX) {
		faults->count++;
		fault = &faults->list[FAULTS_MAX - 1];
	} else {
		mem_grow(&faults->list, faults->count, &faults->cap,
			 sizeof *faults->list);
		fault = &faults->list[faults->count++];
	}
	*fault = (struct fault){0};
	return fault;
}

void
faults_free(struct faults *faults)
{
	free(faults->list);
	*faults = (struct faults){0};
}
