/* Credits for promises that were missed. */
#include "core/service_credit.h"

#define WHOLE_BP 10000

void
credit_reckon(struct credit_case *list, size_t count, int64_t base_minor)
{
	int64_t left = base_minor > 0 ? base_minor : 0;

	for (size_t i = 0; i < count; i++) {
		struct credit_case *one = &list[i];
		int64_t credit = 0;

		one->missed = one->of > 0 &&
			      one->hits * WHOLE_BP < one->of * one->share_bp;
		if (one->missed && base_minor > 0)
			credit = (base_minor * one->credit_bp + WHOLE_BP / 2) /
				 WHOLE_BP;
		one->credit_minor = credit < left ? credit : left;
		left -= one->credit_minor;
	}
}
