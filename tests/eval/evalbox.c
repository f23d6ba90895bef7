#include "evalbox.h"

#include <stdio.h>
#include <string.h>

bool eval_is(casus_str a, const char *b)
{
    return a.len == strlen(b) && memcmp(a.ptr, b, a.len) == 0;
}

bool eval_is_real(const casus_event *e)
{
    return eval_is(casus_event_status(e), "actual") ||
           eval_is(casus_event_status(e), "historical");
}

int eval_report(const char *what, int got, int of, int floor, int number)
{
    const bool ok = of > 0 && got * 100 >= floor * of;
    printf("%s %d - %s: %d of %d, floor %d%%\n", ok ? "ok" : "not ok", number,
           what, got, of, floor);
    return !ok;
}

/* ---- tables -------------------------------------------------------------- */

static size_t split(char *line, char **field, size_t most)
{
    size_t n = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *p = line; p && n < most; n++) {
        field[n] = p;
        p = strchr(p, '\t');
        if (p && n + 1 < most)
            *p++ = '\0';
    }
    return n;
}

static bool run_line(casus_ctx *ctx, const struct eval_table *table,
                     char *line)
{
    char *field[EVAL_FIELDS];
    casus_doc *doc = NULL;
    casus_error err;
    casus_input in;
    if (line[0] == '#' ||
        split(line, field, table->n_fields) < table->n_fields)
        return true;
    const char *const text = field[table->sentence];
    casus_input_init(&in);
    in.text = (casus_str){ text, strlen(text) };
    in.date = (casus_str){ "2022-06-15", 10 };
    if (casus_analyze(ctx, &in, &doc, &err) != CASUS_OK) {
        printf("# not read: %s\n", text);
        return false;
    }
    table->line(doc, field, table->user);
    casus_doc_free(doc);
    return true;
}

bool eval_run(const struct eval_table *table, const char *const *packs,
              size_t n_packs)
{
    char line[EVAL_LINE];
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_error err;
    FILE *f = fopen(table->path, "r");
    bool ok = f && n_packs > 0 &&
              casus_model_open(packs, n_packs, 0, &model, &err) == CASUS_OK &&
              casus_ctx_new(model, NULL, &ctx, &err) == CASUS_OK;
    while (ok && fgets(line, sizeof line, f))
        ok = run_line(ctx, table, line);
    if (f)
        (void)fclose(f);
    casus_ctx_free(ctx);
    casus_model_free(model);
    if (!ok)
        printf("Bail out!\n");
    return ok;
}
