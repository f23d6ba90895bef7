/*
 * Accuracy floors on sentences that ship with the project: a guard against
 * losses, not a measure of quality (docs/ACCURACY.md has those).
 *
 *     test_floors sentences.tsv PACK...
 *
 * A line: TAB-separated text, event ("-" for none), codes of the actors and
 * of the recipients (joined by a blank, "-" for none), names expected
 * (TYPE:text, joined by `|`, "-" to skip). `event` may carry a status:
 * "AID/negated". Writes TAP.
 */
#include "evalbox.h"

#include <stdio.h>
#include <string.h>

enum { FIELDS = 5 };

struct tally {
    int events, found, dyads, said, right, ghosts, unreal, names, named;
};

/* Do the codes of a side equal the list, as sets? */
static bool same_codes(const casus_doc *doc, const casus_event *e,
                       bool recipients, const char *list)
{
    const size_t n = recipients ? casus_event_recipient_count(e)
                                : casus_event_actor_count(e);
    for (size_t i = 0; i < n; i++) {
        char code[8];
        const casus_str c = recipients
                                ? casus_event_recipient_code(doc, e, i)
                                : casus_event_actor_code(doc, e, i);
        (void)snprintf(code, sizeof code, "%.*s", (int)c.len,
                       c.len ? c.ptr : "");
        if (!strstr(list, c.len ? code : "?"))
            return false;
    }
    for (const char *p = list; *p && *p != '-'; p += p[3] ? 4 : 3) {
        bool any = false;
        if (strlen(p) < 3)
            break;
        for (size_t i = 0; i < n; i++) {
            const casus_str c = recipients
                                    ? casus_event_recipient_code(doc, e, i)
                                    : casus_event_actor_code(doc, e, i);
            any |= c.len == 3 && memcmp(c.ptr, p, 3) == 0;
        }
        if (!any)
            return false;
    }
    return true;
}

static void check_events(const casus_doc *doc, char **field,
                         struct tally *t)
{
    char *slash = strchr(field[1], '/');
    bool found = false, dyad = false;
    if (slash)
        *slash = '\0';
    for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
        const casus_event *e = casus_doc_event(doc, i);
        const bool type = eval_is(casus_event_type(e), field[1]);
        if (slash) {
            t->ghosts += type && eval_is_real(e);
            continue;
        }
        if (!eval_is_real(e))
            continue;
        t->said++;
        t->right += type;
        found |= type;
        dyad |= type && same_codes(doc, e, false, field[2]) &&
                same_codes(doc, e, true, field[3]);
    }
    if (slash) {
        t->unreal++;
        return;
    }
    if (strcmp(field[1], "-") == 0)
        return;
    t->events++;
    t->found += found;
    t->dyads += dyad;
    if (!dyad)
        printf("# %s: %s\n", found ? "dyad" : "missed", field[0]);
}

static bool has_name(const casus_doc *doc, const char *want)
{
    const char *colon = strchr(want, ':');
    const casus_str text = casus_doc_text(doc);
    const size_t n = strcspn(colon + 1, "|");
    for (size_t i = 0; i < casus_doc_entity_count(doc); i++) {
        const casus_entity *x = casus_doc_entity(doc, i);
        const casus_str type = casus_entity_type(x);
        if (type.len != (size_t)(colon - want) ||
            memcmp(type.ptr, want, type.len) != 0)
            continue;
        for (size_t k = 0; k < casus_entity_mention_count(x); k++) {
            const casus_span s =
                casus_mention_span(doc, casus_entity_mention(doc, x, k));
            if (s.end - s.begin == n &&
                memcmp(text.ptr + s.begin, colon + 1, n) == 0)
                return true;
        }
    }
    return false;
}

static void check_names(const casus_doc *doc, const char *list,
                        struct tally *t)
{
    while (list && *list != '-' && strchr(list, ':')) {
        const bool ok = has_name(doc, list);
        t->names++;
        t->named += ok;
        if (!ok)
            printf("# no name %s\n", list);
        list = strchr(list, '|');
        list = list ? list + 1 : NULL;
    }
}

static void check_line(const casus_doc *doc, char **field, void *user)
{
    check_events(doc, field, user);
    check_names(doc, field[4], user);
}

int main(int argc, char **argv)
{
    struct tally t = { 0 };
    const struct eval_table table = { .path = argc > 1 ? argv[1] : "",
                                      .n_fields = FIELDS,
                                      .line = check_line,
                                      .user = &t };
    if (argc < 3 ||
        !eval_run(&table, (const char *const *)argv + 2, (size_t)argc - 2))
        return 1;
    printf("1..5\n");
    int bad = eval_report("events found", t.found, t.events, FLOOR_FOUND, 1);
    bad += eval_report("events right", t.right, t.said, FLOOR_RIGHT, 2);
    bad += eval_report("dyads right", t.dyads, t.events, FLOOR_DYADS, 3);
    bad += eval_report("unreal events kept apart", t.unreal - t.ghosts,
                       t.unreal, FLOOR_GHOSTS, 4);
    bad += eval_report("names found", t.named, t.names, FLOOR_NAMES, 5);
    return bad;
}
