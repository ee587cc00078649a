/* Every text in words that belongs to one tenant's record. */
#include "store/mention.h"

#include <string.h>

#include "store/inside.h"

#define TEXTS 6       /* most of one row */
#define LETTERS 50
#define EVENTS 2000   /* of one tenant, looked through */

enum {
	NEED_WORDS,
	STAGE_WORDS,
	CONTACT_WORDS,
	PERSON_WORDS,
	REQUEST_WORDS,
	ITEM_WORDS,
	PAUSE_WORDS,
	CASE_WORDS,
	CASE_EVENT_WORDS,
	CASE_LONGER_WORDS,
	CALL_WORDS,
	ATTACHMENT_WORDS,
	ASK_WORDS,
	MET_WORDS,
	LIFE_WORDS,
	QUESTION_WORDS,
	EQUALITY_WORDS,
	BOOKING_WORDS,
	ATTENDANCE_WORDS,
	DROP_IN_WORDS,
	ROUTING_WORDS,
	EXCLUSION_WORDS,
	FAMILY_WORDS,
	REPLY_WORDS,
	DECLARATION_WORDS,
	FEEDBACK_WORDS,
	COMPLAINT_WORDS,
	COMPLAINT_STEP_WORDS,
	SPOT_WORDS,
	HAND_IN_WORDS,
	REVISION_WORDS,
	DISPATCH_WORDS,
	HOLD_WORDS,
	EASY_READ_WORDS,
	PLACES,
	/* their changes follow in the same order */
	MENTION_LETTERS = 2 * PLACES,
	MENTION_EVENTS,
	MENTION_CLOSE,
	MENTION_CLOSED,
	MENTION_UNFINISHED,
	MENTIONS,
};

static const int texts[PLACES] = {
	[NEED_WORDS] = 4,    [STAGE_WORDS] = 1,	     [CONTACT_WORDS] = 1,
	[PERSON_WORDS] = 5,  [REQUEST_WORDS] = 6,    [ITEM_WORDS] = 3,
	[PAUSE_WORDS] = 1,   [CASE_WORDS] = 2,	     [CASE_EVENT_WORDS] = 2,
	[CASE_LONGER_WORDS] = 1, [CALL_WORDS] = 2,   [ATTACHMENT_WORDS] = 2,
	[ASK_WORDS] = 3,	 [MET_WORDS] = 1,    [LIFE_WORDS] = 2,
	[QUESTION_WORDS] = 1,
	[EQUALITY_WORDS] = 1,
	[ROUTING_WORDS] = 3,   [EXCLUSION_WORDS] = 2,
	[FAMILY_WORDS] = 3,	  [REPLY_WORDS] = 1,
	[DECLARATION_WORDS] = 4, [FEEDBACK_WORDS] = 2,
	[COMPLAINT_WORDS] = 3, [COMPLAINT_STEP_WORDS] = 1,
	[SPOT_WORDS] = 1,
	[BOOKING_WORDS] = 5, [ATTENDANCE_WORDS] = 1, [DROP_IN_WORDS] = 1,
	[HAND_IN_WORDS] = 2,   [REVISION_WORDS] = 1,
	[DISPATCH_WORDS] = 5,  [HOLD_WORDS] = 2,
	[EASY_READ_WORDS] = 1,
};

#define OF_TENANT " WHERE tenant = ? AND visible(organisation)"
#define OF_NEEDS                                                           \
	" WHERE need IN (SELECT id FROM need WHERE tenant = ?)"            \
	" AND visible(organisation)"
#define OF_CASES                                                           \
	" WHERE case_file IN (SELECT id FROM case_file" OF_TENANT ")"

static const struct query queries[] = {
	[NEED_WORDS] = {"SELECT id, CASE WHEN kind = 'safe-contact' THEN value"
			" END, evidence, ended_why, safeguarding FROM need"
			OF_TENANT, NULL},
	[STAGE_WORDS] = {"SELECT id, evidence FROM need_stage" OF_NEEDS, NULL},
	[CONTACT_WORDS] = {"SELECT id, note FROM contact" OF_TENANT, NULL},
	[PERSON_WORDS] = {"SELECT id, relation, safe_contact, evidence,"
			  " evidence_kept, ended_why FROM person" OF_TENANT,
			  NULL},
	[REQUEST_WORDS] = {"SELECT id, subject, case_text, reader, stakes,"
			   " reason, again_why FROM request" OF_TENANT, NULL},
	[ITEM_WORDS] = {"SELECT id, reader, stakes, reason FROM item"
			OF_TENANT, NULL},
	[PAUSE_WORDS] = {"SELECT id, reason FROM pause WHERE item IN"
			 " (SELECT id FROM item" OF_TENANT ")", NULL},
	[CASE_WORDS] = {"SELECT id, subject, closed_reason FROM case_file"
			OF_TENANT, NULL},
	[CASE_EVENT_WORDS] = {"SELECT id, note, withdrawn_reason"
			      " FROM case_event" OF_CASES, NULL},
	[CASE_LONGER_WORDS] = {"SELECT id, reason FROM case_longer" OF_CASES,
			       NULL},
	[CALL_WORDS] = {"SELECT id, note, caller FROM call WHERE tenant = ?"
			" AND tenant IS NOT NULL AND visible(organisation)",
			NULL},
	[ATTACHMENT_WORDS] = {"SELECT id, name, reason FROM attachment"
			      " WHERE request IN (SELECT id FROM request"
			      OF_TENANT ") AND request IS NOT NULL", NULL},
	[ASK_WORDS] = {"SELECT id, words, safe_contact, answer FROM ask"
		       " WHERE tenant = ? AND tenant IS NOT NULL"
		       " AND visible(organisation)", NULL},
	/* Its key has two parts: the contact, and the need. */
	[MET_WORDS] = {"SELECT contact, said_why, need FROM contact_need"
		       " WHERE need IN (SELECT id FROM need" OF_TENANT ")"
		       " AND said_why IS NOT NULL", NULL},
	[LIFE_WORDS] = {"SELECT id, reason, undone_why FROM life"
			" WHERE tenant = ? AND undone IS NULL"
			" AND visible(organisation)", NULL},
	[QUESTION_WORDS] = {"SELECT id, words FROM question WHERE item IN"
			    " (SELECT id FROM item" OF_TENANT ")", NULL},
	[EQUALITY_WORDS] = {"SELECT id, words FROM equality_answer" OF_TENANT
			    " AND words IS NOT NULL", NULL},
	[BOOKING_WORDS] = {"SELECT item, place, access, purpose, attendees,"
			   " briefing FROM booking WHERE item IN (SELECT id"
			   " FROM item" OF_TENANT ")", NULL},
	[ATTENDANCE_WORDS] = {"SELECT item, note FROM attendance"
			      " WHERE item IN (SELECT id FROM item" OF_TENANT
			      ")", NULL},
	[DROP_IN_WORDS] = {"SELECT id, purpose FROM drop_in_visit" OF_TENANT,
			   NULL},
	[ROUTING_WORDS] = {"SELECT item, any_gender, chosen_why, bought_why"
			   " FROM routing WHERE item IN (SELECT id FROM item"
			   OF_TENANT ")", NULL},
	/* Whoever must not come near stays named. */
	[EXCLUSION_WORDS] = {"SELECT id, reason, ended_why FROM exclusion"
			     OF_TENANT, NULL},
	[FAMILY_WORDS] = {"SELECT id, name, relation, danger"
			  " FROM family_offer" OF_TENANT, NULL},
	[REPLY_WORDS] = {"SELECT id, answer FROM reply" OF_TENANT, NULL},
	[DECLARATION_WORDS] = {"SELECT id, what, whom, note, ended_why"
			       " FROM declaration WHERE item IN (SELECT id"
			       " FROM item" OF_TENANT ")", NULL},
	[FEEDBACK_WORDS] = {"SELECT id, words, settled_why FROM feedback"
			    OF_TENANT, NULL},
	[COMPLAINT_WORDS] = {"SELECT id, words, finding, learning"
			     " FROM provider_complaint WHERE tenant = ?"
			     " AND tenant IS NOT NULL"
			     " AND visible(organisation)", NULL},
	[COMPLAINT_STEP_WORDS] = {"SELECT id, words"
				  " FROM provider_complaint_step"
				  " WHERE complaint IN (SELECT id"
				  " FROM provider_complaint WHERE tenant = ?"
				  " AND tenant IS NOT NULL"
				  " AND visible(organisation))", NULL},
	[SPOT_WORDS] = {"SELECT id, note FROM spot_check WHERE item IN"
			" (SELECT id FROM item" OF_TENANT ")", NULL},
	[HAND_IN_WORDS] = {"SELECT id, word, returned_why FROM hand_in"
			   " WHERE item IN (SELECT id FROM item" OF_TENANT
			   ")", NULL},
	[REVISION_WORDS] = {"SELECT id, reason FROM revision WHERE item IN"
			    " (SELECT id FROM item" OF_TENANT ")", NULL},
	[DISPATCH_WORDS] = {"SELECT id, place, taken_by, note, trouble, answer"
			    " FROM dispatch WHERE letter IN (SELECT id"
			    " FROM letter" OF_TENANT ")", NULL},
	[HOLD_WORDS] = {"SELECT id, reason, ended_why FROM letter_hold"
			OF_TENANT, NULL},
	[PLACES + DISPATCH_WORDS] = {"UPDATE dispatch SET place = ?2,"
				     " taken_by = ?3, note = ?4, trouble = ?5,"
				     " answer = ?6 WHERE id = ?1", NULL},
	[EASY_READ_WORDS] = {"SELECT id, said FROM easy_read_reader" OF_TENANT,
			     NULL},
	[PLACES + EASY_READ_WORDS] = {"UPDATE easy_read_reader SET said = ?2"
				      " WHERE id = ?1", NULL},
	[PLACES + HOLD_WORDS] = {"UPDATE letter_hold SET reason = ?2,"
				 " ended_why = ?3 WHERE id = ?1", NULL},
	[PLACES + HAND_IN_WORDS] = {"UPDATE hand_in SET word = ?2,"
				    " returned_why = ?3 WHERE id = ?1", NULL},
	[PLACES + REVISION_WORDS] = {"UPDATE revision SET reason = ?2"
				     " WHERE id = ?1", NULL},
	[PLACES + NEED_WORDS] = {"UPDATE need SET value = coalesce(?2, value),"
				 " evidence = ?3, ended_why = ?4,"
				 " safeguarding = ?5 WHERE id = ?1", NULL},
	[PLACES + STAGE_WORDS] = {"UPDATE need_stage SET evidence = ?2"
				  " WHERE id = ?1", NULL},
	[PLACES + CONTACT_WORDS] = {"UPDATE contact SET note = ?2"
				    " WHERE id = ?1", NULL},
	[PLACES + PERSON_WORDS] = {"UPDATE person SET relation = ?2,"
				   " safe_contact = ?3, evidence = ?4,"
				   " evidence_kept = ?5, ended_why = ?6"
				   " WHERE id = ?1", NULL},
	[PLACES + REQUEST_WORDS] = {"UPDATE request SET subject = ?2,"
				    " case_text = ?3, reader = ?4,"
				    " stakes = ?5, reason = ?6,"
				    " again_why = ?7 WHERE id = ?1", NULL},
	[PLACES + ITEM_WORDS] = {"UPDATE item SET reader = ?2, stakes = ?3,"
				 " reason = ?4 WHERE id = ?1", NULL},
	[PLACES + PAUSE_WORDS] = {"UPDATE pause SET reason = ?2"
				  " WHERE id = ?1", NULL},
	[PLACES + CASE_WORDS] = {"UPDATE case_file SET subject = ?2,"
				 " closed_reason = ?3 WHERE id = ?1", NULL},
	[PLACES + CASE_EVENT_WORDS] = {"UPDATE case_event SET note = ?2,"
				       " withdrawn_reason = ?3 WHERE id = ?1",
				       NULL},
	[PLACES + CASE_LONGER_WORDS] = {"UPDATE case_longer SET reason = ?2"
					" WHERE id = ?1", NULL},
	[PLACES + CALL_WORDS] = {"UPDATE call SET note = ?2, caller = ?3"
				 " WHERE id = ?1", NULL},
	[PLACES + ATTACHMENT_WORDS] = {"UPDATE attachment SET name = ?2,"
				       " reason = ?3 WHERE id = ?1", NULL},
	[PLACES + ASK_WORDS] = {"UPDATE ask SET words = ?2,"
				" safe_contact = ?3, answer = ?4"
				" WHERE id = ?1", NULL},
	[PLACES + MET_WORDS] = {"UPDATE contact_need SET said_why = ?2"
				" WHERE contact = ?1 AND need = ?3", NULL},
	[PLACES + LIFE_WORDS] = {"UPDATE life SET reason = ?2,"
				 " undone_why = ?3 WHERE id = ?1", NULL},
	[PLACES + QUESTION_WORDS] = {"UPDATE question SET words = ?2"
				     " WHERE id = ?1", NULL},
	[PLACES + EQUALITY_WORDS] = {"UPDATE equality_answer SET words = ?2"
				     " WHERE id = ?1", NULL},
	[PLACES + BOOKING_WORDS] = {"UPDATE booking SET place = ?2,"
				    " access = ?3, purpose = ?4,"
				    " attendees = ?5, briefing = ?6"
				    " WHERE item = ?1", NULL},
	[PLACES + ATTENDANCE_WORDS] = {"UPDATE attendance SET note = ?2"
				       " WHERE item = ?1", NULL},
	[PLACES + DROP_IN_WORDS] = {"UPDATE drop_in_visit SET purpose = ?2"
				    " WHERE id = ?1", NULL},
	[PLACES + ROUTING_WORDS] = {"UPDATE routing SET any_gender = ?2,"
				    " chosen_why = ?3, bought_why = ?4"
				    " WHERE item = ?1", NULL},
	[PLACES + EXCLUSION_WORDS] = {"UPDATE exclusion SET reason = ?2,"
				      " ended_why = ?3 WHERE id = ?1", NULL},
	[PLACES + FAMILY_WORDS] = {"UPDATE family_offer SET name = ?2,"
				   " relation = ?3, danger = ?4"
				   " WHERE id = ?1", NULL},
	[PLACES + REPLY_WORDS] = {"UPDATE reply SET answer = ?2"
				  " WHERE id = ?1", NULL},
	[PLACES + DECLARATION_WORDS] = {"UPDATE declaration SET what = ?2,"
					" whom = ?3, note = ?4,"
					" ended_why = ?5 WHERE id = ?1", NULL},
	[PLACES + FEEDBACK_WORDS] = {"UPDATE feedback SET words = ?2,"
				     " settled_why = ?3 WHERE id = ?1", NULL},
	[PLACES + COMPLAINT_WORDS] = {"UPDATE provider_complaint SET"
				      " words = ?2, finding = ?3,"
				      " learning = ?4 WHERE id = ?1", NULL},
	[PLACES + COMPLAINT_STEP_WORDS] = {"UPDATE provider_complaint_step"
					   " SET words = ?2 WHERE id = ?1",
					   NULL},
	[PLACES + SPOT_WORDS] = {"UPDATE spot_check SET note = ?2"
				 " WHERE id = ?1", NULL},
	[MENTION_LETTERS] = {"SELECT id, text FROM letter" OF_TENANT
			     " ORDER BY issued_at DESC LIMIT ?", NULL},
	[MENTION_EVENTS] = {"SELECT e.seq, p.payload FROM event e"
			    " JOIN event_payload p ON p.seq = e.seq"
			    " WHERE e.subject IN (SELECT ?1 UNION ALL"
			    " SELECT id FROM request WHERE tenant = ?1"
			    " UNION ALL SELECT id FROM case_file"
			    " WHERE tenant = ?1)"
			    " AND visible(e.organisation)"
			    " ORDER BY e.seq DESC LIMIT ?2", NULL},
	[MENTION_CLOSE] = {"INSERT INTO event_closed (seq) VALUES (?)"
			   " ON CONFLICT DO NOTHING", NULL},
	[MENTION_CLOSED] = {"SELECT seq FROM event_closed WHERE seq = ?",
			    NULL},
	[MENTION_UNFINISHED] = {"DELETE FROM unfinished" OF_TENANT, NULL},
};
const struct noun mention_noun = {NOUN_MENTION, "mention", queries, MENTIONS};

struct words {
	int64_t id, also; /* also: the rest of the key, where it has one */
	const char *text[TEXTS];
	int64_t covered;
};

struct all_words {
	struct words *list;
	size_t count, cap;
};

static enum status
words_read(const struct access *access, int place, int64_t tenant,
	   struct all_words *all, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun, place);

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		struct words *one;

		all->list = arena_grow(access->arena, all->list, all->count,
				       &all->cap, sizeof *all->list);
		one = &all->list[all->count++];
		one->covered = 0;
		one->id = read_int(&c);
		for (int i = 0; i < texts[place]; i++)
			one->text[i] = read_text(&c);
		one->also = place == MET_WORDS ? read_int(&c) : 0;
	}
	return cursor_close(&c, fault);
}

static enum status
words_write(const struct access *access, int place, const struct words *words,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun, PLACES + place);

	put_int(&c, words->id);
	for (int i = 0; i < texts[place]; i++)
		put_text(&c, words->text[i]);
	if (place == MET_WORDS)
		put_int(&c, words->also);
	return cursor_run(&c, fault);
}

static void
words_cover(const struct mention_walk *walk, int place, struct words *words)
{
	for (int i = 0; i < texts[place]; i++) {
		const char *text = words->text[i];

		if (!text)
			continue;
		words->text[i] = walk->cover(walk->self, text);
		words->covered += words->text[i] != text;
	}
}

enum status
mention_each(const struct access *access, const struct mention_walk *walk,
	     int64_t *ret_covered, struct fault *fault)
{
	enum status status = OK;

	*ret_covered = 0;
	for (int place = 0; place < PLACES && !status; place++) {
		struct all_words all = {NULL, 0, 0};

		status = words_read(access, place, walk->tenant, &all, fault);
		for (size_t i = 0; i < all.count && !status; i++) {
			words_cover(walk, place, &all.list[i]);
			*ret_covered += all.list[i].covered;
			if (all.list[i].covered && walk->keep == MENTION_COVER)
				status = words_write(access, place,
						     &all.list[i], fault);
		}
	}
	return status;
}

enum status
mention_letters(const struct access *access, const struct mention_walk *walk,
		int64_t *ret_count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun, MENTION_LETTERS);

	*ret_count = 0;
	put_int(&c, walk->tenant);
	put_int(&c, LETTERS);
	while (cursor_next(&c)) {
		const char *text;

		(void)read_int(&c);
		text = read_text(&c);
		*ret_count += walk->cover(walk->self, text) != text;
	}
	return cursor_close(&c, fault);
}

static enum status
close_event(const struct access *access, int64_t seq, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun, MENTION_CLOSE);

	put_int(&c, seq);
	return cursor_run(&c, fault);
}

enum status
mention_events(const struct access *access, const struct mention_walk *walk,
	       int64_t *ret_closed, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun, MENTION_EVENTS);
	int64_t *seq = arena_alloc(access->arena, EVENTS * sizeof *seq);
	size_t count = 0;
	enum status status;

	put_int(&c, walk->tenant);
	put_int(&c, EVENTS);
	while (cursor_next(&c)) {
		int64_t one = read_int(&c);
		const char *text = read_text(&c);

		if (text && walk->cover(walk->self, text) != text)
			seq[count++] = one;
	}
	status = cursor_close(&c, fault);
	for (size_t i = 0; i < count && !status && walk->keep == MENTION_COVER;
	     i++)
		status = close_event(access, seq[i], fault);
	*ret_closed = (int64_t)count;
	return status;
}

enum status
mention_closed(const struct access *access, int64_t seq, bool *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun, MENTION_CLOSED);

	put_int(&c, seq);
	*ret = cursor_next(&c);
	return cursor_close(&c, fault);
}

enum status
mention_unfinished(const struct access *access, int64_t tenant,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &mention_noun,
				      MENTION_UNFINISHED);

	put_int(&c, tenant);
	return cursor_run(&c, fault);
}
