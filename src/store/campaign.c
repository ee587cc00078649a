/* Campaigns and who is in them. */
#include "store/campaign.h"

#include <string.h>

#include "store/inside.h"

enum {
	CAMPAIGN_INSERT,
	CAMPAIGN_GET,
	CAMPAIGN_CONTENT,
	CAMPAIGN_CHANGE,
	CAMPAIGN_LIST,
	CAMPAIGN_WORKS,
	CAMPAIGN_TENANTS,
	RECIPIENT_INSERT,
	RECIPIENT_CHANGE,
	RECIPIENT_ALL,
	RECIPIENT_STATE,
	RECIPIENT_GROUP,
	PRINT_LIST,
	PRINT_LETTERS,
	QUERIES,
};

#define ROW                                                                    \
	"SELECT c.id, c.organisation, c.notice, c.title, c.data, c.language,"  \
	" c.format, c.area, c.content IS NOT NULL, c.place,"                   \
	" c.postage_minor, c.state,"                                          \
	" c.reached, c.total, c.made_by, c.made_at, c.released_by,"            \
	" c.released_at, c.ended_at, m.name, r.name FROM campaign c"           \
	" LEFT JOIN account m ON m.id = c.made_by"                             \
	" LEFT JOIN account r ON r.id = c.released_by"

#define RECIPIENT                                                              \
	"SELECT r.campaign, r.n, r.tenant, r.reference, r.data, r.state,"      \
	" r.language, r.format, r.paper, r.size, r.channel, r.by_people,"      \
	" r.reasons, r.code, r.why, r.letter, r.request, t.name,"              \
	" lower(hex(coalesce(p.sha256, l.sha256))), l.issued_at"               \
	" FROM campaign_recipient r"                                           \
	" JOIN campaign c ON c.id = r.campaign"                                \
	" LEFT JOIN tenant t ON t.id = r.tenant"                               \
	" LEFT JOIN letter l ON l.id = r.letter"                               \
	" LEFT JOIN letter_copy p ON p.letter = l.id AND p.format = 'pdf'"     \
	" WHERE r.campaign = ?1 AND visible(c.organisation)"

/* A need that holds, of a tenant t. */
#define HAS_NEED                                                               \
	"EXISTS (SELECT 1 FROM need n WHERE n.tenant = t.id"                   \
	" AND n.ended IS NULL AND n.kind = "

static const struct query queries[] = {
	[CAMPAIGN_INSERT] =
		{"INSERT INTO campaign (id, notice, title, data, language,"
		 " format, area, content, place, postage_minor, state,"
		 " reached, total, made_by, made_at, organisation) SELECT ?,"
		 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, id"
		 " FROM organisation WHERE id = ?"
		 " AND visible(id)", NULL},
	[CAMPAIGN_GET] = {ROW " WHERE c.id = ? AND visible(c.organisation)",
			  NULL},
	[CAMPAIGN_CONTENT] = {"SELECT content FROM campaign WHERE id = ?"
			      " AND visible(organisation)", NULL},
	[CAMPAIGN_CHANGE] =
		{"UPDATE campaign SET state = ?, reached = ?, total = ?,"
		 " released_by = ?, released_at = ?, ended_at = ?"
		 " WHERE id = ? AND visible(organisation)", NULL},
	[CAMPAIGN_LIST] = {ROW " WHERE visible(c.organisation)"
			   " AND c.id < ? ORDER BY c.id DESC LIMIT ?",
			   NULL},
	[CAMPAIGN_WORKS] = {"SELECT id FROM campaign INDEXED BY campaign_works"
			    " WHERE state IN ('checking', 'running')"
			    " AND visible(organisation) ORDER BY id",
			    "there are as many as are worked on"},
	[CAMPAIGN_TENANTS] =
		{"SELECT t.id FROM tenant t WHERE t.id > ?1"
		 " AND t.life = 'current' AND visible(t.organisation)"
		 " AND (?2 IS NULL OR " HAS_NEED "'read-language'"
		 " AND n.value = ?2) OR (?2 = 'en' AND NOT " HAS_NEED
		 "'read-language')))"
		 " AND (?3 IS NULL OR " HAS_NEED "'format' AND (n.value = ?3"
		 " OR substr(n.value, 1, length(?3) + 1) = ?3 || ':')))"
		 " AND (?4 IS NULL OR substr(replace(t.postcode, ' ', ''), 1,"
		 " length(?4)) = ?4)"
		 " ORDER BY t.id LIMIT ?5", NULL},
	[RECIPIENT_INSERT] =
		{"INSERT INTO campaign_recipient (n, tenant, reference, data,"
		 " state, language, format, paper, size, channel, by_people,"
		 " reasons, code, why, campaign) SELECT ?, ?, ?, ?, ?, ?, ?,"
		 " ?, ?, ?, ?, ?, ?, ?, id FROM campaign WHERE id = ?"
		 " AND visible(organisation)", NULL},
	[RECIPIENT_CHANGE] =
		{"UPDATE campaign_recipient SET state = ?1, code = ?2,"
		 " why = ?3, letter = ?4, request = ?5, data = CASE ?1"
		 " WHEN 'ready' THEN data ELSE NULL END WHERE campaign = ?6"
		 " AND n = ?7 AND (SELECT visible(organisation)"
		 " FROM campaign WHERE id = ?6)", NULL},
	[RECIPIENT_ALL] = {RECIPIENT " AND r.n > ?2 ORDER BY r.n LIMIT ?3",
			   NULL},
	[RECIPIENT_STATE] = {RECIPIENT " AND r.state = ?4 AND r.n > ?2"
				       " ORDER BY r.n LIMIT ?3", NULL},
	[RECIPIENT_GROUP] =
		{"SELECT r.state, r.language, r.format, r.paper, r.channel,"
		 " r.code, r.size, r.by_people, count(*)"
		 " FROM campaign c JOIN campaign_recipient r"
		 " ON r.campaign = c.id"
		 " WHERE c.id = ? AND visible(c.organisation)"
		 " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY count(*) DESC",
		 NULL},
	[PRINT_LIST] =
		{"SELECT d.organisation, d.run, p.n, p.sent_at, count(*)"
		 " FROM campaign_recipient r CROSS JOIN dispatch d"
		 " ON d.letter = r.letter LEFT JOIN print_run p ON p.id = d.run"
		 " WHERE r.campaign = ? AND r.letter IS NOT NULL"
		 " AND d.method = 'post' AND (d.run IS NOT NULL OR"
		 " d.state = 'to-do') AND visible(d.organisation)"
		 " GROUP BY 1, 2 ORDER BY 1, 2",
		 NULL},
	[PRINT_LETTERS] =
		{"SELECT r.letter FROM campaign_recipient r CROSS JOIN"
		 " dispatch d ON d.letter = r.letter WHERE r.campaign = ?1"
		 " AND d.organisation = ?2 AND d.method = 'post'"
		 " AND d.state = 'to-do' AND d.run IS NULL"
		 " AND visible(d.organisation) LIMIT ?3",
		 NULL},
};
const struct noun campaign_noun = {NOUN_CAMPAIGN, "campaign", queries,
				   QUERIES};

enum status
campaign_insert(const struct access *access, const struct campaign_row *row,
		const char *content, struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_INSERT);

	put_int(&c, row->id);
	put_text(&c, row->notice);
	put_text(&c, row->title);
	put_text(&c, row->data);
	put_text(&c, row->language);
	put_text(&c, row->format);
	put_text(&c, row->area);
	if (content)
		put_bytes(&c, content, strlen(content));
	else
		put_text(&c, NULL);
	put_text(&c, row->place);
	put_int(&c, row->postage_minor);
	put_text(&c, row->state);
	put_int(&c, row->made_by);
	put_int(&c, row->made_utc);
	put_int(&c, row->organisation);
	return cursor_change(&c, "organisation", fault);
}

static void
read_row(struct cursor *c, struct campaign_row *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->notice = read_text(c);
	ret->title = read_text(c);
	ret->data = read_text(c);
	ret->language = read_text(c);
	ret->format = read_text(c);
	ret->area = read_text(c);
	ret->listed = read_int(c);
	ret->place = read_text(c);
	ret->postage_minor = read_int(c);
	ret->state = read_text(c);
	ret->reached = read_int(c);
	ret->total = read_int(c);
	ret->made_by = read_int(c);
	ret->made_utc = read_int(c);
	ret->released_by = read_int(c);
	ret->released_utc = read_int(c);
	ret->ended_utc = read_int(c);
	ret->made_name = read_text(c);
	ret->released_name = read_text(c);
}

enum status
campaign_get(const struct access *access, int64_t id, struct campaign_row *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		read_row(&c, ret);
	return cursor_found(&c, found, "campaign", fault);
}

enum status
campaign_content(const struct access *access, int64_t id, const char **ret,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_CONTENT);
	const void *bytes = NULL;
	size_t count = 0;

	put_int(&c, id);
	if (cursor_next(&c))
		bytes = read_bytes(&c, &count);
	*ret = bytes ? arena_copy(access->arena, bytes, count) : "";
	return cursor_close(&c, fault);
}

enum status
campaign_change(const struct access *access, const struct campaign_row *row,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_CHANGE);

	put_text(&c, row->state);
	put_int(&c, row->reached);
	put_int(&c, row->total);
	put_some(&c, row->released_by);
	put_some(&c, row->released_utc);
	put_some(&c, row->ended_utc);
	put_int(&c, row->id);
	return cursor_change(&c, "campaign", fault);
}

enum status
campaign_list(const struct access *access, int64_t before, size_t limit,
	      struct campaign_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_LIST);

	put_int(&c, before ? before : INT64_MAX);
	put_int(&c, (int64_t)limit);
	*ret = (struct campaign_rows){
		arena_alloc(access->arena, (limit + 1) * sizeof *ret->list), 0};
	while (ret->count < limit && cursor_next(&c))
		read_row(&c, &ret->list[ret->count++]);
	return cursor_close(&c, fault);
}

enum status
campaign_works(const struct access *access, struct campaign_rows *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_WORKS);
	size_t cap = 0;

	*ret = (struct campaign_rows){0};
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		ret->list[ret->count++] =
			(struct campaign_row){.id = read_int(&c)};
	}
	return cursor_close(&c, fault);
}

enum status
campaign_tenants(const struct access *access, const struct campaign_row *row,
		 size_t limit, struct campaign_tenants *ret,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, CAMPAIGN_TENANTS);

	put_int(&c, row->reached);
	put_text(&c, row->language);
	put_text(&c, row->format);
	put_text(&c, row->area);
	put_int(&c, (int64_t)limit);
	*ret = (struct campaign_tenants){
		arena_alloc(access->arena, (limit + 1) * sizeof *ret->list), 0};
	while (ret->count < limit && cursor_next(&c))
		ret->list[ret->count++] = read_int(&c);
	return cursor_close(&c, fault);
}

enum status
campaign_recipient_insert(const struct access *access,
			  const struct campaign_recipient *to,
			  struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, RECIPIENT_INSERT);

	put_int(&c, to->n);
	put_some(&c, to->tenant);
	put_text(&c, to->reference);
	put_text(&c, to->data);
	put_text(&c, to->state);
	put_text(&c, to->language);
	put_text(&c, to->format);
	put_text(&c, to->paper);
	put_int(&c, to->size);
	put_text(&c, to->channel);
	put_int(&c, to->by_people);
	put_text(&c, to->reasons);
	put_text(&c, to->code);
	put_text(&c, to->why);
	put_int(&c, to->campaign);
	return cursor_insert(&c, "tenant",
			     N_("This tenant is in the campaign already"),
			     fault);
}

enum status
campaign_recipient_change(const struct access *access,
			  const struct campaign_recipient *to,
			  struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, RECIPIENT_CHANGE);

	put_text(&c, to->state);
	put_text(&c, to->code);
	put_text(&c, to->why);
	put_some(&c, to->letter);
	put_text(&c, to->request);
	put_int(&c, to->campaign);
	put_int(&c, to->n);
	return cursor_change(&c, "recipient", fault);
}

static void
read_recipient(struct cursor *c, struct campaign_recipient *ret)
{
	ret->campaign = read_int(c);
	ret->n = read_int(c);
	ret->tenant = read_int(c);
	ret->reference = read_text(c);
	ret->data = read_text(c);
	ret->state = read_text(c);
	ret->language = read_text(c);
	ret->format = read_text(c);
	ret->paper = read_text(c);
	ret->size = read_int(c);
	ret->channel = read_text(c);
	ret->by_people = read_int(c);
	ret->reasons = read_text(c);
	ret->code = read_text(c);
	ret->why = read_text(c);
	ret->letter = read_int(c);
	ret->request = read_text(c);
	ret->name = read_text(c);
	ret->sha256 = read_text(c);
	ret->issued_utc = read_int(c);
}

enum status
campaign_recipient_list(const struct access *access,
			const struct campaign_recipients_wish *wish,
			struct campaign_recipients *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &campaign_noun,
			    wish->state ? RECIPIENT_STATE : RECIPIENT_ALL);

	put_int(&c, wish->campaign);
	put_int(&c, wish->after);
	put_int(&c, (int64_t)wish->limit);
	if (wish->state)
		put_text(&c, wish->state);
	*ret = (struct campaign_recipients){
		arena_alloc(access->arena,
			    (wish->limit + 1) * sizeof *ret->list),
		0};
	while (ret->count < wish->limit && cursor_next(&c))
		read_recipient(&c, &ret->list[ret->count++]);
	return cursor_close(&c, fault);
}

enum status
campaign_group(const struct access *access, int64_t campaign,
	       struct campaign_groups *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, RECIPIENT_GROUP);
	size_t cap = 0;

	put_int(&c, campaign);
	*ret = (struct campaign_groups){0};
	while (cursor_next(&c)) {
		struct campaign_group *group;

		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		group = &ret->list[ret->count++];
		*group = (struct campaign_group){0};
		group->state = read_text(&c);
		group->language = read_text(&c);
		group->format = read_text(&c);
		group->paper = read_text(&c);
		group->channel = read_text(&c);
		group->code = read_text(&c);
		group->size = read_int(&c);
		group->by_people = read_int(&c);
		group->count = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
campaign_print_list(const struct access *access, int64_t campaign,
		    struct campaign_prints *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, PRINT_LIST);
	struct campaign_prints all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, campaign);
	while (cursor_next(&c)) {
		struct campaign_print *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->organisation = read_int(&c);
		one->run = read_int(&c);
		one->run_n = read_int(&c);
		one->sent_utc = read_int(&c);
		one->letters = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
campaign_print_letters(const struct access *access, int64_t campaign,
		       int64_t organisation, int64_t *ret, size_t *count,
		       struct fault *fault)
{
	struct cursor c = cursor_open(access, &campaign_noun, PRINT_LETTERS);
	size_t room = *count;

	put_int(&c, campaign);
	put_int(&c, organisation);
	put_int(&c, (int64_t)room);
	for (*count = 0; *count < room && cursor_next(&c); ++*count)
		ret[*count] = read_int(&c);
	return cursor_close(&c, fault);
}
