/* Labels of flags and their recipients. */
#include "web/label.h"

const struct label recipient_kind_labels[RECIPIENT_KIND_LABELS] = {
	{"housing", NC_("recipient-kind", "Our housing system")},
	{"repairs", NC_("recipient-kind", "Our repairs system")},
	{"contractor", NC_("recipient-kind", "A contractor")},
	{"other", NC_("recipient-kind", "Somebody else")},
};

const struct label flag_channel_labels[FLAG_CHANNEL_LABELS] = {
	{"download", NC_("flag-channel", "A file to fetch from this page")},
	{"folder", NC_("flag-channel", "A folder on this machine")},
	{"webhook", NC_("flag-channel", "Sent to their system (webhook)")},
};

const struct label flag_format_labels[FLAG_FORMAT_LABELS] = {
	{"json", NC_("flag-format", "JSON")},
	{"csv", NC_("flag-format", "CSV")},
	{"csv-bom", NC_("flag-format", "CSV for Excel")},
};

const struct label flag_extent_labels[FLAG_EXTENT_LABELS] = {
	{"all", NC_("flag-extent", "Everybody with a flag")},
	{"changes", NC_("flag-extent", "Only what changed")},
};

const struct label delivery_state_labels[DELIVERY_STATE_LABELS] = {
	{"making", NC_("delivery-state", "Being made")},
	{"ready", NC_("delivery-state", "Ready to fetch")},
	{"waiting", NC_("delivery-state", "Not arrived yet")},
	{"received", NC_("delivery-state", "Received")},
	{"failed", NC_("delivery-state", "Given up")},
};

const struct label often_labels[OFTEN_LABELS] = {
	{"never", NC_("often", "Only by hand")},
	{"daily", NC_("often", "Every day")},
	{"weekly", NC_("often", "Every week")},
};

const struct label weekday_labels[WEEKDAY_LABELS] = {
	{"monday", NC_("weekday", "Monday")},
	{"tuesday", NC_("weekday", "Tuesday")},
	{"wednesday", NC_("weekday", "Wednesday")},
	{"thursday", NC_("weekday", "Thursday")},
	{"friday", NC_("weekday", "Friday")},
	{"saturday", NC_("weekday", "Saturday")},
	{"sunday", NC_("weekday", "Sunday")},
};
