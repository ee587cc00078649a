/* libopusenc, opened when something is first spoken: linked as usual, it would
 * be loaded by every command. */
#ifndef VERNACULAR_RENDER_OPUS_LIBRARY_H
#define VERNACULAR_RENDER_OPUS_LIBRARY_H

#include <opusenc.h>

struct opus_library {
	__typeof__(ope_comments_add) *comments_add;
	__typeof__(ope_comments_create) *comments_create;
	__typeof__(ope_comments_destroy) *comments_destroy;
	__typeof__(ope_encoder_create_callbacks) *create;
	__typeof__(ope_encoder_ctl) *ctl;
	__typeof__(ope_encoder_destroy) *destroy;
	__typeof__(ope_encoder_drain) *drain;
	__typeof__(ope_encoder_write) *write;
	__typeof__(ope_strerror) *strerror;
};

/* NULL where the machine has no usable one. Any thread. */
const struct opus_library *opus_library(void);

#endif
