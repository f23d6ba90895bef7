/*
 * Modes and CAMEO codes of the verbal events, on sentences that ship with the
 * project: a guard against losses, not a measure of quality.
 *
 *     test_codes codes.tsv PACK...
 *
 * A line: TAB-separated text, event ("-" for none; "AID/negated" for one that
 * did not happen), mode and CAMEO code ("-" where any will do). Writes TAP.
 */
#include "evalbox.h"

#include <stdio.h>
#include <string.h>

enum { FIELDS = 4 };

struct tally {
    int events, found, modes, codes, nothing, silent;
};

static bool has_mode(const casus_event *e, const char *mode)
{
    for (size_t i = 0; i < casus_event_mode_count(e); i++)
        if (eval_is(casus_event_mode(e, i), mode))
            return true;
    return strcmp(mode, "-") == 0;
}

static bool has_code(const casus_event *e, const char *code)
{
    return strcmp(code, "-") == 0 || eval_is(casus_event_cameo(e), code);
}

/* Nothing may be told as real here: any event, or those of a type. */
static void check_silence(const casus_doc *doc, const char *type,
                          const char *text, struct tally *t)
{
    bool silent = true;
    for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
        const casus_event *e = casus_doc_event(doc, i);
        silent &= !eval_is_real(e) ||
                  (strcmp(type, "-") != 0 &&
                   !eval_is(casus_event_type(e), type));
    }
    t->nothing++;
    t->silent += silent;
    if (!silent)
        printf("# said: %s\n", text);
}

static void check(const casus_doc *doc, char **field, void *user)
{
    struct tally *t = user;
    char *slash = strchr(field[1], '/');
    bool found = false, mode = false, code = false;
    if (slash)
        *slash = '\0';
    if (slash || strcmp(field[1], "-") == 0) {
        check_silence(doc, field[1], field[0], t);
        return;
    }
    for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
        const casus_event *e = casus_doc_event(doc, i);
        if (!eval_is_real(e) || !eval_is(casus_event_type(e), field[1]))
            continue;
        found = true;
        mode |= has_mode(e, field[2]);
        code |= has_code(e, field[3]);
    }
    t->events++;
    t->found += found;
    t->modes += mode;
    t->codes += code;
    if (!found || !mode || !code)
        printf("# %s: %s\n",
               !found  ? "missed"
               : !mode ? "mode"
                       : "code",
               field[0]);
}

int main(int argc, char **argv)
{
    struct tally t = { 0 };
    const struct eval_table table = { .path = argc > 1 ? argv[1] : "",
                                      .n_fields = FIELDS,
                                      .line = check,
                                      .user = &t };
    if (argc < 3 ||
        !eval_run(&table, (const char *const *)argv + 2, (size_t)argc - 2))
        return 1;
    printf("1..4\n");
    int bad = eval_report("events found", t.found, t.events, FLOOR_FOUND, 1);
    bad += eval_report("modes right", t.modes, t.events, FLOOR_MODES, 2);
    bad += eval_report("codes right", t.codes, t.events, FLOOR_CODES, 3);
    bad += eval_report("nothing said", t.silent, t.nothing, FLOOR_SILENT, 4);
    return bad;
}
