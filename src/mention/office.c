/* Which office a person holds at the document's date, by the lists. */
#include "mention/internal.h"

#include "base/str.h"

/* An open-ended row is trusted this long after the sources were made. */
enum { OPEN_ENDED_UNTIL = 20241231 };

static bool held_at(const struct gaz_role *r, uint32_t t)
{
    if (r->end == 99999999)
        return r->start <= t && (t <= OPEN_ENDED_UNTIL || r->start > 20230101);
    return r->start <= t && t <= r->end;
}

static int office_rank(casus_str sector)
{
    static const char *const order[] = { "GOV", "MIL", "REB", "SPY", "JUD",
                                         "LEG", "PTY", "OPP" };
    for (int i = 0; i < (int)COUNT(order); i++)
        if (casus__str_is(sector, order[i]))
            return 20 - i;
    return 5;
}

/* The office that ended last before the document's date. */
static void note_past(const struct gaz_role *r, uint32_t today,
                      struct office *was)
{
    if (r->end >= today || r->end <= was->until || !r->sector.len)
        return;
    memset(&was->coding, 0, sizeof was->coding);
    casus__mention_set_code(was->coding.code, r->code);
    casus__mention_set_sectors(&was->coding, r->sector);
    was->title = r->office;
    was->from = r->start;
    was->until = r->end;
}

/* The office held at the document's date; without a date the highest; after
 * the last office: a former official. */
void casus__mention_take_office(const casus_doc *doc,
                                const struct gaz_entry *e, casus_entity *x)
{
    struct gaz_role r, best = { 0 };
    const uint32_t t = casus__mention_today(doc);
    int rank = -1;
    bool any = false, earlier = false;
    for (size_t at = 0; casus__gaz_next_role(e, &at, &r);) {
        any = true;
        earlier |= doc->day.year && r.end < t;
        if (doc->day.year)
            note_past(&r, t, &x->was);
        if (doc->day.year && !held_at(&r, t))
            continue;
        const bool later_one =
            office_rank(r.sector) == rank && r.start > best.start;
        if (office_rank(r.sector) > rank || later_one) {
            rank = office_rank(r.sector);
            best = r;
        }
    }
    if (rank >= 0) {
        casus__mention_set_code(x->coding.code, best.code);
        casus__mention_set_sectors(&x->coding, best.sector);
        x->role = best.office;
    } else if (earlier) {
        casus__mention_set_sectors(&x->coding, casus__str("ELI"));
    } else if (any) {
        casus__mention_set_sectors(&x->coding, casus__str(""));
    }
}
