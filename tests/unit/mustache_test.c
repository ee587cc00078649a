/* What the house adds to Mustache: nothing raw, values only in safe places,
 * messages, formatted values, names that must exist. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "tests/unit/unit.h"
#include "wire/model.h"
#include "wire/mustache.h"

/* Templates of a test: name, text, name, text, NULL. */
static const char *
read_pairs(void *self, const char *name, size_t *ret_count)
{
	const char *const *pair = self;

	for (; *pair; pair += 2)
		if (!strcmp(*pair, name)) {
			*ret_count = strlen(pair[1]);
			return pair[1];
		}
	return NULL;
}

static struct mustache_set *
new_set(enum mustache_mode mode, const char *const *pairs)
{
	struct mustache_reader reader = {read_pairs, (void *)pairs};

	return mustache_set_new(mode, &reader);
}

static struct model *
sample(struct arena *arena)
{
	struct model *m = model_object(arena), *list;

	model_text(m, "x", "<\"&'>");
	model_text(m, "name", "Amina");
	model_name(m, "native", "أمينة", "ar");
	model_day(m, "day", 20778);
	model_money(m, "fee", 4500, "GBP");
	model_int(m, "count", 2);
	model_int(m, "late", 1);
	model_text(m, "none", NULL);
	model_text(m, "path", "/tenants/7?a=1&b=2");
	model_text(m, "evil", "JavaScript:alert(1)");
	model_text(m, "odd", "a/b c?d=é&e#f");
	model_text(m, "host", "//evil.example/x");
	model_text(m, "mail", "mailto:a@b.example");
	model_bool(m, "yes", true);
	model_code(m, "state", "state", "on-hold");
	model_text(model_child(m, "tenant"), "name", "Mr Example");
	list = model_children(m, "list");
	model_int(model_append(list), "n", 1);
	model_int(model_append(list), "n", 2);
	return m;
}

/* A reader of Welsh, by and large. */
static void
show(void *self, const struct model *leaf, struct buf *ret_text,
     struct mustache_shown *ret_shown)
{
	(void)self;
	switch ((int)model_kind_of(leaf)) {
	case MODEL_DAY:
		buf_text(ret_text, "21 Tachwedd 2026");
		break;
	case MODEL_NAME:
		ret_shown->lang = model_tag_of(leaf);
		ret_shown->isolate = true;
		buf_text(ret_text, model_text_of(leaf));
		break;
	case MODEL_MONEY:
		ret_shown->isolate = true;
		buf_text(ret_text, "£45.00");
		break;
	case MODEL_INT:
		buf_printf(ret_text, "%d", (int)model_int_of(leaf));
		break;
	default:
		buf_text(ret_text, model_text_of(leaf));
	}
}

static const char *
translate(void *self, const char *message)
{
	(void)self;
	if (!strcmp(message, "Pay {fee} by {day}"))
		return "Talwch {fee} erbyn {day} <b>{other} {";
	return message;
}

static const char *
translate_count(void *self, const char *one, const char *other, int64_t count)
{
	(void)self;
	(void)other;
	if (!strcmp(one, "{count} request"))
		return count == 2 ? "{count} gais" : "{count} cais";
	return one;
}

static const struct mustache_host host = {show, translate, translate_count,
					  NULL};

struct rendering {
	const char *template, *wanted;
};

static const struct rendering pages[] = {
	{"{{x}}", "&lt;&quot;&amp;&#39;&gt;"},
	{"<p title=\"{{x}}\">", "<p title=\"&lt;&quot;&amp;&#39;&gt;\">"},
	{"{{none}}.", "."},
	/* the place of a value decides its form */
	{"{{day}}", "21 Tachwedd 2026"},
	{"<time datetime=\"{{day}}\">{{day}}</time>",
	 "<time datetime=\"2026-11-21\">21 Tachwedd 2026</time>"},
	{"<a aria-label='{{day}}'>", "<a aria-label='21 Tachwedd 2026'>"},
	{"<title>{{day}}</title>", "<title>21 Tachwedd 2026</title>"},
	{"<textarea>{{day}}</textarea>{{day}}",
	 "<textarea>2026-11-21</textarea>21 Tachwedd 2026"},
	{"<option value=\"{{state}}\">", "<option value=\"on-hold\">"},
	/* values with a language or direction of their own */
	{"{{native}}", "<bdi lang=\"ar\">أمينة</bdi>"},
	{"{{fee}}", "<bdi>£45.00</bdi>"},
	{"<b title=\"{{native}}\">", "<b title=\"\u2068أمينة\u2069\">"},
	{"<b data-x=\"{{native}}\">", "<b data-x=\"أمينة\">"},
	/* addresses */
	{"<a href=\"{{path}}\">", "<a href=\"/tenants/7?a=1&amp;b=2\">"},
	{"<a href=\"{{evil}}\">", "<a href=\"#\">"},
	{"<a href=\"{{host}}\">", "<a href=\"#\">"},
	{"<a href=\"{{mail}}\">", "<a href=\"mailto:a@b.example\">"},
	{"<a href=\"{{none}}{{evil}}\">", "<a href=\"#\">"},
	{"<a href=\"/{{host}}\">", "<a href=\"/%2F%2Fevil.example/x\">"},
	{"<a href=\"/x/{{odd}}\">",
	 "<a href=\"/x/a/b%20c?d=%C3%A9&amp;e#f\">"},
	{"<a href=\"/x?q={{odd}}\">",
	 "<a href=\"/x?q=a%2Fb%20c%3Fd%3D%C3%A9%26e%23f\">"},
	{"<a href=\"?{{odd}}\">",
	 "<a href=\"?a/b%20c?d=%C3%A9&amp;e%23f\">"},
	{"<a href=\"{{#yes}}/y{{/yes}}{{evil}}\">", "<a href=\"/y#\">"},
	{"<form action=\"{{evil}}\">", "<form action=\"#\">"},
	{"<script src=\"/static/{{name}}.js\"></script>{{name}}",
	 "<script src=\"/static/Amina.js\"></script>Amina"},
	/* sections in tags */
	{"<option{{#yes}} selected{{/yes}}{{^yes}} x{{/yes}}>",
	 "<option selected>"},
	{"<p class=\"a{{#yes}} b{{/yes}}\">", "<p class=\"a b\">"},
	{"<i {{#yes}}id=\"{{name}}\" {{/yes}}class=\"x\"/>",
	 "<i id=\"Amina\" class=\"x\"/>"},
	{"{{#list}}<li>{{n}}</li>{{/list}}", "<li>1</li><li>2</li>"},
	{"{{#tenant}}{{name}} {{late}}{{/tenant}}", "Mr Example 1"},
	{"{{#missing}}{{more}}{{/missing}}{{^missing}}-{{/missing}}", "-"},
	{"<!-- plain --><!doctype html>{{name}}",
	 "<!-- plain --><!doctype html>Amina"},
	{"<style>p{}</style >{{name}}", "<style>p{}</style >Amina"},
	{"<meta name=\"x\" content=\"{{name}}\">",
	 "<meta name=\"x\" content=\"Amina\">"},
	{"2 < 3 {{name}}", "2 < 3 Amina"},
	/* messages */
	{"<p>{{#_}}Pay {fee} by {day}{{/_}}</p>",
	 "<p>Talwch <bdi>£45.00</bdi> erbyn 21 Tachwedd 2026 "
	 "&lt;b&gt;{other} {</p>"},
	{"<p>\n  {{#_}}\n  Pay {fee}\n  by {day}\n  {{/_}}\n</p>",
	 "<p>\nTalwch <bdi>£45.00</bdi> erbyn 21 Tachwedd 2026 "
	 "&lt;b&gt;{other} {</p>"},
	{"<i title=\"{{#_}}{tenant.name} and {x}{{/_}}\">",
	 "<i title=\"Mr Example and &lt;&quot;&amp;&#39;&gt;\">"},
	{"{{#_n}}{count} request{{_or}}{count} requests{{/_n}}", "2 gais"},
	{"{{#_n late}}{late} is late{{_or}}{late} are late{{/_n}}",
	 "1 is late"},
	{"{{=<% %>=}}<%#_%>Hello {name}<%/_%>", "Hello Amina"},
	{"{{#_}}Don't{{/_}}", "Don&#39;t"},
};

static enum status
render(const char *text, enum mustache_mode mode,
       const struct mustache_host *reader, struct buf *out,
       struct fault *fault)
{
	const char *pairs[] = {"main", text, "part", "({{name}})\n", NULL};
	struct mustache_set *set = new_set(mode, pairs);
	struct arena *arena = arena_new();
	const struct mustache *t;
	enum status status = mustache_load(set, "main", &t, fault);

	if (!status)
		status = mustache_render(t, sample(arena), reader, out,
					 fault);
	mustache_set_free(set);
	arena_free(arena);
	return status;
}

static void
renders_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct buf out = {0};
		struct fault fault = {0};

		if (render(pages[i].template, MUSTACHE_PAGE, &host, &out,
			   &fault))
			fail_msg("%s: %s: %s", pages[i].template, fault.where,
				 fault.message);
		if (strcmp(buf_string(&out), pages[i].wanted) != 0)
			fail_msg("%s: <%s>", pages[i].template,
				 buf_string(&out));
		buf_free(&out);
	}
}

static void
renders_plain_text(void **state)
{
	static const struct rendering texts[] = {
		{"{{x}} {{fee}}", "<\"&'> \u2068£45.00\u2069"},
		{"{{#_}}a < b & {x}{{/_}}", "a < b & <\"&'>"},
		{"  {{>part}}\nend", "  (Amina)\nend"},
		{"<script>{{name}}", "<script>Amina"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf out = {0};

		assert_int_equal(render(texts[i].template, MUSTACHE_PLAIN,
					&host, &out, NULL), OK);
		assert_string_equal(buf_string(&out), texts[i].wanted);
		buf_free(&out);
	}
}

static void
renders_without_host(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_int_equal(render("{{day}} {{#_n}}one{{_or}}{count}!{{/_n}} "
				"{{#_}}x {day}{{/_}} {{native}}",
				MUSTACHE_PAGE, NULL, &out, NULL), OK);
	assert_string_equal(buf_string(&out),
			    "2026-11-21 2! x 2026-11-21 أمينة");
	buf_free(&out);
}

struct refusal {
	const char *template, *where, *says;
};

static const struct refusal refusals[] = {
	/* raw forms */
	{"a\n{{{x}}}", "main:2", "Raw"},
	{"{{&x}}", "main:1", "Raw"},
	{"{{ & x }}", "main:1", "Raw"},
	{"{{=<% %>=}}\n<%&x%>", "main:2", "Raw"},
	{"{{=<% %>=}}<%{x}%>", "main:1", "Raw"},
	{"{{=[ ]=}}[&x]", "main:1", "Raw"},
	/* places */
	{"<script>\nx = {{x}}</script>", "main:2", "script"},
	{"<SCRIPT>'{{x}}'</SCRIPT>", "main:1", "script"},
	{"<script>1</scripty>{{x}}</script>", "main:1", "script"},
	{"<style>{{x}}</style>", "main:1", "script or style"},
	{"<!-- {{x}} -->", "main:1", "comment"},
	{"<!-- -> {{x}} -->", "main:1", "comment"},
	{"<a href={{x}}>", "main:1", "quotes"},
	{"<a href=x{{x}}>", "main:1", "quotes"},
	{"<a {{x}}>", "main:1", "in a tag"},
	{"<a {{x}}=\"\">", "main:1", "in a tag"},
	{"<{{x}}>", "main:1", "in a tag"},
	{"</{{x}}>", "main:1", "in a tag"},
	{"<b{{x}}>", "main:1", "in a tag"},
	{"<b onclick=\"f('{{x}}')\">", "main:1", "attribute"},
	{"<b ONLOAD='{{x}}'>", "main:1", "attribute"},
	{"<b style=\"color:{{x}}\">", "main:1", "attribute"},
	{"<iframe srcdoc=\"{{x}}\">", "main:1", "attribute"},
	{"<img srcset=\"{{x}}\">", "main:1", "attribute"},
	{"<script src=\"{{path}}\"></script>", "main:1", "loaded"},
	{"<base href=\"{{path}}\">", "main:1", "loaded"},
	{"<meta http-equiv=\"refresh\" content=\"{{x}}\">", "main:1",
	 "meta"},
	{"<set to=\"{{x}}\">", "main:1", "attribute"},
	{"<b title=\"{{x}}", "main:1", "is open here"},
	{"<b title=\"x\"{{#yes}}y=\"\"{{/yes}}>", "main:1", "space"},
	{"<b title{{#yes}}=\"x\"{{/yes}}>", "main:1", "space"},
	{"<b{{#yes}} title{{/yes}}=\"{{x}}\">", "main:1", "space"},
	{"<b title=\"{{#yes}}\" onclick=\"{{/yes}}\">", "main:1",
	 "section"},
	{"{{#yes}}<script>{{/yes}}</script>", "main:1", "section"},
	{"{{#yes}}<b title=\"{{/yes}}x\">", "main:1", "section"},
	{"<b title=\"{{#yes}}\"><i title=\"{{/yes}}\">", "main:1",
	 "section"},
	{"<b title={{#yes}}x{{/yes}}>", "main:1", "section"},
	{"<b title=\"{{>part}}\">", "main:1", "is open here"},
	{"<a href=\"{{#_}}Words{{/_}}\">", "main:1", "address"},
	{"<script>{{#_}}Words{{/_}}</script>", "main:1", "script"},
	/* tags */
	{"{{x", "main:1", "not closed"},
	{"a\n\n{{#yes}}", "main:3", "not closed"},
	{"{{/yes}}", "main:1", "No section"},
	{"{{#a}}{{#b}}{{/a}}{{/b}}", "main:1", "still open"},
	{"{{}}", "main:1", "not a name"},
	{"{{a b}}", "main:1", "not a name"},
	{"{{a..b}}", "main:1", "not a name"},
	{"{{.a}}", "main:1", "not a name"},
	{"{{$x}}", "main:1", "not a name"},
	{"{{a.b.c.d.e.f.g.h.i}}", "main:1", "not a name"},
	{"{{= =}}", "main:1", "Delimiters"},
	{"{{=a=b c=}}", "main:1", "Delimiters"},
	{"{{=<% =}}", "main:1", "Delimiters"},
	{"x\n{{>nowhere}}", "main:2", "no template"},
	{"{{>../secret}}", "main:1", "no template"},
	{"{{>/etc/passwd}}", "main:1", "no template"},
	/* messages */
	{"{{#_}}a <b>bold</b>{{/_}}", "main:1", "markup"},
	{"{{#_}}a&nbsp;b{{/_}}", "main:1", "markup"},
	{"{{#_}}a {{x}}{{/_}}", "main:1", "no tags"},
	{"{{#_}}a {{#yes}}b{{/yes}}{{/_}}", "main:1", "no tags"},
	{"{{#_}}a {x y}{{/_}}", "main:1", "not an argument"},
	{"{{#_}}a {x{{/_}}", "main:1", "not an argument"},
	{"{{#_}} \n {{/_}}", "main:1", "empty"},
	{"\n{{#_}}a", "main:2", "not closed"},
	{"{{#_n}}a{{/_n}}", "main:1", "two forms"},
	{"{{#_n}}a{{_or}}b{{_or}}c{{/_n}}", "main:1", "no tags"},
	{"{{#_n a b}}a{{_or}}b{{/_n}}", "main:1", "count"},
	/* rendering */
	{"a\n{{missing}}", "main:2", "no value"},
	{"{{tenant.missing}}", "main:1", "no value"},
	{"{{none.missing}}", "main:1", "no value"},
	{"{{list}}", "main:1", "single"},
	{"{{#_}}x {missing}{{/_}}", "main:1", "no value"},
	{"{{#_n name}}a{{_or}}b{{/_n}}", "main:1", "whole number"},
	{"{{>main}}", "main:1", "cannot be included"},
};

static void
refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *r = &refusals[i];
		struct buf out = {0};
		struct fault fault = {0};

		if (!render(r->template, MUSTACHE_PAGE, &host, &out, &fault))
			fail_msg("taken: %s", r->template);
		if (strcmp(fault.where, r->where) != 0 ||
		    !strstr(fault.message, r->says))
			fail_msg("%s: %s: %s", r->template, fault.where,
				 fault.message);
		buf_free(&out);
	}
}

static void
bounds_nesting(void **state)
{
	struct buf text = {0}, out = {0};
	struct fault fault;

	(void)state;
	for (int i = 0; i < 33; i++)
		buf_text(&text, "{{#yes}}");
	for (int i = 0; i < 33; i++)
		buf_text(&text, "{{/yes}}");
	assert_int_equal(render(buf_string(&text), MUSTACHE_PAGE, NULL, &out,
				&fault), E_INPUT);
	assert_int_equal(render(buf_string(&text) + 8, MUSTACHE_PAGE, NULL,
				&out, &fault), E_INPUT);
	assert_non_null(strstr(fault.message, "No section"));
	text.bytes[text.count - 8] = '\0';
	assert_int_equal(render(buf_string(&text) + 8, MUSTACHE_PAGE, NULL,
				&out, &fault), OK);
	buf_free(&text);
	buf_free(&out);
}

static void
fails_alike_twice(void **state)
{
	const char *pairs[] = {"a", "{{>b}}", "b", "\n{{{x}}}", "c",
			       "{{>b}}", NULL};
	struct mustache_set *set = new_set(MUSTACHE_PAGE, pairs);
	const struct mustache *t;
	struct fault fault = {0};

	(void)state;
	for (int i = 0; i < 4; i++) {
		assert_int_equal(mustache_load(set, i < 2 ? "a" : "c", &t,
					       &fault), E_INPUT);
		assert_string_equal(fault.where, "b:2");
	}
	assert_int_equal(mustache_load(set, "nothing", &t, &fault),
			 E_NOT_FOUND);
	mustache_set_free(set);
}

static void
note_mention(void *self, const struct mustache_mention *mention)
{
	static const char marks[] = {
		[MUSTACHE_LITERAL] = 'L', [MUSTACHE_VALUE] = 'V',
		[MUSTACHE_SECTION] = '#', [MUSTACHE_INVERTED] = '^',
		[MUSTACHE_END] = '/',     [MUSTACHE_PARTIAL] = '>',
		[MUSTACHE_MESSAGE] = 'M', [MUSTACHE_PLURAL] = 'N',
		[MUSTACHE_ARGUMENT] = 'A',
	};

	buf_printf(self, "%c%u", marks[mention->part], mention->line);
	if (mention->text)
		buf_printf(self, "=%s", mention->text);
	if (mention->part == MUSTACHE_PLURAL)
		buf_printf(self, "|%s", mention->other);
	if (mention->note)
		buf_printf(self, "(%s)", mention->note);
	buf_char(self, ';');
}

static void
lists_what_stands_in_it(void **state)
{
	const char *pairs[] = {
		"main",
		"<p>{{a.b}}</p>\n"
		"{{! TRANSLATORS: {d} is a\n     day }}\n"
		"{{#_}}By\n {d}, {d}{{/_}}\n"
		"{{#_n late}}{late} day{{_or}}{late} days{{/_n}}"
		"{{#s}}{{>part}}{{/s}}{{^s}}{{/s}}",
		"part", "x", NULL};
	struct mustache_set *set = new_set(MUSTACHE_PAGE, pairs);
	const struct mustache *t;
	struct buf out = {0};

	(void)state;
	assert_int_equal(mustache_load(set, "main", &t, NULL), OK);
	mustache_visit(t, note_mention, &out);
	assert_string_equal(buf_string(&out),
			    "L1=<p>;V1=a.b;L1=</p>\n;"
			    "M4=By {d}, {d}({d} is a day);A4=d;L5=\n;"
			    "N6={late} day|{late} days;A6=late;"
			    "#6=s;>6=part;/6;^6=s;/6;");
	buf_free(&out);
	mustache_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(renders_pages),
		cmocka_unit_test(renders_plain_text),
		cmocka_unit_test(renders_without_host),
		cmocka_unit_test(refuses),
		cmocka_unit_test(bounds_nesting),
		cmocka_unit_test(fails_alike_twice),
		cmocka_unit_test(lists_what_stands_in_it),
	};

	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
