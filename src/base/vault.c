/* Encrypted files and their keys. A file is a line with the key's name, the
 * stream's header, then pieces; the line is authenticated with each piece. */
#include "base/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"

#define FILE_MARK "vernacular-vault-1 "
#define KEY_MARK "vernacular-key-1 "
#define LINE_BYTES (sizeof FILE_MARK - 1 + VAULT_NAME) /* with its \n */
#define PIECE_BYTES ((size_t)64 << 10)
#define EXTRA crypto_secretstream_xchacha20poly1305_ABYTES
#define HEADER crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL

_Static_assert(VAULT_KEY_BYTES ==
		       crypto_secretstream_xchacha20poly1305_KEYBYTES,
	       "libsodium's key");

/* One file on its way into another. */
struct passage {
	FILE *from, *to;
	const char *from_path, *to_path;
	char line[LINE_BYTES];
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char *piece, *sealed;
};

static enum status
io_fault(const char *path, struct fault *fault)
{
	if (errno == EEXIST)
		return fault_set(fault, E_CONFLICT, path,
				 N_("There is such a file already: choose "
				    "another name"),
				 NULL);
	return fault_set(fault, errno == ENOENT ? E_NOT_FOUND : E_IO, path,
			 N_("The file cannot be read or written ({reason}): "
			    "check its name, the folder and the disk"),
			 "reason", strerror(errno), NULL);
}

static enum status
touched(const char *path, struct fault *fault)
{
	return fault_set(fault, E_INPUT, path,
			 N_("The file is not whole, or was touched since it "
			    "was encrypted: choose another backup"),
			 NULL);
}

static void
name_key(struct vault_key *key)
{
	unsigned char hash[HASH_BYTES];

	hash_keyed(key->bytes, "name", 4, hash);
	hash_hex(hash, (VAULT_NAME - 1) / 2, key->name);
}

/* A new file of its owner's. */
static FILE *
make_file(const char *path)
{
	int descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC,
			      0600);

	return descriptor < 0 ? NULL : fdopen(descriptor, "wb");
}

/* Sync and close; false with errno where any of it failed. */
static bool
end_file(FILE *file)
{
	bool good = !ferror(file) && !fflush(file) && !fsync(fileno(file));

	return !fclose(file) && good;
}

enum status
vault_key_make(const char *path, struct vault_key *ret, struct fault *fault)
{
	char text[2 * VAULT_KEY_BYTES + 1];
	FILE *file = make_file(path);

	if (!file)
		return io_fault(path, fault);
	crypto_secretstream_xchacha20poly1305_keygen(ret->bytes);
	name_key(ret);
	hash_hex(ret->bytes, VAULT_KEY_BYTES, text);
	fprintf(file, KEY_MARK "%s\n", text);
	sodium_memzero(text, sizeof text);
	if (end_file(file))
		return OK;
	unlink(path);
	return io_fault(path, fault);
}

enum status
vault_key_read(const char *path, struct vault_key *ret, struct fault *fault)
{
	char text[sizeof KEY_MARK + 2 * VAULT_KEY_BYTES + 8] = "";
	FILE *file = fopen(path, "rb");
	struct stat about;
	size_t mark = strlen(KEY_MARK), bytes = 0;
	bool good;

	if (!file)
		return io_fault(path, fault);
	good = !fstat(fileno(file), &about) &&
	       fgets(text, sizeof text, file) != NULL;
	fclose(file);
	if (good && about.st_mode & 077)
		return fault_set(fault, E_REFUSED, path,
				 N_("Others on this machine may read this key: "
				    "chmod 600 the file, and make a new key"),
				 NULL);
	text[strcspn(text, "\n")] = '\0';
	good = good && !strncmp(text, KEY_MARK, mark) &&
	       !sodium_hex2bin(ret->bytes, VAULT_KEY_BYTES, text + mark,
			       strlen(text + mark), NULL, &bytes, NULL) &&
	       bytes == VAULT_KEY_BYTES;
	sodium_memzero(text, sizeof text);
	if (!good)
		return fault_set(fault, E_INPUT, path,
				 N_("This is no key: make one with vernacular "
				    "backup key"),
				 NULL);
	name_key(ret);
	return OK;
}

bool
vault_is(const char *path)
{
	char mark[sizeof FILE_MARK] = "";
	FILE *file = fopen(path, "rb");
	bool is;

	if (!file)
		return false;
	is = fread(mark, 1, sizeof mark - 1, file) == sizeof mark - 1 &&
	     !strcmp(mark, FILE_MARK);
	fclose(file);
	return is;
}

static enum status
passage_begin(struct passage *p, const char *from, const char *to,
	      struct fault *fault)
{
	*p = (struct passage){.from_path = from, .to_path = to};
	p->from = fopen(from, "rb");
	if (!p->from)
		return io_fault(from, fault);
	p->to = make_file(to);
	if (!p->to) {
		enum status status = io_fault(to, fault);

		fclose(p->from);
		return status;
	}
	p->piece = mem_new(PIECE_BYTES);
	p->sealed = mem_new(PIECE_BYTES + EXTRA);
	return OK;
}

static enum status
passage_end(struct passage *p, enum status status, struct fault *fault)
{
	if (status == OK && ferror(p->from))
		status = io_fault(p->from_path, fault);
	if (!end_file(p->to) && status == OK)
		status = io_fault(p->to_path, fault);
	if (status != OK)
		unlink(p->to_path);
	fclose(p->from);
	sodium_memzero(p->piece, PIECE_BYTES);
	free(p->piece);
	free(p->sealed);
	sodium_memzero(&p->state, sizeof p->state);
	return status;
}

enum status
vault_close(const struct vault_key *key, const char *from, const char *to,
	    struct fault *fault)
{
	struct passage p;
	unsigned char header[HEADER];
	enum status status = passage_begin(&p, from, to, fault);
	unsigned char tag = 0;

	if (status != OK)
		return status;
	memcpy(p.line, FILE_MARK, sizeof FILE_MARK - 1);
	memcpy(p.line + sizeof FILE_MARK - 1, key->name, VAULT_NAME - 1);
	p.line[LINE_BYTES - 1] = '\n';
	crypto_secretstream_xchacha20poly1305_init_push(&p.state, header,
							key->bytes);
	fwrite(p.line, 1, LINE_BYTES, p.to);
	fwrite(header, 1, HEADER, p.to);
	while (tag != FINAL && !ferror(p.to)) {
		size_t count = fread(p.piece, 1, PIECE_BYTES, p.from);

		tag = count < PIECE_BYTES ? FINAL : 0;
		crypto_secretstream_xchacha20poly1305_push(
			&p.state, p.sealed, NULL, p.piece, count,
			(const unsigned char *)p.line, LINE_BYTES, tag);
		fwrite(p.sealed, 1, count + EXTRA, p.to);
	}
	return passage_end(&p, OK, fault);
}

static const struct vault_key *
find_key(const struct vault_key *keys, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!memcmp(keys[i].name, name, VAULT_NAME - 1))
			return &keys[i];
	return NULL;
}

/* Whatever follows the first line. */
static enum status
open_pieces(struct passage *p, const struct vault_key *key,
	    struct fault *fault)
{
	unsigned char header[HEADER], tag = 0;

	if (fread(header, 1, HEADER, p->from) != HEADER ||
	    crypto_secretstream_xchacha20poly1305_init_pull(&p->state, header,
							    key->bytes))
		return touched(p->from_path, fault);
	while (tag != FINAL) {
		size_t count =
			fread(p->sealed, 1, PIECE_BYTES + EXTRA, p->from);

		if (count < EXTRA ||
		    crypto_secretstream_xchacha20poly1305_pull(
			    &p->state, p->piece, NULL, &tag, p->sealed, count,
			    (const unsigned char *)p->line, LINE_BYTES))
			return touched(p->from_path, fault);
		fwrite(p->piece, 1, count - EXTRA, p->to);
		if (ferror(p->to))
			return io_fault(p->to_path, fault);
	}
	return fgetc(p->from) == EOF ? OK : touched(p->from_path, fault);
}

enum status
vault_open(const struct vault_key *keys, size_t count, const char *from,
	   const char *to, struct fault *fault)
{
	struct passage p;
	const struct vault_key *key;
	const char *name;
	enum status status = passage_begin(&p, from, to, fault);

	if (status != OK)
		return status;
	name = p.line + sizeof FILE_MARK - 1;
	if (fread(p.line, 1, LINE_BYTES, p.from) != LINE_BYTES ||
	    memcmp(p.line, FILE_MARK, sizeof FILE_MARK - 1) != 0 ||
	    p.line[LINE_BYTES - 1] != '\n') {
		status = touched(from, fault);
	} else if (!(key = find_key(keys, count, name))) {
		char wanted[VAULT_NAME] = "";

		memcpy(wanted, name, VAULT_NAME - 1);
		status = fault_set(fault, E_REFUSED, from,
				   N_("It was encrypted with the key named "
				      "{name}: give that one with --key"),
				   "name", wanted, NULL);
	} else {
		status = open_pieces(&p, key, fault);
	}
	return passage_end(&p, status, fault);
}
