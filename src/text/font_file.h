/* One font file: mapped, looked over, ready to shape with. text/fonts opens
 * each once. What is found here is what render/ may rely on: every table lies
 * within the file, and every glyph within its table. */
#ifndef VERNACULAR_TEXT_FONT_FILE_H
#define VERNACULAR_TEXT_FONT_FILE_H

#include "base/fault.h"
#include "text/fonts.h"

/* Fill in what the file says: name, face, hb, measures, glyphs, cff. path,
 * index, family and weight stand in *font already.
 *   package  of Debian, for the fault
 * Errors: E_IO the file cannot be read or is no sound font; *font holds
 * nothing to close then. */
enum status font_file_open(struct font *font, const char *package,
			   struct fault *) MUST_USE;
void font_file_close(struct font *);

#endif
