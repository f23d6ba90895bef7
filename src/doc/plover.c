#include "doc/plover.h"

#include "base/str.h"

#include <stdlib.h>

struct mode {
    uint8_t event;
    const char *name;
    int scale; /* tenths */
};

static const struct {
    int quad, scale;
} events[EVENT_COUNT] = {
    [EVENT_AGREE] = { 1, 25 },      [EVENT_CONSULT] = { 1, 25 },
    [EVENT_SUPPORT] = { 1, 50 },    [EVENT_CONCEDE] = { 1, 45 },
    [EVENT_COOPERATE] = { 2, 95 },  [EVENT_AID] = { 2, 100 },
    [EVENT_RETREAT] = { 2, 65 },    [EVENT_REQUEST] = { 3, 0 },
    [EVENT_ACCUSE] = { 3, -20 },    [EVENT_REJECT] = { 3, -20 },
    [EVENT_THREATEN] = { 3, -35 },  [EVENT_PROTEST] = { 4, -50 },
    [EVENT_SANCTION] = { 4, -60 },  [EVENT_MOBILIZE] = { 4, -55 },
    [EVENT_COERCE] = { 4, -70 },    [EVENT_ASSAULT] = { 4, -90 },
};

static const struct mode modes[] = {
    { EVENT_CONSULT, "visit", 40 },
    { EVENT_CONSULT, "third-party", 10 },
    { EVENT_CONSULT, "multilateral", 40 },
    { EVENT_CONSULT, "phone", 15 },
    { EVENT_RETREAT, "withdraw", 80 },
    { EVENT_RETREAT, "release", 65 },
    { EVENT_RETREAT, "disarm", 100 },
    { EVENT_RETREAT, "ceasefire", 75 },
    { EVENT_RETREAT, "access", 65 },
    { EVENT_RETREAT, "resign", 45 },
    { EVENT_REQUEST, "assist", 5 },
    { EVENT_REQUEST, "change", -10 },
    { EVENT_REQUEST, "yield", -10 },
    { EVENT_REQUEST, "meet", 0 },
    { EVENT_REJECT, "assist", -15 },
    { EVENT_REJECT, "change", -20 },
    { EVENT_REJECT, "yield", -20 },
    { EVENT_REJECT, "meet", -20 },
    { EVENT_ACCUSE, "disapprove", -20 },
    { EVENT_ACCUSE, "investigate", -35 },
    { EVENT_ACCUSE, "allege", -35 },
    { EVENT_THREATEN, "restrict", -30 },
    { EVENT_THREATEN, "arrest", -35 },
    { EVENT_THREATEN, "relations", -35 },
    { EVENT_THREATEN, "expel", -35 },
    { EVENT_THREATEN, "territory", -40 },
    { EVENT_THREATEN, "violence", -35 },
    { EVENT_PROTEST, "demo", -50 },
    { EVENT_PROTEST, "riot", -70 },
    { EVENT_PROTEST, "strike", -50 },
    { EVENT_PROTEST, "hunger", -45 },
    { EVENT_PROTEST, "boycott", -45 },
    { EVENT_PROTEST, "obstruct", -45 },
    { EVENT_PROTEST, "vandalize", -50 }, /* the manual prints none */
    { EVENT_SANCTION, "convict", -60 },
    { EVENT_SANCTION, "expel", -55 },
    { EVENT_SANCTION, "withdraw", -60 },
    { EVENT_SANCTION, "discontinue", -60 },
    { EVENT_MOBILIZE, "troops", -65 },
    { EVENT_MOBILIZE, "weapons", -65 },
    { EVENT_MOBILIZE, "police", -55 },
    { EVENT_MOBILIZE, "militia", -60 },
    { EVENT_COERCE, "seize", -70 },
    { EVENT_COERCE, "restrict", -70 },
    { EVENT_COERCE, "censor", -65 },
    { EVENT_COERCE, "curfew", -65 },
    { EVENT_COERCE, "martial-law", -75 },
    { EVENT_COERCE, "arrest", -70 },
    { EVENT_COERCE, "deport", -70 },
    { EVENT_COERCE, "withhold", -70 },
    { EVENT_COERCE, "misinformation", -65 },
    { EVENT_COERCE, "cyber", -70 },
    { EVENT_ASSAULT, "abduct", -85 },
    { EVENT_ASSAULT, "beat", -75 },
    { EVENT_ASSAULT, "torture", -85 },
    { EVENT_ASSAULT, "sexual", -85 },
    { EVENT_ASSAULT, "targeted", -95 },
    { EVENT_ASSAULT, "destroy", -85 },
    { EVENT_ASSAULT, "primitive", -80 },
    { EVENT_ASSAULT, "firearms", -90 },
    { EVENT_ASSAULT, "explosives", -90 },
    { EVENT_ASSAULT, "suicide-attack", -95 },
    { EVENT_ASSAULT, "aerial", -95 },
    { EVENT_ASSAULT, "drone", -95 },
    { EVENT_ASSAULT, "heavy-weapons", -95 },
    { EVENT_ASSAULT, "crowd-control", -75 },
    { EVENT_ASSAULT, "unconventional", -100 },
};

static const char *const contexts[] = {
    "military",       "intelligence",
    "executive",      "legislative",
    "election",       "political_institutions",
    "pro_democracy",  "pro_autocracy",
    "economic",       "legal",
    "reparations",    "human_rights",
    "rights_freedoms", "repression",
    "human_security", "gender",
    "lgbt",           "religion_ethnicity",
    "inequality",     "diplomatic",
    "territory",      "peacekeeping",
    "health",         "asylum",
    "migration",      "disasters",
    "natural_resource", "environment",
    "technology",     "terrorism",
    "cbrn",           "cyber",
    "misinformation", "crime",
    "corruption",     "illegal_drugs",
    "trafficking",
};

static const char *const sectors[] = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY",
    "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
    "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
};

static bool in_list(const char *const *list, size_t n, casus_str s)
{
    for (size_t i = 0; i < n; i++)
        if (casus__str_is(s, list[i]))
            return true;
    return false;
}

static const struct mode *find_mode(unsigned event_type, casus_str name)
{
    for (size_t i = 0; i < COUNT(modes); i++)
        if (modes[i].event == event_type && casus__str_is(name, modes[i].name))
            return &modes[i];
    return NULL;
}

int casus__plover_quad(unsigned event_type)
{
    return event_type < EVENT_COUNT ? events[event_type].quad : 0;
}

int casus__plover_scale(unsigned event_type, const casus_str *names,
                        size_t n_modes)
{
    if (event_type >= EVENT_COUNT)
        return 0;
    int best = 0;
    bool any = false;
    for (size_t i = 0; i < n_modes; i++) {
        const struct mode *m = find_mode(event_type, names[i]);
        if (m && (!any || abs(m->scale) > abs(best))) {
            best = m->scale;
            any = true;
        }
    }
    return any ? best : events[event_type].scale;
}

bool casus__plover_is_mode(unsigned event_type, casus_str mode)
{
    return find_mode(event_type, mode) != NULL;
}

bool casus__plover_is_context(casus_str context)
{
    return in_list(contexts, COUNT(contexts), context);
}

bool casus__plover_is_sector(casus_str sector)
{
    return in_list(sectors, COUNT(sectors), sector);
}
