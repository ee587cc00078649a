/* The functions of libmicrohttpd that web/ calls, each passed on to the
 * library, which is opened by `vernacular serve`. Linked as usual, it and the
 * dozen libraries below it (TLS) would cost every other command, such as
 * `vernacular render`, three milliseconds and as many megabytes. */
#include "web/microhttpd.h"

#include <assert.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/library.h"

#define SONAME "libmicrohttpd.so.12"

#define FUNCTIONS(DO)                                                          \
	DO(add_response_header)                                                \
	DO(create_response_from_buffer)                                        \
	DO(create_response_from_callback)                                      \
	DO(destroy_response)                                                   \
	DO(get_connection_info)                                                \
	DO(get_connection_values_n)                                            \
	DO(is_feature_supported)                                               \
	DO(queue_response)                                                     \
	DO(quiesce_daemon)                                                     \
	DO(resume_connection)                                                  \
	DO(start_daemon_va)                                                    \
	DO(stop_daemon)                                                        \
	DO(suspend_connection)

#define POINTER(name) __typeof__(MHD_##name) *name;
#define NAMED(name) {"MHD_" #name, offsetof(struct library, name)},

/* Set once, by open_library; never changed or closed. */
static struct library {
	FUNCTIONS(POINTER)
} library;
static bool usable;

static const struct library_function functions[] = {FUNCTIONS(NAMED)};

static void
open_library(void)
{
	usable = library_open(SONAME, functions,
			      sizeof functions / sizeof *functions, &library);
}

static void
try_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, open_library);
}

/* Who calls first has asked whether it is there. */
static void
need(void)
{
	try_library();
	assert(usable);
}

enum status
microhttpd_open(struct fault *fault)
{
	try_library();
	return usable
		       ? OK
		       : fault_set(fault, E_IO, SONAME,
				   N_("The server cannot start: see the line "
				      "before"),
				   NULL);
}

enum MHD_Result
MHD_add_response_header(struct MHD_Response *response, const char *header,
			const char *content)
{
	need();
	return library.add_response_header(response, header, content);
}

struct MHD_Response *
MHD_create_response_from_callback(uint64_t size, size_t block,
				  MHD_ContentReaderCallback read, void *self,
				  MHD_ContentReaderFreeCallback end)
{
	need();
	return library.create_response_from_callback(size, block, read, self,
						     end);
}

struct MHD_Response *
MHD_create_response_from_buffer(size_t size, void *buffer,
				enum MHD_ResponseMemoryMode mode)
{
	need();
	return library.create_response_from_buffer(size, buffer, mode);
}

void
MHD_destroy_response(struct MHD_Response *response)
{
	need();
	library.destroy_response(response);
}

/* For what needs no argument more, such as the address. */
const union MHD_ConnectionInfo *
MHD_get_connection_info(struct MHD_Connection *connection,
			enum MHD_ConnectionInfoType type, ...)
{
	need();
	return library.get_connection_info(connection, type);
}

int
MHD_get_connection_values_n(struct MHD_Connection *connection,
			    enum MHD_ValueKind kind,
			    MHD_KeyValueIteratorN iterator, void *self)
{
	need();
	return library.get_connection_values_n(connection, kind, iterator,
					       self);
}

enum MHD_Result
MHD_is_feature_supported(enum MHD_FEATURE feature)
{
	need();
	return library.is_feature_supported(feature);
}

enum MHD_Result
MHD_queue_response(struct MHD_Connection *connection, unsigned int code,
		   struct MHD_Response *response)
{
	need();
	return library.queue_response(connection, code, response);
}

MHD_socket
MHD_quiesce_daemon(struct MHD_Daemon *daemon)
{
	need();
	return library.quiesce_daemon(daemon);
}

void
MHD_resume_connection(struct MHD_Connection *connection)
{
	need();
	library.resume_connection(connection);
}

struct MHD_Daemon *
MHD_start_daemon(unsigned int flags, uint16_t port,
		 MHD_AcceptPolicyCallback policy, void *policy_self,
		 MHD_AccessHandlerCallback handler, void *handler_self, ...)
{
	struct MHD_Daemon *daemon;
	va_list options;

	need();
	va_start(options, handler_self);
	daemon = library.start_daemon_va(flags, port, policy, policy_self,
					 handler, handler_self, options);
	va_end(options);
	return daemon;
}

void
MHD_stop_daemon(struct MHD_Daemon *daemon)
{
	need();
	library.stop_daemon(daemon);
}

void
MHD_suspend_connection(struct MHD_Connection *connection)
{
	need();
	library.suspend_connection(connection);
}
