/* CAMEO codes and the PLOVER events they stand for. */
#ifndef CASUS_RULE_CAMEO_H
#define CASUS_RULE_CAMEO_H

#include "doc/doc.h"

/* The event type of a CAMEO code, or -1. (A scan: for the compiler.) */
int casus__cameo_event(casus_str code);

/* May an event of that type bear the code? */
bool casus__cameo_may_say(casus_str code, int event);

#endif
