#include "base/library.h"

#include <dlfcn.h>

#include "base/log.h"

bool
library_open(const char *soname, const struct library_function *functions,
	     size_t count, void *table)
{
	void *handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL);

	if (!handle) {
		log_line(LOG_ERROR, "%s cannot be used: %s", soname, dlerror());
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		void *found = dlsym(handle, functions[i].name);

		if (!found) {
			log_line(LOG_ERROR, "%s cannot be used: %s is missing",
				 soname, functions[i].name);
			(void)dlclose(handle);
			return false;
		}
		*(void **)((char *)table + functions[i].at) = found;
	}
	return true;
}
