#include "tag/name_context.h"

#include "base/fold.h"
#include "tag/feature.h"

/* How a word stands in names of one type. */
struct uses {
    uint16_t alone, last, inside; /* inside: not last */
};

/* Of a word, of two words in a row, or of the initials of a name. */
struct name_evidence {
    uint32_t key; /* 0: an empty slot */
    uint16_t outside, lower;
    struct uses uses[NAME_TYPES];
};

enum { KEY_WORD = 300, KEY_PAIR, KEY_INITIALS, MOST = 60000 };

static uint32_t key_of(uint32_t kind, uint32_t a, uint32_t b)
{
    const uint32_t key = casus__feature2(kind, a, b);
    return key ? key : 1;
}

static struct name_evidence *find(const struct name_context *c, uint32_t key)
{
    uint32_t at = key & c->mask;
    while (c->slots[at].key && c->slots[at].key != key)
        at = (at + 1) & c->mask;
    return &c->slots[at];
}

static struct name_evidence *put(const struct name_context *c, uint32_t key)
{
    struct name_evidence *e = find(c, key);
    e->key = key;
    return e;
}

static void bump(uint16_t *count)
{
    if (*count < MOST)
        ++*count;
}

static bool is_capital(const struct token *t)
{
    return t->word_case == CASE_TITLE || t->word_case == CASE_UPPER ||
           t->word_case == CASE_MIXED;
}

static const struct token *token(const struct name_context *c, uint32_t tok)
{
    return &c->text->doc->tokens[tok];
}

static uint32_t word_key(const struct name_context *c, uint32_t tok)
{
    return key_of(KEY_WORD, token(c, tok)->hash, 0);
}

static uint32_t pair_key(const struct name_context *c, uint32_t tok)
{
    return key_of(KEY_PAIR, token(c, tok)->hash, token(c, tok + 1)->hash);
}

/* ---- initials ---------------------------------------------------------- */

enum { MIN_INITIALS = 2, MAX_INITIALS = 6 };

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static uint32_t letters_key(const char *letters, size_t n)
{
    return key_of(KEY_INITIALS, casus__hash(letters, n), 0);
}

/* The key of the first letters of a name's capitalised words; 0 if they are
 * too few or too many. */
static uint32_t initials_of(const struct name_context *c, uint32_t tok,
                            uint32_t n)
{
    char letters[MAX_INITIALS];
    size_t k = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct token *t = token(c, tok + i);
        if (!is_capital(t))
            continue;
        if (k == MAX_INITIALS)
            return 0;
        letters[k++] = upper(c->text->doc->buffer[t->begin]);
    }
    return k >= MIN_INITIALS ? letters_key(letters, k) : 0;
}

static bool is_acronym(const struct token *t)
{
    const uint32_t n = t->end - t->begin;
    return t->kind == TOKEN_WORD && t->word_case == CASE_UPPER &&
           n >= MIN_INITIALS && n <= MAX_INITIALS;
}

static uint32_t acronym_key(const struct name_context *c, uint32_t tok)
{
    const struct token *t = token(c, tok);
    return letters_key(c->text->doc->buffer + t->begin, t->end - t->begin);
}

/* ---- building ---------------------------------------------------------- */

static struct uses *uses_of(struct name_evidence *e, unsigned label)
{
    return &e->uses[casus__name_type(label)];
}

static uint16_t *use_of(struct uses *u, unsigned label)
{
    switch (casus__name_place(label)) {
    case PLACE_ALONE:
        return &u->alone;
    case PLACE_LAST:
        return &u->last;
    case PLACE_FIRST:
    case PLACE_MIDDLE:
        break;
    }
    return &u->inside;
}

static void note_word(const struct name_context *c, uint32_t tok,
                      unsigned label)
{
    struct name_evidence *e = put(c, word_key(c, tok));
    if (label == NAME_OUTSIDE)
        bump(&e->outside);
    else
        bump(use_of(uses_of(e, label), label));
}

static void note_stretch(const struct name_context *c,
                         const struct name_stretch *s)
{
    const uint8_t *labels = c->text->labels + s->row;
    for (uint32_t k = 0; k < s->n; k++) {
        const uint32_t tok = s->tok + k;
        if (is_capital(token(c, tok)) || labels[k] != NAME_OUTSIDE)
            note_word(c, tok, labels[k]);
        if (k + 1 < s->n && casus__name_is_open(labels[k]))
            bump(&uses_of(put(c, pair_key(c, tok)), labels[k])->inside);
        const uint32_t n = casus__name_length(labels, s->n, k);
        const uint32_t key = n > 1 ? initials_of(c, tok, n) : 0;
        if (key)
            bump(&uses_of(put(c, key), labels[k])->alone);
    }
}

/* Words in lower case that are also written otherwise. */
static void note_lower(const struct name_context *c)
{
    const casus_doc *doc = c->text->doc;
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        if (doc->tokens[i].word_case != CASE_LOWER)
            continue;
        struct name_evidence *e = find(c, word_key(c, i));
        if (e->key)
            bump(&e->lower);
    }
}

bool casus__name_context_build(const struct name_text *text,
                               struct name_context *out)
{
    size_t n = 16;
    /* A word, a pair and initials for each row at the most. */
    while (n < 4 * text->n_rows + 4)
        n *= 2;
    *out = (struct name_context){
        .text = text,
        .slots = casus__arena_alloc(text->arena, n, sizeof *out->slots),
        .mask = (uint32_t)(n - 1),
    };
    if (!out->slots)
        return false;
    for (size_t i = 0; i < text->n_stretches; i++)
        note_stretch(out, &text->stretches[i]);
    note_lower(out);
    return true;
}

/* ---- features ---------------------------------------------------------- */

static uint32_t grade(uint32_t n)
{
    return n < 3 ? n : n < 6 ? 3 : 4;
}

static uint32_t code_of(const struct uses *u)
{
    return grade(u->alone) * 25 + grade(u->last) * 5 + grade(u->inside);
}

/* The type and use that the rest of the document has most often. */
static uint32_t most_used(const struct name_evidence *e)
{
    uint32_t best = 0, code = 0;
    for (unsigned t = 0; t < NAME_TYPES; t++) {
        const struct uses *u = &e->uses[t];
        const uint32_t n = (uint32_t)u->alone + u->last + u->inside;
        if (n > best) {
            best = n;
            code = 1 + 3 * t +
                   (u->alone >= u->last && u->alone >= u->inside ? 0
                    : u->last >= u->inside                       ? 1
                                                                 : 2);
        }
    }
    return code;
}

/* The evidence without what this word itself gave. */
static struct name_evidence without_self(const struct name_context *c,
                                         uint32_t tok, unsigned label)
{
    struct name_evidence e = *find(c, word_key(c, tok));
    uint16_t *own = NULL;
    if (label != NAME_OUTSIDE)
        own = use_of(uses_of(&e, label), label);
    else if (is_capital(token(c, tok)))
        own = &e.outside;
    if (own && *own)
        --*own;
    return e;
}

static size_t word_features(const struct name_evidence *e, unsigned label,
                            uint32_t shape, uint32_t *out)
{
    const uint32_t most = most_used(e);
    const uint32_t rest = grade(e->outside) * 5 + grade(e->lower);
    size_t n = 0;
    if (!most && !rest)
        return 0;
    for (unsigned t = 0; t < NAME_TYPES; t++) {
        const uint32_t code = code_of(&e->uses[t]);
        if (!code)
            continue;
        out[n++] = casus__feature1(310 + t, code);
        out[n++] = casus__feature2(320 + t, code, shape);
        out[n++] = casus__feature2(330 + t, code, label);
    }
    out[n++] = casus__feature2(340, most, rest);
    out[n++] = casus__feature2(341, most, label);
    out[n++] = casus__feature2(342, rest, label);
    out[n++] = casus__feature2(343, most * 32 + rest, label);
    out[n++] = casus__feature2(344, rest, shape);
    return n;
}

/* Two words in a row that are a part of a name elsewhere. */
static size_t pair_features(const struct name_context *c,
                            const struct name_stretch *s, uint32_t k,
                            uint32_t first, uint32_t *out)
{
    const uint8_t *labels = c->text->labels + s->row;
    size_t n = 0;
    if (first + 1 >= s->n)
        return 0;
    const struct name_evidence *e = find(c, pair_key(c, s->tok + first));
    for (unsigned t = 0; t < NAME_TYPES; t++) {
        uint32_t times = e->uses[t].inside;
        times -= times && casus__name_is_open(labels[first]) &&
                 casus__name_type(labels[first]) == t;
        if (!times)
            continue;
        out[n++] = casus__feature2(350 + t, first - k, grade(times));
        out[n++] = casus__feature2(360 + t, first - k, labels[k]);
    }
    return n;
}

/* A name in front of "(ABC)". */
static uint32_t name_before_bracket(const struct name_context *c, uint32_t tok)
{
    const casus_doc *doc = c->text->doc;
    return tok >= 2 && tok + 1 < doc->n_tokens &&
           doc->buffer[doc->tokens[tok - 1].begin] == '(' &&
           doc->buffer[doc->tokens[tok + 1].begin] == ')';
}

static size_t acronym_features(const struct name_context *c, uint32_t tok,
                               unsigned label, uint32_t *out)
{
    size_t n = 0;
    if (!is_acronym(token(c, tok)))
        return 0;
    const struct name_evidence *e = find(c, acronym_key(c, tok));
    const uint32_t bracket = name_before_bracket(c, tok);
    for (unsigned t = 0; t < NAME_TYPES && e->key; t++) {
        if (!e->uses[t].alone)
            continue;
        out[n++] = casus__feature2(370, t, bracket);
        out[n++] = casus__feature2(371, t, label);
    }
    return n;
}

size_t casus__name_context_features(const struct name_context *context,
                                    const struct name_stretch *s, uint32_t k,
                                    uint32_t *out)
{
    const uint32_t tok = s->tok + k;
    const unsigned label = context->text->labels[s->row + k];
    const struct token *t = token(context, tok);
    const struct name_evidence e = without_self(context, tok, label);
    const uint32_t shape = (uint32_t)t->word_case;
    size_t n = word_features(&e, label, shape, out);
    n += pair_features(context, s, k, k, out + n);
    if (k)
        n += pair_features(context, s, k, k - 1, out + n);
    n += acronym_features(context, tok, label, out + n);
    return n;
}
