/* The first pass over a campaign's table: every row is checked as far as it
 * can be before it is set on paper, and letters of each kind are looked at for
 * what they have in common. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "cli/campaign_inside.h"
#include "doc/tree.h"
#include "render/render.h"
#include "wire/model.h"

#define SEEN_BYTES (0x10000 / 8)
#define FILTER_LEAST 1024

/* Tenants that stand in the table already, by a hash of their reference. */
struct seen {
	uint64_t *slot;
	size_t slots, count;
};

static bool
seen_put(struct seen *seen, uint64_t key)
{
	size_t at = (size_t)key & (seen->slots - 1);

	while (seen->slot[at]) {
		if (seen->slot[at] == key)
			return false;
		at = (at + 1) & (seen->slots - 1);
	}
	seen->slot[at] = key;
	seen->count++;
	return true;
}

static void
seen_grow(struct seen *seen)
{
	struct seen more = {.slots = seen->slots ? seen->slots * 2
						 : FILTER_LEAST};

	if (seen->slots && seen->count * 2 < seen->slots)
		return;
	more.slot = mem_new(more.slots * sizeof *more.slot);
	for (size_t i = 0; i < seen->slots; i++)
		if (seen->slot[i])
			(void)seen_put(&more, seen->slot[i]);
	free(seen->slot);
	*seen = more;
}

/* Nobody of the register gets a letter twice. */
static bool
is_new(struct seen *seen, const char *reference)
{
	unsigned char hash[HASH_BYTES];
	uint64_t key;

	hash_sha256(reference, strlen(reference), hash);
	memcpy(&key, hash, sizeof key);
	seen_grow(seen);
	return seen_put(seen, key ? key : 1);
}

/* Marks the characters of values that no sample had; true where there are
 * any. */
static bool
mark(unsigned char *seen, const struct model *values)
{
	bool found = false;

	for (const struct model *m = model_first(values); m;
	     m = model_next(m)) {
		const char *text = model_text_of(m);

		found = (model_first(m) && mark(seen, m)) || found;
		while (text && *text) {
			uint32_t c = (uint32_t)utf8_next(&text) & 0xFFFF;
			unsigned char bit = (unsigned char)(1u << (c & 7));

			found = found || !(seen[c >> 3] & bit);
			seen[c >> 3] |= bit;
		}
	}
	return found;
}

/* The first letter of a kind, and those that bring letters of their own. */
static void
sample(struct campaign *c, const struct recipient *to)
{
	struct campaign_kind *kind = to->kind;
	struct arena *arena = c->cli->arena;
	struct recipient copy = *to;
	struct document *document;
	struct faults faults = {0};
	struct model *whole = model_object(arena);

	kind->letters++;
	if (kind->renderer->render != render_pdf ||
	    kind->samples == CAMPAIGN_SAMPLES)
		return;
	if (!kind->seen)
		kind->seen = arena_alloc(arena, SEEN_BYTES);
	if (!mark(kind->seen, to->values) && kind->samples)
		return;
	model_copy(whole, "values", to->values);
	copy.values = model_get(whole, "values");
	document = arena_alloc(arena, sizeof *document);
	if (campaign_document(c, &copy, arena, document, &faults) == OK) {
		struct address *address = arena_alloc(arena, sizeof *address);

		*address = to->to;
		for (size_t i = 0; i < address->lines; i++)
			address->line[i] = arena_text(arena, address->line[i]);
		document->to = address;
		kind->sample[kind->samples++] = document;
	}
	faults_free(&faults);
}

#define READ_AT_ONCE 256 /* records, noted in one commit */

struct checking {
	struct campaign *campaign;
	struct desk_note read[READ_AT_ONCE];
	size_t reads;
	struct seen seen;
	struct arena *arena;
	struct faults *faults;
	struct hash_state rows;
	int64_t bad;
};

/* Whoever reads a record is on record. */
static enum status
note_reads(struct checking *k, struct fault *fault)
{
	size_t count = k->reads;

	k->reads = 0;
	return count ? desk_note_reads(&k->campaign->set.visit, k->read, count,
				       fault)
		     : OK;
}

static enum status
note_read(struct checking *k, const struct recipient *to, struct fault *fault)
{
	if (!to->tenant)
		return OK;
	k->read[k->reads++] = (struct desk_note){.kind = "tenant.read",
						 .subject = to->tenant,
						 .organisation = to->landlord};
	return k->reads == READ_AT_ONCE ? note_reads(k, fault) : OK;
}

static void
check_twice(struct checking *k, const struct recipient *to)
{
	char where[FAULT_BYTES];

	if (!to->of_register || is_new(&k->seen, to->who))
		return;
	(void)snprintf(where, sizeof where, "line %zu/tenant", to->line);
	(void)fault_set(faults_add(k->faults), E_INPUT, where,
			N_("{value} stands in the table twice: take one out"),
			"value", to->who, NULL);
}

static enum status
check_row(struct checking *k, const struct csv_row *row, struct fault *fault)
{
	size_t before = k->faults->count;
	struct document document;
	struct recipient to;
	enum status status;

	if (campaign_row(k->campaign, row, k->arena, &to, k->faults) == OK)
		check_twice(k, &to);
	status = note_read(k, &to, fault);
	if (k->faults->count == before &&
	    campaign_document(k->campaign, &to, k->arena, &document,
			      k->faults) == OK)
		sample(k->campaign, &to);
	k->bad += k->faults->count > before;
	arena_reset(k->arena);
	return status;
}

enum status
campaign_check(struct campaign *c, struct faults *faults, int64_t *ret_rows,
	       int64_t *ret_bad, struct fault *fault)
{
	struct checking k = {
		.campaign = c, .arena = arena_new(), .faults = faults};
	const struct csv_row *row = NULL;
	struct csv *csv = campaign_table(c);
	enum status status = csv_next(csv, &row, fault);

	*ret_rows = 0;
	if (status == OK && !row)
		status = fault_set(fault, E_INPUT, "",
				   N_("The table is empty: its first line "
				      "names the columns"),
				   NULL);
	if (status == OK && campaign_head(c, row, faults) != OK)
		status = E_INPUT;
	while (status == OK) {
		status = csv_next(csv, &row, fault);
		if (status == OK && !row)
			break;
		++*ret_rows;
		if (status == E_INPUT) {
			*faults_add(faults) = *fault;
			k.bad++;
			status = OK;
		} else if (status == OK)
			status = check_row(&k, row, fault);
	}
	if (status == OK)
		status = note_reads(&k, fault);
	*ret_bad = k.bad;
	csv_free(csv);
	free(k.seen.slot);
	arena_free(k.arena);
	return status;
}
