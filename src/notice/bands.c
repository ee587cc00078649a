/* Words of a job by bands, and what they come to. */
#include "notice/bands.h"

#include <stdlib.h>

static const char *const names[BANDS] = {
	[BAND_CONTEXT] = "context", [BAND_EXACT] = "exact",
	[BAND_REPETITION] = "repetition", [BAND_95] = "95-99",
	[BAND_85] = "85-94", [BAND_75] = "75-84", [BAND_NONE] = "none",
};

/* What is paid of a word that is found again: nothing where nobody needs to
 * look, a tenth for looking, then more the more there is to write. */
const struct band_shares band_shares_usual = {{0, 10, 10, 30, 60, 80, 100}};

const char *
band_name(enum band band)
{
	return names[band];
}

enum band
band_of(int percent)
{
	if (percent > 100)
		return BAND_CONTEXT;
	if (percent == 100)
		return BAND_EXACT;
	if (percent >= 95)
		return BAND_95;
	if (percent >= 85)
		return BAND_85;
	return percent >= 75 ? BAND_75 : BAND_NONE;
}

static enum status
bad_shares(const char *where, const char *text, struct fault *fault)
{
	return fault_set(fault, E_INPUT, where,
			 N_("{value} are not the shares of the seven bands: "
			    "write seven whole numbers of 0 to 100, as in "
			    "{example}"),
			 "value", text, "example", "0 10 10 30 60 80 100",
			 NULL);
}

enum status
band_shares_parse(const char *where, const char *text, struct band_shares *ret,
		  struct fault *fault)
{
	struct band_shares shares;
	const char *p = text;

	for (int i = 0; i < BANDS; i++) {
		char *end;
		long share = strtol(p, &end, 10);

		if (end == p || share < 0 || share > 100 ||
		    (*end && *end != ' '))
			return bad_shares(where, text, fault);
		shares.percent[i] = (int)share;
		p = end;
	}
	while (*p == ' ')
		p++;
	if (*p)
		return bad_shares(where, text, fault);
	*ret = shares;
	return OK;
}

void
bands_add(struct bands *bands, enum band band, size_t words)
{
	bands->messages[band]++;
	bands->words[band] += words;
}

int64_t
bands_weighted(const struct bands *bands, const struct band_shares *shares)
{
	int64_t weighted = 0;

	for (int i = 0; i < BANDS; i++)
		weighted += (int64_t)bands->words[i] * shares->percent[i];
	return weighted;
}

int64_t
bands_price(const struct bands *bands, const struct band_shares *shares,
	    int64_t word_minor_100)
{
	int64_t hundredths = bands_weighted(bands, shares) * word_minor_100;

	return (hundredths + 9999) / 10000;
}
