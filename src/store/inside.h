/* What the files of this layer share: a connection, and running one of its
 * statements. Nothing outside store/ includes this.
 *
 *     struct cursor c = cursor_open(access, &tenant_noun, TENANT_GET);
 *     put_int(&c, id);
 *     while (cursor_next(&c))
 *             name = read_text(&c);
 *     return cursor_close(&c, fault);
 *
 * Values are put and read in the order in which they stand in the statement.
 * Errors are sticky: cursor_close tells. */
#ifndef VERNACULAR_STORE_INSIDE_H
#define VERNACULAR_STORE_INSIDE_H

#include <sqlite3.h>

#include "store/db.h"

/* A statement. It may use visible(organisation): whether that one is in the
 * access's scope; and may_see(organisation, sensitivity, logged_by) of items
 * and requests: whether the caller may know that there is one; and
 * london_month(utc), as core/budget counts them. */
struct query {
	const char *sql;
	/* Why its plan may walk a whole table; NULL: it may not. A test reads
	 * the plan of every statement. */
	const char *walks;
};

/* The statements of one file. */
struct noun {
	enum noun_slot {
		NOUN_TRANSACTION,
		NOUN_ORGANISATION,
		NOUN_ACCOUNT,
		NOUN_SECOND_FACTOR,
		NOUN_TENANT,
		NOUN_SEARCH,
		NOUN_IMPORT,
		NOUN_PROVIDER,
		NOUN_CANDIDATE,
		NOUN_ROUTING,
		NOUN_EXCLUSION,
		NOUN_SKILL,
		NOUN_LINGUIST,
		NOUN_QUALIFICATION,
		NOUN_OPENING,
		NOUN_DECLARATION,
		NOUN_FEEDBACK,
		NOUN_PROVIDER_COMPLAINT,
		NOUN_SPOT_CHECK,
		NOUN_FIGURE,
		NOUN_REQUEST,
		NOUN_ITEM,
		NOUN_UNFINISHED,
		NOUN_LIST,
		NOUN_OFFER,
		NOUN_LETTER,
		NOUN_LETTERHEAD,
		NOUN_ASK,
		NOUN_FORM,
		NOUN_TENANCY,
		NOUN_EVENT,
		NOUN_RETENTION,
		NOUN_CHAIN,
		NOUN_CHAIN_CHECK,
		NOUN_ERASURE,
		NOUN_ERASE,
		NOUN_OUTBOX,
		NOUN_REPORT,
		NOUN_SECRET,
		NOUN_SOURCE,
		NOUN_WORDS,
		NOUN_REVIEW,
		NOUN_SETTING,
		NOUN_POLICY,
		NOUN_MEMORY,
		NOUN_MEMORY_WORD,
		NOUN_MEMORY_FIND,
		NOUN_TERM,
		NOUN_LIFE,
		NOUN_NEED,
		NOUN_CONTACT,
		NOUN_PERSON,
		NOUN_MENTION,
		NOUN_TWIN,
		NOUN_MERGE,
		NOUN_RECIPIENT,
		NOUN_DELIVERY,
		NOUN_FLAG,
		NOUN_CASE,
		NOUN_CASE_LIST,
		NOUN_CALENDAR,
		NOUN_CALENDAR_CHANGE,
		NOUN_REBUILD,
		NOUN_ATTACHMENT,
		NOUN_CALL,
		NOUN_CALL_ACCESS,
		NOUN_QUEUE,
		NOUN_CONTRACT,
		NOUN_CARD,
		NOUN_AGREED,
		NOUN_PRICE,
		NOUN_QUESTION,
		NOUN_FEED,
		NOUN_MAIL,
		NOUN_EQUALITY,
		NOUN_PANEL,
		NOUN_BOOKING,
		NOUN_BOOKING_LIST,
		NOUN_BOOKING_REMINDER,
		NOUN_DROP_IN,
		NOUN_DIARY,
		NOUN_JOBS,
		NOUN_BILL,
		NOUN_LEDGER,
		NOUN_INVOICE,
		NOUN_ORDER,
		NOUN_REPLY,
		NOUN_SPEND,
		NOUN_BUDGET,
		NOUN_STRAPLINE,
		NOUN_CREDIT,
		NOUN_BRAILLE,
		NOUN_HAND_IN,
		NOUN_REVISION,
		NOUN_SAVING,
		NOUN_POPULATION,
		NOUN_FACT,
		NOUN_FACT_DAY,
		NOUN_VOICE,
		NOUN_MEDIA,
		NOUN_DISPATCH,
		NOUN_PRINT_RUN,
		NOUN_KEEPING,
		NOUN_SMS,
		NOUN_CAMPAIGN,
		NOUN_PACK,
		NOUN_SAVED_VIEW,
		NOUN_PLAN,
		NOUN_PLAN_NOTE,
		NOUN_ASSESSMENT,
		NOUN_POLICY_REVIEW,
		NOUN_SURVEY,
		NOUN_VITALS,
		NOUN_EASY_READ,
		NOUNS, /* how many there are */
	} slot;
	const char *name;
	const struct query *query;
	int count;
};

extern const struct noun transaction_noun;
extern const struct noun organisation_noun;
extern const struct noun account_noun;
extern const struct noun second_factor_noun;
extern const struct noun tenant_noun;
extern const struct noun search_noun;
extern const struct noun import_noun;
extern const struct noun provider_noun;
extern const struct noun candidate_noun;
extern const struct noun routing_noun;
extern const struct noun exclusion_noun;
extern const struct noun skill_noun;
extern const struct noun linguist_noun;
extern const struct noun qualification_noun;
extern const struct noun opening_noun;
extern const struct noun declaration_noun;
extern const struct noun feedback_noun;
extern const struct noun provider_complaint_noun;
extern const struct noun spot_check_noun;
extern const struct noun figure_noun;
extern const struct noun request_noun;
extern const struct noun item_noun;
extern const struct noun unfinished_noun;
extern const struct noun list_noun;
extern const struct noun offer_noun;
extern const struct noun letter_noun;
extern const struct noun letterhead_noun;
extern const struct noun ask_noun;
extern const struct noun form_noun;
extern const struct noun tenancy_noun;
extern const struct noun event_noun;
extern const struct noun retention_noun;
extern const struct noun chain_noun;
extern const struct noun chain_check_noun;
extern const struct noun erasure_noun;
extern const struct noun erase_noun;
extern const struct noun outbox_noun;
extern const struct noun report_noun;
extern const struct noun secret_noun;
extern const struct noun source_noun;
extern const struct noun words_noun;
extern const struct noun review_noun;
extern const struct noun setting_noun;
extern const struct noun policy_noun;
extern const struct noun memory_noun;
extern const struct noun memory_word_noun;
extern const struct noun memory_find_noun;
extern const struct noun term_noun;
extern const struct noun life_noun;
extern const struct noun need_noun;
extern const struct noun contact_noun;
extern const struct noun person_noun;
extern const struct noun mention_noun;
extern const struct noun twin_noun;
extern const struct noun merge_noun;
extern const struct noun recipient_noun;
extern const struct noun delivery_noun;
extern const struct noun flag_noun;
extern const struct noun case_noun;
extern const struct noun case_list_noun;
extern const struct noun calendar_noun;
extern const struct noun calendar_change_noun;
extern const struct noun rebuild_noun;
extern const struct noun attachment_noun;
extern const struct noun call_noun;
extern const struct noun call_access_noun;
extern const struct noun queue_noun;
extern const struct noun contract_noun;
extern const struct noun card_noun;
extern const struct noun agreed_noun;
extern const struct noun price_noun;
extern const struct noun question_noun;
extern const struct noun feed_noun;
extern const struct noun mail_noun;
extern const struct noun equality_noun;
extern const struct noun panel_noun;
extern const struct noun booking_noun;
extern const struct noun booking_list_noun;
extern const struct noun booking_reminder_noun;
extern const struct noun drop_in_noun;
extern const struct noun diary_noun;
extern const struct noun jobs_noun;
extern const struct noun bill_noun;
extern const struct noun ledger_noun;
extern const struct noun invoice_noun;
extern const struct noun order_noun;
extern const struct noun reply_noun;
extern const struct noun spend_noun;
extern const struct noun budget_noun;
extern const struct noun strapline_noun;
extern const struct noun credit_noun;
extern const struct noun braille_noun;
extern const struct noun hand_in_noun;
extern const struct noun revision_noun;
extern const struct noun saving_noun;
extern const struct noun population_noun;
extern const struct noun fact_noun;
extern const struct noun fact_day_noun;
extern const struct noun voice_noun;
extern const struct noun easy_read_noun;
extern const struct noun media_noun;
extern const struct noun dispatch_noun;
extern const struct noun print_run_noun;
extern const struct noun keeping_noun;
extern const struct noun sms_noun;
extern const struct noun campaign_noun;
extern const struct noun pack_noun;
extern const struct noun saved_view_noun;
extern const struct noun plan_noun;
extern const struct noun plan_note_noun;
extern const struct noun assessment_noun;
extern const struct noun policy_review_noun;
extern const struct noun survey_noun;
extern const struct noun vitals_noun;
extern const struct noun *const nouns[NOUNS]; /* by slot */

enum transaction_query {
	TRANSACTION_READ,
	TRANSACTION_WRITE,
	TRANSACTION_COMMIT,
	TRANSACTION_ROLLBACK,
	TRANSACTION_JOB,
	TRANSACTION_KEEP,
	TRANSACTION_UNDO,
	TRANSACTION_VERSION,
	TRANSACTIONS,
};

struct db {
	sqlite3 *connection;
	enum db_use { DB_READS, DB_WRITES, DB_FORGETS } use;
	const struct scope *scope; /* of the statement that runs */
	sqlite3_stmt **statement[NOUNS];
	bool *changes[NOUNS]; /* something that kept has, each of them */
	bool prepares_change; /* said by the authorizer */
	struct kept *kept;    /* NULL for who reads only */
	int trouble; /* last result code that was an error, 0 none */
	bool clash;  /* a row with that identifier was there already */
	struct db *next; /* in the pool */
};

/* Open a connection to a file that has our schema.
 * Errors: E_INPUT (not a database), E_IO. */
enum status db_open(const char *path, enum db_use, struct db **ret_db,
		    struct fault *) MUST_USE;
void db_close(struct db *);

/* Prepare every statement now, not each when it is first used: what a test
 * does, since it takes longer than all else that a start does.
 * Errors: E_INTERNAL. */
enum status db_prepare_all(struct db *, struct fault *) MUST_USE;

/* Run a statement that takes and gives nothing; its result code. */
int db_transaction(struct db *, enum transaction_query);

/* What a result code means to a person. */
enum status db_fault(struct db *, int code, struct fault *);

struct cursor {
	struct db *db;
	struct arena *arena;
	sqlite3_stmt *statement;
	int put, read; /* how many so far */
	int code;
};

struct cursor cursor_open(const struct access *, const struct noun *,
			  int query);
void put_int(struct cursor *, int64_t);
void put_some(struct cursor *, int64_t); /* 0 is NULL */
void put_known(struct cursor *, int64_t); /* below 0 is NULL */
void put_real(struct cursor *, double);
void put_text(struct cursor *, const char *); /* NULL is NULL; borrowed */
void put_bytes(struct cursor *, const void *, size_t);
bool cursor_next(struct cursor *);
int64_t read_int(struct cursor *); /* 0 for NULL */
int64_t read_known(struct cursor *); /* -1 for NULL */
double read_real(struct cursor *);
const char *read_text(struct cursor *); /* in the arena; NULL for NULL */
const char *read_word(struct cursor *); /* until the next row; "" for NULL */
const void *read_bytes(struct cursor *, size_t *ret_count); /* in the arena */
const void *read_blob(struct cursor *, size_t *ret_count); /* as read_word */
void read_hash(struct cursor *, void *ret, size_t bytes);
enum status cursor_close(struct cursor *, struct fault *) MUST_USE;

/* Run to the end and close. */
enum status cursor_run(struct cursor *, struct fault *) MUST_USE;

/* The same for a change of one row. Errors: E_NOT_FOUND where none was. */
enum status cursor_change(struct cursor *, const char *where, struct fault *)
	MUST_USE;

/* The same for what may break a unique index.
 * Errors: E_CONFLICT with that place and message. */
enum status cursor_insert(struct cursor *, const char *where,
			  const char *message, struct fault *) MUST_USE;

/* After a getter's only row: OK or E_NOT_FOUND. */
enum status cursor_found(struct cursor *, bool found, const char *where,
			 struct fault *) MUST_USE;

/* Bring the schema of an open connection up to date.
 * Errors: E_REFUSED, E_IO, E_INPUT. */
enum status migrate(sqlite3 *, struct fault *) MUST_USE;

/* The number of its last schema file, and of the newest that there is.
 * Errors: E_INPUT not one of our files, E_REFUSED newer than that, E_IO. */
enum status migrate_version(sqlite3 *, int *ret_version, int *ret_newest,
			    struct fault *) MUST_USE;

/* The application id in the file's header: "Vern". */
#define STORE_APPLICATION 0x5665726e

/* Is there a file that could be a database? One without a byte is a copy that
 * stopped, or a touch. Errors: E_NOT_FOUND, E_INPUT. */
enum status store_file_there(const char *path, struct fault *) MUST_USE;

struct writer;
struct writer *writer_new(struct db *, size_t queue);
void writer_start(struct writer *); /* its thread */
void writer_free(struct writer *);  /* finishes the queue first */
struct writer *store_writer(struct store *);
bool writer_good(struct writer *);
bool writer_full(struct writer *);

#endif
