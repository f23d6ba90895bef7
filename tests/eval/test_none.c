/*
 * Sentences in which nothing political happens: sport, markets, weather,
 * crime, art, figures of speech.
 *
 *     test_none none-sentences.tsv MOST PACK...
 *
 * A line: topic TAB sentence. At most MOST of them may be said to hold an
 * event that happened. Writes TAP.
 */
#include "evalbox.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIELDS = 2, LEAST = 200 };

struct tally {
    int read, wrong;
};

static void check(const casus_doc *doc, char **field, void *user)
{
    struct tally *t = user;
    bool wrong = false;
    for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
        const casus_event *e = casus_doc_event(doc, i);
        if (!eval_is_real(e))
            continue;
        const casus_str rule = casus_event_rule(e);
        printf("# %.*s: %s\n", (int)rule.len, rule.ptr, field[1]);
        wrong = true;
    }
    t->read++;
    t->wrong += wrong;
}

int main(int argc, char **argv)
{
    struct tally t = { 0 };
    const struct eval_table table = { .path = argc > 1 ? argv[1] : "",
                                      .n_fields = FIELDS,
                                      .sentence = 1,
                                      .line = check,
                                      .user = &t };
    if (argc < 4 ||
        !eval_run(&table, (const char *const *)argv + 3, (size_t)argc - 3))
        return 1;
    const int most = atoi(argv[2]);
    printf("1..2\n");
    printf("%s 1 - %d sentences read\n", t.read >= LEAST ? "ok" : "not ok",
           t.read);
    printf("%s 2 - %d with an event, at most %d\n",
           t.wrong <= most ? "ok" : "not ok", t.wrong, most);
    return t.read < LEAST || t.wrong > most;
}
