#include "tag/name_features.h"

#include "base/fold.h"
#include "base/str.h"
#include "pack/gaz.h"
#include "pack/model.h"

#include <stdlib.h>
#include <string.h>

/* ---- words ------------------------------------------------------------- */

static void read_words(const casus_doc *doc, const struct sentence *s,
                       struct word *words)
{
    for (uint32_t i = 0; i < s->n_tok; i++) {
        const struct token *t = &doc->tokens[s->tok + i];
        words[i] = (struct word){
            .text = casus__token_text(doc, s->tok + i),
            .fold = casus__token_fold(doc, s->tok + i),
            .hash = t->hash,
            .word_case = t->word_case,
            .space_before = (t->flags & TOKEN_SPACE_BEFORE) != 0,
        };
    }
}

static bool is_capital(const struct word *w)
{
    return w->word_case == CASE_TITLE || w->word_case == CASE_UPPER ||
           w->word_case == CASE_MIXED;
}

static bool is_tight_hyphen(const struct word *w)
{
    return !w->space_before && w->text.len == 1 && w->text.ptr[0] == '-';
}

static int compare(const void *key, const void *item)
{
    const char *const *name = item;
    return casus__str_cmp(*(const casus_str *)key, casus__str(*name));
}

#define IS_ONE_OF(word, sorted)                                                \
    (bsearch(&(word)->fold, sorted, sizeof sorted / sizeof *(sorted),          \
             sizeof *(sorted), compare) != NULL)

/* Words in lower case inside a person's name. */
static bool is_particle(const struct word *w)
{
    static const char *const list[] = {
        "abu", "al", "bin", "da", "de", "del", "der", "di",  "dos", "du",
        "e",   "el", "ibn", "la", "le", "ul",  "ur",  "van", "von", "y",
    };
    return w->word_case == CASE_LOWER && w->fold.len <= 3 && IS_ONE_OF(w, list);
}

/* Words in lower case inside other names. */
static bool is_joint(const struct word *w)
{
    static const char *const list[] = { "&",  "'",  "'s", "and", "for",
                                        "in", "of", "on", "the", "to" };
    return w->fold.len <= 3 && !is_capital(w) && IS_ONE_OF(w, list);
}

/* ---- which words may be in a name -------------------------------------- */

enum { REACH = 3 };

static bool capital_within(const struct word *words, size_t n, size_t i,
                           int step, int reach)
{
    for (int k = 1; k <= reach; k++) {
        const size_t at = i + (size_t)(step * k);
        if (at >= n) /* wraps around below 0 */
            return false;
        if (is_capital(&words[at]))
            return true;
    }
    return false;
}

/* Common nouns that end a name: "Jenin refugee camp", "Houthi movement". */
static bool is_head(const struct word *w)
{
    static const char *const list[] = {
        "agency",    "airbase",   "airfield",   "airport",      "area",
        "base",      "basilica",  "border",     "bridge",       "building",
        "bureau",    "camp",      "cathedral",  "center",       "centre",
        "church",    "city",      "complex",    "cosmodrome",   "court",
        "crossing",  "dam",       "facilities", "facility",     "field",
        "format",    "front",     "ground",     "hospital",     "hotel",
        "lines",     "market",    "militia",    "mine",         "mosque",
        "mountains", "movement",  "museum",     "organization", "parliament",
        "party",     "peninsula", "pipeline",   "plant",        "port",
        "prison",    "province",  "railroad",   "railway",      "reactor",
        "refinery",  "river",     "road",       "service",      "services",
        "shipyard",  "shrine",    "square",     "station",      "street",
        "streets",   "temple",    "valley",
    };
    return w->word_case == CASE_LOWER && w->fold.len >= 3 && IS_ONE_OF(w, list);
}

/* A word in lower case between a capital and such a noun, or the noun. */
static bool ends_name(const struct word *words, size_t n, size_t i)
{
    size_t begin = i, end = i;
    if (words[i].word_case != CASE_LOWER)
        return false;
    while (end < n && end < i + REACH && !is_head(&words[end]) &&
           words[end].word_case == CASE_LOWER)
        end++;
    if (end == n || end == i + REACH || !is_head(&words[end]))
        return false;
    while (begin > 0 && end - begin < REACH &&
           words[begin].word_case == CASE_LOWER)
        begin--;
    return is_capital(&words[begin]);
}

/* "hyun" of "Moo-hyun". */
static bool follows_hyphen(const struct word *words, size_t i)
{
    return i >= 2 && words[i].fold.len <= 5 && words[i - 1].text.len == 1 &&
           words[i - 1].text.ptr[0] == '-' && is_capital(&words[i - 2]);
}

/* The hyphen of "al-Shabab". */
static bool joins_particle(const struct word *words, size_t n, size_t i)
{
    return i > 0 && i + 1 < n && words[i].text.len == 1 &&
           words[i].text.ptr[0] == '-' && is_capital(&words[i + 1]) &&
           (is_particle(&words[i - 1]) || is_tight_hyphen(&words[i]));
}

static bool is_live(const struct word *words, size_t n, size_t i)
{
    const struct word *w = &words[i];
    if (is_capital(w))
        return true;
    if (w->fold.len && casus__is_digit(w->fold.ptr[0]) &&
        capital_within(words, n, i, -1, 2))
        return true; /* "Channel 4" */
    const bool opens =
        is_particle(w) || (i + 1 < n && is_tight_hyphen(&words[i + 1]));
    if (opens && capital_within(words, n, i, 1, 2))
        return true; /* "al-Shabab" */
    if (follows_hyphen(words, i) || ends_name(words, n, i))
        return true;
    if (i > 0 && i + 1 < n && follows_hyphen(words, i + 1))
        return true;
    if (joins_particle(words, n, i))
        return true;
    return capital_within(words, n, i, -1, REACH) &&
           capital_within(words, n, i, 1, REACH);
}

static void find_live(const struct word *words, size_t n, enum case_mode mode,
                      struct name_cue *cues)
{
    for (size_t i = 0; i < n; i++)
        cues[i].live = mode == MODE_NO_UPPER || is_live(words, n, i);
}

/* ---- runs of capitals -------------------------------------------------- */

/* Where the run at `i` ends. */
static size_t run_end(const struct word *words, size_t n, size_t i)
{
    while (i < n) {
        if (is_capital(&words[i])) {
            i++;
            continue;
        }
        size_t k = i;
        while (k < n && k < i + REACH &&
               (is_tight_hyphen(&words[k]) || is_particle(&words[k])))
            k++;
        if (k == i || k == n || !is_capital(&words[k]))
            break;
        i = k;
    }
    return i;
}

/* Where the run goes on to over joints. */
static size_t wide_end(const struct word *words, size_t n, size_t end)
{
    for (;;) {
        size_t k = end;
        while (k < n && k < end + 2 && is_joint(&words[k]))
            k++;
        if (k == end || k == n || !is_capital(&words[k]))
            return end;
        end = run_end(words, n, k);
    }
}

enum { RUN_FAR = 3, HASH_NO_RUN = 0x2545f491 };

static void mark_run(const struct word *words, size_t n, size_t begin,
                     size_t end, struct name_cue *cues)
{
    const size_t wide = wide_end(words, n, end);
    for (size_t i = begin; i < end; i++) {
        const size_t left = i - begin, right = end - 1 - i;
        struct name_cue *c = &cues[i];
        c->first = words[begin].hash;
        c->last = words[end - 1].hash;
        c->wide = words[wide - 1].hash;
        c->before = begin ? words[begin - 1].hash : HASH_NO_RUN;
        c->after = end < n ? words[end].hash : HASH_NO_RUN;
        c->place = (uint8_t)(1 + (left < RUN_FAR ? left : RUN_FAR) * 4 +
                             (right < RUN_FAR ? right : RUN_FAR));
    }
}

static void find_runs(const struct word *words, size_t n, struct name_cue *cues)
{
    for (size_t i = 0; i < n;) {
        if (!is_capital(&words[i])) {
            i++;
            continue;
        }
        const size_t end = run_end(words, n, i);
        mark_run(words, n, i, end, cues);
        i = end;
    }
}

/* ---- gazetteers -------------------------------------------------------- */

enum gaz_cover {
    COVER_NONE,
    COVER_ALONE,
    COVER_ALONE_GUARDED,
    COVER_FIRST,
    COVER_MIDDLE,
    COVER_LAST,
    COVER_GUARDED
};

static enum gaz_cover cover_of(const struct match *m, uint32_t k)
{
    const bool guarded = (m->flags & MATCH_GUARDED) != 0;
    if (m->n_tok == 1)
        return guarded ? COVER_ALONE_GUARDED : COVER_ALONE;
    if (guarded)
        return COVER_GUARDED;
    return k == 0 ? COVER_FIRST : k == m->n_tok - 1 ? COVER_LAST : COVER_MIDDLE;
}

/* A longer name says more than a shorter one, of two long ones the first. */
static void add_cover(struct name_cue *c, uint32_t types, enum gaz_cover cover)
{
    for (unsigned t = 0; types; t++, types >>= 1) {
        if (!(types & 1))
            continue;
        const unsigned at = t * COVER_BITS;
        const unsigned was = c->gaz >> at & 7;
        if (was == COVER_NONE ||
            (was <= COVER_ALONE_GUARDED && cover > COVER_ALONE_GUARDED) ||
            (was == COVER_ALONE_GUARDED && cover == COVER_ALONE))
            c->gaz = (c->gaz & ~(7u << at)) | (uint32_t)cover << at;
    }
}

/* How well known the places of a match are. A name is borne by few that count:
 * the first entries tell. */
static uint32_t grade_of(const casus_doc *doc, const struct match *m)
{
    enum { LOOK_AT = 8, LARGE = 200000 };
    const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
    uint32_t best = 0;
    for (uint32_t i = 0; i < m->n_entries && i < LOOK_AT; i++) {
        struct gaz_ref ref;
        struct gaz_entry e;
        if (!casus__gaz_ref(gaz, m->list + i, &ref) ||
            !casus__gaz_entry(gaz, ref.entry, &e) || e.type != GAZ_GPE)
            continue;
        const uint32_t grade = e.flags & GAZ_COUNTRY   ? 3u
                               : e.population >= LARGE ? 2u
                                                       : 1u;
        if (grade > best)
            best = grade;
    }
    return best;
}

static void add_grade(struct name_cue *c, uint32_t grade)
{
    if (grade > c->gaz >> GRADE_SHIFT)
        c->gaz = (c->gaz & ((1u << GRADE_SHIFT) - 1)) | grade << GRADE_SHIFT;
}

static void find_covers(const casus_doc *doc, const struct sentence *s,
                        struct name_cue *cues)
{
    const uint32_t end = s->tok + s->n_tok;
    for (uint32_t i = doc->match_at[s->tok]; i < doc->match_at[end]; i++) {
        const struct match *m = &doc->matches[i];
        const uint32_t types = m->types & GAZ_SEEN_BITS;
        if (!types)
            continue;
        const uint32_t grade = types & 1u << GAZ_GPE ? grade_of(doc, m) : 0;
        for (uint32_t k = 0; k < m->n_tok && m->tok + k < end; k++) {
            struct name_cue *c = &cues[m->tok - s->tok + k];
            add_cover(c, types, cover_of(m, k));
            add_grade(c, grade);
        }
    }
}

/* ---- the sentence ------------------------------------------------------ */

void casus__name_look(const casus_doc *doc, const struct sentence *s,
                      const struct slots *clusters, struct word *words,
                      struct view *views, struct name_cue *cues)
{
    const size_t n = s->n_tok;
    read_words(doc, s, words);
    const enum case_mode mode = casus__case_mode(words, n);
    casus__views_fill(words, n, mode, clusters, views);
    memset(cues, 0, (n + (size_t)2 * VIEW_PAD) * sizeof *cues);
    find_live(words, n, mode, cues + VIEW_PAD);
    if (mode == MODE_NORMAL)
        find_runs(words, n, cues + VIEW_PAD);
    if (n)
        find_covers(doc, s, cues + VIEW_PAD);
}
