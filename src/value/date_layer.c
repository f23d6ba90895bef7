/*
 * The layer of dates: each expression resolved and written down, with the
 * pred it dates; and the document's own date from its dateline.
 */
#include "base/error.h"
#include "value/date.h"

/* ---- the layer ------------------------------------------------------- */

/* Does the verb near the date look ahead (1), back (-1), or neither? Where
 * the parse tells the tense it is believed, else the words are read. */
static int outlook_of_pred(const struct value_work *w, uint32_t pred)
{
    enum { CLIMB = 3 };
    for (int k = 0; k < CLIMB && pred != NONE; k++) {
        const struct pred *p = &w->doc->preds[pred];
        if (p->tense == TENSE_FUTURE || p->modal == MODAL_WILL ||
            p->modal == MODAL_WOULD || p->modal == MODAL_MAY ||
            p->modal == MODAL_MUST)
            return 1;
        if (p->kind == PRED_VERB && p->form == FORM_FINITE)
            return p->tense == TENSE_PAST ? -1 : 0;
        if (p->form == FORM_INF &&
            (p->link == LINK_XCOMP || p->link == LINK_NOUNCOMP))
            return 1;
        pred = p->parent;
    }
    return 0;
}

static int outlook_of_words(const struct value_work *w, uint32_t begin)
{
    enum { REACH = 12 };
    for (uint32_t k = begin; k-- > w->begin && begin - k <= REACH;) {
        if (casus__value_in(w, k,
                            "will 'll shall scheduled due expected "
                            "planned plans slated upcoming"))
            return 1;
        const unsigned x = casus__value_xpos(w, k);
        if (x == XPOS_VB && casus__value_in(w, k - 1, "to will would 'll"))
            return 1;
        if (x == XPOS_VBD || x == XPOS_VBN)
            return -1;
    }
    return 0;
}

static int outlook(const struct value_work *w, uint32_t pred,
                   const struct when *when)
{
    if (casus__value_xpos(w, when->end) == XPOS_POS)
        return -1; /* "Friday's ruling" */
    const int words = outlook_of_words(w, when->begin);
    if (words > 0 || pred == NONE)
        return words;
    const int n = outlook_of_pred(w, pred);
    return n ? n : words;
}

/* "early", "late", "the end of" before an expression belong to it. */
static void take_lead(const struct value_work *w, struct when *out)
{
    static const char *const leads[] = {
        "the end of",   "the beginning of",
        "the start of", "the middle of",
        "the week of",  "the month of",
        "the year",     "the morning of",
        "end of",       "early in",
        "late in",      "earlier in",
        "later in",     "early",
        "late",         "earlier",
        "later",        "mid",
    };
    if (out->form == WHEN_REF || out->form == WHEN_DURATION ||
        out->form == WHEN_SET)
        return;
    if (out->begin > w->begin && casus__value_dash(w, out->begin - 1, true) &&
        casus__value_phrase_before(w, out->begin - 1, "mid"))
        out->begin -= 2;
    for (size_t k = 0; k < COUNT(leads); k++) {
        const uint32_t n = casus__value_phrase_before(w, out->begin, leads[k]);
        if (!n)
            continue;
        for (uint32_t j = out->begin - n; j < out->begin; j++)
            if (w->claimed[j])
                return;
        out->begin -= n;
        break;
    }
    if (casus__value_is(w, out->begin - 1, "the") &&
        !w->claimed[out->begin - 1] && out->form != WHEN_DAY)
        out->begin--;
}

/* A calendar year, month or day at the start of a value. */
static bool is_full(const char *v)
{
    static const char shape[] = "dddd-dd-dd";
    size_t n = 0;
    while (shape[n] && v[n] &&
           (shape[n] == 'd' ? casus__is_digit(v[n]) : v[n] == '-'))
        n++;
    return (n == 4 || n == 7 || n == 10) && (v[n] == '\0' || v[n] == 'T');
}

static void emit(struct value_work *w, const struct when *when)
{
    casus_doc *doc = w->doc;
    char value[VALUE_SIZE];
    const uint32_t pred = casus__value_pred(w, when->begin, when->end);
    const enum date_type type =
        casus__date_resolve(w, when, outlook(w, pred, when), value);
    if (!value[0])
        return;
    casus_date *p = casus__arena_grow(&doc->arena, doc->dates, doc->n_dates,
                                      &w->cap_dates, sizeof *p);
    char *copy = casus__arena_copy(&doc->arena, value, strlen(value));
    if (!p || !copy) {
        w->failed = true;
        return;
    }
    doc->dates = p;
    p[doc->n_dates++] = (casus_date){
        .begin = doc->tokens[when->begin].begin,
        .end = doc->tokens[when->end - 1].end,
        .tok = when->begin,
        .n_tok = when->end - when->begin,
        .pred = pred,
        .type = (uint8_t)type,
        .full = is_full(value),
        .value = casus__str(copy),
    };
    for (uint32_t i = when->begin; i < when->end; i++)
        w->claimed[i] |= CLAIM_DATE;
}

static bool may_begin(const struct value_work *w, uint32_t i)
{
    const struct token *t = &w->doc->tokens[i];
    return t->kind == TOKEN_NUMBER || w->word[i] || t->inner ||
           casus__value_in(w, i, "new fiscal future right some many");
}

/* A name may have swallowed a weekday beside it: "World Court Friday". */
static bool beats_name(const struct value_work *w, uint32_t i)
{
    const struct value_word *v =
        casus__value_role(w, i, ROLE_WEEKDAY | ROLE_DEICTIC | ROLE_MONTH);
    if (!v || (w->claimed[i] & ~(unsigned)CLAIM_NAME))
        return false;
    if (v->roles & ROLE_MONTH)
        return casus__number_plain(w, i + 1) > 0;
    return v->roles & ROLE_WEEKDAY || i == w->begin;
}

void casus__value_dates(struct value_work *w)
{
    for (uint32_t i = w->begin; i < w->end && !w->failed;) {
        struct when when;
        if (!may_begin(w, i) || (w->claimed[i] && !beats_name(w, i)) ||
            !casus__date_at(w, i, &when)) {
            i++;
            continue;
        }
        i = when.end;
        take_lead(w, &when);
        emit(w, &when);
    }
}

/* ---- the document date ----------------------------------------------- */

static bool full_day(const struct value_work *w, uint32_t i, struct day *out,
                     uint32_t *end)
{
    struct when when;
    if (!may_begin(w, i) || !casus__date_at(w, i, &when) ||
        when.form != WHEN_DAY)
        return false;
    *out = (struct day){ when.year, when.month, when.day };
    *end = when.end;
    return casus__day_valid(*out);
}

/* A line that holds a date and little else: "Tuesday, May 6, 2021". */
static bool line_of_date(const struct value_work *w, uint32_t begin,
                         uint32_t end)
{
    enum { OTHER_WORDS = 3 };
    return begin <= w->begin + OTHER_WORDS && end + OTHER_WORDS >= w->end;
}

/* The full date in the dateline of the sentence at hand, or alone on one of
 * the first two lines; *lines counts them. */
static bool dateline_of(const struct value_work *w, uint32_t *lines,
                        struct day *day)
{
    const uint32_t dateline = w->begin + w->doc->sentences[w->sent].dateline;
    for (uint32_t i = w->begin; i < w->end; i++) {
        uint32_t end;
        *lines += (w->doc->tokens[i].flags & TOKEN_LINE_START) != 0;
        if (*lines > 2 && i >= dateline)
            return false;
        if (full_day(w, i, day, &end) &&
            (end <= dateline || line_of_date(w, i, end)))
            return true;
    }
    return false;
}

static void set_document_day(struct value_work *w, struct day day)
{
    const struct when when = { .form = WHEN_DAY,
                               .hour = -1,
                               .year = (int16_t)day.year,
                               .month = (int16_t)day.month,
                               .day = (int16_t)day.day };
    char *p = casus__arena_alloc(&w->doc->arena, VALUE_SIZE, 1);
    if (!p) {
        w->failed = true;
        return;
    }
    (void)casus__date_resolve(w, &when, 0, p);
    w->doc->day = day;
    w->doc->date = casus__str(p);
}

void casus__value_dateline(struct value_work *w)
{
    enum { FIRST = 5 }; /* datelines stand in the first sentences */
    const casus_doc *doc = w->doc;
    uint32_t lines = 0;
    if (doc->day.year)
        return;
    for (size_t s = 0; s < doc->n_sentences && s < FIRST; s++) {
        struct day day;
        w->sent = s;
        w->begin = doc->sentences[s].tok;
        w->end = w->begin + doc->sentences[s].n_tok;
        if (dateline_of(w, &lines, &day)) {
            set_document_day(w, day);
            return;
        }
    }
}
