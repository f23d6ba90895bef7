#include "train/corpus.h"

#include "base/decimal.h"
#include "base/error.h"
#include "base/filemap.h"
#include "base/fold.h"
#include "doc/relation.h"
#include "text/tokenize.h"
#include "train/overlap.h"
#include "train/random.h"

#include <string.h>

/* ---- words ------------------------------------------------------------ */

bool casus__corpus_word(struct arena *arena, casus_str text, struct word *out)
{
    char *copy = casus__arena_copy(arena, text.ptr, text.len);
    const size_t room = 4 * text.len + 4;
    char *fold = casus__arena_alloc(arena, room, 1);
    if (!copy || !fold)
        return false;
    const size_t n = casus__fold(copy, text.len, fold, room);
    *out = (struct word){
        .text = { copy, text.len },
        .fold = { fold, n },
        .hash = casus__hash(fold, n),
        .word_case = (uint8_t)casus__word_case(copy, text.len),
        .space_before = 1,
    };
    return true;
}

static struct sample *add_sample(struct corpus *c)
{
    struct sample *grown =
        casus__arena_grow(c->arena, c->samples, c->n_samples,
                          &c->cap_samples, sizeof *c->samples);
    if (!grown)
        return NULL;
    c->samples = grown;
    struct sample *s = &c->samples[c->n_samples++];
    *s = (struct sample){ .lemma = { "", 0 },
                          .upos = LABEL_NONE,
                          .rel = LABEL_NONE };
    return s;
}

static casus_status add_sentence(struct corpus *c, struct sample_sentence s,
                                 casus_error *err)
{
    struct sample_sentence *grown =
        casus__arena_grow(c->arena, c->sentences, c->n_sentences,
                          &c->cap_sentences, sizeof *c->sentences);
    if (!grown)
        return casus__fail_nomem(err);
    c->sentences = grown;
    s.n = c->n_samples - s.first;
    c->sentences[c->n_sentences++] = s;
    return CASUS_OK;
}

/* ---- lines ------------------------------------------------------------ */

enum { COLUMNS = 10 };

static size_t split_columns(casus_str line, casus_str *columns)
{
    size_t n = 0;
    casus_str rest = line, part;
    while (n < COLUMNS && casus__str_split(&rest, '\t', &part))
        columns[n++] = part;
    return n;
}

static bool is_word_line(casus_str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!casus__is_digit(id.ptr[i]))
            return false; /* "1-2" and "8.1" are no words of the tree */
    return id.len > 0;
}

static bool contains(casus_str s, const char *part)
{
    const size_t n = strlen(part);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, part, n) == 0)
            return true;
    return false;
}

/* "4-5": two words written as one, with no space inside. */
static unsigned multiword_length(casus_str id)
{
    casus_str first;
    struct decimal a, b;
    int64_t from, to;
    if (!casus__str_split(&id, '-', &first) || !id.ptr ||
        !casus__decimal_parse(first.ptr, first.len, &a) ||
        !casus__decimal_parse(id.ptr, id.len, &b) ||
        !casus__decimal_to_int(a, &from) || !casus__decimal_to_int(b, &to) ||
        to <= from || to - from > 16)
        return 0;
    return (unsigned)(to - from + 1);
}

static void read_arc(casus_str head, casus_str relation, struct sample *out)
{
    struct decimal d;
    int64_t number;
    const int rel = casus__relation_number(relation);
    if (rel < 0 || !casus__decimal_parse(head.ptr, head.len, &d) ||
        !casus__decimal_to_int(d, &number) || number < 0 ||
        number > UINT16_MAX)
        return;
    out->head = (uint16_t)number;
    out->rel = (uint8_t)rel;
}

static casus_status read_conllu_word(struct corpus *c, casus_str *columns,
                                     bool *space, casus_error *err)
{
    struct sample *s = add_sample(c);
    if (!s || !casus__corpus_word(c->arena, columns[1], &s->word))
        return casus__fail_nomem(err);
    const int xpos = casus__xpos_number(columns[4]);
    const int upos = casus__upos_number(columns[3]);
    s->xpos = (uint8_t)(xpos < 0 ? XPOS_NONE : xpos);
    s->upos = (uint8_t)(upos < 0 ? (int)LABEL_NONE : upos);
    const char *lemma =
        casus__arena_copy(c->arena, columns[2].ptr, columns[2].len);
    if (!lemma)
        return casus__fail_nomem(err);
    s->lemma = (casus_str){ lemma, columns[2].len };
    read_arc(columns[6], columns[7], s);
    s->word.space_before = *space;
    *space = !contains(columns[9], "SpaceAfter=No");
    return CASUS_OK;
}

/* ---- Penn-tagged text ------------------------------------------------- */

/* Spellings of tags that older corpora use. */
static int penn_number(casus_str tag)
{
    static const struct {
        const char *from;
        uint8_t to;
    } renamed[] = {
        { "(", XPOS_LRB },  { ")", XPOS_RRB }, { "LRB", XPOS_LRB },
        { "PP", XPOS_PRP }, { "-", XPOS_COLON },
    };
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (casus__str_is(tag, renamed[i].from))
            return renamed[i].to;
    return casus__xpos_number(tag);
}

static casus_status add_part(struct corpus *c, casus_str text, uint8_t xpos,
                             bool space, casus_error *err)
{
    struct sample *s = add_sample(c);
    if (!s || !casus__corpus_word(c->arena, text, &s->word))
        return casus__fail_nomem(err);
    s->xpos = xpos;
    s->word.space_before = space;
    return CASUS_OK;
}

/* The tag of a part of a word that is one word there and several here
 * ("well-known"). The parts of a name or number are like the whole; of others
 * we cannot know. */
static uint8_t part_tag(casus_str part, uint8_t whole)
{
    if (casus__str_is(part, "-"))
        return XPOS_HYPH;
    return whole == XPOS_NNP || whole == XPOS_CD ? whole : XPOS_NONE;
}

/* Add a word of another corpus, divided as the text stage divides it. */
static casus_status add_divided(struct corpus *c, casus_str text,
                                uint8_t xpos, casus_error *err)
{
    struct token_list list = { .arena = c->arena,
                               .folds_room = 4 * text.len + 64 };
    list.folds = casus__arena_alloc(c->arena, list.folds_room, 1);
    if (!list.folds || !casus__tokenize(text.ptr, 0, text.len, &list))
        return casus__fail_nomem(err);
    if (list.n <= 1)
        return add_part(c, text, xpos, true, err);
    casus_status s = CASUS_OK;
    for (size_t i = 0; s == CASUS_OK && i < list.n; i++) {
        const struct token *t = &list.items[i];
        const casus_str part =
            casus__str_slice(text.ptr, t->begin, t->end);
        s = add_part(c, part, part_tag(part, xpos), i == 0, err);
    }
    return s;
}

static casus_status read_penn_word(struct corpus *c, casus_str *columns,
                                   casus_error *err)
{
    const int number = penn_number(columns[1]);
    return add_divided(c, columns[0],
                       (uint8_t)(number < 0 ? XPOS_NONE : number), err);
}

/* ---- names ------------------------------------------------------------ */

static bool is_capitalized(const struct word *w)
{
    return w->word_case == CASE_TITLE || w->word_case == CASE_UPPER ||
           w->word_case == CASE_MIXED;
}

/* "word TAB B-PER [TAB B-PERSON]": no tags, but a hint. */
static casus_status read_name_word(struct corpus *c, const casus_str *columns,
                                   casus_error *err)
{
    const bool hyphen = casus__str_is(columns[0], "-");
    const casus_status s =
        add_part(c, columns[0], XPOS_NONE, !hyphen, err);
    if (s != CASUS_OK)
        return s;
    struct sample *sample = &c->samples[c->n_samples - 1];
    if (casus__str_ends(columns[1], "-MISC"))
        sample->hint = HINT_NORP;
    else if (columns[1].len < 2)
        sample->hint = HINT_OUTSIDE;
    else if (is_capitalized(&sample->word))
        sample->hint = HINT_NAME;
    return CASUS_OK;
}

static bool is_infinitive_next(const struct sample *s, size_t n)
{
    size_t i = 0;
    while (i < n && i < 2 && s[i].xpos == XPOS_RB)
        i++;
    return i < n && s[i].xpos == XPOS_VB;
}

/* There every "to" is TO; here the preposition is IN. */
static void tell_to_apart(struct sample *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i].xpos == XPOS_TO && !is_infinitive_next(s + i + 1, n - i - 1))
            s[i].xpos = XPOS_IN;
}

/* Other corpora call every word of a headline a name: better without. */
static bool is_title_case(const struct sample *s, size_t n)
{
    enum { ROOM = 64 };
    struct word words[ROOM];
    if (n > ROOM)
        return false;
    for (size_t i = 0; i < n; i++)
        words[i] = s[i].word;
    return casus__case_mode(words, n) == MODE_TITLE_CASE;
}

/* ---- files ------------------------------------------------------------ */

struct reader {
    struct corpus *corpus;
    const struct read_options *options;
    bool conllu, skipping, space;
    unsigned multiword; /* words to come of a word written as one: "don't" */
    bool space_after;   /* of that word */
    size_t first;
    uint32_t source;
};

static casus_status end_sentence(struct reader *r, casus_error *err)
{
    struct corpus *c = r->corpus;
    const size_t first = r->first, n = c->n_samples - first;
    r->first = c->n_samples;
    r->space = true;
    if (n == 0)
        return CASUS_OK;
    const struct overlap *held_out = r->options->held_out;
    if (r->skipping ||
        (held_out && casus__overlap_test(held_out, c->samples + first, n))) {
        c->n_samples = r->first = first;
        return CASUS_OK;
    }
    if (!r->conllu && is_title_case(c->samples + first, n)) {
        c->n_samples = r->first = first;
        return CASUS_OK;
    }
    if (!r->conllu)
        tell_to_apart(c->samples + first, n);
    return add_sentence(c,
                        (struct sample_sentence){
                            .first = first,
                            .source = r->source,
                            .doubtful = r->options->doubtful },
                        err);
}

static void start_document(struct reader *r, casus_str id)
{
    r->skipping = false;
    for (size_t i = 0; i < r->options->n_skip; i++)
        if (contains(id, r->options->skip[i]))
            r->skipping = true;
}

static casus_status read_line(struct reader *r, casus_str line,
                              casus_error *err)
{
    casus_str columns[COLUMNS];
    if (line.len == 0)
        return end_sentence(r, err);
    if (casus__str_starts(line, "# ")) {
        if (casus__str_starts(line, "# newdoc id"))
            start_document(r, line);
        return CASUS_OK;
    }
    const size_t n = split_columns(line, columns);
    if (r->options->names)
        return n < 2 ? CASUS_OK : read_name_word(r->corpus, columns, err);
    if (!r->conllu)
        return n < 2 ? CASUS_OK : read_penn_word(r->corpus, columns, err);
    if (n < COLUMNS)
        return CASUS_OK;
    if (!is_word_line(columns[0])) {
        const unsigned words = multiword_length(columns[0]);
        if (words) {
            r->multiword = words;
            r->space_after = !contains(columns[9], "SpaceAfter=No");
        }
        return CASUS_OK;
    }
    const casus_status s =
        read_conllu_word(r->corpus, columns, &r->space, err);
    if (r->multiword)
        r->space = --r->multiword == 0 && r->space_after;
    return s;
}

casus_status casus__corpus_read(struct corpus *corpus, const char *path,
                                const struct read_options *options,
                                casus_error *err)
{
    struct filemap map;
    casus_status s = casus__filemap_open(path, &map, err);
    if (s != CASUS_OK)
        return s;
    struct reader r = { .corpus = corpus,
                        .options = options,
                        .conllu = casus__str_ends(casus__str(path), ".conllu"),
                        .space = true,
                        .first = corpus->n_samples,
                        .source = corpus->n_sources++ };
    casus_str rest = { (const char *)map.data.ptr, map.data.len }, line;
    while (s == CASUS_OK && casus__str_split(&rest, '\n', &line)) {
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        s = read_line(&r, line, err);
    }
    if (s == CASUS_OK)
        s = end_sentence(&r, err);
    casus__filemap_close(&map);
    return s;
}

/* ---- other cases ------------------------------------------------------ */

static bool stays_lower(const struct sample *s)
{
    return s->word.text.len < 5 &&
           (s->xpos == XPOS_IN || s->xpos == XPOS_DT || s->xpos == XPOS_TO ||
            s->xpos == XPOS_CC || s->xpos == XPOS_POS);
}

static void recase(char *p, size_t n, enum recase how)
{
    for (size_t i = 0; i < n; i++) {
        const bool up = how == RECASE_UPPER ||
                        (how == RECASE_TITLE && i == 0);
        if (up && casus__is_lower(p[i]))
            p[i] = (char)(p[i] - 'a' + 'A');
        else if (how == RECASE_LOWER && casus__is_upper(p[i]))
            p[i] = (char)(p[i] - 'A' + 'a');
    }
}

static bool recase_sample(struct corpus *c, struct sample *s, bool first,
                          enum recase how)
{
    if (how == RECASE_TITLE && !first && stays_lower(s))
        return true;
    const casus_str text = s->word.text;
    char *p = casus__arena_copy(c->arena, text.ptr, text.len);
    if (!p)
        return false;
    recase(p, text.len, how);
    const uint8_t space = s->word.space_before;
    const bool ok =
        casus__corpus_word(c->arena, (casus_str){ p, text.len }, &s->word);
    s->word.space_before = space;
    return ok;
}

static casus_status copy_recased(struct corpus *c, size_t sentence,
                                 enum recase how, casus_error *err)
{
    const struct sample_sentence from = c->sentences[sentence];
    const size_t first = c->n_samples;
    for (size_t i = 0; i < from.n; i++) {
        struct sample *to = add_sample(c);
        if (!to)
            return casus__fail_nomem(err);
        *to = c->samples[from.first + i];
        if (!recase_sample(c, to, i == 0, how))
            return casus__fail_nomem(err);
    }
    return add_sentence(c,
                        (struct sample_sentence){ .first = first,
                                                  .source = from.source,
                                                  .doubtful = from.doubtful },
                        err);
}

casus_status casus__corpus_recase(struct corpus *corpus, enum recase how,
                                  casus_error *err)
{
    for (size_t i = 0; i < corpus->n_sentences; i++) {
        const struct sample_sentence *s = &corpus->sentences[i];
        for (size_t k = 0; k < s->n; k++)
            if (!recase_sample(corpus, &corpus->samples[s->first + k],
                               k == 0, how))
                return casus__fail_nomem(err);
    }
    return CASUS_OK;
}

casus_status casus__corpus_add_cases(struct corpus *corpus, uint64_t seed,
                                     casus_error *err)
{
    static const struct {
        enum recase how;
        unsigned per_mille;
    } shares[] = {
        { RECASE_UPPER, 60 }, { RECASE_LOWER, 80 }, { RECASE_TITLE, 100 }
    };
    const size_t n = corpus->n_sentences;
    uint64_t state = seed * 2 + 1;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof shares / sizeof *shares; k++) {
            if (casus__random(&state) % 1000 >= shares[k].per_mille)
                continue;
            const casus_status s =
                copy_recased(corpus, i, shares[k].how, err);
            if (s != CASUS_OK)
                return s;
        }
    }
    return CASUS_OK;
}
