/* Plural-Forms compiled to a small tree. The catalogue owns one per file. */
#include "lang/plural.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define COUNTS_TRIED 201

enum op {
	OP_N,
	OP_NUMBER,
	OP_NOT,
	OP_MULTIPLY,
	OP_DIVIDE,
	OP_REMAINDER,
	OP_ADD,
	OP_SUBTRACT,
	OP_LESS,
	OP_GREATER,
	OP_LESS_EQUAL,
	OP_GREATER_EQUAL,
	OP_EQUAL,
	OP_NOT_EQUAL,
	OP_AND,
	OP_OR,
	OP_CHOOSE, /* a ? b : c */
};

struct node {
	enum op op;
	unsigned char a, b, c; /* operands, by index */
	unsigned long number;
};

struct plural {
	size_t forms, nodes;
	struct node node[PLURAL_NODES_MAX];
	unsigned char root;
};

/* What is being compiled; fails once and for all. */
struct compiler {
	const char *at;
	struct plural *plural;
	int depth;
	bool failed;
};

static unsigned char choice(struct compiler *);

static void
skip_spaces(struct compiler *c)
{
	c->at += strspn(c->at, " \t\n\r\\");
}

static bool
take(struct compiler *c, const char *token)
{
	size_t count = strlen(token);

	skip_spaces(c);
	if (c->failed || strncmp(c->at, token, count))
		return false;
	c->at += count;
	return true;
}

static void
expect(struct compiler *c, const char *token)
{
	if (!take(c, token))
		c->failed = true;
}

static unsigned char
add(struct compiler *c, struct node node)
{
	if (c->plural->nodes == PLURAL_NODES_MAX)
		c->failed = true;
	if (c->failed)
		return 0;
	c->plural->node[c->plural->nodes] = node;
	return (unsigned char)c->plural->nodes++;
}

static unsigned long
number(struct compiler *c)
{
	unsigned long value = 0;

	skip_spaces(c);
	if (*c->at < '0' || *c->at > '9')
		c->failed = true;
	for (; *c->at >= '0' && *c->at <= '9'; c->at++) {
		if (value > 100000000)
			c->failed = true;
		value = value * 10 + (unsigned long)(*c->at - '0');
	}
	return value;
}

static unsigned char
primary(struct compiler *c)
{
	unsigned char inner;

	if (++c->depth > PLURAL_DEPTH_MAX)
		c->failed = true;
	if (c->failed)
		return 0;
	if (take(c, "(")) {
		inner = choice(c);
		expect(c, ")");
	} else if (take(c, "!")) {
		inner = primary(c);
		inner = add(c, (struct node){.op = OP_NOT, .a = inner});
	} else if (take(c, "n")) {
		inner = add(c, (struct node){.op = OP_N});
	} else {
		inner = add(
			c, (struct node){.op = OP_NUMBER, .number = number(c)});
	}
	c->depth--;
	return inner;
}

/* Operators that stand between two operands, strongest first. Where one is
 * the beginning of another the longer stands before it. */
#define LEVELS 6
static const struct infix {
	const char *token;
	int level;
	enum op op;
} infixes[] = {
	{"*", 0, OP_MULTIPLY},
	{"/", 0, OP_DIVIDE},
	{"%", 0, OP_REMAINDER},
	{"+", 1, OP_ADD},
	{"-", 1, OP_SUBTRACT},
	{"<=", 2, OP_LESS_EQUAL},
	{">=", 2, OP_GREATER_EQUAL},
	{"<", 2, OP_LESS},
	{">", 2, OP_GREATER},
	{"==", 3, OP_EQUAL},
	{"!=", 3, OP_NOT_EQUAL},
	{"&&", 4, OP_AND},
	{"||", 5, OP_OR},
};

static const struct infix *
take_infix(struct compiler *c, int level)
{
	for (size_t i = 0; i < sizeof infixes / sizeof *infixes; i++)
		if (infixes[i].level == level && take(c, infixes[i].token))
			return &infixes[i];
	return NULL;
}

static unsigned char
binary(struct compiler *c, int level)
{
	const struct infix *found;
	unsigned char left;

	left = level ? binary(c, level - 1) : primary(c);
	while (!c->failed && (found = take_infix(c, level))) {
		unsigned char right = level ? binary(c, level - 1) : primary(c);

		left = add(c, (struct node){
				      .op = found->op, .a = left, .b = right});
	}
	return left;
}

static unsigned char
choice(struct compiler *c)
{
	unsigned char when, then, otherwise;

	if (++c->depth > PLURAL_DEPTH_MAX)
		c->failed = true;
	if (c->failed)
		return 0;
	when = binary(c, LEVELS - 1);
	if (take(c, "?")) {
		then = choice(c);
		expect(c, ":");
		otherwise = choice(c);
		when = add(c, (struct node){.op = OP_CHOOSE,
					    .a = when,
					    .b = then,
					    .c = otherwise});
	}
	c->depth--;
	return when;
}

static unsigned long
calculate(enum op op, unsigned long a, unsigned long b)
{
	switch (op) {
	case OP_MULTIPLY:
		return a * b;
	case OP_DIVIDE:
		return b ? a / b : 0;
	case OP_REMAINDER:
		return b ? a % b : 0;
	case OP_ADD:
		return a + b;
	case OP_SUBTRACT:
		return a - b;
	case OP_LESS:
		return a < b;
	case OP_GREATER:
		return a > b;
	case OP_LESS_EQUAL:
		return a <= b;
	case OP_GREATER_EQUAL:
		return a >= b;
	case OP_EQUAL:
		return a == b;
	case OP_NOT_EQUAL:
		return a != b;
	case OP_AND:
		return a && b;
	case OP_OR:
		return a || b;
	case OP_N:
	case OP_NUMBER:
	case OP_NOT:
	case OP_CHOOSE:
		break;
	}
	return 0;
}

/* A rule at one count. */
struct reckoning {
	const struct plural *plural;
	unsigned long n;
	bool by_zero; /* something was divided by zero */
};

/* Recurses no further than there are nodes. */
static unsigned long
evaluate(struct reckoning *r, unsigned char at)
{
	const struct node *node = &r->plural->node[at];
	unsigned long a, b;

	if (node->op == OP_N)
		return r->n;
	if (node->op == OP_NUMBER)
		return node->number;
	a = evaluate(r, node->a);
	if (node->op == OP_NOT)
		return !a;
	if (node->op == OP_CHOOSE)
		return evaluate(r, a ? node->b : node->c);
	b = evaluate(r, node->b);
	if (!b && (node->op == OP_DIVIDE || node->op == OP_REMAINDER))
		r->by_zero = true;
	return calculate(node->op, a, b);
}

/* Whether each count that is tried has a form: of every remainder by 100, and
 * of the small numbers that rules name. */
static bool
is_sound(const struct plural *plural)
{
	for (unsigned long n = 0; n < COUNTS_TRIED; n++) {
		struct reckoning r = {plural, n, false};

		if (evaluate(&r, plural->root) >= plural->forms || r.by_zero)
			return false;
	}
	return true;
}

enum status
plural_compile(const char *field, const char *rule, struct plural **ret_plural,
	       struct fault *fault)
{
	struct compiler c = {.at = rule,
			     .plural = mem_new(sizeof(struct plural))};

	expect(&c, "nplurals");
	expect(&c, "=");
	c.plural->forms = number(&c);
	expect(&c, ";");
	expect(&c, "plural");
	expect(&c, "=");
	c.plural->root = choice(&c);
	take(&c, ";");
	skip_spaces(&c);
	if (c.failed || *c.at || c.plural->forms < 1 ||
	    c.plural->forms > PLURAL_FORMS_MAX || !is_sound(c.plural)) {
		plural_free(c.plural);
		return fault_set(fault, E_INPUT, field,
				 N_("{value} is not a plural rule: write "
				    "Plural-Forms like {example}"),
				 "value", rule, "example",
				 "nplurals=2; plural=(n != 1);", NULL);
	}
	*ret_plural = c.plural;
	return OK;
}

void
plural_free(struct plural *plural)
{
	free(plural);
}

size_t
plural_forms(const struct plural *plural)
{
	return plural->forms;
}

size_t
plural_index(const struct plural *plural, unsigned long n)
{
	struct reckoning r = {plural, n, false};
	unsigned long index = evaluate(&r, plural->root);

	return index < plural->forms ? index : plural->forms - 1;
}
