/* The service as a command uses it: the desk on the file of --db, and the
 * house as caller. */
#ifndef VERNACULAR_CLI_SERVICE_H
#define VERNACULAR_CLI_SERVICE_H

#include "cli/command.h"
#include "desk/desk.h"

struct model;

struct service {
	struct desk *desk;
	struct caller house; /* sees everything; lives in the command's arena */
};

/* Errors: E_NOT_FOUND with the way to make a database; those of desk_open. */
enum status service_open(struct cli *, struct service *, struct fault *)
	MUST_USE;
void service_close(struct service *);

/* Run one write as the house and wait for the disk. */
enum status service_write(struct cli *, struct service *,
			  enum status (*run)(struct visit *, void *self,
					     struct fault *),
			  void *self, struct fault *) MUST_USE;

/* Open the service for that one write, or to show one thing. */
enum status service_change(struct cli *,
			   enum status (*run)(struct visit *, void *self,
					      struct fault *),
			   void *self, struct fault *) MUST_USE;
enum status service_show(struct cli *,
			 enum status (*show)(struct visit *, struct model *,
					     struct fault *),
			 struct model *, struct fault *) MUST_USE;

/* A file whole, at most most bytes; "-" is standard input. In the arena.
 * Errors: E_IO, E_INPUT too large. */
enum status service_read_file(struct cli *, const char *path, size_t most,
			      const char **ret_bytes, size_t *ret_count,
			      struct fault *) MUST_USE;

#endif
