/* Letters in Braille: as the register says, and only as somebody has read. */
#include <string.h>

#include "base/buf.h"
#include "core/need.h"
#include "desk/braille_inside.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "lang/tag.h"
#include "render/braille.h"
#include "render/render.h"
#include "store/braille.h"
#include "wire/model.h"

int
braille_needed(const struct needs *needs)
{
	for (size_t i = 0; i < needs->count; i++) {
		enum format format;
		int grade;

		if (needs->list[i].kind == NEED_FORMAT &&
		    need_format(needs->list[i].value, &format, &grade) &&
		    format == FORMAT_BRAILLE)
			return grade;
	}
	return 0;
}

static enum status
no_table(const struct braille_edition *edition, struct fault *fault)
{
	return fault_set(fault, E_REFUSED, "/without_braille",
			 N_("{name} reads Braille, and this program has none "
			    "for {language}. Issue the letter without it, and "
			    "ask a provider for the Braille"),
			 "name", edition->name, "language",
			 edition->words.tag->english, NULL);
}

static enum status
not_read(const struct braille_edition *edition, struct fault *fault)
{
	char grade[2] = {(char)('0' + edition->grade), '\0'};

	return fault_set(fault, E_REFUSED, "/without_braille",
			 N_("{name} reads Braille, and nobody has read "
			    "“{notice}” in {language} Braille, grade {grade}. "
			    "Somebody who reads it signs on the notice's page; "
			    "or issue the letter without Braille"),
			 "name", edition->name, "notice",
			 edition->words.notice, "language",
			 edition->words.tag->english, "grade", grade, NULL);
}

enum status
braille_must_be_read(struct visit *visit, const struct braille_words *words,
		     struct fault *fault)
{
	const struct braille_table *table;
	bool read;
	enum status status = braille_table_find(words->tag, &table, fault);

	if (status == OK)
		status = braille_is_read(visit, words,
					 braille_grade(table, BRAILLE_GRADES),
					 &read, fault);
	if (status != OK || read)
		return status;
	return fault_set(fault, E_REFUSED, "/format",
			 N_("Nobody has read “{notice}” in {language} Braille: "
			    "somebody who reads it signs on the notice's "
			    "page, or print it as a draft"),
			 "notice", words->notice, "language",
			 words->tag->english, NULL);
}

enum status
braille_add(struct visit *visit, struct braille_edition *edition,
	    struct copies *copies, struct fault *fault)
{
	const struct copies_of *of = edition->of;
	struct braille_options braille = {0};
	const struct render_options options = {.frame = RENDER_FILE,
					       .enclosure = of->enclosure,
					       .braille = &braille};
	const struct braille_table *table;
	struct buf out = {0};
	bool read;
	enum status status;

	if (braille_table_find(edition->words.tag, &table, NULL) != OK)
		return no_table(edition, fault);
	edition->grade = braille_grade(table, edition->grade);
	if (!edition->grade)
		return no_table(edition, fault);
	status = braille_is_read(visit, &edition->words, edition->grade, &read,
				 fault);
	if (status == OK && !read)
		return not_read(edition, fault);
	braille.grade = edition->grade;
	if (status == OK)
		status = render_brf(of->document, &options, &out, fault);
	if (status == OK)
		copies_add(visit, copies, "brf", &out);
	buf_free(&out);
	return status;
}

enum status
braille_of_letter(struct visit *visit, const struct letter *letter,
		  int *ret_grade, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct braille_words words = {letter->organisation, letter->notice,
				      tag_find(letter->language), {0}};
	const struct braille_table *table;
	struct letter_braille kept;
	enum status status =
		letter_braille_get(&access, letter->id, &kept, fault);

	*ret_grade = 0;
	if (status == OK)
		*ret_grade = kept.grade;
	if (status != E_NOT_FOUND)
		return status;
	if (!words.tag || braille_table_find(words.tag, &table, NULL) != OK)
		return OK;
	memcpy(words.hash, letter->template_hash, HASH_BYTES);
	for (int grade = BRAILLE_GRADES; grade > 0; grade--) {
		bool read;

		if (!table->louis[grade - 1])
			continue;
		status = braille_is_read(visit, &words, grade, &read, fault);
		if (status != OK)
			return status;
		if (read) {
			*ret_grade = grade;
			break;
		}
	}
	return OK;
}

enum status
braille_letter_show(struct visit *visit, struct model *model,
		    const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char hex[2 * HASH_BYTES + 1], token[TOKEN_TEXT];
	struct letter_braille kept;
	struct model *made;
	enum status status =
		letter_braille_get(&access, letter->id, &kept, fault);

	model_null(model, "braille");
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	made = model_child(model, "braille");
	letter_token(visit, letter, token);
	hash_hex(kept.sha256, HASH_BYTES, hex);
	model_int(made, "grade", kept.grade);
	model_text(made, "sha256", hex);
	model_text(made, "address",
		   arena_printf(visit->arena, "/n/%s.brf", token));
	return OK;
}
