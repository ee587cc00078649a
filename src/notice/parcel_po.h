/* Catalogues that messages of a parcel are put into. */
#ifndef VERNACULAR_NOTICE_PARCEL_PO_H
#define VERNACULAR_NOTICE_PARCEL_PO_H

#include "lang/po.h"
#include "notice/parcel.h"

/* Read a catalogue, or begin one where file is NULL; its header names the
 * notice. Errors: E_INPUT. */
enum status parcel_po_open(const struct parcel *, const struct parcel_file *,
			   struct arena *, struct po *ret,
			   struct faults *) MUST_USE;

/* Whether its header says that a machine drafted all of it. */
bool parcel_po_drafted(const struct po *, struct arena *);

/* Make an entry what the unit says; one that says it already stays as it
 * stood. An entry without msgid is new. */
void parcel_po_entry(const struct parcel_unit *, bool drafted, struct arena *,
		     struct po_entry *);

#endif
