/* What those who knock on doors are told. */
#include "core/flag.h"

#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "lang/tag.h"

const char *const recipient_kind_names[RECIPIENT_KINDS] = {
	[RECIPIENT_HOUSING] = "housing",
	[RECIPIENT_REPAIRS] = "repairs",
	[RECIPIENT_CONTRACTOR] = "contractor",
	[RECIPIENT_OTHER] = "other",
};
const char *const flag_channel_names[FLAG_CHANNELS] = {
	[FLAG_DOWNLOAD] = "download",
	[FLAG_FOLDER] = "folder",
	[FLAG_WEBHOOK] = "webhook",
};
const char *const flag_format_names[FLAG_FORMATS] = {
	[FLAG_JSON] = "json",
	[FLAG_CSV] = "csv",
	[FLAG_CSV_BOM] = "csv-bom",
};
const char *const flag_extent_names[FLAG_EXTENTS] = {
	[FLAG_ALL] = "all",
	[FLAG_CHANGES] = "changes",
};
const char *const delivery_state_names[DELIVERY_STATES] = {
	[DELIVERY_MAKING] = "making",
	[DELIVERY_READY] = "ready",
	[DELIVERY_WAITING] = "waiting",
	[DELIVERY_RECEIVED] = "received",
	[DELIVERY_FAILED] = "failed",
};

const char *
flag_kinds_text(unsigned bits, struct arena *arena)
{
	struct buf text = {0};
	const char *copy;

	for (int i = 0; i < NEED_KINDS; i++)
		if (bits & NEED_BIT(i))
			buf_printf(&text, "%s%s", text.count ? " " : "",
				   need_kind_names[i]);
	copy = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return copy;
}

enum status
flag_kinds_parse(const char *where, const char *text, unsigned *ret_bits,
		 struct fault *fault)
{
	static const char between[] = " ,;\t\r\n";
	unsigned bits = 0;

	while (*(text += strspn(text, between))) {
		size_t bytes = strcspn(text, between);
		char word[40];
		enum status status;
		int kind;

		if (bytes >= sizeof word)
			bytes = sizeof word - 1;
		memcpy(word, text, bytes);
		word[bytes] = '\0';
		status = name_check(where, need_kind_names, NEED_KINDS, word,
				    &kind, fault);
		if (status != OK)
			return status;
		bits |= NEED_BIT(kind);
		text += bytes;
	}
	if (!bits)
		return fault_set(fault, E_INPUT, where,
				 N_("Nothing would be told: choose at least "
				    "one kind of need"),
				 NULL);
	*ret_bits = bits;
	return OK;
}

bool
flag_may_have(const struct flag_rule *rule, const struct flag_need *need)
{
	return rule->kinds & NEED_BIT(need->kind) &&
	       (need->consent || (need->safeguarded && rule->safeguarding));
}

static const char *
language(const char *value)
{
	const struct tag *tag = tag_find(value);

	return tag ? tag->english : value;
}

static const char *
format_text(const char *value, struct arena *arena)
{
	static const char *const words[FORMATS] = {
		[FORMAT_LARGE_PRINT] = "Large print",
		[FORMAT_BRAILLE] = "Braille",
		[FORMAT_AUDIO] = "Audio",
		[FORMAT_EASY_READ] = "Easy Read",
		[FORMAT_BSL_VIDEO] = "BSL video",
		[FORMAT_PAPER] = "Coloured paper",
	};
	const char *detail = strchr(value, ':');
	enum format format;
	int size;

	if (!need_format(value, &format, &size))
		return arena_text(arena, value);
	if (format == FORMAT_LARGE_PRINT)
		return arena_printf(arena, "Large print, %d point", size);
	if (format == FORMAT_BRAILLE)
		return arena_printf(arena, "Braille, grade %d", size);
	if (format == FORMAT_PAPER && detail)
		return arena_printf(arena, "Paper: %s", detail + 1);
	return words[format];
}

/* "deaf-relay" as people read it. */
static const char *
spaced(const char *word, struct arena *arena)
{
	char *text = arena_text(arena, word);

	for (char *p = text; *p; p++)
		if (*p == '-')
			*p = ' ';
	return text;
}

const char *
flag_text(const struct flag_need *need, struct arena *arena)
{
	const char *value = need->value;

	switch (need->kind) {
	case NEED_SPOKEN_LANGUAGE:
		return arena_printf(arena, "Speaks %s", language(value));
	case NEED_READ_LANGUAGE:
		return arena_printf(arena, "Reads %s", language(value));
	case NEED_DIALECT:
		return arena_printf(arena, "Dialect: %s", value);
	case NEED_CANNOT_READ:
		return "Cannot read: say it, do not leave a note";
	case NEED_ENGLISH:
		return arena_printf(arena, "English: %s", value);
	case NEED_FORMAT:
		return format_text(value, arena);
	case NEED_DYSLEXIA:
		return arena_printf(arena, "Dyslexia: %s", value);
	case NEED_SUPPORT:
		return arena_printf(arena, "Needs: %s", spaced(value, arena));
	case NEED_INTERPRETER_GENDER:
		return arena_printf(arena, "Interpreter must be a %s", value);
	case NEED_CONTACT_WAY:
		return arena_printf(arena, "Get in touch by: %s",
				    spaced(value, arena));
	case NEED_SAFE_CONTACT:
		return arena_printf(arena, "STOP: %s", value);
	}
	return arena_text(arena, value);
}
