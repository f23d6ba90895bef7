/*
 * Links between noun groups, found before the clauses are: "of" phrases,
 * coordination ("A, B and C"), apposition (", the leader of X,"), and what
 * prepositions hang on a noun. Items that were taken into another one leave
 * the row, so that the clause analyser sees one np where a reader sees one
 * participant.
 *
 * The right edge of the row (the last np, the np it hangs from, and so on) is
 * kept, since "and" may join any of these. It is short, and every look ahead
 * is bounded: the pass is linear.
 */
#include "parse/nplink.h"

#include "base/str.h"
#include "pack/gaz.h"

enum {
    EDGE = 6,       /* nps of the right edge that are kept */
    LOOK_AHEAD = 24 /* items of a list, of an apposition */
};

#define PLACE_TYPES (1u << GAZ_GPE | 1u << GAZ_LOC)

struct linker {
    struct work *w;
    size_t in, out;      /* next item read, next item kept */
    uint32_t edge[EDGE]; /* outermost first */
    size_t n_edge;
    uint32_t open_verb; /* last verb since a clause border, or NONE */
    bool bare;          /* a free np since a clause border */
    bool verb_before;   /* the item before the last np is open_verb */
    bool comma_before;  /* ... is a comma */
};

/* ---- the right edge -------------------------------------------------- */

static void edge_reset(struct linker *l, uint32_t np)
{
    l->edge[0] = np;
    l->n_edge = 1;
}

static void edge_push(struct linker *l, uint32_t np)
{
    if (l->n_edge == EDGE) {
        for (size_t i = 1; i < EDGE; i++)
            l->edge[i - 1] = l->edge[i];
        l->n_edge--;
    }
    l->edge[l->n_edge++] = np;
}

static bool is_common(const struct work *w, uint32_t np)
{
    return !(w->nps[np].flags & (NP_PROPER | NP_PRONOUN));
}

/* A name in capitals that is a description all the same: "the Foreign
 * Minister". */
static bool is_description(const struct work *w, uint32_t np)
{
    const uint32_t head = w->nps[np].head;
    return is_common(w, np) || ((w->nps[np].flags & NP_PROPER) &&
                                (w->bits[head] & (W_TITLE | W_PLACEN)));
}

static uint32_t first_token(const struct work *w, uint32_t np)
{
    while (w->nps[np].poss != NONE)
        np = w->nps[np].poss;
    return w->nps[np].begin;
}

static bool is_place(const struct work *w, uint32_t np)
{
    return ((w->types[w->nps[np].head] | w->types[w->nps[np].begin]) &
            PLACE_TYPES) != 0;
}

/* 0 bare, 1 indefinite, 2 definite */
static int definiteness(const struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    if (n->flags & NP_DEFINITE)
        return 2;
    return w->doc->tags[n->begin].xpos == XPOS_DT ? 1 : 0;
}

/* ---- prepositions ---------------------------------------------------- */

/* Does "of" behind this np belong to a verb: "accused Iran of lying"? */
static bool verb_takes_of(const struct linker *l, uint32_t np)
{
    const struct work *w = l->w;
    if (l->open_verb == NONE || !(w->verbs[l->open_verb].bits & W_OFVERB))
        return false;
    return !is_common(w, np) || definiteness(w, np) == 0 ||
           w->nps[np].begin == w->verbs[l->open_verb].pred.end;
}

/* Say that "prep np" follows the noun before it, and the event nouns that
 * this one hangs from. */
static void attach_to_nouns(struct linker *l, uint32_t prep, uint32_t np)
{
    enum { HIGHEST = 5 };
    struct work *w = l->w;
    uint32_t n = w->ends_at[prep];
    if (n != NONE && w->nps[n].flags & NP_TIME &&
        w->ends_at[first_token(w, n)] != NONE)
        n = w->ends_at[first_token(w, n)];
    if (n == NONE) {
        edge_reset(l, np);
        return;
    }
    w->notes[np].up = n;
    edge_push(l, np);
    casus__work_add_rel(w, n, prep, np);
    const bool role = (w->bits[prep] & W_ROLEPREP) != 0;
    const bool place = casus__work_fold_is(w, prep, "in") ||
                       casus__work_fold_is(w, prep, "at") ||
                       casus__work_fold_is(w, prep, "near");
    uint32_t up = w->notes[n].up;
    for (int i = 0; (role || place) && up != NONE && i < HIGHEST; i++) {
        if (casus__work_event_noun(w, up))
            casus__work_add_rel(w, up, prep, np);
        up = w->notes[up].up;
    }
}

static struct item *last_item(const struct linker *l)
{
    return l->out ? &l->w->items[l->out - 1] : NULL;
}

static bool last_is(const struct linker *l, enum item_kind kind)
{
    return l->out && l->w->items[l->out - 1].kind == kind;
}

/* "N of np": true if np went into N. */
static bool link_of(struct linker *l, const struct item *it)
{
    struct work *w = l->w;
    const struct item *prep = last_item(l);
    if (l->out < 2 || prep->kind != ITEM_PREP ||
        !casus__work_fold_is(w, prep->begin, "of") ||
        w->items[l->out - 2].kind != ITEM_NP)
        return false;
    const uint32_t n = w->ends_at[prep->begin];
    if (n == NONE || verb_takes_of(l, n) ||
        (w->nps[n].flags & NP_PRONOUN &&
         w->doc->tags[w->nps[n].head].xpos == XPOS_PRP))
        return false;
    w->nps[n].of = it->ref;
    w->notes[it->ref].taken = 1;
    attach_to_nouns(l, prep->begin, it->ref);
    l->out--;
    last_item(l)->end = it->end;
    return true;
}

/* ---- coordination ---------------------------------------------------- */

static void join(struct linker *l, uint32_t a, uint32_t b)
{
    struct work *w = l->w;
    uint32_t last = a;
    while (w->nps[last].next_conj != NONE)
        last = w->nps[last].next_conj;
    w->nps[last].next_conj = b;
    w->nps[b].first_conj = w->nps[a].first_conj;
    w->notes[b].up = w->notes[a].up;
    w->notes[b].taken = 1;
}

static bool alike(const struct work *w, uint32_t a, uint32_t b)
{
    return (w->nps[a].flags & NP_TIME) == (w->nps[b].flags & NP_TIME);
}

/* People: by name, or by what they are. */
static bool is_people(const struct work *w, uint32_t np)
{
    const uint32_t head = w->nps[np].head;
    if (w->nps[np].flags & NP_PROPER)
        return (w->bits[head] & W_PERSON) != 0;
    return is_common(w, np) && w->types[head] & (1u << GAZ_AGENT |
                                                 1u << GAZ_TITLE);
}

/* "Putin of Russia and ...", "police in Cairo and ...": does the np tell
 * where the one before it belongs? */
static bool is_home(const struct work *w, uint32_t np, bool named)
{
    const uint32_t first = first_token(w, np);
    return first > w->begin && !is_people(w, np) &&
           ((named && casus__work_fold_is(w, first - 1, "of")) ||
            casus__work_fold_is(w, first - 1, "from") ||
            casus__work_fold_is(w, first - 1, "in") ||
            casus__work_fold_is(w, first - 1, "at"));
}

/* Which np of the right edge does "and b" go on? Its number in the edge, or
 * EDGE if none. The nearest, unless one further up is much more like b: "the
 * president of Iran and the minister of ...". */
static size_t partner(const struct linker *l, uint32_t b)
{
    const struct work *w = l->w;
    for (size_t i = l->n_edge; i-- > 0;) {
        const uint32_t a = l->edge[i];
        if (!alike(w, a, b))
            continue;
        if (i && is_people(w, b) && is_people(w, l->edge[i - 1]) &&
            is_home(w, a, !is_common(w, b)) &&
            is_common(w, b) == is_common(w, l->edge[i - 1]) &&
            definiteness(w, b) == definiteness(w, l->edge[i - 1]))
            return i - 1;
        /* "two men in Gaza and one woman" */
        if (w->nps[b].flags & NP_NUMBER && !(w->nps[a].flags & NP_NUMBER))
            for (size_t k = i; k-- > 0;)
                if (w->nps[l->edge[k]].flags & NP_NUMBER)
                    return k;
        if (is_common(w, a) == is_common(w, b) &&
            definiteness(w, a) == definiteness(w, b))
            return i;
        if (definiteness(w, b) == 0)
            return i;
        /* Further up only for a perfect match. */
        for (size_t k = i; k-- > 0;) {
            const uint32_t c = l->edge[k];
            if (alike(w, c, b) && is_common(w, c) == is_common(w, b) &&
                definiteness(w, c) == definiteness(w, b))
                return k;
        }
        return i;
    }
    return EDGE;
}

/* "held the Strip and the West Bank were": the verb is another's. */
static bool disagrees(const struct work *w, uint32_t np, uint32_t verb)
{
    const uint32_t first = w->verbs[verb].pred.begin;
    const struct np *n = &w->nps[np];
    const unsigned x = w->doc->tags[n->head].xpos;
    return !(n->flags & (NP_PLURAL | NP_PRONOUN | NP_NUMBER)) &&
           (x == XPOS_NN || (x == XPOS_NNP && is_place(w, np))) &&
           (casus__work_fold_is(w, first, "were") ||
            casus__work_fold_is(w, first, "are"));
}

/* The finite verb behind np item k, also that of ", and a and b fled". */
static uint32_t finite_behind(const struct linker *l, size_t k)
{
    const struct work *w = l->w;
    const uint32_t verb = casus__work_next_finite(w, k);
    if (verb != NONE || l->out < 2 ||
        w->items[l->out - 2].kind != ITEM_COMMA || !last_is(l, ITEM_CC) ||
        k + 2 >= w->n_items || w->items[k + 1].kind != ITEM_CC ||
        w->items[k + 2].kind != ITEM_NP)
        return verb;
    return casus__work_next_finite(w, k + 2);
}

/* Is "and b" a new clause, "killed a and b fled"? `k` is b's item. */
static bool begins_clause(const struct linker *l, size_t k)
{
    const struct work *w = l->w;
    const uint32_t verb = finite_behind(l, k);
    if (verb == NONE || l->open_verb == NONE ||
        disagrees(w, w->items[k].ref, verb))
        return false;
    const struct verb *v = &w->verbs[l->open_verb];
    if (l->comma_before)
        return false; /* "Backed by X, Y and Z attacked" */
    return !(l->verb_before && v->bits & W_SAY && !(v->bits & W_DITR) &&
             v->pred.form == FORM_FINITE);
}

/* Take b, read from item `in`, as a conjunct; drop `n` items before it. */
static void take_conjunct(struct linker *l, const struct item *it, size_t i,
                          size_t n)
{
    join(l, l->edge[i], it->ref);
    l->out -= n;
    last_item(l)->end = it->end;
    l->n_edge = i;
    edge_push(l, it->ref);
}

/* A, B and C: does the item after the comma go on to an "and"? Returns the
 * item of the last member, or 0. */
static size_t list_end(const struct linker *l, size_t k)
{
    const struct work *w = l->w;
    const size_t stop =
        k + LOOK_AHEAD < w->n_items ? k + LOOK_AHEAD : w->n_items;
    for (size_t i = k + 1; i < stop; i++) {
        const uint8_t kind = w->items[i].kind;
        const bool np_next = i + 1 < stop && w->items[i + 1].kind == ITEM_NP;
        if (kind == ITEM_PREP && np_next) {
            i++;
        } else if (kind == ITEM_OPEN && i + 2 < stop && np_next &&
                   w->items[i + 2].kind == ITEM_CLOSE) {
            i += 2; /* "the Republic of Korea (ROK), and ..." */
        } else if (kind == ITEM_CC && np_next) {
            return alike(w, w->items[k].ref, w->items[i + 1].ref) ? i + 1 : 0;
        } else if (kind == ITEM_COMMA && np_next) {
            if (!alike(w, w->items[k].ref, w->items[i + 1].ref))
                return 0;
            i++;
        } else if (kind != ITEM_COMMA || i + 2 >= stop ||
                   w->items[i + 1].kind != ITEM_CC) {
            return 0;
        }
    }
    return 0;
}

static bool link_conjunct(struct linker *l, const struct item *it)
{
    struct work *w = l->w;
    const struct item *cc = last_item(l);
    if (l->out < 2 || !l->n_edge || cc->kind != ITEM_CC ||
        casus__work_fold_is(w, cc->begin, "but") || begins_clause(l, l->in))
        return false;
    const struct item *before = &w->items[l->out - 2];
    const bool comma = before->kind == ITEM_COMMA && l->out >= 3;
    const struct item *np = comma ? &w->items[l->out - 3] : before;
    if (np->kind != ITEM_NP || np->end != (comma ? before : cc)->begin)
        return false;
    const size_t i = partner(l, it->ref);
    if (i == EDGE)
        return false;
    take_conjunct(l, it, i, 1 + (size_t)comma);
    return true;
}

static bool can_describe(const struct linker *l, uint32_t a, uint32_t b);

static bool link_list(struct linker *l, const struct item *it)
{
    struct work *w = l->w;
    if (l->out < 2 || !l->n_edge || !last_is(l, ITEM_COMMA) ||
        w->items[l->out - 2].kind != ITEM_NP ||
        w->items[l->out - 2].end != last_item(l)->begin)
        return false;
    const size_t end = list_end(l, l->in);
    if (!end)
        return false;
    const size_t i = partner(l, it->ref);
    if (i == EDGE)
        return false;
    /* "Abbas, the Palestinian leader, and ..." */
    const uint32_t a = l->edge[i];
    if (w->nps[a].first_conj == a && w->nps[a].next_conj == NONE &&
        is_description(w, a) != is_description(w, it->ref) &&
        can_describe(l, a, it->ref))
        return false;
    if (casus__work_next_finite(w, end) != NONE) {
        /* "In Iraq, rebels and police clashed" */
        if (!l->bare && l->open_verb == NONE)
            return false;
        if (begins_clause(l, end))
            return false;
    }
    take_conjunct(l, it, i, 1);
    return true;
}

/* ---- apposition ------------------------------------------------------ */

/* Could b, behind a comma, say who a is? */
static bool can_describe(const struct linker *l, uint32_t a, uint32_t b)
{
    const struct work *w = l->w;
    const uint32_t fa = w->nps[a].flags, fb = w->nps[b].flags;
    if ((fa | fb) & (NP_TIME | NP_PRONOUN) || w->nps[a].appos != NONE)
        return false;
    if (is_place(w, a) && !l->bare && l->open_verb == NONE &&
        !(w->bits[w->nps[b].head] & W_PLACEN))
        return false;
    if (is_place(w, a) && is_place(w, b) && is_common(w, a) == is_common(w, b))
        return false;
    /* "the rally, London" is no description; "the capital, Oslo" is one. */
    if (is_place(w, b) && !is_common(w, b) && is_common(w, a) &&
        !(w->bits[w->nps[a].head] & (W_PLACEN | W_GROUP)))
        return false;
    if (is_description(w, a) != is_description(w, b))
        return true;
    return is_common(w, a) && is_common(w, b) && definiteness(w, b) == 1;
}

/* Where the apposition that begins with item k ends: the item behind its
 * phrases, or 0 if what follows makes it something else. */
static size_t apposition_end(const struct linker *l, size_t k)
{
    const struct work *w = l->w;
    size_t i = k + 1;
    while (i + 1 < w->n_items && i < k + LOOK_AHEAD) {
        const bool phrase =
            w->items[i].kind == ITEM_PREP || w->items[i].kind == ITEM_CC;
        if (!phrase || w->items[i + 1].kind != ITEM_NP)
            break;
        i += 2;
    }
    if (i >= w->n_items)
        return i;
    switch ((enum item_kind)w->items[i].kind) {
    case ITEM_COMMA:
    case ITEM_COLON:
    case ITEM_STOP:
    case ITEM_CLOSE:
    case ITEM_OPEN:
    case ITEM_REL:
        return i;
    case ITEM_VERB:
        /* "X, a man accused of", but "..., the talks to end it failed" */
        return w->verbs[w->items[i].ref].pred.form >= FORM_GERUND &&
                       definiteness(w, w->items[k].ref) == 1
                   ? i
                   : 0;
    case ITEM_NP:
        return w->nps[w->items[i].ref].flags & NP_TIME ? i : 0;
    case ITEM_PREP:
    case ITEM_ADJ:
    case ITEM_MARK:
    case ITEM_CC:
    case ITEM_THERE:
    case ITEM_ORDER:
    case ITEM_GONE:
        return 0;
    }
    return 0;
}

static void read_phrases(struct linker *l, size_t end);

/* ", a leader of X," behind an np. */
static bool link_apposition(struct linker *l, const struct item *it)
{
    struct work *w = l->w;
    if (l->out < 2 || !l->n_edge || !last_is(l, ITEM_COMMA) ||
        w->items[l->out - 2].kind != ITEM_NP ||
        w->items[l->out - 2].end != last_item(l)->begin)
        return false;
    const size_t end = apposition_end(l, l->in);
    if (!end)
        return false;
    uint32_t a = NONE;
    for (size_t i = l->n_edge; a == NONE && i-- > 0;)
        if (can_describe(l, l->edge[i], it->ref))
            a = l->edge[i];
    const uint32_t near = l->edge[l->n_edge - 1];
    const bool city = a == NONE && is_place(w, it->ref) &&
                      !is_common(w, near) && is_place(w, near);
    const bool age = w->doc->tags[w->nps[it->ref].head].xpos == XPOS_CD &&
                     w->nps[it->ref].end - w->nps[it->ref].begin == 1 &&
                     w->nps[near].flags & NP_PROPER;
    if (a == NONE && !city && !age)
        return false;
    w->notes[it->ref].taken = 1;
    if (a != NONE && !age) {
        w->nps[a].appos = it->ref;
        w->notes[it->ref].up = NONE;
    }
    l->out--;
    l->in++;
    last_item(l)->end = it->end;
    read_phrases(l, end);
    if (l->in < w->n_items && w->items[l->in].kind == ITEM_COMMA) {
        last_item(l)->end = w->items[l->in].end;
        l->in++;
    }
    l->in--; /* the caller steps over one */
    return true;
}

/* The phrases inside an apposition, [in, end). */
static void read_phrases(struct linker *l, size_t end)
{
    struct work *w = l->w;
    const uint32_t open = l->open_verb;
    l->open_verb = NONE;
    while (l->in < end) {
        const struct item *link = &w->items[l->in];
        const struct item *np = &w->items[l->in + 1];
        const uint32_t before = w->ends_at[link->begin];
        if (before != NONE && link->kind == ITEM_CC) {
            join(l, w->nps[before].first_conj, np->ref);
        } else if (before != NONE) {
            if (casus__work_fold_is(w, link->begin, "of"))
                w->nps[before].of = np->ref;
            attach_to_nouns(l, link->begin, np->ref);
            w->notes[np->ref].taken = 1;
            if (l->n_edge)
                l->n_edge--; /* the edge stays outside */
        }
        last_item(l)->end = np->end;
        l->in += 2;
    }
    l->open_verb = open;
}

/* "(IMF)" behind an np. */
static bool link_bracket(struct linker *l)
{
    struct work *w = l->w;
    const size_t k = l->in;
    if (k + 2 >= w->n_items || !last_is(l, ITEM_NP) || !l->n_edge ||
        w->items[k + 1].kind != ITEM_NP || w->items[k + 2].kind != ITEM_CLOSE)
        return false;
    const uint32_t b = w->items[k + 1].ref;
    const uint32_t a = l->edge[l->n_edge - 1];
    w->notes[b].taken = 1;
    if (w->nps[b].flags & NP_PROPER && w->nps[a].appos == NONE &&
        w->ends_at[w->items[k].begin] == a)
        w->nps[a].appos = b;
    last_item(l)->end = w->items[k + 2].end;
    l->in += 2;
    return true;
}

/* ---- the pass -------------------------------------------------------- */

static void keep(struct linker *l, const struct item *it)
{
    l->w->items[l->out++] = *it;
}

static void border(struct linker *l)
{
    l->open_verb = NONE;
    l->bare = false;
    l->n_edge = 0;
}

static void read_np(struct linker *l, const struct item *it)
{
    if (link_of(l, it) || link_conjunct(l, it) || link_list(l, it) ||
        link_apposition(l, it))
        return;
    /* "after troops left": no phrase but a clause. */
    const bool clause = last_is(l, ITEM_PREP) &&
                        l->w->bits[last_item(l)->begin] & W_SUB &&
                        casus__work_next_finite(l->w, l->in) != NONE;
    if (last_is(l, ITEM_PREP) && !clause) {
        attach_to_nouns(l, last_item(l)->begin, it->ref);
    } else {
        /* "..., but X and Y left": a clause begins. */
        if (last_is(l, ITEM_CC))
            l->open_verb = NONE;
        edge_reset(l, it->ref);
        l->bare = l->bare || !(l->w->nps[it->ref].flags & NP_TIME);
        l->verb_before = last_is(l, ITEM_VERB);
        l->comma_before = last_is(l, ITEM_COMMA);
    }
    keep(l, it);
}

void casus__nplink_run(struct work *w)
{
    struct linker l = { .w = w, .open_verb = NONE };
    for (; l.in < w->n_items && !w->failed; l.in++) {
        const struct item it = w->items[l.in];
        switch ((enum item_kind)it.kind) {
        case ITEM_NP:
            read_np(&l, &it);
            continue;
        case ITEM_VERB:
            l.open_verb = it.ref;
            break;
        case ITEM_MARK:
        case ITEM_REL:
        case ITEM_COLON:
        case ITEM_STOP:
            border(&l);
            break;
        case ITEM_OPEN:
            if (link_bracket(&l))
                continue;
            border(&l);
            break;
        case ITEM_CLOSE:
            border(&l);
            break;
        case ITEM_PREP:
            /* "after Israel and Hamas agreed": a clause may begin. */
            if (w->bits[it.begin] & W_SUB && l.in + 1 < w->n_items &&
                w->items[l.in + 1].kind == ITEM_NP)
                l.open_verb = NONE;
            break;
        case ITEM_COMMA:
            /* "said, ..." */
            if (last_is(&l, ITEM_VERB) &&
                w->verbs[last_item(&l)->ref].bits & W_SAY)
                border(&l);
            break;
        case ITEM_ADJ:
        case ITEM_CC:
        case ITEM_THERE:
        case ITEM_ORDER:
        case ITEM_GONE:
            break;
        }
        keep(&l, &it);
    }
    w->n_items = l.out;
}
