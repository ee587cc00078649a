/* vernacular doctor, speech: does each engine answer, for how many languages,
 * and can what it says be kept? */
#include "cli/doctor.h"
#include "lang/tag.h"
#include "render/sound.h"
#include "render/speech_voice.h"

void
doctor_voices(struct doctor *doctor)
{
	const struct tag *tag;
	size_t count = tag_all(&tag), voices = 0;
	struct fault fault;

	if (speech_check(&fault) != OK || sound_ogg_check(&fault) != OK) {
		doctor_ill(doctor, "voices", &fault);
		return;
	}
	for (size_t i = 0; i < count; i++)
		voices += speech_voice(&tag[i]) != NULL;
	doctor_ok(doctor, "voices",
		  arena_printf(doctor->cli->arena, "%zu languages", voices));
}
