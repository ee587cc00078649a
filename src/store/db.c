/* Connections: pragmas, the authorizer, and every statement's preparation.
 * The only file that prepares SQL. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/budget.h"
#include "core/request.h"
#include "store/inside.h"
#include "store/kept.h"

const struct scope scope_of_the_service_itself = {.count = 0};

static const char pragmas[] =
	"PRAGMA journal_mode = WAL;"
	"PRAGMA synchronous = FULL;"
	"PRAGMA foreign_keys = ON;"
	"PRAGMA recursive_triggers = ON;" /* REPLACE deletes for them too */
	"PRAGMA secure_delete = ON;"
	"PRAGMA trusted_schema = OFF;"
	"PRAGMA cell_size_check = ON;"
	"PRAGMA temp_store = MEMORY;"
	"PRAGMA wal_autocheckpoint = 4000;"
	"PRAGMA journal_size_limit = 67108864;";
static const char reader_pragmas[] =
	"PRAGMA cache_size = -2000; PRAGMA query_only = ON;";
static const char writer_pragmas[] = "PRAGMA cache_size = -8000;";
#define BUSY_MS 5000

const struct noun *const nouns[NOUNS] = {
	[NOUN_TRANSACTION] = &transaction_noun,
	[NOUN_ORGANISATION] = &organisation_noun,
	[NOUN_ACCOUNT] = &account_noun,
	[NOUN_SECOND_FACTOR] = &second_factor_noun,
	[NOUN_TENANT] = &tenant_noun,
	[NOUN_SEARCH] = &search_noun,
	[NOUN_IMPORT] = &import_noun,
	[NOUN_PROVIDER] = &provider_noun,
	[NOUN_CANDIDATE] = &candidate_noun,
	[NOUN_ROUTING] = &routing_noun,
	[NOUN_EXCLUSION] = &exclusion_noun,
	[NOUN_SKILL] = &skill_noun,
	[NOUN_LINGUIST] = &linguist_noun,
	[NOUN_QUALIFICATION] = &qualification_noun,
	[NOUN_OPENING] = &opening_noun,
	[NOUN_DECLARATION] = &declaration_noun,
	[NOUN_FEEDBACK] = &feedback_noun,
	[NOUN_PROVIDER_COMPLAINT] = &provider_complaint_noun,
	[NOUN_SPOT_CHECK] = &spot_check_noun,
	[NOUN_FIGURE] = &figure_noun,
	[NOUN_REQUEST] = &request_noun,
	[NOUN_ITEM] = &item_noun,
	[NOUN_UNFINISHED] = &unfinished_noun,
	[NOUN_LIST] = &list_noun,
	[NOUN_OFFER] = &offer_noun,
	[NOUN_LETTER] = &letter_noun,
	[NOUN_LETTERHEAD] = &letterhead_noun,
	[NOUN_ASK] = &ask_noun,
	[NOUN_FORM] = &form_noun,
	[NOUN_TENANCY] = &tenancy_noun,
	[NOUN_EVENT] = &event_noun,
	[NOUN_RETENTION] = &retention_noun,
	[NOUN_CHAIN] = &chain_noun,
	[NOUN_CHAIN_CHECK] = &chain_check_noun,
	[NOUN_ERASURE] = &erasure_noun,
	[NOUN_ERASE] = &erase_noun,
	[NOUN_OUTBOX] = &outbox_noun,
	[NOUN_REPORT] = &report_noun,
	[NOUN_SECRET] = &secret_noun,
	[NOUN_SOURCE] = &source_noun,
	[NOUN_WORDS] = &words_noun,
	[NOUN_REVIEW] = &review_noun,
	[NOUN_SETTING] = &setting_noun,
	[NOUN_POLICY] = &policy_noun,
	[NOUN_MEMORY] = &memory_noun,
	[NOUN_MEMORY_WORD] = &memory_word_noun,
	[NOUN_MEMORY_FIND] = &memory_find_noun,
	[NOUN_TERM] = &term_noun,
	[NOUN_RECIPIENT] = &recipient_noun,
	[NOUN_DELIVERY] = &delivery_noun,
	[NOUN_FLAG] = &flag_noun,
	[NOUN_LIFE] = &life_noun,
	[NOUN_NEED] = &need_noun,
	[NOUN_CONTACT] = &contact_noun,
	[NOUN_PERSON] = &person_noun,
	[NOUN_MENTION] = &mention_noun,
	[NOUN_TWIN] = &twin_noun,
	[NOUN_MERGE] = &merge_noun,
	[NOUN_CASE] = &case_noun,
	[NOUN_CASE_LIST] = &case_list_noun,
	[NOUN_CALENDAR] = &calendar_noun,
	[NOUN_CALENDAR_CHANGE] = &calendar_change_noun,
	[NOUN_REBUILD] = &rebuild_noun,
	[NOUN_ATTACHMENT] = &attachment_noun,
	[NOUN_CALL] = &call_noun,
	[NOUN_CALL_ACCESS] = &call_access_noun,
	[NOUN_QUEUE] = &queue_noun,
	[NOUN_CONTRACT] = &contract_noun,
	[NOUN_CARD] = &card_noun,
	[NOUN_AGREED] = &agreed_noun,
	[NOUN_PRICE] = &price_noun,
	[NOUN_QUESTION] = &question_noun,
	[NOUN_FEED] = &feed_noun,
	[NOUN_MAIL] = &mail_noun,
	[NOUN_EQUALITY] = &equality_noun,
	[NOUN_PANEL] = &panel_noun,
	[NOUN_BOOKING] = &booking_noun,
	[NOUN_BOOKING_LIST] = &booking_list_noun,
	[NOUN_BOOKING_REMINDER] = &booking_reminder_noun,
	[NOUN_DROP_IN] = &drop_in_noun,
	[NOUN_DIARY] = &diary_noun,
	[NOUN_JOBS] = &jobs_noun,
	[NOUN_BILL] = &bill_noun,
	[NOUN_LEDGER] = &ledger_noun,
	[NOUN_INVOICE] = &invoice_noun,
	[NOUN_ORDER] = &order_noun,
	[NOUN_REPLY] = &reply_noun,
	[NOUN_SPEND] = &spend_noun,
	[NOUN_BUDGET] = &budget_noun,
	[NOUN_STRAPLINE] = &strapline_noun,
	[NOUN_CREDIT] = &credit_noun,
	[NOUN_BRAILLE] = &braille_noun,
	[NOUN_CAMPAIGN] = &campaign_noun,
	[NOUN_PLAN] = &plan_noun,
	[NOUN_PLAN_NOTE] = &plan_note_noun,
	[NOUN_ASSESSMENT] = &assessment_noun,
	[NOUN_POLICY_REVIEW] = &policy_review_noun,
	[NOUN_SURVEY] = &survey_noun,
	[NOUN_HAND_IN] = &hand_in_noun,
	[NOUN_REVISION] = &revision_noun,
	[NOUN_SAVING] = &saving_noun,
	[NOUN_POPULATION] = &population_noun,
	[NOUN_FACT] = &fact_noun,
	[NOUN_FACT_DAY] = &fact_day_noun,
	[NOUN_VOICE] = &voice_noun,
	[NOUN_EASY_READ] = &easy_read_noun,
	[NOUN_MEDIA] = &media_noun,
	[NOUN_DISPATCH] = &dispatch_noun,
	[NOUN_PRINT_RUN] = &print_run_noun,
	[NOUN_KEEPING] = &keeping_noun,
	[NOUN_SMS] = &sms_noun,
	[NOUN_PACK] = &pack_noun,
	[NOUN_SAVED_VIEW] = &saved_view_noun,
	[NOUN_VITALS] = &vitals_noun,
};

static const struct query transactions[] = {
	[TRANSACTION_READ] = {"BEGIN", NULL},
	[TRANSACTION_WRITE] = {"BEGIN IMMEDIATE", NULL},
	[TRANSACTION_COMMIT] = {"COMMIT", NULL},
	[TRANSACTION_ROLLBACK] = {"ROLLBACK", NULL},
	[TRANSACTION_JOB] = {"SAVEPOINT job", NULL},
	[TRANSACTION_KEEP] = {"RELEASE job", NULL},
	[TRANSACTION_UNDO] = {"ROLLBACK TO job", NULL},
	[TRANSACTION_VERSION] = {"PRAGMA data_version", NULL},
};
const struct noun transaction_noun = {NOUN_TRANSACTION, "transaction",
				      transactions, TRANSACTIONS};

/* May this table's rows be changed or deleted by this connection? */
static bool
changeable(const struct db *db, int action, const char *table)
{
	static const char *const kept[] = {
		"event",	    "letter",	     "letter_copy",
		"form",		    "form_approval", "form_rule",
		"form_translation", "letter_form",
	};

	if (!strcmp(table, "event_payload"))
		return db->use == DB_FORGETS && action == SQLITE_UPDATE;
	if (!strcmp(table, "source"))
		return action == SQLITE_UPDATE; /* of its state */
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (!strcmp(table, kept[i]))
			return db->use == DB_FORGETS &&
			       action == SQLITE_DELETE &&
			       !strncmp(table, "letter", 6);
	return true;
}

/* What counts on with every item, and is kept by itself (store/figure). */
static bool
counts_on(const char *table, const char *column)
{
	return column && !strcmp(table, "provider") &&
	       !strcmp(column, "open_items");
}

/* The wall that stands even where a query is wrong: the event log is
 * insert-only, letters are immutable, the schema stays as it is, and no other
 * file comes in. The triggers of the schema say the same to other programs. */
static int
authorise(void *self, int action, const char *first, const char *second,
	  const char *database, const char *trigger)
{
	struct db *db = self;
	bool allowed;

	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
	case SQLITE_FUNCTION: /* none of the built-in ones can do harm */
		allowed = true;
		break;
	case SQLITE_PRAGMA:
		allowed = !strcmp(first, "data_version") && !second;
		break;
	case SQLITE_INSERT:
		db->prepares_change |= kept_table(first);
		allowed = db->use != DB_READS &&
			  strncmp(first, "sqlite_", 7) != 0;
		break;
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		db->prepares_change |= kept_table(first) &&
				       !counts_on(first, second);
		allowed = db->use != DB_READS &&
			  strncmp(first, "sqlite_", 7) != 0 &&
			  changeable(db, action, first);
		break;
	default:
		allowed = false;
	}
	return allowed ? SQLITE_OK : SQLITE_DENY;
}

/* visible(organisation) */
static void
visible(sqlite3_context *context, int count, sqlite3_value **value)
{
	const struct db *db = sqlite3_user_data(context);
	int64_t id = sqlite3_value_int64(value[0]);

	(void)count;
	sqlite3_result_int(context,
			   db->scope == &scope_of_the_service_itself ||
				   scope_has(db->scope, id));
}

/* may_see(organisation, sensitivity, logged_by) */
static void
may_see(sqlite3_context *context, int count, sqlite3_value **value)
{
	const struct db *db = sqlite3_user_data(context);
	const char *name = (const char *)sqlite3_value_text(value[1]);
	enum sensitivity sensitivity;

	(void)count;
	/* A word that this version does not know is the most guarded. */
	if (!name || !sensitivity_parse(name, &sensitivity))
		sensitivity = SENSITIVITY_DOMESTIC_ABUSE;
	sqlite3_result_int(
		context,
		db->scope == &scope_of_the_service_itself ||
			scope_sees(db->scope, sqlite3_value_int64(value[0]),
				   (int)sensitivity,
				   sqlite3_value_int64(value[2])));
}

/* london_month(utc) */
static void
london_month(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	sqlite3_result_int(context,
			   budget_month(sqlite3_value_int64(value[0])));
}

/* Each gives the same for the same throughout one statement, whose scope is
 * that of its cursor: asked of a value that the statement is given, it is
 * called once and not for every row. */
static int
db_functions(struct db *db)
{
	static const struct {
		const char *name;
		int values;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
		{"visible", 1, visible},
		{"may_see", 3, may_see},
		{"london_month", 1, london_month},
	};
	int code = SQLITE_OK;

	for (size_t i = 0; !code && i < sizeof functions / sizeof *functions;
	     i++)
		code = sqlite3_create_function_v2(
			db->connection, functions[i].name, functions[i].values,
			SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC,
			db, functions[i].run, NULL, NULL, NULL);
	return code;
}

static int
db_settings(struct db *db)
{
	sqlite3 *connection = db->connection;
	int code;

	sqlite3_busy_timeout(connection, BUSY_MS);
	sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	/* A plan looks at no value: where it did, such as to see whether a
	 * partial index will do, each new value prepares the statement again.
	 * Source: SQLite, "The Query Planner Stability Guarantee". */
	sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL);
	code = sqlite3_exec(connection, pragmas, NULL, NULL, NULL);
	if (!code)
		code = sqlite3_exec(connection,
				    db->use == DB_READS ? reader_pragmas
							: writer_pragmas,
				    NULL, NULL, NULL);
	return code ? code : db_functions(db);
}

enum status
db_open(const char *path, enum db_use use, struct db **ret_db,
	struct fault *fault)
{
	struct db *db = mem_new(sizeof *db);
	enum status status = OK;
	int code;

	db->use = use;
	for (int i = 0; i < NOUNS; i++)
		db->statement[i] = mem_new((size_t)nouns[i]->count *
					   sizeof *db->statement[i]);
	for (int i = 0; i < NOUNS; i++)
		db->changes[i] = mem_new((size_t)nouns[i]->count *
					 sizeof *db->changes[i]);
	db->kept = use == DB_READS ? NULL : kept_new();
	code = sqlite3_open_v2(path, &db->connection,
			       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
				       SQLITE_OPEN_EXRESCODE,
			       NULL);
	if (!code)
		code = db_settings(db);
	if (code)
		status = db_fault(db, code, fault);
	if (!status && use != DB_READS)
		status = migrate(db->connection, fault);
	if (status) {
		db_close(db);
		return status;
	}
	sqlite3_set_authorizer(db->connection, authorise, db);
	*ret_db = db;
	return OK;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	for (int i = 0; i < NOUNS; i++) {
		for (int k = 0; k < nouns[i]->count; k++)
			sqlite3_finalize(db->statement[i][k]);
		free(db->statement[i]);
		free(db->changes[i]);
	}
	kept_free(db->kept);
	sqlite3_close(db->connection);
	free(db);
}

/* The statement, prepared on first use. */
static int
db_statement(struct db *db, const struct noun *noun, int query,
	     sqlite3_stmt **ret_statement)
{
	sqlite3_stmt **statement = &db->statement[noun->slot][query];
	int code = SQLITE_OK;

	if (!*statement) {
		db->prepares_change = false;
		code = sqlite3_prepare_v3(db->connection,
					  noun->query[query].sql, -1,
					  SQLITE_PREPARE_PERSISTENT, statement,
					  NULL);
		db->changes[noun->slot][query] = db->prepares_change;
	}
	*ret_statement = *statement;
	return code;
}

enum status
db_prepare_all(struct db *db, struct fault *fault)
{
	sqlite3_stmt *statement;

	for (int i = 0; i < NOUNS; i++) {
		if ((i == NOUN_RETENTION || i == NOUN_ERASE) &&
		    db->use != DB_FORGETS)
			continue;
		for (int k = 0; k < nouns[i]->count; k++) {
			int code = db_statement(db, nouns[i], k, &statement);

			if (code)
				return db_fault(db, code, fault);
		}
	}
	return OK;
}

/* Whether another process wrote since: kept_renew compares. */
static int
renew(struct db *db)
{
	sqlite3_stmt *statement;
	int code = db_statement(db, &transaction_noun, TRANSACTION_VERSION,
				&statement);

	if (code)
		return code;
	if (sqlite3_step(statement) == SQLITE_ROW)
		kept_renew(db->kept, sqlite3_column_int64(statement, 0));
	return sqlite3_reset(statement);
}

int
db_transaction(struct db *db, enum transaction_query query)
{
	sqlite3_stmt *statement;
	int code = db_statement(db, &transaction_noun, (int)query, &statement);

	if (code)
		return code;
	code = sqlite3_step(statement);
	sqlite3_reset(statement);
	if (code != SQLITE_DONE)
		return code;
	if (!db->kept)
		return SQLITE_OK;
	switch (query) {
	case TRANSACTION_WRITE:
		return renew(db);
	case TRANSACTION_COMMIT:
		kept_settle(db->kept);
		break;
	case TRANSACTION_JOB:
		kept_job(db->kept);
		break;
	case TRANSACTION_UNDO:
		kept_undo(db->kept);
		break;
	case TRANSACTION_READ:
	case TRANSACTION_ROLLBACK:
	case TRANSACTION_KEEP:
	case TRANSACTION_VERSION:
	case TRANSACTIONS:
		break;
	}
	return SQLITE_OK;
}

enum status
db_fault(struct db *db, int code, struct fault *fault)
{
	const char *reason = db->connection ? sqlite3_errmsg(db->connection)
					    : sqlite3_errstr(code);

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fault_set(fault, E_BUSY, "database",
				 N_("The database is in use by another "
				    "program: try again"),
				 NULL);
	case SQLITE_FULL:
		return fault_set(fault, E_IO, "database",
				 N_("The disk is full: make room, then try "
				    "again"),
				 NULL);
	case SQLITE_AUTH:
		return fault_set(fault, E_FORBIDDEN, "database",
				 N_("This connection may not do that: only "
				    "retention forgets"),
				 NULL);
	case SQLITE_NOTADB:
		return fault_set(fault, E_INPUT, "database",
				 N_("The file belongs to another program: "
				    "name a Vernacular database"),
				 NULL);
	case SQLITE_CORRUPT:
		return fault_set(fault, E_IO, "database",
				 N_("The database is damaged: restore a "
				    "backup"),
				 NULL);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return fault_set(fault, E_IO, "database",
				 N_("The database cannot be read or written "
				    "({reason}): check the disk and the "
				    "file's owner"),
				 "reason", reason, NULL);
	default:
		return fault_set(fault, E_INTERNAL, "database",
				 N_("The database refused a statement "
				    "({reason}): report this"),
				 "reason", reason, NULL);
	}
}

struct cursor
cursor_open(const struct access *access, const struct noun *noun, int query)
{
	struct cursor cursor = {.db = access->db, .arena = access->arena};

	cursor.db->scope = access->scope;
	cursor.code = db_statement(access->db, noun, query, &cursor.statement);
	if (access->db->changes[noun->slot][query])
		kept_forget(access->db->kept);
	return cursor;
}
