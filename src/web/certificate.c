/* The certificate that the server shows, and its key. */
#include "web/certificate.h"

#include "base/buf.h"
#include "base/file.h"
#include "web/server.h"

#define PEM_BYTES_MAX ((size_t)1 << 20)

static enum status
read_pem(struct arena *arena, const char *path, const char **ret,
	 struct fault *fault)
{
	struct buf buf = {0};
	enum status status = file_read(path, PEM_BYTES_MAX, &buf, fault);

	if (status == OK)
		*ret = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return status;
}

enum status
certificate_read(struct arena *arena, const struct server_options *options,
		 struct certificate *ret, struct fault *fault)
{
	enum status status;

	if (!options->tls_cert || !options->tls_key)
		return fault_set(fault, E_INPUT, "--tls-cert",
				 N_("give both --tls-cert and --tls-key"),
				 NULL);
	status = read_pem(arena, options->tls_cert, &ret->chain, fault);
	if (status == OK)
		status = read_pem(arena, options->tls_key, &ret->key, fault);
	return status;
}
