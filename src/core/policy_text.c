/* An entry of a policy as text: read line by line, checked, written. */
#include "core/policy_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/name.h"
#include "lang/tag.h"

#define WORDS_MOST 1000000
#define COST_DIGITS 7 /* of whole pounds */

/* Cited where somebody would weaken what the law decides: the duty to adjust,
 * services without discrimination, and the public sector's duty. */
#define LAW "Equality Act 2010, sections 20, 29 and 149"

const char *const policy_kind_names[POLICY_KINDS] = {
	"rule", "standard", "class", "sensitivity", "group"};
const char *const policy_stance_names[POLICY_STANCES] = {"says", "off",
							 "inherit"};

static enum status
wrong(const char *where, const char *message, const char *value,
      struct fault *fault)
{
	return fault_set(fault, E_INPUT, where, message, "value", value, NULL);
}

static bool
is_code(const char *word)
{
	return *word && strlen(word) <= POLICY_CODE_MOST &&
	       !word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

/* The codes of standards are those that ship. */
static enum status
find_standard(const char *code, struct standard *ret, struct fault *fault)
{
	const char *names[POLICY_STANDARDS];
	enum status status;
	int i;

	for (i = 0; i < POLICY_STANDARDS; i++)
		names[i] = policy_shipped.standard[i].standard.code;
	status = name_check("code", names, POLICY_STANDARDS, code, &i, fault);
	if (status == OK)
		*ret = policy_shipped.standard[i].standard;
	return status;
}

enum status
policy_entry_begin(enum policy_kind kind, const char *code,
		   struct policy_entry *ret, struct fault *fault)
{
	struct policy_entry entry = {
		.kind = kind,
		.code = code,
		.rule = {.code = code, .order = 250, .service = POLICY_ANY,
			 .format = POLICY_ANY, .mode = POLICY_ANY,
			 .document_class = POLICY_ANY,
			 .words_over = POLICY_ANY, .cost_over = POLICY_ANY,
			 .evidence = POLICY_ANY, .disability = POLICY_ANY,
			 .verdict = POLICY_ASK_MANAGER},
		.group = {.code = code},
	};
	enum status status = OK;
	int i;

	switch (kind) {
	case POLICY_RULE:
	case POLICY_GROUP:
		if (!is_code(code) || !strcmp(code, "new") ||
		    !strncmp(code, "always-", 7))
			status = wrong("code",
				       N_("{value} is no code: up to 40 small "
					  "letters, digits and hyphens, such "
					  "as dear-translations"),
				       code, fault);
		break;
	case POLICY_STANDARD:
		status = find_standard(code, &entry.standard, fault);
		break;
	case POLICY_CLASS:
		status = name_check("code", document_class_names, CLASSES,
				    code, &i, fault);
		break;
	case POLICY_SENSITIVITY:
		status = name_check("code", sensitivity_names, SENSITIVITIES,
				    code, &i, fault);
		break;
	}
	if (status == OK)
		*ret = entry;
	return status;
}

static enum status
take_word(const char *key, const char *const *names, size_t count,
	  const char *value, int *ret, struct fault *fault)
{
	return name_check(key, names, count, value, ret, fault);
}

static enum status
take_number(const char *key, const char *value, int most, int *ret,
	    struct fault *fault)
{
	size_t digits = strspn(value, "0123456789");
	long number = digits && digits < 10 ? strtol(value, NULL, 10) : -1;

	if (value[digits] || number < 0 || number > most)
		return wrong(key,
			     N_("{value} is no number here: write digits "
				"only, and not too many"),
			     value, fault);
	*ret = (int)number;
	return OK;
}

/* Pounds, with or without pence: "250" or "249.99". */
static enum status
take_cost(const char *key, const char *value, int64_t *ret,
	  struct fault *fault)
{
	size_t whole = strspn(value, "0123456789");
	const char *pence = value + whole;

	if (!whole || whole > COST_DIGITS ||
	    (*pence && (pence[0] != '.' || !isdigit((unsigned char)pence[1]) ||
			!isdigit((unsigned char)pence[2]) || pence[3])))
		return wrong(key,
			     N_("{value} is no amount: write pounds, such as "
				"250 or 249.99"),
			     value, fault);
	*ret = strtol(value, NULL, 10) * 100;
	if (*pence)
		*ret += strtol(pence + 1, NULL, 10);
	return OK;
}

static enum status
take_flag(const char *key, const char *value, int *ret, struct fault *fault)
{
	static const char *const names[] = {"no", "yes"};

	return name_check(key, names, 2, value, ret, fault);
}

static enum status
take_line(const char *key, const char *value, struct arena *arena,
	  const char **ret, struct fault *fault)
{
	if (strlen(value) > POLICY_WHY_MOST || strpbrk(value, "\r\n"))
		return wrong(key,
			     N_("Write one line of up to 200 letters"), value,
			     fault);
	*ret = arena_text(arena, value);
	return OK;
}

/* The words of a line, split at blanks and commas; NULL ends them. */
static char *
next_word(char **at)
{
	char *word = *at + strspn(*at, " \t,;\r\n");
	size_t length = strcspn(word, " \t,;\r\n");

	*at = word + length;
	if (**at)
		*(*at)++ = '\0';
	return length ? word : NULL;
}

static enum status
take_languages(const char *key, const char *value, struct arena *arena,
	       struct policy_group *group, struct fault *fault)
{
	char *at = arena_text(arena, value), *word;
	const char **tags =
		arena_alloc(arena, POLICY_TAGS_MOST * sizeof *tags);
	size_t count = 0;

	while ((word = next_word(&at))) {
		const struct tag *tag;
		enum status status = tag_parse(key, word, &tag, fault);

		if (status == OK && count == POLICY_TAGS_MOST)
			status = wrong(key,
				       N_("These are too many: {value} is one "
					  "more than 100"),
				       word, fault);
		if (status != OK)
			return status;
		tags[count++] = tag->tag;
	}
	group->tag = tags;
	group->tags = count;
	return OK;
}

static enum status
take_roles(const char *key, const char *value, struct arena *arena,
	   struct policy_seers *seers, struct fault *fault)
{
	char *at = arena_text(arena, value), *word;

	seers->roles = 0;
	while ((word = next_word(&at))) {
		int role;
		enum status status = name_check(key, role_names, ROLES, word,
						&role, fault);

		if (status != OK)
			return status;
		seers->roles |= ROLE_BIT(role);
	}
	return OK;
}

static enum status
take_accounts(const char *key, const char *value, struct arena *arena,
	      struct policy_seers *seers, struct fault *fault)
{
	char *at = arena_text(arena, value), *word;
	const char **emails =
		arena_alloc(arena, POLICY_EMAILS_MOST * sizeof *emails);
	size_t count = 0;

	while ((word = next_word(&at))) {
		if (!strchr(word, '@') || count == POLICY_EMAILS_MOST)
			return wrong(key,
				     N_("{value} is no e-mail address of an "
					"account, or one too many"),
				     word, fault);
		for (char *letter = word; *letter; letter++)
			*letter = (char)tolower((unsigned char)*letter);
		emails[count++] = word;
	}
	seers->email = emails;
	seers->emails = count;
	return OK;
}

/* What a rule fits. */
static enum status
take_condition(struct policy_rule *rule, const char *key, const char *value,
	       struct arena *arena, struct fault *fault)
{
	if (!strcmp(key, "service"))
		return take_word(key, service_names, SERVICES, value,
				 &rule->service, fault);
	if (!strcmp(key, "format"))
		return take_word(key, format_names, FORMATS, value,
				 &rule->format, fault);
	if (!strcmp(key, "mode"))
		return take_word(key, mode_names, MODES, value, &rule->mode,
				 fault);
	if (!strcmp(key, "class"))
		return take_word(key, document_class_names, CLASSES, value,
				 &rule->document_class, fault);
	if (!strcmp(key, "words-over"))
		return take_number(key, value, WORDS_MOST, &rule->words_over,
				   fault);
	if (!strcmp(key, "cost-over"))
		return take_cost(key, value, &rule->cost_over, fault);
	if (!strcmp(key, "group")) {
		if (!is_code(value))
			return wrong(key, N_("{value} is no code of a group"),
				     value, fault);
		rule->group = arena_text(arena, value);
		return OK;
	}
	if (!strcmp(key, "evidence"))
		return take_flag(key, value, &rule->evidence, fault);
	if (!strcmp(key, "disability"))
		return take_flag(key, value, &rule->disability, fault);
	return E_NOT_FOUND;
}

static enum status
take_rule(struct policy_rule *rule, const char *key, const char *value,
	  struct arena *arena, struct fault *fault)
{
	enum status status;
	int word;

	if (!strcmp(key, "order"))
		return take_number(key, value, POLICY_ORDER_MOST, &rule->order,
				   fault);
	if (!strcmp(key, "why"))
		return take_line(key, value, arena, &rule->why, fault);
	if (!strcmp(key, "verdict")) {
		status = take_word(key, policy_verdict_names, POLICY_VERDICTS,
				   value, &word, fault);
		if (status == OK)
			rule->verdict = (enum policy_verdict)word;
		return status;
	}
	if (!strcmp(key, "response")) {
		status = take_word(key, response_names, RESPONSES, value,
				   &word, fault);
		if (status == OK)
			rule->response = (enum response)word;
		return status;
	}
	return take_condition(rule, key, value, arena, fault);
}

static enum status
take_standard(struct standard *standard, const char *key, const char *value,
	      struct fault *fault)
{
	enum status status;
	int kind;

	if (!strcmp(key, "within"))
		return duration_parse(key, value, &standard->duration, fault);
	if (strcmp(key, "clock") != 0)
		return E_NOT_FOUND;
	status = take_word(key, clock_kind_names, CLOCK_KINDS, value, &kind,
			   fault);
	if (status == OK)
		standard->kind = (enum clock_kind)kind;
	return status;
}

/* E_NOT_FOUND where the kind has no such key. */
static enum status
take_of_kind(struct policy_entry *entry, const char *key, const char *value,
	     struct arena *arena, struct fault *fault)
{
	switch (entry->kind) {
	case POLICY_RULE:
		return take_rule(&entry->rule, key, value, arena, fault);
	case POLICY_STANDARD:
		return take_standard(&entry->standard, key, value, fault);
	case POLICY_CLASS:
		break;
	case POLICY_SENSITIVITY:
		if (!strcmp(key, "roles"))
			return take_roles(key, value, arena, &entry->seers,
					  fault);
		if (!strcmp(key, "accounts"))
			return take_accounts(key, value, arena, &entry->seers,
					     fault);
		break;
	case POLICY_GROUP:
		if (!strcmp(key, "name"))
			return take_line(key, value, arena, &entry->group.name,
					 fault);
		if (!strcmp(key, "languages"))
			return take_languages(key, value, arena, &entry->group,
					      fault);
		break;
	}
	return E_NOT_FOUND;
}

enum status
policy_entry_take(struct policy_entry *entry, const char *key,
		  const char *value, struct arena *arena, struct fault *fault)
{
	enum status status;

	if (!value || !*value)
		return OK;
	status = take_of_kind(entry, key, value, arena, fault);
	if (status == E_NOT_FOUND)
		return wrong(key,
			     N_("{value} does not belong here: see "
				"doc/policy.md for what this kind has"),
			     key, fault);
	return status;
}

static bool
is_duty_rule(const char *code)
{
	for (size_t i = 0; i < policy_shipped.rules; i++)
		if (!strcmp(policy_shipped.rule[i].code, code))
			return policy_shipped.rule[i].order <
			       POLICY_DUTY_ORDER;
	return false;
}

static bool
is_duty_class(int class)
{
	return class >= 0 && policy_shipped.always[class];
}

static enum status
against_law(const char *where, const char *message, const char *value,
	    struct fault *fault)
{
	return fault_set(fault, E_REFUSED, where, message, "value", value,
			 "law", LAW, NULL);
}

static enum status
check_rule(const struct policy_rule *rule, struct fault *fault)
{
	if (is_duty_class(rule->document_class))
		return against_law("class",
				   N_("Documents of the class {value} always "
				      "go ahead and no rule decides them "
				      "otherwise: {law}"),
				   document_class_names[rule->document_class],
				   fault);
	if (rule->disability == 1)
		return against_law("disability",
				   N_("What is owed because of a disability "
				      "always goes ahead and no rule decides "
				      "it otherwise: {law}"),
				   rule->code, fault);
	if (rule->order < POLICY_DUTY_ORDER)
		return against_law("order",
				   N_("Orders below 50 are the law's: choose "
				      "50 to 999 ({law})"),
				   rule->code, fault);
	if (!rule->why || !*rule->why)
		return fault_set(fault, E_INPUT, "why",
				 N_("Say why in a whole sentence: officers "
				    "and tenants read it"),
				 NULL);
	return OK;
}

/* Statutory clocks are the law's, and none of them is a service standard. */
static enum status
check_standard(const struct standard *standard, struct fault *fault)
{
	if (standard->kind != CLOCK_STATUTORY)
		return OK;
	return fault_set(fault, E_INPUT, "clock",
			 N_("A service standard runs on the service clock or "
			    "on the elapsed one"),
			 NULL);
}

/* What is said, but for off and inherit. */
static enum status
check_said(const struct policy_entry *entry, struct fault *fault)
{
	switch (entry->kind) {
	case POLICY_RULE:
		return check_rule(&entry->rule, fault);
	case POLICY_STANDARD:
		return check_standard(&entry->standard, fault);
	case POLICY_CLASS:
		break;
	case POLICY_SENSITIVITY:
		if (!entry->seers.roles && !entry->seers.emails)
			return fault_set(fault, E_INPUT, "roles",
					 N_("Then nobody would see them: name "
					    "a role or an account"),
					 NULL);
		break;
	case POLICY_GROUP:
		if (!entry->group.name || !entry->group.tags)
			return fault_set(fault, E_INPUT,
					 entry->group.name ? "languages"
							   : "name",
					 N_("This is missing: fill it in"),
					 NULL);
		break;
	}
	return OK;
}

/* What stands for good: the law's rules, open matters, signed languages. */
static enum status
check_code(const struct policy_entry *entry, struct fault *fault)
{
	int class = name_find(document_class_names, CLASSES, entry->code);

	if (entry->kind == POLICY_RULE && is_duty_rule(entry->code))
		return against_law("code",
				   N_("{value} is not yours to change: it is "
				      "what the law asks for ({law})"),
				   entry->code, fault);
	if (entry->kind == POLICY_RULE &&
	    (!strcmp(entry->code, policy_last.code) ||
	     !strcmp(entry->code, policy_unknown.code)))
		return wrong("code",
			     N_("{value} is what is left where no rule fits: "
				"add a rule before it"),
			     entry->code, fault);
	if (entry->kind == POLICY_CLASS && is_duty_class(class))
		return against_law("code",
				   N_("Documents of the class {value} always "
				      "go ahead: {law}"),
				   entry->code, fault);
	if (entry->kind == POLICY_SENSITIVITY &&
	    !strcmp(entry->code, sensitivity_names[SENSITIVITY_NONE]))
		return wrong("code",
			     N_("What is not sensitive is open to everybody "
				"who works here"),
			     entry->code, fault);
	if (entry->kind == POLICY_GROUP &&
	    !strcmp(entry->code, policy_signed.code))
		return wrong("code",
			     N_("The group of signed languages is built in: "
				"choose another code"),
			     entry->code, fault);
	return OK;
}

enum status
policy_entry_check(const struct policy_entry *entry, struct fault *fault)
{
	enum status status = check_code(entry, fault);

	if (status == OK && entry->stance == POLICY_OFF &&
	    (entry->kind == POLICY_STANDARD ||
	     entry->kind == POLICY_SENSITIVITY))
		return fault_set(fault, E_INPUT, "stance",
				 N_("This cannot be switched off: say what it "
				    "is, or inherit it again"),
				 NULL);
	if (status != OK || entry->stance != POLICY_SAYS)
		return status;
	return check_said(entry, fault);
}

enum status
policy_entry_read(const struct policy_words *words, struct arena *arena,
		  struct policy_entry *ret, struct fault *fault)
{
	struct policy_entry entry;
	char *at = arena_text(arena, words->text);
	enum status status = policy_entry_begin(
		words->kind, arena_text(arena, words->code), &entry, fault);
	int stance = POLICY_SAYS;

	if (status == OK)
		status = name_check("stance", policy_stance_names,
				    POLICY_STANCES, words->stance, &stance,
				    fault);
	while (status == OK && *at) {
		char *line = at, *value;

		at += strcspn(at, "\n");
		if (*at)
			*at++ = '\0';
		value = strchr(line, ' ');
		if (!value)
			continue;
		*value++ = '\0';
		status = policy_entry_take(&entry, line, value, arena, fault);
	}
	entry.stance = (enum policy_stance)stance;
	if (status == OK)
		*ret = entry;
	return status;
}
