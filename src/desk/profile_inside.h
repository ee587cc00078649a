/* What the files about equality profiles and the panel share. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_PROFILE_INSIDE_H
#define VERNACULAR_DESK_PROFILE_INSIDE_H

#include "core/equality.h"
#include "desk/profile_settings.h"
#include "desk/profiles.h"
#include "store/equality.h"
#include "store/tenant.h"

/* The whole table as it ships; lives as long as the desk. */
enum status equality_shipped(struct visit *, struct equality_table *ret,
			     struct fault *) MUST_USE;

/* What an organisation asks today. */
struct asked {
	struct equality_table table;
	struct profile_settings settings;
};
enum status asked_of(struct visit *, int64_t organisation, struct asked *ret,
		     struct fault *) MUST_USE;

/* Fills {questions, answered, all, next} of a tenant's answers. */
void show_asked(const struct visit *, struct model *, const struct asked *,
		const struct equality_answers *);
/* {question} of that code. Errors: E_NOT_FOUND it is not asked. */
enum status show_question(struct model *, const struct asked *,
			  const char *code, struct fault *) MUST_USE;
/* The question at that place of the table, into a model of its own. */
void show_one_question(struct model *, const struct asked *, size_t at);

/* The answer's code of a question that is kept. */
bool asked_answered(const struct equality_answers *, const char *question);

/* Checks and keeps one answer, with its event. {question, next} */
struct answering {
	const struct tenant *tenant;
	const char *question;
	const struct profile_input *input;
	enum equality_how how;
};
enum status keep_answer(struct visit *, const struct answering *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;
enum status drop_answers(struct visit *, const struct tenant *,
			 struct fault *) MUST_USE;

/* Links and consents that a tenant gave out. */
void profile_token(const struct visit *, const char *purpose, int64_t id,
		   char ret[TOKEN_TEXT]);
const char *profile_address(const struct visit *, const char *purpose,
			    int64_t id); /* "/e/..." or "/p/..." */

#endif
