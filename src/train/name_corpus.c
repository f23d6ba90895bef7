#include "train/name_corpus.h"

#include "api/pipeline.h"
#include "base/error.h"
#include "base/filemap.h"
#include "base/fold.h"
#include "train/corpus.h"
#include "train/random.h"

enum { SENTENCES_A_DOCUMENT = 20, ANY_TYPE = (1 << NAME_TYPES) - 1 };

/* A word as the file has it. */
struct raw_word {
    casus_str text;
    uint8_t types; /* bits of enum entity_type; 0: in no name */
    bool first;    /* of a name */
    bool maybe;    /* or in no name */
    bool ends;     /* the last of its sentence */
};

/* A name in the text made of the words. */
struct raw_name {
    size_t begin, end;
    uint8_t types;
    bool maybe;
};

struct reader {
    struct name_corpus *corpus;
    const struct name_read *options;
    struct arena scratch; /* of one document */
    struct raw_word *words;
    size_t n, cap, first, n_sentences;
    bool house, named; /* documents are marked in the file */
    uint64_t random;
    size_t words_read;
};

/* ---- labels ------------------------------------------------------------ */

static const struct {
    const char *name;
    uint8_t types;
    bool maybe;
} house_labels[] = {
    { "PERSON", 1 << ENTITY_PERSON, false },
    { "GPE", 1 << ENTITY_GPE, false },
    { "LOC", 1 << ENTITY_LOC, false },
    { "FAC", 1 << ENTITY_FAC, false },
    { "ORG", 1 << ENTITY_ORG, false },
    { "NORP", 1 << ENTITY_NORP, false },
}, other_labels[] = {
    { "PER", 1 << ENTITY_PERSON, false },
    { "LOC", 1 << ENTITY_GPE | 1 << ENTITY_LOC | 1 << ENTITY_FAC, false },
    { "ORG", 1 << ENTITY_ORG, false },
    { "MISC", 1 << ENTITY_NORP, true },
};

static bool read_label(casus_str label, bool house, struct raw_word *out)
{
    const casus_str name = { label.ptr + 2, label.len - 2 };
    const size_t n = house ? sizeof house_labels / sizeof *house_labels
                           : sizeof other_labels / sizeof *other_labels;
    for (size_t i = 0; i < n; i++) {
        const char *known = house ? house_labels[i].name : other_labels[i].name;
        if (!casus__str_is(name, known))
            continue;
        out->types = house ? house_labels[i].types : other_labels[i].types;
        out->maybe = house ? false : other_labels[i].maybe;
        out->first = label.ptr[0] == 'B';
        return true;
    }
    return false;
}

/* ---- words to text ----------------------------------------------------- */

static bool is_any(casus_str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (casus__str_is(s, list[i]))
            return true;
    return false;
}

static bool no_space_before(casus_str s)
{
    static const char *const list[] = {
        ".", ",",   ";",  ":",   "!",   "?",   ")",  "]",  "}",  "%", "'",
        "’", "n't", "'s", "'re", "'ve", "'ll", "'m", "'d", "’s", "”",
    };
    return is_any(s, list, sizeof list / sizeof *list);
}

static bool no_space_after(casus_str s)
{
    static const char *const list[] = {
        "(", "[", "{", "$", "“", "£", "€", "#"
    };
    return is_any(s, list, sizeof list / sizeof *list);
}

static casus_str shown(casus_str s)
{
    static const char *const pairs[][2] = {
        { "``", "\"" }, { "''", "\"" }, { "-LRB-", "(" }, { "-RRB-", ")" }
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (casus__str_is(s, pairs[i][0]))
            return casus__str(pairs[i][1]);
    return s;
}

static bool is_alphanumeric(char c)
{
    return casus__is_digit(c) || casus__is_lower(c) || casus__is_upper(c) ||
           (c & 0x80);
}

/* A hyphen between letters or digits. */
static bool is_hyphen(const struct raw_word *w, size_t n, size_t i)
{
    return i > 0 && i + 1 < n && casus__str_is(w[i].text, "-") &&
           !w[i - 1].ends && w[i - 1].text.len && w[i + 1].text.len &&
           is_alphanumeric(w[i - 1].text.ptr[w[i - 1].text.len - 1]) &&
           is_alphanumeric(w[i + 1].text.ptr[0]);
}

struct writing {
    char *text;
    size_t n;
    size_t *begin, *end; /* a word */
    bool quote;
};

static void write_word(struct writing *out, const struct raw_word *w, size_t n,
                       size_t i, bool spaced)
{
    const casus_str text = shown(w[i].text);
    const bool is_quote = casus__str_is(text, "\"");
    const bool after_quote = i && out->n && out->text[out->n - 1] == '"' &&
                             out->quote && !w[i - 1].ends;
    const bool tight =
        !spaced && (is_hyphen(w, n, i) || (i && is_hyphen(w, n, i - 1)));
    const bool glue = !out->n || (i && w[i - 1].ends) || tight ||
                      no_space_before(text) || after_quote ||
                      (i && no_space_after(shown(w[i - 1].text))) ||
                      (is_quote && out->quote);
    if (!glue)
        out->text[out->n++] = ' ';
    if (is_quote)
        out->quote = !out->quote;
    out->begin[i] = out->n;
    memcpy(out->text + out->n, text.ptr, text.len);
    out->n += text.len;
    out->end[i] = out->n;
    if (w[i].ends) {
        out->text[out->n++] = '\n';
        out->quote = false;
    }
}

static void recase(char *p, size_t n, enum name_recase how)
{
    for (size_t i = 0; i < n && how != KEEP_CASE; i++) {
        if (how == TO_UPPER && casus__is_lower(p[i]))
            p[i] = (char)(p[i] - 'a' + 'A');
        else if (how == TO_LOWER && casus__is_upper(p[i]))
            p[i] = (char)(p[i] - 'A' + 'a');
    }
}

/* ---- gold labels of our words ------------------------------------------ */

static uint32_t label_bits(uint8_t types, size_t i, size_t n, bool maybe)
{
    uint32_t bits = maybe ? 1u << NAME_OUTSIDE : 0;
    const enum name_place place = n == 1       ? PLACE_ALONE
                                  : i == 0     ? PLACE_FIRST
                                  : i == n - 1 ? PLACE_LAST
                                               : PLACE_MIDDLE;
    for (unsigned t = 0; t < NAME_TYPES; t++)
        if (types & 1u << t)
            bits |= 1u << casus__name_label(t, place);
    return bits;
}

static void label_name(struct name_corpus *c, struct name_document *d,
                       const struct raw_name *name, uint32_t *at)
{
    const casus_doc *doc = d->doc;
    while (*at < doc->n_tokens && doc->tokens[*at].end <= name->begin)
        ++*at;
    uint32_t end = *at;
    while (end < doc->n_tokens && doc->tokens[end].begin < name->end)
        end++;
    if (end == *at)
        return;
    const struct token *first = &doc->tokens[*at];
    const bool fits =
        (first->begin == name->begin ||
         (first->inner && first->begin + first->inner == name->begin)) &&
        doc->tokens[end - 1].end == name->end;
    c->n_names++;
    c->n_lost += !fits;
    for (uint32_t i = *at; i < end; i++)
        d->gold[i] =
            fits ? label_bits(name->types, i - *at, end - *at, name->maybe)
                 : NAME_ANY;
}

/* Other corpora call fewer words names than we do: what the gazetteers know as
 * a nationality may be one. */
static void loosen(struct name_document *d)
{
    const casus_doc *doc = d->doc;
    for (size_t i = 0; i < doc->n_matches; i++) {
        const struct match *m = &doc->matches[i];
        if (m->n_tok == 1 && m->types & 1u << GAZ_NORP &&
            d->gold[m->tok] == 1u << NAME_OUTSIDE)
            d->gold[m->tok] |= 1u
                               << casus__name_label(ENTITY_NORP, PLACE_ALONE);
    }
}

static casus_status analyze(struct name_corpus *c, casus_str text,
                            const struct raw_name *names, size_t n, bool house,
                            bool plain, casus_error *err)
{
    struct name_document *grown =
        casus__arena_grow(c->arena, c->items, c->n, &c->cap, sizeof *grown);
    if (!grown)
        return casus__fail_nomem(err);
    c->items = grown;
    struct name_document *d = &c->items[c->n];
    *d = (struct name_document){ .house = house && plain };
    casus_input in;
    casus_input_init(&in);
    in.text = text;
    const casus_status s =
        casus__pipeline_run(c->ctx, &in, STAGE_LEX, &d->doc, err);
    if (s != CASUS_OK)
        return s;
    c->n++;
    c->n_words += d->doc->n_tokens;
    d->gold =
        casus__arena_alloc(c->arena, d->doc->n_tokens + 1, sizeof *d->gold);
    if (!d->gold)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < d->doc->n_tokens; i++)
        d->gold[i] = 1u << NAME_OUTSIDE;
    uint32_t at = 0;
    for (size_t i = 0; i < n; i++)
        label_name(c, d, &names[i], &at);
    if (!house)
        loosen(d);
    return CASUS_OK;
}

/* ---- documents --------------------------------------------------------- */

static size_t list_names(const struct raw_word *w, size_t n,
                         const struct writing *out, struct raw_name *names)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (!w[i].types)
            continue;
        const bool goes_on =
            i && !w[i].first && !w[i - 1].ends && w[i - 1].types == w[i].types;
        if (!goes_on)
            names[k++] = (struct raw_name){ .begin = out->begin[i],
                                            .types = w[i].types,
                                            .maybe = w[i].maybe };
        names[k - 1].end = out->end[i];
    }
    return k;
}

static casus_status write_document(struct reader *r, const struct raw_word *w,
                                   size_t n, enum name_recase how,
                                   casus_error *err)
{
    const struct name_read *o = r->options;
    size_t room = 1;
    for (size_t i = 0; i < n; i++)
        room += w[i].text.len + 4;
    struct writing out = {
        .text = casus__arena_alloc(&r->scratch, room, 1),
        .begin = casus__arena_alloc(&r->scratch, n, sizeof(size_t)),
        .end = casus__arena_alloc(&r->scratch, n, sizeof(size_t)),
    };
    struct raw_name *names = casus__arena_alloc(&r->scratch, n, sizeof *names);
    if (!out.text || !out.begin || !out.end || !names)
        return casus__fail_nomem(err);
    const bool spaced =
        o->spaced || (o->vary && casus__random(&r->random) % 3 == 0);
    for (size_t i = 0; i < n; i++)
        write_word(&out, w, n, i, spaced);
    recase(out.text, out.n, how);
    return analyze(r->corpus, (casus_str){ out.text, out.n }, names,
                   list_names(w, n, &out, names), r->house, how == o->recase,
                   err);
}

/* A share of the sentences once more, in capitals or in small letters. */
static casus_status add_cases(struct reader *r, enum name_recase how,
                              unsigned percent, casus_error *err)
{
    struct raw_word *some = casus__arena_alloc(&r->scratch, r->n, sizeof *some);
    size_t n = 0, begin = 0;
    if (!some)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < r->n; i++) {
        if (!r->words[i].ends)
            continue;
        if (casus__random(&r->random) % 100 < percent)
            for (size_t k = begin; k <= i; k++)
                some[n++] = r->words[k];
        begin = i + 1;
    }
    return n ? write_document(r, some, n, how, err) : CASUS_OK;
}

static casus_status end_document(struct reader *r, casus_error *err)
{
    casus_status s = CASUS_OK;
    if (r->n)
        s = write_document(r, r->words, r->n, r->options->recase, err);
    if (s == CASUS_OK && r->n && r->options->cases)
        s = add_cases(r, TO_UPPER, 6, err);
    if (s == CASUS_OK && r->n && r->options->cases)
        s = add_cases(r, TO_LOWER, 6, err);
    r->n = r->first = r->cap = r->n_sentences = 0;
    r->words = NULL;
    casus__arena_reset(&r->scratch);
    return s;
}

/* ---- lines ------------------------------------------------------------- */

static casus_status is_held_out(struct reader *r, bool *out, casus_error *err)
{
    const size_t n = r->n - r->first;
    struct sample *samples =
        casus__arena_alloc(&r->scratch, n, sizeof *samples);
    if (!samples)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < n; i++)
        samples[i].word.text = r->words[r->first + i].text;
    *out = r->options->held_out &&
           casus__overlap_test(r->options->held_out, samples, n);
    return CASUS_OK;
}

static casus_status end_sentence(struct reader *r, casus_error *err)
{
    bool held_out = false;
    if (r->n == r->first)
        return CASUS_OK;
    casus_status s = is_held_out(r, &held_out, err);
    if (s != CASUS_OK)
        return s;
    if (held_out) {
        r->n = r->first;
        return CASUS_OK;
    }
    r->words[r->n - 1].ends = true;
    r->words_read += r->n - r->first;
    r->first = r->n;
    if (!r->named && ++r->n_sentences == SENTENCES_A_DOCUMENT)
        s = end_document(r, err);
    return s;
}

static casus_status read_word(struct reader *r, casus_str line,
                              casus_error *err)
{
    casus_str columns[3] = { { "", 0 }, { "", 0 }, { "", 0 } };
    size_t n = 0;
    casus_str rest = line;
    while (n < 3 && casus__str_split(&rest, '\t', &columns[n]))
        n++;
    if (n < 2 || !columns[0].len)
        return CASUS_OK;
    struct raw_word *grown =
        casus__arena_grow(&r->scratch, r->words, r->n, &r->cap, sizeof *grown);
    if (!grown)
        return casus__fail_nomem(err);
    r->words = grown;
    struct raw_word *w = &r->words[r->n++];
    *w = (struct raw_word){ .text = columns[0] };
    if (r->house && columns[2].len > 2)
        (void)read_label(columns[2], true, w);
    else if (!r->house && columns[1].len > 2)
        (void)read_label(columns[1], false, w);
    return CASUS_OK;
}

static casus_status read_line(struct reader *r, casus_str line,
                              casus_error *err)
{
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    if (line.len == 0)
        return end_sentence(r, err);
    if (!casus__str_starts(line, "# newdoc"))
        return read_word(r, line, err);
    r->named = true;
    const casus_status s = end_sentence(r, err);
    return s == CASUS_OK ? end_document(r, err) : s;
}

/* The house labels are PERSON and GPE, not PER and LOC. */
static bool is_house(struct bytes data)
{
    const char *p = (const char *)data.ptr;
    for (size_t i = 0; i + 9 < data.len; i++)
        if (memcmp(p + i, "\tB-PERSON", 9) == 0)
            return true;
    return false;
}

casus_status casus__name_corpus_read(struct name_corpus *corpus,
                                     const char *path,
                                     const struct name_read *options,
                                     casus_error *err)
{
    struct filemap map;
    casus_status s = casus__filemap_open(path, &map, err);
    if (s != CASUS_OK)
        return s;
    struct reader r = { .corpus = corpus,
                        .options = options,
                        .house = is_house(map.data),
                        .random = options->seed * 2 + 1 };
    casus__arena_init(&r.scratch, SIZE_MAX);
    casus_str rest = { (const char *)map.data.ptr, map.data.len }, line;
    while (s == CASUS_OK && casus__str_split(&rest, '\n', &line)) {
        s = read_line(&r, line, err);
        if (options->most_words && r.words_read >= options->most_words)
            break;
    }
    if (s == CASUS_OK)
        s = end_sentence(&r, err);
    if (s == CASUS_OK)
        s = end_document(&r, err);
    casus__arena_free(&r.scratch);
    casus__filemap_close(&map);
    return s;
}

void casus__name_corpus_free(struct name_corpus *corpus)
{
    for (size_t i = 0; i < corpus->n; i++)
        casus_doc_free(corpus->items[i].doc);
    corpus->n = 0;
}
