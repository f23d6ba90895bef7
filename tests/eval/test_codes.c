/*
 * Modes and CAMEO codes of the verbal events, on sentences that ship with the
 * project: a guard against losses, not a measure of quality.
 *
 *     test_codes PACK codes.tsv
 *
 * A line: TAB-separated text, event ("-" for none; "AID/negated" for one that
 * did not happen), mode and CAMEO code ("-" where any will do). Writes TAP.
 */
#include <casus/casus.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 4, LINE = 2048 };

struct tally {
    int events, found, modes, codes, nothing, silent;
};

static bool is(casus_str a, const char *b)
{
    return a.len == strlen(b) && memcmp(a.ptr, b, a.len) == 0;
}

static bool is_real(const casus_event *e)
{
    return is(casus_event_status(e), "actual") ||
           is(casus_event_status(e), "historical");
}

static bool has_mode(const casus_event *e, const char *mode)
{
    for (size_t i = 0; i < casus_event_mode_count(e); i++)
        if (is(casus_event_mode(e, i), mode))
            return true;
    return strcmp(mode, "-") == 0;
}

static bool has_code(const casus_event *e, const char *code)
{
    return strcmp(code, "-") == 0 || is(casus_event_cameo(e), code);
}

/* Nothing may be told as real here: any event, or those of a type. */
static void check_silence(const casus_doc *doc, const char *type,
                          const char *text, struct tally *t)
{
    bool silent = true;
    for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
        const casus_event *e = casus_doc_event(doc, i);
        silent &= !is_real(e) ||
                  (strcmp(type, "-") != 0 && !is(casus_event_type(e), type));
    }
    t->nothing++;
    t->silent += silent;
    if (!silent)
        printf("# said: %s\n", text);
}

static void check(const casus_doc *doc, char **field, struct tally *t)
{
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
        if (!is_real(e) || !is(casus_event_type(e), field[1]))
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

static bool split(char *line, char **field)
{
    size_t n = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *p = line; p && n < FIELDS; n++) {
        field[n] = p;
        p = strchr(p, '\t');
        if (p)
            *p++ = '\0';
    }
    return n == FIELDS;
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
        if (line[0] == '#' || !split(line, field))
            continue;
        casus_input_init(&in);
        in.text = (casus_str){ field[0], strlen(field[0]) };
        in.date = (casus_str){ "2022-06-15", 10 };
        if (casus_analyze(ctx, &in, &doc, &err) != CASUS_OK)
            return 1;
        check(doc, field, &t);
        casus_doc_free(doc);
    }
    (void)fclose(f);
    casus_ctx_free(ctx);
    casus_model_free(model);
    printf("1..4\n");
    int bad = report("events found", t.found, t.events, FLOOR_FOUND, 1);
    bad += report("modes right", t.modes, t.events, FLOOR_MODES, 2);
    bad += report("codes right", t.codes, t.events, FLOOR_CODES, 3);
    bad += report("nothing said", t.silent, t.nothing, FLOOR_SILENT, 4);
    return bad;
}
