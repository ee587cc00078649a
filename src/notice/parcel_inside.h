/* What the kinds of parcels share. */
#ifndef VERNACULAR_NOTICE_PARCEL_INSIDE_H
#define VERNACULAR_NOTICE_PARCEL_INSIDE_H

#include "doc/tree.h"
#include "lang/plural.h"
#include "notice/markup.h"
#include "notice/parcel.h"
#include "wire/xml.h"

/* A file that is being read into a parcel. */
struct parcel_reader {
	const struct parcel_file *file;
	struct arena *arena;
	struct parcel *parcel;
	struct faults *faults;
	bool raw; /* no file of ours: its texts are markup as they stand */
	size_t found;
};

/* One more thing is wrong, at a line of the file. */
void parcel_fault(struct parcel_reader *, int line, const char *message,
		  const char *value);

/* Room for one more unit, zeroed but for its line. */
struct parcel_unit *parcel_add(struct parcel_reader *, int line);

/* Whether the notice's own catalogue has the message, and not a clause's. */
bool parcel_has(const struct notice *, const struct message *);

/* Whether the element of a message has more parts than are searched one by
 * one; then it is a fault. */
#define PARCEL_NODES_MAX 1000
bool parcel_too_many(struct parcel_reader *, const struct xml_node *);

/* The unit of an id, NULL where there is none. */
struct parcel_unit *parcel_find(const struct parcel *, const char *id);

/* Put the text of a form of a plural ("ID.2" or "ID[2]") into the unit of ID,
 * which is made where it is not there yet. */
struct parcel_form {
	const char *id;
	int line;
	size_t form;
	const char *source, *target;
	bool singular; /* its source is that of one */
	enum translate_state state;
};
struct parcel_unit *parcel_put_form(struct parcel_reader *,
				    const struct parcel_form *);

/* Take "ID.2" or "ID[2]" apart; false: it is no form. */
bool parcel_split(struct parcel_reader *, const char *id, const char **ret_id,
		  size_t *ret_form);

/* templates/notices/NAME/notice.md, and the name in such a path or NULL. */
const char *parcel_original(const struct parcel *, struct arena *);
const char *parcel_name_of(const char *original, struct arena *);

/* What was read of spans as the text of a message. */
const char *parcel_text(struct parcel_reader *, struct markup *);

/* New lines and spaces round elements that hold no text. */
void parcel_indent(struct arena *, struct xml_node *, const char *leaves);

/* Add comment to what the unit has, a line each; past PARCEL_COMMENT_BYTES it
 * is left out. */
#define PARCEL_COMMENT_BYTES 20000
void parcel_comment(struct parcel_reader *, struct parcel_unit *,
		    const char *comment);

/* Put what a fresh file says into the file that came back: see parcel_merge.c.
 */
struct parcel_shape {
	const char *unit, *id; /* element of a message, its attribute */
	const char *group;     /* element of a plural, or NULL */
	/* The source of a unit; whether two units have the same target and
	 * state; the fresh one's target and state into the old one. */
	const struct xml_node *(*source)(const struct xml_node *unit,
					 const char *lang);
	bool (*same)(struct arena *, const struct xml_node *a,
		     const struct xml_node *b, const char *lang);
	void (*take)(struct arena *, struct xml_node *old,
		     struct xml_node *fresh, const char *lang);
};
void parcel_merge(const struct parcel_shape *, struct arena *,
		  struct xml_node *old, struct xml_node *fresh,
		  const char *lang);

/* A fresh node that goes into an old one, whose elements may have a prefix. */
void parcel_settle(struct arena *, struct xml_node *,
		   const struct xml_node *into);

/* The kinds. carrier is NULL or has been read as XML. */
struct parcel_writing {
	const struct parcel *parcel;
	struct arena *arena;
	const struct parcel_file *carrier;
	struct faults *faults;
};
enum status parcel_write_po(const struct parcel_writing *, struct buf *);
enum status parcel_write_xliff2(const struct parcel_writing *, struct buf *);
enum status parcel_write_xliff12(const struct parcel_writing *, struct buf *);
enum status parcel_write_tmx(const struct parcel_writing *, struct buf *);
enum status parcel_write_docx(const struct parcel_writing *, struct buf *);

enum status parcel_read_po(struct parcel_reader *);
enum status parcel_read_xliff2(struct parcel_reader *);
enum status parcel_read_xliff12(struct parcel_reader *);
enum status parcel_read_tmx(struct parcel_reader *);
enum status parcel_read_docx(struct parcel_reader *);

/* What a source or target of a unit of XLIFF says, in the markup of messages;
 * NULL where it has none. */
const char *parcel_xliff2_text(struct arena *, const struct xml_node *unit,
			       const char *part);

/* A file as XML. Errors: E_INPUT. */
enum status parcel_xml(const struct parcel_file *, enum xml_doctype,
		       struct arena *, struct xml *ret, struct faults *);

#endif
