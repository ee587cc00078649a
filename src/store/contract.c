/* Contracts: who may order from whom, from when until when. */
#include "store/contract.h"

#include "store/contract_row.h"
#include "store/inside.h"

enum {
	CONTRACT_INSERT,
	CONTRACT_UPDATE,
	CONTRACT_RAISE,
	CONTRACT_GET,
	CONTRACT_LIST,
	CONTRACT_OF,
	CONTRACTS,
};

#define COLUMNS                                                           \
	"c.id, c.organisation, c.provider, c.name, c.number, c.starts,"   \
	" c.ends, c.position, c.version, c.created, c.created_by, p.name," \
	" o.name"
#define SELECT                                                       \
	"SELECT " COLUMNS " FROM contract c"                         \
	" CROSS JOIN provider p ON p.id = c.provider"                \
	" CROSS JOIN organisation o ON o.id = c.organisation WHERE "
#define FITS                                                          \
	" AND (?2 IS NULL OR (c.starts <= ?2"                         \
	" AND (c.ends IS NULL OR c.ends >= ?2)))"                     \
	" AND (?3 IS NULL OR c.ends <= ?3)"                           \
	" AND " CONTRACT_SEEN " ORDER BY p.name, p.id, c.position,"   \
	" c.starts, c.id"

static const struct query queries[] = {
	[CONTRACT_INSERT] = {"INSERT INTO contract (organisation, provider,"
			     " name, number, starts, ends, position, id,"
			     " version, created, created_by) SELECT o.id, ?,"
			     " ?, ?, ?, ?, ?, ?, 1, ?, ? FROM organisation o"
			     " WHERE o.id = ? AND visible(o.id)", NULL},
	[CONTRACT_UPDATE] = {"UPDATE contract SET name = ?, number = ?,"
			     " starts = ?, ends = ?, position = ?,"
			     " version = version + 1 WHERE id = ?"
			     " AND version = ? AND visible(organisation)",
			     NULL},
	[CONTRACT_RAISE] = {"UPDATE contract SET version = version + 1"
			    " WHERE id = ? AND version = ?"
			    " AND visible(organisation)", NULL},
	[CONTRACT_GET] = {SELECT "c.id = ? AND " CONTRACT_SEEN, NULL},
	[CONTRACT_LIST] = {SELECT "?1 IS NULL" FITS,
			   "contracts are few, and the page shows them all"},
	[CONTRACT_OF] = {SELECT "c.provider = ?1" FITS, NULL},
};
const struct noun contract_noun = {NOUN_CONTRACT, "contract", queries,
				   CONTRACTS};

#define TAKEN                                                              \
	N_("The provider has a contract of that name already: change that " \
	   "one, or choose another name")

enum status
contract_insert(const struct access *access, const struct contract *contract,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &contract_noun, CONTRACT_INSERT);

	put_int(&c, contract->provider);
	put_text(&c, contract->name);
	put_text(&c, contract->number);
	put_int(&c, contract->starts_days);
	put_some(&c, contract->ends_days);
	put_int(&c, contract->position);
	put_int(&c, contract->id);
	put_int(&c, contract->created_utc);
	put_int(&c, contract->created_by);
	put_int(&c, contract->organisation);
	return cursor_insert(&c, "name", TAKEN, fault);
}

/* Nothing was changed: it is not there, not theirs, or was changed before. */
static enum status
unchanged(const struct access *access, int64_t id, int64_t version,
	  struct fault *fault)
{
	struct contract now;
	enum status status;

	if (sqlite3_changes(access->db->connection))
		return OK;
	status = contract_get(access, id, &now, fault);
	if (status)
		return status;
	if (now.version == version)
		return fault_set(fault, E_FORBIDDEN, "contract",
				 N_("This contract is the partnership's: ask "
				    "its administrator"),
				 NULL);
	return fault_set(fault, E_STALE, "contract",
			 N_("The contract was changed meanwhile: look at it "
			    "again, then repeat your change"),
			 NULL);
}

enum status
contract_update(const struct access *access, const struct contract *contract,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &contract_noun, CONTRACT_UPDATE);
	enum status status;

	put_text(&c, contract->name);
	put_text(&c, contract->number);
	put_int(&c, contract->starts_days);
	put_some(&c, contract->ends_days);
	put_int(&c, contract->position);
	put_int(&c, contract->id);
	put_int(&c, contract->version);
	status = cursor_insert(&c, "name", TAKEN, fault);
	return status ? status
		      : unchanged(access, contract->id, contract->version,
				  fault);
}

enum status
contract_raise(const struct access *access, int64_t id, int64_t version,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &contract_noun, CONTRACT_RAISE);
	enum status status;

	put_int(&c, id);
	put_int(&c, version);
	status = cursor_run(&c, fault);
	return status ? status : unchanged(access, id, version, fault);
}

static void
contract_read(struct cursor *c, struct contract *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->name = read_text(c);
	ret->number = read_text(c);
	ret->starts_days = (int32_t)read_int(c);
	ret->ends_days = (int32_t)read_int(c);
	ret->position = (int)read_int(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->created_by = read_int(c);
	ret->provider_name = read_text(c);
	ret->organisation_name = read_text(c);
}

enum status
contract_get(const struct access *access, int64_t id, struct contract *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &contract_noun, CONTRACT_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		contract_read(&c, ret);
	return cursor_found(&c, found, "contract", fault);
}

enum status
contract_list(const struct access *access,
	      const struct contract_filter *filter, struct contracts *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &contract_noun,
				      filter->provider ? CONTRACT_OF
						       : CONTRACT_LIST);
	struct contracts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_some(&c, filter->provider);
	put_some(&c, filter->on_days);
	put_some(&c, filter->until_days);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		contract_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
