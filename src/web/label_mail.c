/* Labels of mail. */
#include "web/label.h"

const struct label mail_security_labels[MAIL_SECURITY_LABELS] = {
	{"starttls", NC_("mail-security", "STARTTLS, usually on port 587")},
	{"tls", NC_("mail-security", "TLS, usually on port 465")},
	{"none",
	 NC_("mail-security", "Not encrypted: in our own network only")},
};
