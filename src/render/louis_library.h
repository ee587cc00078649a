/* liblouis, opened when something is first put into Braille: linked as usual,
 * it would be loaded by every command. */
#ifndef VERNACULAR_RENDER_LOUIS_LIBRARY_H
#define VERNACULAR_RENDER_LOUIS_LIBRARY_H

#include <liblouis/liblouis.h>

struct louis_library {
	__typeof__(lou_backTranslate) *back_translate;
	__typeof__(lou_getTable) *get_table;
	__typeof__(lou_registerLogCallback) *register_log;
	__typeof__(lou_translate) *translate;
	__typeof__(lou_version) *version;
};

/* NULL where the machine has no usable one. Any thread. */
const struct louis_library *louis_library(void);

#endif
