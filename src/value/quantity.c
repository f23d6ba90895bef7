/*
 * Quantities of a sentence: a number with its bounds, what it counts, its
 * kind. The scan stops only at tokens that can begin a number.
 */
#include "base/error.h"
#include "value/exclude.h"
#include "value/internal.h"

/* A quantity in the making. */
struct found {
    struct number number;
    struct counted noun;
    uint32_t end;
    unsigned kind;
    casus_str currency;
    bool verb;
};

/* ---- the layer ------------------------------------------------------- */

/* "soldiers" -> "soldier", after its modifiers. "troops" has no singular. */
static casus_str counted_phrase(struct value_work *w,
                                const struct counted *noun)
{
    if (noun->head == NONE)
        return casus__str("");
    size_t size = 1;
    for (uint32_t i = noun->begin; i <= noun->head; i++)
        size += casus__token_fold(w->doc, i).len + 1;
    const casus_str lemma = casus__value_is(w, noun->head, "troops")
                                ? casus__token_fold(w->doc, noun->head)
                                : casus__value_lemma(w, noun->head);
    char *p = casus__arena_alloc(&w->doc->arena, size + lemma.len, 1);
    if (!p) {
        w->failed = true;
        return casus__str("");
    }
    size_t n = 0;
    for (uint32_t i = noun->begin; i <= noun->head; i++) {
        const casus_str s =
            i == noun->head ? lemma : casus__token_fold(w->doc, i);
        if (i > noun->begin && !casus__value_tight(w, i))
            p[n++] = ' ';
        memcpy(p + n, s.ptr, s.len);
        n += s.len;
    }
    return (casus_str){ p, n };
}

/* Whose they are: the first name inside the phrase, or its possessor. */
static uint32_t whose(const struct value_work *w, uint32_t begin, uint32_t end)
{
    const casus_doc *doc = w->doc;
    for (uint32_t i = begin; i < end; i++)
        if (w->entity_at[i] != NONE)
            return w->entity_at[i];
    if (!doc->np_at || !doc->n_nps || doc->np_at[end - 1] == NONE)
        return NONE;
    const struct np *np = &doc->nps[doc->np_at[end - 1]];
    return np->poss != NONE ? w->entity_at[doc->nps[np->poss].head] : NONE;
}

static casus_quantity *append(struct value_work *w)
{
    casus_doc *doc = w->doc;
    casus_quantity *p =
        casus__arena_grow(&doc->arena, doc->quantities, doc->n_quantities,
                          &w->cap_quantities, sizeof *p);
    if (!p) {
        w->failed = true;
        return NULL;
    }
    doc->quantities = p;
    return &p[doc->n_quantities++];
}

static casus_quantity *last_of_sentence(const struct value_work *w)
{
    return w->doc->n_quantities > w->first_quantity
               ? &w->doc->quantities[w->doc->n_quantities - 1]
               : NULL;
}

/* The token behind the number itself. */
static uint32_t n_of(const struct found *f)
{
    return f->number.end;
}

static bool is_part(const struct value_work *w, const struct found *f)
{
    const uint32_t i = f->number.begin;
    return casus__value_in(w, i - 1, "including includes") ||
           casus__value_phrase_before(w, i, "among them") ||
           casus__value_phrase_before(w, i, "of them") ||
           casus__value_phrase_before(w, i, "of whom") ||
           (f->noun.anaphor && f->noun.head == NONE &&
            casus__value_is(w, n_of(f), "of"));
}

static void emit(struct value_work *w, const struct found *f)
{
    casus_doc *doc = w->doc;
    const struct number *n = &f->number;
    const casus_quantity *before = last_of_sentence(w);
    const uint32_t whole =
        before && is_part(w, f) ? (uint32_t)(before - doc->quantities) : NONE;
    const casus_str of = counted_phrase(w, &f->noun);
    casus_quantity *q = append(w);
    if (!q)
        return;
    uint32_t begin = n->begin;
    while (begin < n->core && w->claimed[begin])
        begin++;
    *q = (casus_quantity){
        .begin = doc->tokens[begin].begin,
        .end = doc->tokens[f->end - 1].end,
        .tok = begin,
        .n_tok = f->end - begin,
        .low = n->low,
        .high = n->high,
        .has_low = n->has_low,
        .has_high = n->has_high,
        .approx = n->approx,
        .kind = (uint8_t)f->kind,
        .pred = casus__value_pred(w, begin, f->end),
        .entity = whose(w, begin, f->end),
        .part_of = whole,
        .of = of,
        .currency = f->currency,
        .purpose = f->kind == QUANTITY_MONEY
                       ? casus__money_purpose(w, begin, f->end)
                       : casus__str(""),
    };
    for (uint32_t i = begin; i < f->end; i++)
        w->claimed[i] |= CLAIM_QUANTITY;
}

/* ---- kinds ----------------------------------------------------------- */

static bool is_victim_kind(unsigned kind)
{
    return kind >= QUANTITY_KILLED && kind <= QUANTITY_PROTESTERS;
}

static unsigned kind_of_class(unsigned class)
{
    switch ((enum noun_class) class) {
    case NOUN_DEATH:
        return QUANTITY_KILLED;
    case NOUN_INJURY:
        return QUANTITY_INJURED;
    case NOUN_PRISONER:
        return QUANTITY_DETAINED;
    case NOUN_HOSTAGE:
        return QUANTITY_ABDUCTED;
    case NOUN_REFUGEE:
        return QUANTITY_DISPLACED;
    case NOUN_PROTESTER:
        return QUANTITY_PROTESTERS;
    case NOUN_TROOPS:
        return QUANTITY_TROOPS;
    case NOUN_WEAPON:
        return QUANTITY_WEAPONS;
    case NOUN_PERSON:
    case NOUN_LIFE:
        return QUANTITY_PEOPLE;
    case NOUN_UNKNOWN:
    case NOUN_THING:
        break;
    }
    return QUANTITY_OTHER;
}

/* "climbers", "cyclists": words for people that no list has. */
static bool is_doer(const struct value_work *w, uint32_t head)
{
    const casus_str fold = casus__token_fold(w->doc, head);
    return casus__str_ends(fold, "ers") || casus__str_ends(fold, "ists") ||
           casus__str_ends(fold, "men") || casus__str_ends(fold, "ians");
}

/* What the words around say, weighed against what the noun itself is. */
static unsigned weigh(unsigned class, unsigned act, bool doer)
{
    const unsigned own = kind_of_class(class);
    switch ((enum noun_class) class) {
    case NOUN_THING:
    case NOUN_WEAPON:
    case NOUN_DEATH:
    case NOUN_INJURY:
        return own;
    case NOUN_HOSTAGE:
        return act == QUANTITY_DETAINED || act == QUANTITY_OTHER ? own : act;
    case NOUN_TROOPS:
        return act == QUANTITY_DISPLACED || act == QUANTITY_OTHER ||
                       act == QUANTITY_PROTESTERS
                   ? own
                   : act;
    case NOUN_UNKNOWN:
        return act == QUANTITY_MISSING && !doer ? own : act;
    case NOUN_PERSON:
    case NOUN_PRISONER:
    case NOUN_REFUGEE:
    case NOUN_PROTESTER:
    case NOUN_LIFE:
        break;
    }
    return act == QUANTITY_OTHER ? own : act;
}

/* "killed five militants and 17 others", "including four": the kind of the
 * quantity before it in the sentence. */
static unsigned inherited(const struct value_work *w, const struct found *f)
{
    enum { REACH = 14 };
    const casus_quantity *q = last_of_sentence(w);
    const uint32_t i = f->number.begin;
    if (!q || f->verb || !is_victim_kind(q->kind) ||
        i - (q->tok + q->n_tok) > REACH)
        return QUANTITY_OTHER;
    return is_part(w, f) || casus__value_in(w, i - 1, "and , plus or with")
               ? q->kind
               : QUANTITY_OTHER;
}

/* A number that is the same as one told before stands for the same ones:
 * "Four aid workers were abducted ... The four were seen". */
static unsigned remembered(const struct value_work *w, const struct number *n)
{
    enum { BACK = 12 };
    const casus_doc *doc = w->doc;
    for (size_t k = 0; k < BACK && k < doc->n_quantities; k++) {
        const casus_quantity *q = &doc->quantities[doc->n_quantities - 1 - k];
        if (q->kind != QUANTITY_OTHER && q->kind != QUANTITY_MONEY &&
            q->kind != QUANTITY_PERCENT && q->has_low && q->has_high &&
            casus__decimal_cmp(q->low, n->low) == 0 &&
            casus__decimal_cmp(q->high, n->high) == 0)
            return q->kind;
    }
    return QUANTITY_PEOPLE;
}

/* "the next 3 books", "the first two": a choice from a row, not a count. */
static bool is_ranked(const struct value_work *w, const struct found *f)
{
    return f->kind == QUANTITY_OTHER &&
           casus__value_in(w, f->number.begin - 1, "first last next") &&
           casus__decimal_cmp(f->number.low, casus__decimal_int(100)) < 0;
}

static void set_kind(struct value_work *w, struct found *f)
{
    const unsigned act =
        casus__value_kind(w, f->number.begin, f->end, &f->noun, &f->verb);
    f->kind = f->noun.head == NONE
                  ? act
                  : weigh(f->noun.class, act, is_doer(w, f->noun.head));
    if (!is_victim_kind(f->kind) && f->noun.class != NOUN_THING &&
        f->noun.class != NOUN_WEAPON) {
        const unsigned kind = inherited(w, f);
        if (kind != QUANTITY_OTHER)
            f->kind = kind;
    }
}

/* ---- numbers that count ---------------------------------------------- */

/* "12-member", "34-nation". */
static bool compound(const struct value_work *w, struct found *f)
{
    uint32_t i = f->number.end;
    /* "the 210,000 member union" */
    if (casus__value_is(w, i, "member") && !f->number.quote)
        i--;
    else if (!casus__value_dash(w, i, true))
        return false;
    if (casus__value_in(w, i + 1, "member man person woman strong people")) {
        f->kind = QUANTITY_PEOPLE;
    } else if (casus__value_in(w, i + 1,
                               "nation country seat state "
                               "vehicle truck ship")) {
        f->kind = QUANTITY_OTHER;
    } else {
        return false;
    }
    f->noun = (struct counted){ .begin = i + 1, .end = i + 2, .head = i + 1 };
    f->end = i + 2;
    return true;
}

static uint32_t percent(const struct value_work *w, uint32_t i)
{
    const uint32_t at = i + casus__value_dash(w, i, true);
    if (casus__value_punct(w, at, '%') ||
        casus__value_in(w, at, "percent pct percentage")) {
        const uint32_t points =
            casus__value_in(w, at + 1, "point points") ? 1 : 0;
        return at + 1 + points - i;
    }
    const uint32_t n = casus__value_phrase(w, at, "per cent");
    return n ? at + n - i : 0;
}

/* "one": only where it clearly counts. */
static bool one_counts(const struct value_work *w, const struct found *f)
{
    const struct number *n = &f->number;
    if (n->bounded && f->noun.head != NONE)
        return true;
    if (casus__value_in(w, n->core - 1, "no any every each another which") ||
        casus__value_in(w, n->end, "another or day"))
        return false;
    if (casus__value_is(w, n->end, "of"))
        return is_victim_kind(f->kind);
    if (f->noun.head == NONE)
        return is_victim_kind(f->kind) &&
               !casus__value_in(w, n->core - 1, "this that the on by");
    return !casus__value_in(w, f->noun.head,
                            "thing way time point side "
                            "reason hand place word");
}

/* A number with no noun behind it. */
static bool alone_counts(struct value_work *w, struct found *f)
{
    const struct number *n = &f->number;
    if (is_victim_kind(f->kind))
        return true;
    if (f->noun.anaphor || (is_part(w, f) && last_of_sentence(w))) {
        const casus_quantity *q = last_of_sentence(w);
        f->kind = q && q->kind != QUANTITY_MONEY && q->kind != QUANTITY_PERCENT
                      ? q->kind
                      : QUANTITY_PEOPLE;
        return true;
    }
    if (n->vague) {
        f->kind = QUANTITY_PEOPLE;
        return !casus__value_in(w, n->end, "of");
    }
    const struct decimal hundred = casus__decimal_int(100);
    if (n->word && !n->bounded && !n->range &&
        casus__value_in(w, n->core - 1, "the these those all") &&
        casus__decimal_cmp(n->low, hundred) < 0 &&
        (casus__value_upos(w, n->end) == UPOS_VERB ||
         casus__value_upos(w, n->end) == UPOS_AUX ||
         casus__value_upos(w, n->end) == UPOS_ADV ||
         casus__value_punct(w, n->end, '.') ||
         casus__value_punct(w, n->end, ','))) {
        f->kind = remembered(w, n);
        return true;
    }
    return false;
}

static void scale_by(struct number *n, int scale)
{
    if (n->low.mantissa)
        n->low.exp += scale;
    if (n->high.mantissa)
        n->high.exp += scale;
}

static bool money(struct value_work *w, struct found *f)
{
    struct number *n = &f->number;
    int scale = 0;
    casus_str iso = casus__str("");
    const uint32_t tokens =
        casus__money_behind(w, n->end, n->currency.len > 0, &iso, &scale);
    if (n->currency.len) {
        /* "$ 10 dollars" */
        f->currency = n->currency;
        if (tokens && casus__str_eq(iso, n->currency) && !scale)
            f->end = n->end + tokens;
    } else if (tokens) {
        f->currency = iso;
        f->end = n->end + tokens;
        scale_by(n, scale);
    } else {
        return false;
    }
    f->kind = QUANTITY_MONEY;
    return true;
}

/* Money whose second part are cents: "3 dollars 50 cents". */
static void add_cents(const struct value_work *w, struct found *f)
{
    struct number *n = &f->number;
    struct number cents;
    casus_str iso = casus__str("");
    int scale = 0;
    uint32_t at = f->end;
    at += casus__value_is(w, at, "and");
    if (n->range || n->vague || !casus__number_core(w, at, &cents) ||
        cents.vague)
        return;
    const uint32_t tokens =
        casus__money_behind(w, cents.end, false, &iso, &scale);
    struct decimal part = cents.low;
    if (!tokens || scale != -2)
        return;
    part.exp += part.mantissa ? scale : 0;
    if (casus__decimal_add(n->low, part, &part)) {
        n->low = n->high = part;
        f->end = cents.end + tokens;
    }
}

/* The quantity of a number; false if it counts nothing. */
static bool complete(struct value_work *w, struct found *f)
{
    struct number *n = &f->number;
    f->end = n->end;
    if (money(w, f)) {
        add_cents(w, f);
        return true;
    }
    const uint32_t percents = percent(w, n->end);
    if (percents) {
        f->end = n->end + percents;
        f->kind = QUANTITY_PERCENT;
        return true;
    }
    if (compound(w, f))
        return true;
    if (casus__value_unit(w, n->end) || casus__value_dash(w, n->end, true))
        return false;
    casus__value_noun(w, n->end, &f->noun);
    if (f->noun.end > f->end)
        f->end = f->noun.end;
    set_kind(w, f);
    if ((n->quote && !one_counts(w, f)) || is_ranked(w, f))
        return false;
    return f->noun.head != NONE || alone_counts(w, f);
}

/* "no casualties", "no reports of injuries", "no one was hurt". */
static bool none(struct value_work *w, uint32_t i, struct found *f)
{
    enum { REACH = 8 };
    *f = (struct found){ .number = { .begin = i,
                                     .core = i,
                                     .end = i + 1,
                                     .has_low = true,
                                     .has_high = true,
                                     .word = true },
                         .noun = { .head = NONE },
                         .currency = casus__str("") };
    struct number *n = &f->number;
    if (casus__value_phrase(w, i, "without loss of life")) {
        f->end = i + 4;
        f->kind = QUANTITY_KILLED;
        return true;
    }
    if (casus__value_is(w, i, "nobody") ||
        casus__value_phrase(w, i, "no one")) {
        n->end = f->end = i + (casus__value_is(w, i, "nobody") ? 1 : 2);
        f->kind = casus__value_kind(w, i, f->end, &f->noun, &f->verb);
        return is_victim_kind(f->kind) && f->verb;
    }
    if (!casus__value_in(w, i, "no without"))
        return false;
    uint32_t at = i + 1;
    for (uint32_t k = at; k < i + REACH; k++)
        if (casus__value_is(w, k, "of") &&
            casus__value_in(w, k - 1,
                            "report reports word sign signs "
                            "indication indications")) {
            at = k + 1;
            break;
        }
    n->end = at;
    casus__value_noun(w, at, &f->noun);
    if (f->noun.head == NONE || casus__value_is(w, at, "of"))
        return false;
    f->end = f->noun.end;
    if (f->noun.class == NOUN_DEATH || f->noun.class == NOUN_INJURY) {
        f->kind = kind_of_class(f->noun.class);
        return true;
    }
    set_kind(w, f);
    return f->noun.class >= NOUN_PERSON && f->noun.class < NOUN_DEATH &&
           casus__value_is(w, i, "no") && is_victim_kind(f->kind) &&
           f->kind != QUANTITY_PROTESTERS;
}

/* "another injured", "another soldier was killed". */
static bool another(struct value_work *w, uint32_t i, struct found *f)
{
    *f = (struct found){ .number = { .begin = i,
                                     .core = i,
                                     .end = i + 1,
                                     .low = casus__decimal_int(1),
                                     .high = casus__decimal_int(1),
                                     .has_low = true,
                                     .has_high = true,
                                     .word = true,
                                     .another = true },
                         .currency = casus__str("") };
    f->end = i + 1;
    if (casus__value_unit(w, i + 1))
        return false;
    casus__value_noun(w, i + 1, &f->noun);
    if (f->noun.end > f->end)
        f->end = f->noun.end;
    set_kind(w, f);
    if (f->noun.head != NONE && f->noun.class == NOUN_UNKNOWN)
        return false;
    return is_victim_kind(f->kind) && f->kind != QUANTITY_PROTESTERS;
}

/* ---- the scan -------------------------------------------------------- */

/* A currency and the number behind it. */
static bool with_currency(const struct value_work *w, uint32_t i,
                          struct number *n)
{
    casus_str iso = casus__str("");
    const uint32_t tokens = casus__money_before(w, i, &iso);
    if (!tokens || !casus__number_core(w, i + tokens, n))
        return false;
    n->begin = i;
    n->currency = iso;
    return true;
}

static bool may_be_currency(const struct value_work *w, uint32_t i)
{
    const struct token *t = &w->doc->tokens[i];
    if (t->kind == TOKEN_SYMBOL)
        return true;
    return t->kind == TOKEN_WORD && i + 1 < w->end &&
           (casus__value_punct(w, i + 1, '$') ||
            (t->word_case == CASE_UPPER &&
             w->doc->tokens[i + 1].kind == TOKEN_NUMBER));
}

/* "twenty-first", "three hundredth". */
static bool is_ordinal(const struct value_work *w, const struct number *n)
{
    return (casus__value_dash(w, n->end, true) &&
            casus__value_role(w, n->end + 1, ROLE_ORDINAL)) ||
           (n->word && casus__value_in(w, n->end,
                                       "hundredth thousandth millionth "
                                       "billionth trillionth dozenth"));
}

static bool find(struct value_work *w, uint32_t i, struct found *f)
{
    const uint32_t starts =
        ROLE_CARDINAL | ROLE_MAGNITUDE | ROLE_DOZEN | ROLE_VAGUE | ROLE_START;
    const struct value_word *v = w->word[i];
    *f = (struct found){ .noun = { .head = NONE }, .currency = casus__str("") };
    bool number = false;
    if (may_be_currency(w, i))
        number = with_currency(w, i, &f->number);
    const bool more = casus__value_is(w, i, "another");
    if (!number &&
        (w->doc->tokens[i].kind == TOKEN_NUMBER || (v && v->roles & starts)))
        number = casus__number_core(w, i, &f->number);
    if (number) {
        casus__number_bounds(w, &f->number);
        if (is_ordinal(w, &f->number))
            return false;
        return !casus__value_excluded(w, &f->number) && complete(w, f);
    }
    if (!v || !(v->roles & ROLE_START))
        return false;
    struct number next;
    if (more)
        return !casus__number_core(w, i + 1, &next) && another(w, i, f);
    return none(w, i, f);
}

void casus__value_quantities(struct value_work *w)
{
    w->first_quantity = (uint32_t)w->doc->n_quantities;
    for (uint32_t i = w->begin; i < w->end && !w->failed;) {
        struct found f;
        const struct token *t = &w->doc->tokens[i];
        const bool maybe =
            t->kind == TOKEN_NUMBER || w->word[i] || may_be_currency(w, i);
        f.number.end = 0;
        if (!maybe || w->claimed[i])
            i++;
        else if (find(w, i, &f)) {
            emit(w, &f);
            i = f.end > i ? f.end : i + 1;
        } else /* the tail of a number that was left out is none either */
            i = f.number.end > i ? f.number.end : i + 1;
    }
}
