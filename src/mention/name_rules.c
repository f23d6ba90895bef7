/* Names by pattern: the `name` rules of models/rules ("Ministry of X"). */
#include "mention/internal.h"

#include "base/str.h"
#include "rule/pattern.h"

static int entity_type(casus_str name)
{
    for (int i = ENTITY_PERSON; i <= ENTITY_NORP; i++)
        if (casus__str_is(name, casus__entity_type_name((unsigned)i)))
            return i;
    return -1;
}

static int number(casus_str digits, int otherwise)
{
    int v = 0;
    if (!digits.len || digits.len > 3)
        return otherwise;
    for (size_t i = 0; i < digits.len; i++) {
        if (!casus__is_digit(digits.ptr[i]))
            return otherwise;
        v = 10 * v + (digits.ptr[i] - '0');
    }
    return v;
}

/* The name is the capture `name`, or all that matched. */
static void add_hit(struct work *w, const struct pattern_hit *hit)
{
    enum { PLAIN_SCORE = 62 };
    uint32_t begin, end;
    const int type = entity_type(casus__pattern_attr(hit, "type"));
    if (type < 0)
        return;
    if (!casus__pattern_capture(hit, casus__str("name"), &begin, &end)) {
        begin = hit->begin;
        end = hit->end;
    }
    if (begin >= end)
        return;
    const int score =
        number(casus__pattern_attr(hit, "score"), PLAIN_SCORE) +
        LENGTH_BONUS * (int)(end - begin - 1);
    struct candidate *c = casus__mention_add(w, begin, end - begin,
                                             (unsigned)type, score,
                                             SOURCE_PATTERN);
    if (!c)
        return;
    const casus_str code = casus__pattern_attr(hit, "code");
    if (code.len == 3)
        casus__mention_set_code(c->code, code);
    casus__mention_set_code(c->sector,
                            casus__pattern_attr(hit, "sector"));
}

void casus__mention_patterns(struct work *w)
{
    struct pattern_hits hits = { 0 };
    casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_sentences && !w->failed; i++) {
        const struct sentence *s = &doc->sentences[i];
        if (!s->n_tok || s->flags & (SENTENCE_BOILER | SENTENCE_NO_LOWER |
                                     SENTENCE_NO_UPPER))
            continue;
        if (casus__pattern_scan(doc, (uint32_t)i, PATTERN_NAME, &hits,
                                NULL) != CASUS_OK) {
            w->failed = true;
            return;
        }
        for (size_t k = 0; k < hits.n; k++)
            add_hit(w, &hits.items[k]);
    }
    if (hits.truncated)
        doc->truncated |= 1u << STAGE_MENTION;
}
