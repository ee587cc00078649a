/* What started us: systemd, or whoever speaks as it does. Without it nothing
 * here does anything. Source: sd_notify(3), sd_listen_fds(3). */
#ifndef VERNACULAR_BASE_SUPERVISOR_H
#define VERNACULAR_BASE_SUPERVISOR_H

/* Tell it "READY=1", "STOPPING=1", "WATCHDOG=1": nobody waits for it, and that
 * it does not hear is no fault. */
void supervisor_tell(const char *state);

/* The one socket that it listens on for us, -1 where it does not. Asked once:
 * whoever is started by us does not inherit it. */
int supervisor_socket(void);

#endif
