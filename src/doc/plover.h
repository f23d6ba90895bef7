/* The numbers that PLOVER 2.0 gives its events and modes (Open Event Data
 * Alliance, PLOVER manual 2.0). */
#ifndef CASUS_DOC_PLOVER_H
#define CASUS_DOC_PLOVER_H

#include "doc/doc.h"

/* Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal
 * conflict, 4 material conflict. */
int casus__plover_quad(unsigned event_type);

/* Conflict-cooperation score in tenths, -100 ... 100: of the mode farthest
 * from zero where the modes have scores, else of the event type. */
int casus__plover_scale(unsigned event_type, const casus_str *modes,
                        size_t n_modes);

/* Is it a mode of this event? */
bool casus__plover_is_mode(unsigned event_type, casus_str mode);

bool casus__plover_is_context(casus_str context);
bool casus__plover_is_sector(casus_str sector);

#endif
