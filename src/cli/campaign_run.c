/* Both passes over a campaign's table. The second goes block by block: while
 * one is made, the one before it is put on disk and the next is read. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/campaign_crew.h"
#include "cli/progress.h"
#include "desk/letter_making.h"
#include "doc/letterhead.h"

#define NAME_MOST 60 /* bytes of who, in the name of a file */

struct running {
	struct campaign *campaign;
	struct campaign_files *files;
	struct campaign_merge *merge; /* NULL: a file each */
	struct crew *crew;
	struct csv *csv;
	int64_t n, done, refused;
	struct progress progress;
	struct faults failed;
};

/* Letters, digits and dashes of who it is for. */
static const char *
own_name(struct arena *arena, const struct recipient *to)
{
	char who[NAME_MOST + 1];
	size_t count = 0;

	for (const char *p = to->who; *p && count < NAME_MOST; p++) {
		bool plain = isalnum((unsigned char)*p) ||
			     (count && strchr("._-", *p));

		if (plain)
			who[count++] = *p;
		else if (count && who[count - 1] != '-')
			who[count++] = '-';
	}
	while (count && !isalnum((unsigned char)who[count - 1]))
		count--;
	who[count] = '\0';
	return arena_printf(arena, "%06lld-%s.%s", (long long)to->n,
			    count ? who : "recipient",
			    to->kind->renderer->extension);
}

static const char *
file_name(const struct running *run, struct arena *arena,
	  const struct recipient *to)
{
	return run->merge && to->kind->renderer->render == render_pdf
		       ? CAMPAIGN_MERGED
		       : own_name(arena, to);
}

/* In one line, for the manifest. */
const char *
campaign_reason(struct arena *arena, const struct fault *fault)
{
	char text[1000];

	fault_text(fault, fault->message, text, sizeof text);
	for (char *p = text; *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	return arena_text(arena, text);
}

/* The next row; false at the end of the table. */
static enum status
read_row(struct running *run, struct crew_block *block, bool *ret_more,
	 struct fault *fault)
{
	struct recipient *to = &block->row[block->count];
	struct campaign_result *result = &block->result[block->count];
	const struct csv_row *row = NULL;
	struct faults faults = {0};
	enum status status = csv_next(run->csv, &row, fault);

	*ret_more = status != OK || row;
	if (!*ret_more || (status != OK && status != E_INPUT))
		return status;
	*to = (struct recipient){.who = "", .language = "", .format = ""};
	*result = (struct campaign_result){.recipient = to};
	if (++run->n <= run->done)
		return OK;
	if (status == E_INPUT)
		result->reason = campaign_reason(block->arena, fault);
	else if (campaign_row(run->campaign, row, block->arena, to, &faults) !=
		 OK)
		result->reason = campaign_reason(block->arena, &faults.list[0]);
	to->n = run->n;
	if (!result->reason)
		result->name = file_name(run, block->arena, to);
	block->count++;
	faults_free(&faults);
	return OK;
}

static enum status
fill_block(struct running *run, struct crew_block *block, struct fault *fault)
{
	enum status status = OK;
	bool more = true;

	arena_reset(block->arena);
	block->count = block->next = block->made = 0;
	while (status == OK && more && block->count < BLOCK_ROWS)
		status = read_row(run, block, &more, fault);
	return status;
}

/* Which letters only their setting has shown to be wrong. */
static void
take_failures(struct running *run, const struct crew_block *block)
{
	for (size_t i = 0; i < block->count; i++) {
		const struct campaign_result *result = &block->result[i];
		struct fault *fault;

		run->refused += result->reason != NULL;
		if (!result->failed)
			continue;
		fault = faults_add(&run->failed);
		*fault = *result->failed;
		(void)snprintf(fault->where, sizeof fault->where, "line %zu",
			       result->recipient->line);
	}
}

/* Letters of the print file, in their order. */
static enum status
put_merged(struct running *run, struct crew_block *block, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < block->count; i++) {
		struct buf *merged = &block->result[i].merged;

		if (merged->count && status == OK)
			status = campaign_merge_add(run->merge, merged, fault);
		buf_free(merged);
	}
	return status;
}

static enum status
put_block(struct running *run, struct crew_block *block, struct fault *fault)
{
	enum status status;

	if (!block->count)
		return OK;
	take_failures(run, block);
	progress_at(&run->progress,
		    block->result[block->count - 1].recipient->n);
	status = put_merged(run, block, fault);
	return status == OK ? campaign_files_commit(run->files, block->result,
						    block->count, fault)
			    : status;
}

/* All blocks, until one has a letter that cannot be, where that ends it. */
static enum status
run_blocks(struct running *run, struct crew_block *block[2],
	   enum campaign_bad bad, struct fault *fault)
{
	enum status status = fill_block(run, block[0], fault);
	size_t now = 0;

	while (status == OK && block[now]->count) {
		struct crew_block *next = block[!now];
		struct fault other;
		enum status ended;

		crew_start(run->crew, block[now]);
		status = fill_block(run, next, fault);
		ended = crew_wait(run->crew, &other);
		if (status == OK && ended != OK) {
			*fault = other;
			status = ended;
		}
		if (status == OK)
			status = put_block(run, block[now], fault);
		if (run->failed.count && bad == CAMPAIGN_ALL_GOOD)
			break;
		now = !now;
	}
	return status;
}

/* Everything that letters are made from: another program that goes on must
 * find the same. */
static void
identity_of(const struct campaign *c, unsigned char ret[HASH_BYTES])
{
	struct hash_state hash;
	const char *text =
		notices_text(c->set.notices, c->notice, NOTICE_STANDARD);

	hash_begin(&hash);
	hash_add(&hash, c->table_hash, HASH_BYTES);
	hash_add(&hash, text, strlen(text) + 1);
	hash_add(&hash, &c->letter_days, sizeof c->letter_days);
	hash_add(&hash, &c->draft, sizeof c->draft);
	hash_add(&hash, &c->way, sizeof c->way);
	hash_add(&hash, c->usual->name, strlen(c->usual->name) + 1);
	if (c->letterhead)
		hash_add(&hash, c->letterhead->name,
			 strlen(c->letterhead->name) + 1);
	for (size_t i = 0; i < c->tongues; i++) {
		unsigned char words[HASH_BYTES];

		if (c->tongue[i]->refused.status != OK)
			continue;
		making_words(&c->tongue[i]->merge, words);
		hash_add(&hash, words, sizeof words);
	}
	hash_end(&hash, ret);
}

/* The end of it: the manifest, or nothing at all. */
static enum cli_exit
settle(struct running *run, enum campaign_bad bad, enum status status,
       struct fault *fault)
{
	if (status == OK && run->failed.count && bad == CAMPAIGN_ALL_GOOD) {
		campaign_files_undo(run->files);
		return cli_fail_all(&run->failed);
	}
	if (status == OK && run->merge)
		status = campaign_merge_end(
			run->merge, run->campaign->notice->title, fault);
	if (status == OK)
		status = campaign_files_finish(run->files, fault);
	if (status != OK)
		return cli_fail(fault);
	progress_end(&run->progress);
	for (size_t i = 0; i < run->failed.count && i < FAULTS_MAX; i++)
		cli_say(&run->failed.list[i]);
	return CLI_DONE;
}

static enum cli_exit
print_all(struct campaign *c, const struct campaign_order *order, int64_t rows)
{
	struct running run = {.campaign = c};
	struct crew_block *block[2] = {mem_new(sizeof *block[0]),
				       mem_new(sizeof *block[0])};
	unsigned char identity[HASH_BYTES];
	struct fault fault = {.status = OK};
	enum cli_exit code = CLI_FAILED;
	const struct csv_row *head;

	identity_of(c, identity);
	block[0]->arena = arena_new();
	block[1]->arena = arena_new();
	if (campaign_files_open(order->folder, order->start, identity,
				&run.files, &run.done, &fault) != OK ||
	    (c->way == CAMPAIGN_TOGETHER &&
	     campaign_merge_new(order->folder, &run.merge, &fault) != OK))
		cli_say(&fault);
	else {
		run.progress = progress_start("letters", rows);
		run.csv = campaign_table(c);
		(void)!csv_next(run.csv, &head, &fault);
		run.crew = crew_new(c, run.files, order->jobs);
		code = settle(&run, order->bad,
			      run_blocks(&run, block, order->bad, &fault),
			      &fault);
	}
	crew_free(run.crew);
	csv_free(run.csv);
	campaign_merge_free(run.merge);
	campaign_files_close(run.files);
	faults_free(&run.failed);
	for (int i = 0; i < 2; i++) {
		arena_free(block[i]->arena);
		free(block[i]);
	}
	return code;
}

enum cli_exit
campaign_run(struct campaign *c, const struct campaign_order *order)
{
	struct faults faults = {0};
	struct fault fault;
	int64_t rows, bad;
	enum status status = campaign_check(c, &faults, &rows, &bad, &fault);
	enum cli_exit code = CLI_FAILED;

	if (status != OK && !faults.count)
		code = cli_fail(&fault);
	else if (faults.count)
		(void)cli_fail_all(&faults);
	if (status == OK && !rows) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("Nobody stands in the table"), NULL);
		code = cli_fail(&fault);
	} else if (status == OK &&
		   (!bad || (order->bad == CAMPAIGN_SKIP_BAD && bad < rows)))
		code = print_all(c, order, rows);
	faults_free(&faults);
	return code;
}
