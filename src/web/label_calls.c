/* The words of files, and of interpreters called by telephone. */
#include "web/label.h"

const struct label attachment_kind_labels[ATTACHMENT_KIND_LABELS] = {
	{"pdf", NC_("attachment-kind", "PDF")},
	{"docx", NC_("attachment-kind", "Word file")},
	{"odt", NC_("attachment-kind", "ODT file")},
	{"txt", NC_("attachment-kind", "Plain text")},
	{"png", NC_("attachment-kind", "Picture (PNG)")},
	{"jpeg", NC_("attachment-kind", "Picture (JPEG)")},
	{"tiff", NC_("attachment-kind", "Picture (TIFF)")},
	{"heic", NC_("attachment-kind", "Picture (HEIC)")},
};
