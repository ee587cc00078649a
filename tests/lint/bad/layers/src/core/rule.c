#include "lang/zone.h"
#include "lang/value.h"
