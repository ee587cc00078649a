/* How providers are asked, as a landlord decided it. Pure. */
#ifndef VERNACULAR_CORE_ROUTING_MODE_H
#define VERNACULAR_CORE_ROUTING_MODE_H

#include "core/routing.h"

/* The first that holds decides. */
enum routing_situation {
	SITUATION_DANGER,    /* somebody is in danger now */
	SITUATION_QUIET,     /* abuse or safeguarding: few are to hear */
	SITUATION_FRAMEWORK, /* a framework agency is to be asked first */
	SITUATION_SOON,	     /* urgent, or begins within soon_hours */
	SITUATION_USUAL,
};
#define ROUTING_SITUATIONS 5
extern const char *const routing_situation_names[ROUTING_SITUATIONS];

struct routing_policy {
	enum routing_mode mode[SERVICES][ROUTING_SITUATIONS];
	/* Of a class of documents, instead of what its service says of what
	 * is soon and of what is usual. */
	struct {
		bool said;
		enum routing_mode mode;
	} of_class[CLASSES];
	int soon_hours; /* 1 to ROUTING_SOON_MOST */
};
#define ROUTING_SOON_MOST 720

/* As the product ships it: several at once in danger and for what is soon,
 * one after another else. */
extern const struct routing_policy routing_shipped;

/* The mode where no officer chose one.
 *   first  the best that may be asked, or NULL */
struct routing_moment {
	const struct routing_question *question;
	enum document_class document_class;
	enum urgency urgency;
	const struct ranked *first;
	int64_t now_utc;
};
enum routing_mode routing_mode_for(const struct routing_policy *,
				   const struct routing_moment *);

/* The policy as one line and back, for keeping it. False where text is none;
 * *ret is untouched then. */
#define ROUTING_POLICY_TEXT 256
void routing_policy_text(const struct routing_policy *,
			 char ret[ROUTING_POLICY_TEXT]);
bool routing_policy_parse(const char *text, struct routing_policy *ret);

#endif
