/* Sizes and flags of the GAZE section, for its reader and its writer. */
#ifndef CASUS_PACK_GAZ_FORMAT_H
#define CASUS_PACK_GAZ_FORMAT_H

#include <casus/casus.h>

enum {
    GAZ_HEAD = 32,
    GAZ_ENTRY = 28,
    GAZ_ITEM = 8,
    GAZ_PLACE = 12, /* of the entries that lie somewhere */
    GAZ_TIME = 8    /* of the entries that did not always exist */
};

enum {
    ITEM_GUARDED = 1,
    ITEM_EXACT = 2,
    ITEM_CANONICAL = 4,
    ITEM_ACRONYM = 8,
    ITEM_ANY = 16
};

/* YYYY, YYYY-MM or YYYY-MM-DD as YYYYMMDD: the first day it may mean, or with
 * is_end the last; "" is open. False if it is none of these. */
bool casus__gaz_day(casus_str text, bool is_end, uint32_t *out);

#endif
