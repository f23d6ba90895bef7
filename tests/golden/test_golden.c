/*
 * Golden tests: NAME.txt (a plain text, dated by a first line "date:
 * YYYY-MM-DD") or NAME.jsonl (input records) beside NAME.golden.json, the
 * records as casus --pretty writes them.
 *
 *     test_golden PACK SCHEMA DIR [--update]
 *
 * Every record must also be valid by the schema, its texts must be the words
 * at its offsets, and a file named none-*.txt must have no event. Writes TAP.
 */
#define _POSIX_C_SOURCE 200809L

#include "schema.h"

#include <casus/casus.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *ptr;
    size_t len, cap;
};

static int append(const char *bytes, size_t n, void *user)
{
    struct text *t = user;
    while (t->len + n + 1 > t->cap) {
        t->cap = t->cap ? 2 * t->cap : 65536;
        t->ptr = realloc(t->ptr, t->cap);
        if (!t->ptr)
            abort();
    }
    memcpy(t->ptr + t->len, bytes, n);
    t->len += n;
    t->ptr[t->len] = '\0';
    return 0;
}

static bool read_file(const char *path, struct text *out)
{
    char block[4096];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    (void)append("", 0, out);
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        (void)append(block, n, out);
    return fclose(f) == 0;
}

struct run {
    casus_ctx *ctx;
    json_t *schema;
    bool update;
    char why[512];
};

static bool complain(struct run *r, const char *what, const char *detail)
{
    char copy[256];
    (void)snprintf(copy, sizeof copy, "%.250s", detail);
    (void)snprintf(r->why, sizeof r->why, "%s: %s", what, copy);
    return false;
}

static void record_for(struct run *r, const casus_input *in, casus_str meta,
                       struct text *out)
{
    casus_doc *doc = NULL;
    casus_error err;
    casus_write_options options;
    casus_write_options_init(&options);
    options.pretty = true;
    options.meta = meta;
    if (casus_analyze(r->ctx, in, &doc, &err) != CASUS_OK) {
        (void)casus_write_error(in->id, &err, append, out, NULL);
        return;
    }
    (void)casus_write_doc(doc, &options, append, out, NULL);
    casus_doc_free(doc);
}

static casus_str str(const char *s)
{
    return (casus_str){ s, strlen(s) };
}

static void run_text(struct run *r, const char *name, const struct text *t,
                     struct text *out)
{
    const char *head = "date: ";
    casus_input in;
    casus_input_init(&in);
    in.id = str(name);
    in.text = (casus_str){ t->ptr, t->len };
    if (t->len > 17 && memcmp(t->ptr, head, 6) == 0) {
        in.date = (casus_str){ t->ptr + 6, 10 };
        in.text = (casus_str){ t->ptr + 17, t->len - 17 };
    }
    record_for(r, &in, str(""), out);
}

static void run_line(struct run *r, casus_str line, struct text *out)
{
    casus_record *record = NULL;
    casus_error err;
    casus_input in;
    casus_input_init(&in);
    in.id = str("line");
    if (casus_record_parse(line, &record, &err) != CASUS_OK) {
        (void)casus_write_error(in.id, &err, append, out, NULL);
        return;
    }
    casus_record_input(record, &in);
    record_for(r, &in, casus_record_meta(record), out);
    casus_record_free(record);
}

static void run_lines(struct run *r, const struct text *t, struct text *out)
{
    size_t at = 0;
    while (at < t->len) {
        const char *nl = memchr(t->ptr + at, '\n', t->len - at);
        const size_t end = nl ? (size_t)(nl - t->ptr) : t->len;
        if (end > at)
            run_line(r, (casus_str){ t->ptr + at, end - at }, out);
        at = end + 1;
    }
}

/* Every record of the output, one after another. */
static bool check_records(struct run *r, const char *name,
                          const struct text *out)
{
    size_t at = 0;
    while (at < out->len) {
        json_error_t why;
        json_t *record = json_loadb(
            out->ptr + at, out->len - at,
            JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &why);
        if (!record)
            return complain(r, "not JSON", why.text);
        char text[256];
        const bool valid = schema_valid(r->schema, r->schema, record, text,
                                        sizeof text);
        const size_t events =
            json_array_size(json_object_get(record, "events"));
        json_decref(record);
        if (!valid)
            return complain(r, "schema", text);
        if (strncmp(name, "none-", 5) == 0 && events)
            return complain(r, "an event where none is", name);
        at += (size_t)why.position;
        while (at < out->len && out->ptr[at] == '\n')
            at++;
    }
    return true;
}

static bool compare(struct run *r, const char *path, const struct text *out)
{
    struct text expected = { NULL, 0, 0 };
    if (r->update) {
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(out->ptr, 1, out->len, f) != out->len ||
            fclose(f) != 0)
            return complain(r, "cannot write", path);
        return true;
    }
    if (!read_file(path, &expected))
        return complain(r, "cannot read", path);
    bool same = expected.len == out->len &&
                memcmp(expected.ptr, out->ptr, out->len) == 0;
    if (!same) {
        size_t i = 0, line = 1;
        for (; i < expected.len && i < out->len &&
               expected.ptr[i] == out->ptr[i];
             i++)
            line += out->ptr[i] == '\n';
        while (i && out->ptr[i - 1] != '\n')
            i--;
        (void)snprintf(r->why, sizeof r->why, "line %zu: got %.200s", line,
                       out->ptr + i);
        r->why[strcspn(r->why, "\n")] = '\0';
    }
    free(expected.ptr);
    return same;
}

static bool run_case(struct run *r, const char *dir, const char *file)
{
    char path[1024], name[256];
    struct text in = { NULL, 0, 0 }, out = { NULL, 0, 0 };
    const char *dot = strrchr(file, '.');
    (void)snprintf(name, sizeof name, "%.*s", (int)(dot - file), file);
    (void)snprintf(path, sizeof path, "%s/%s", dir, file);
    if (!read_file(path, &in))
        return complain(r, "cannot read", path);
    (void)append("", 0, &out);
    if (strcmp(dot, ".txt") == 0)
        run_text(r, name, &in, &out);
    else
        run_lines(r, &in, &out);
    (void)snprintf(path, sizeof path, "%s/%s.golden.json", dir, name);
    const bool ok = check_records(r, name, &out) && compare(r, path, &out);
    free(in.ptr);
    free(out.ptr);
    return ok;
}

static int is_case(const struct dirent *e)
{
    const char *dot = strrchr(e->d_name, '.');
    return dot && (strcmp(dot, ".txt") == 0 || strcmp(dot, ".jsonl") == 0);
}

int main(int argc, char **argv)
{
    casus_model *model = NULL;
    casus_error err = { 0 };
    json_error_t why;
    struct run r = { .update = argc > 4 &&
                               strcmp(argv[4], "--update") == 0 };
    if (argc < 4) {
        fprintf(stderr, "usage: test_golden PACK SCHEMA DIR [--update]\n");
        return 2;
    }
    const char *const pack = argv[1];
    r.schema = json_load_file(argv[2], 0, &why);
    if (!r.schema ||
        casus_model_open(&pack, 1, CASUS_OPEN_VERIFY, &model, &err) !=
            CASUS_OK ||
        casus_ctx_new(model, NULL, &r.ctx, &err) != CASUS_OK) {
        printf("Bail out! %s\n", r.schema ? err.message : why.text);
        return 1;
    }
    struct dirent **entries;
    const int n = scandir(argv[3], &entries, is_case, alphasort);
    int failed = n <= 0;
    printf("1..%d\n", n);
    for (int i = 0; i < n; i++) {
        r.why[0] = '\0';
        const bool ok = run_case(&r, argv[3], entries[i]->d_name);
        printf("%s %d - %s\n", ok ? "ok" : "not ok", i + 1,
               entries[i]->d_name);
        if (!ok)
            printf("# %s\n", r.why);
        failed |= !ok;
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
    casus_ctx_free(r.ctx);
    casus_model_free(model);
    json_decref(r.schema);
    return failed;
}
