/* The words of bookings. */
#include "web/label.h"

const struct label booking_view_labels[BOOKING_VIEW_LABELS] = {
	{"week", NC_("booking-view", "A week")},
	{"day", NC_("booking-view", "A day")},
};

const struct label booking_conflict_labels[BOOKING_CONFLICT_LABELS] = {
	{"none",
	 NC_("booking-conflict", "No: there is no conflict of interest")},
	{"found", NC_("booking-conflict", "Yes: somebody else is needed")},
};

const struct label booking_went_labels[BOOKING_WENT_LABELS] = {
	{"completed", NC_("booking-went", "It took place")},
	{"tenant-absent", NC_("booking-went", "The tenant was not there")},
	{"interpreter-absent",
	 NC_("booking-went", "The interpreter was not there")},
	{"provider-cancelled",
	 NC_("booking-went", "The provider cancelled it")},
};

const struct label reminder_who_labels[REMINDER_WHO_LABELS] = {
	{"tenant", NC_("reminder-who", "Tenant")},
	{"interpreter", NC_("reminder-who", "Interpreter")},
};

const struct label reminder_channel_labels[REMINDER_CHANNEL_LABELS] = {
	{"mail", NC_("reminder-channel", "By e-mail")},
	{"call", NC_("reminder-channel", "A colleague calls")},
	{"visit", NC_("reminder-channel", "A colleague tells them")},
};

const struct label reminder_state_labels[REMINDER_STATE_LABELS] = {
	{"planned", NC_("reminder-state", "Planned")},
	{"sent", NC_("reminder-state", "Sent")},
	{"waiting", NC_("reminder-state", "To be done")},
	{"told", NC_("reminder-state", "Done")},
	{"not", NC_("reminder-state", "Nobody is told")},
};
