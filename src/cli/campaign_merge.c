/* The one print file of a campaign: letters go in as they are made, and their
 * bytes on to the disk. It gets its name when it is whole, so whoever falls
 * before begins it anew. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/campaign_inside.h"
#include "render/print_file.h"

struct campaign_merge {
	char *path, *part;
	FILE *file;
	struct print_file *print;
	struct buf out;
	size_t letters;
};

static enum status
cannot(const struct campaign_merge *merge, struct fault *fault)
{
	return fault_set(fault, E_IO, merge->path,
			 N_("cannot be written: {reason}"), "reason",
			 strerror(errno), NULL);
}

enum status
campaign_merge_new(const char *folder, struct campaign_merge **ret,
		   struct fault *fault)
{
	struct campaign_merge *merge = mem_new(sizeof *merge);
	size_t bytes = strlen(folder) + sizeof "/." CAMPAIGN_MERGED ".part";
	enum status status;

	merge->path = mem_new(bytes);
	merge->part = mem_new(bytes);
	(void)snprintf(merge->path, bytes, "%s/" CAMPAIGN_MERGED, folder);
	(void)snprintf(merge->part, bytes, "%s/." CAMPAIGN_MERGED ".part",
		       folder);
	merge->print = print_file_new(&merge->out);
	merge->file = fopen(merge->part, "wbe");
	*ret = merge;
	if (merge->file)
		return OK;
	status = cannot(merge, fault);
	campaign_merge_free(merge);
	*ret = NULL;
	return status;
}

void
campaign_merge_free(struct campaign_merge *merge)
{
	if (!merge)
		return;
	if (merge->file)
		fclose(merge->file);
	print_file_free(merge->print);
	buf_free(&merge->out);
	free(merge->path);
	free(merge->part);
	free(merge);
}

/* What is in memory goes to the disk. */
static bool
put(struct campaign_merge *merge)
{
	return fwrite(merge->out.bytes, 1, merge->out.count, merge->file) ==
	       merge->out.count;
}

enum status
campaign_merge_add(struct campaign_merge *merge, const struct buf *letter,
		   struct fault *fault)
{
	int pages;
	enum status status = print_file_add(merge->print, letter->bytes,
					    letter->count, &pages, fault);

	if (status != OK)
		return status;
	merge->letters++;
	if (!put(merge))
		return cannot(merge, fault);
	print_file_took(merge->print);
	return OK;
}

enum status
campaign_merge_end(struct campaign_merge *merge, const char *title,
		   struct fault *fault)
{
	if (!merge->letters)
		return unlink(merge->part) ? cannot(merge, fault) : OK;
	print_file_end(merge->print, title);
	if (!put(merge) || fflush(merge->file) || fsync(fileno(merge->file)) ||
	    rename(merge->part, merge->path))
		return cannot(merge, fault);
	return OK;
}
