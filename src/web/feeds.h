/* Jobs as events of a calendar. */
#ifndef VERNACULAR_WEB_FEEDS_H
#define VERNACULAR_WEB_FEEDS_H

#include "web/offers.h"

/* The one job of an offer's page. */
route_handler offer_web_calendar;

#endif
