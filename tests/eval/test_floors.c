/*
 * Accuracy floors on sentences that ship with the project: a guard against
 * losses, not a measure of quality (docs/ACCURACY.md has those).
 *
 *     test_floors PACK sentences.tsv
 *
 * A line: TAB-separated text, event ("-" for none), codes of the actors and
 * of the recipients (joined by a blank, "-" for none), names expected
 * (TYPE:text, joined by `|`, "-" to skip). `event` may carry a status:
 * "AID/negated". Writes TAP.
 */
#include <casus/casus.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 5, LINE = 2048 };

struct tally {
    int events, found, dyads, said, right, ghosts, unreal, names, named;
};

static casus_str str(const char *s)
{
    return (casus_str){ s, strlen(s) };
}

static bool is(casus_str a, const char *b)
{
    return a.len == strlen(b) && memcmp(a.ptr, b, a.len) == 0;
}

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

static bool is_real(const casus_event *e)
{
    return is(casus_event_status(e), "actual") ||
           is(casus_event_status(e), "historical");
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
        const bool type = is(casus_event_type(e), field[1]);
        if (slash) {
            t->ghosts += type && is_real(e);
            continue;
        }
        if (!is_real(e))
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

static int report(const char *what, int got, int of, int floor, int number)
{
    const bool ok = of > 0 && got * 100 >= floor * of;
    printf("%s %d - %s: %d of %d, floor %d%%\n", ok ? "ok" : "not ok", number,
           what, got, of, floor);
    return !ok;
}

int main(int argc, char **argv)
{
    char line[LINE];
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_error err;
    struct tally t = { 0 };
    FILE *f = argc == 3 ? fopen(argv[2], "r") : NULL;
    const char *const pack = argc == 3 ? argv[1] : "";
    if (!f || casus_model_open(&pack, 1, 0, &model, &err) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, &err) != CASUS_OK) {
        printf("Bail out!\n");
        return 1;
    }
    while (fgets(line, sizeof line, f)) {
        char *field[FIELDS];
        casus_doc *doc = NULL;
        casus_input in;
        if (line[0] == '#')
            continue;
        line[strcspn(line, "\n")] = '\0';
        size_t n = 0;
        for (char *p = line; p && n < FIELDS; n++) {
            field[n] = p;
            p = strchr(p, '\t');
            if (p)
                *p++ = '\0';
        }
        if (n < FIELDS)
            continue;
        casus_input_init(&in);
        in.text = str(field[0]);
        in.date = str("2022-06-15");
        if (casus_analyze(ctx, &in, &doc, &err) != CASUS_OK)
            return 1;
        check_events(doc, field, &t);
        check_names(doc, field[4], &t);
        casus_doc_free(doc);
    }
    (void)fclose(f);
    casus_ctx_free(ctx);
    casus_model_free(model);
    printf("1..5\n");
    int bad = report("events found", t.found, t.events, FLOOR_FOUND, 1);
    bad += report("events right", t.right, t.said, FLOOR_RIGHT, 2);
    bad += report("dyads right", t.dyads, t.events, FLOOR_DYADS, 3);
    bad += report("unreal events kept apart", t.unreal - t.ghosts, t.unreal,
                  FLOOR_GHOSTS, 4);
    bad += report("names found", t.named, t.names, FLOOR_NAMES, 5);
    return bad;
}
