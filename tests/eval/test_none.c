/*
 * Sentences in which nothing political happens: sport, markets, weather,
 * crime, art, figures of speech.
 *
 *     test_none PACK none-sentences.tsv MOST
 *
 * A line: topic TAB sentence. At most MOST of them may be said to hold an
 * event that happened. Writes TAP.
 */
#include <casus/casus.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 1024, LEAST = 200 };

static bool is_real(casus_str status)
{
    return (status.len == 6 && memcmp(status.ptr, "actual", 6) == 0) ||
           (status.len == 10 && memcmp(status.ptr, "historical", 10) == 0);
}

/* How many events of the sentence are told as real; -1 on failure. */
static int count(casus_ctx *ctx, const char *sentence)
{
    casus_doc *doc = NULL;
    casus_error err;
    casus_input in;
    int n = 0;
    casus_input_init(&in);
    in.text = (casus_str){ sentence, strlen(sentence) };
    if (casus_analyze(ctx, &in, &doc, &err) != CASUS_OK)
        return -1;
    for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
        const casus_event *e = casus_doc_event(doc, i);
        if (!is_real(casus_event_status(e)))
            continue;
        const casus_str rule = casus_event_rule(e);
        printf("# %.*s: %s\n", (int)rule.len, rule.ptr, sentence);
        n++;
    }
    casus_doc_free(doc);
    return n;
}

int main(int argc, char **argv)
{
    char line[LINE];
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_error err;
    int read = 0, wrong = 0, bad = 0;
    FILE *f = argc == 4 ? fopen(argv[2], "r") : NULL;
    const char *const pack = argc == 4 ? argv[1] : "";
    const int most = argc == 4 ? atoi(argv[3]) : 0;
    if (!f || casus_model_open(&pack, 1, 0, &model, &err) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, &err) != CASUS_OK) {
        printf("Bail out!\n");
        return 1;
    }
    while (fgets(line, sizeof line, f)) {
        const char *tab = strchr(line, '\t');
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || !line[0])
            continue;
        const int n = tab ? count(ctx, tab + 1) : -1;
        if (n < 0)
            printf("# not read: %s\n", line);
        read++;
        wrong += n > 0;
        bad += n < 0;
    }
    (void)fclose(f);
    casus_ctx_free(ctx);
    casus_model_free(model);
    const bool all = read >= LEAST && bad == 0;
    printf("1..2\n");
    printf("%s 1 - %d sentences read\n", all ? "ok" : "not ok", read);
    printf("%s 2 - %d with an event, at most %d\n",
           wrong <= most ? "ok" : "not ok", wrong, most);
    return !all || wrong > most;
}
