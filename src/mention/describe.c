/*
 * What the words of a noun group say of whom it means: "a former spokesman
 * for Iran's Foreign Ministry".
 *
 * The role noun gives a sector by the AGENT and TITLE rows of the
 * gazetteers. Names before it, its possessor and the groups behind "of",
 * "for", "in" give the country; a body among them also gives its sector
 * where the role says little alone ("official", "member").
 */
#include "mention/coder.h"

#include "base/fold.h"
#include "base/str.h"
#include "rule/rule.h"

static bool sector_in(const struct coding *c, const char *const *sorted,
                      size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sector_is(c, sorted[i]))
            return true;
    return false;
}

/* ---- the role -------------------------------------------------------- */

static void add_sectors(struct coding *out, casus_str sectors)
{
    casus_str part;
    size_t n = 0;
    while (n < MAX_SECTORS && out->sectors[n][0])
        n++;
    while (n < MAX_SECTORS && casus__str_split(&sectors, ',', &part)) {
        bool known = part.len != 3;
        for (size_t i = 0; i < n; i++)
            known |= memcmp(out->sectors[i], part.ptr, 3) == 0;
        if (!known)
            casus__mention_set_code(out->sectors[n++], part);
    }
}

/* Where the words of a role may begin: none of its own words is the rest of
 * a name. "The European Union leaders" lead no union. */
static uint32_t behind_name(const struct coder *c, uint32_t tok,
                            uint32_t last)
{
    const uint32_t m = c->w->mention_at[tok];
    if (m == NONE || c->w->mention_at[last] == m ||
        c->w->doc->mentions[m].tok == tok)
        return tok;
    return c->w->doc->mentions[m].tok + c->w->doc->mentions[m].n_tok;
}

static void read_role(const struct coder *c, uint32_t from, uint32_t last,
                      struct description *out)
{
    const casus_doc *doc = c->w->doc;
    uint32_t kinds[] = { GAZ_BIT(GAZ_AGENT), GAZ_BIT(GAZ_TITLE) };
    const struct match *agent =
        casus__mention_match_ending(doc, from, last, kinds[0]);
    const struct match *title =
        casus__mention_match_ending(doc, from, last, kinds[1]);
    if (agent && title && title->n_tok > agent->n_tok) {
        kinds[0] = GAZ_BIT(GAZ_TITLE); /* no general: "Secretary-General" */
        kinds[1] = 0;
    }
    for (size_t i = 0; i < COUNT(kinds) && kinds[i]; i++) {
        struct gaz_entry e;
        const struct match *m =
            casus__mention_match_ending(doc, from, last, kinds[i]);
        const uint32_t begin = m ? behind_name(c, m->tok, last) : from;
        if (m && begin != m->tok)
            m = casus__mention_match_ending(doc, begin, last, kinds[i]);
        if (!m || !casus__mention_entry(doc, m, kinds[i], &e))
            continue;
        if (out->role == NONE || m->tok < out->role)
            out->role = m->tok;
        if (!out->coding.sectors[0][0])
            casus__mention_set_sectors(&out->coding, e.sectors);
        if (!out->coding.code[0])
            casus__mention_set_code(out->coding.code, e.code);
    }
    out->generic = !out->coding.sectors[0][0] ||
                   sector_is(&out->coding, "UNK") ||
                   casus__rule_class(doc, last, c->class.generic);
}

/* "His British counterpart": of the sector that he is of. */
static void read_peer(struct coder *c, uint32_t np, uint32_t from,
                      uint32_t last, struct description *out)
{
    const casus_doc *doc = c->w->doc;
    const struct np *x = &doc->nps[np];
    if (!casus__rule_class(doc, last, c->class.peer))
        return;
    const struct coding *whose = NULL;
    const uint32_t m = c->w->mention_at[from];
    const bool pronoun = doc->tags && doc->tags[from].xpos == XPOS_PRPS;
    uint32_t holder = x->poss;
    if (pronoun && m == NONE)
        holder = casus__mention_referent(c, from);
    if (pronoun && m != NONE) {
        whose = &doc->entities[doc->mentions[m].entity].coding;
    } else if (holder != NONE) {
        casus__mention_code_np(c, holder);
        whose = &doc->np_actors[holder].coding;
    }
    if (!whose || !whose->sectors[0][0])
        return;
    memcpy(out->coding.sectors, whose->sectors, sizeof whose->sectors);
    out->role = last;
    out->peer = out->foreign = true;
    out->generic = false;
}

/* Another role noun before the role: "*opposition* lawmakers", "*army*
 * accountant". It is the sector of a noun that has none or says little, and
 * a second one otherwise. */
static void read_modifying_role(const struct coder *c, uint32_t from,
                                struct description *out, uint32_t before)
{
    const casus_doc *doc = c->w->doc;
    struct gaz_entry e;
    for (uint32_t last = before; last-- > from;) {
        const struct match *m = casus__mention_match_ending(
            doc, from, last, GAZ_BIT(GAZ_AGENT));
        if (!m || c->w->mention_at[last] != NONE || /* a part of a name */
            !casus__mention_entry(doc, m, GAZ_BIT(GAZ_AGENT), &e) ||
            !e.sectors.len || casus__str_is(e.sectors, "UNK"))
            continue;
        /* "Defence Minister General X": the office comes before the rank */
        const bool rank = sector_is(&out->coding, "MIL") &&
                          casus__str_starts(e.sectors, "GOV") &&
                          c->w->doc->tokens[last + 1].word_case == CASE_TITLE;
        if (out->generic || rank)
            memset(out->coding.sectors, 0, sizeof out->coding.sectors);
        add_sectors(&out->coding, e.sectors);
        out->generic = false;
        return;
    }
}

/* ---- bodies and countries -------------------------------------------- */

/* May a body's sector stand in for the role's? Whoever serves a group of
 * fighters is one of them. */
static bool lends(const struct description *d, const struct coding *body)
{
    static const char *const fights[] = { "CRM", "PRM", "PTY", "REB" };
    static const char *const gives_way[] = { "CVL", "GOV", "MIL", "REB",
                                             "UAF" };
    if (!body->sectors[0][0])
        return false;
    return d->generic || (!d->outsider &&
                          sector_in(body, fights, COUNT(fights)) &&
                          sector_in(&d->coding, gives_way,
                                    COUNT(gives_way)));
}

static void take(struct description *d, const struct coding *from, bool body,
                 uint32_t entity)
{
    if (!d->coding.code[0])
        memcpy(d->coding.code, from->code, sizeof from->code);
    if (!d->coding.sectors[0][0] && sector_is(from, "PRE")) {
        memcpy(d->coding.sectors, from->sectors, sizeof from->sectors);
        return;
    }
    if (!body || (from->code[0] && strcmp(d->coding.code, from->code) != 0))
        return;
    if (lends(d, from)) {
        memcpy(d->coding.sectors, from->sectors, sizeof from->sectors);
        d->generic = false;
        d->entity = entity;
    } else if (casus__mention_is_international(from) &&
               (d->generic || sector_is(&d->coding, "GOV"))) {
        memset(d->coding.sectors, 0, sizeof d->coding.sectors);
        d->generic = false;
    }
}

/* The names before the role, nearest first. */
static void read_names(const struct coder *c, uint32_t from, uint32_t end,
                       struct description *out)
{
    const casus_doc *doc = c->w->doc;
    for (uint32_t i = end; i-- > from;) {
        const uint32_t m = c->w->mention_at[i];
        if (m == NONE || doc->mentions[m].kind != MENTION_NAME)
            continue;
        const casus_mention *x = &doc->mentions[m];
        const casus_entity *e = &doc->entities[x->entity];
        i = x->tok > from ? x->tok : from;
        if ((!e->coding.code[0] && !e->coding.sectors[0][0]) ||
            x->beside)
            continue;
        take(out, &e->coding, e->type == ENTITY_ORG, x->entity);
        if (out->coding.code[0] && !out->generic)
            return;
    }
}

static void take_np(struct coder *c, uint32_t np, struct description *out)
{
    const casus_doc *doc = c->w->doc;
    if (np == NONE)
        return;
    casus__mention_code_np(c, np);
    const struct actor *a = &doc->np_actors[np];
    if (!a->known)
        return;
    const bool named = a->entity != NONE;
    const bool body =
        named ? doc->entities[a->entity].type == ENTITY_ORG
              : a->coding.sectors[0][0] != 0;
    struct coding told = a->coding;
    if (a->guessed)
        memset(told.code, 0, sizeof told.code);
    take(out, &told, body, a->entity);
}

/* "*Its* spokesman", "*his* government": whoever the word before the group
 * means. A person lends no sector. */
static void read_pronoun(struct coder *c, uint32_t tok,
                         struct description *out)
{
    const casus_doc *doc = c->w->doc;
    const uint32_t m = c->w->mention_at[tok];
    if (!doc->tags || doc->tags[tok].xpos != XPOS_PRPS)
        return;
    if (m != NONE) {
        const casus_entity *e = &doc->entities[doc->mentions[m].entity];
        take(out, &e->coding, false, NONE);
    } else {
        take_np(c, casus__mention_referent(c, tok), out);
    }
}

/* The group behind the preposition that follows np: "lawmakers *in*
 * Georgia", "spokesman *for* the ministry". */
static uint32_t np_behind(const struct coder *c, uint32_t np)
{
    static const char *const preps[] = { "at", "for", "from", "in", "inside",
                                         "within" };
    const casus_doc *doc = c->w->doc;
    const struct np *x = &doc->nps[np];
    if (x->end + 1 >= doc->n_tokens)
        return NONE;
    const bool to = casus__str_is(casus__token_fold(doc, x->end), "to") &&
                    casus__rule_class(doc, x->head, c->class.serves);
    if (!to &&
        !casus__mention_fold_in(doc, x->end, preps, COUNT(preps)))
        return NONE;
    const uint32_t behind = doc->np_at[x->end + 1];
    return behind != NONE && doc->nps[behind].sent == x->sent &&
                   doc->nps[behind].begin == x->end + 1
               ? behind
               : NONE;
}

static void read_flags(const struct coder *c, uint32_t from, uint32_t last,
                       struct description *out)
{
    const casus_doc *doc = c->w->doc;
    const uint32_t role = out->role == NONE ? last : out->role;
    out->unplaced = casus__rule_class(doc, role, c->class.unplaced) ||
                    casus__rule_class(doc, last, c->class.unplaced);
    out->outsider = casus__rule_class(doc, role, c->class.outsider);
    for (uint32_t i = from; i < role; i++) {
        out->former |= casus__rule_class(doc, i, c->class.former);
        out->foreign |= casus__rule_class(doc, i, c->class.foreign);
        out->abroad |= casus__rule_class(doc, i, c->class.abroad);
    }
    /* "foreign troops", which the lists have as one role; not "foreign
     * minister" */
    if (role == from && from < last && !sector_is(&out->coding, "GOV") &&
        !sector_is(&out->coding, "SPY") &&
        casus__rule_class(doc, from, c->class.abroad))
        out->foreign = out->abroad = true;
}

/* Who held an office and holds it no more is of the elite. */
static void retire(struct description *d)
{
    static const char *const offices[] = { "COP", "GOV", "JUD", "LEG",
                                           "MIL", "SPY" };
    if (!d->former ||
        !(sector_in(&d->coding, offices, COUNT(offices)) ||
          !d->coding.sectors[0][0]))
        return;
    memset(d->coding.sectors, 0, sizeof d->coding.sectors);
    casus__mention_set_code(d->coding.sectors[0], casus__str("ELI"));
}

static bool needs_more(const struct description *d)
{
    return !d->coding.code[0] || d->generic;
}

/* "A band of rebels", "an assistant to the chief judge". */
static bool is_group_or_aide(const struct coder *c, uint32_t noun)
{
    const casus_doc *doc = c->w->doc;
    return casus__rule_class(doc, noun, c->class.collective) ||
           casus__rule_class(doc, noun, c->class.serves) ||
           (casus__rule_class(doc, noun, c->class.generic) &&
            casus__rule_class(doc, noun, c->class.someone));
}

void casus__mention_describe(struct coder *c, uint32_t np, uint32_t from,
                             uint32_t last, struct description *out)
{
    const struct np *x = &c->w->doc->nps[np];
    *out = (struct description){ .role = NONE, .entity = NONE };
    read_role(c, from, last, out);
    read_peer(c, np, from, last, out);
    const uint32_t before = out->role == NONE ? last : out->role;
    read_flags(c, from, last, out);
    read_modifying_role(c, from, out, before);
    /* also inside the role: "U.N. forces" */
    read_names(c, from, last, out);
    if (needs_more(out) && !out->peer && x->poss != NONE)
        take_np(c, x->poss, out);
    else if (needs_more(out) && !out->peer && from < last)
        read_pronoun(c, from, out);
    /* What is behind a thing does not say whose it is: "the rally in Oslo". */
    const bool who = out->role != NONE || is_group_or_aide(c, last);
    if (last == x->head && who) {
        if (needs_more(out) && !out->peer)
            take_np(c, x->of, out);
        if (needs_more(out))
            take_np(c, np_behind(c, np), out);
        out->role = out->role == NONE ? last : out->role;
    }
    if (out->entity != NONE) {
        c->body = out->entity;
        c->body_sent = x->sent;
    }
    if (out->peer && !out->coding.code[0])
        *out = (struct description){ .role = NONE, .entity = NONE };
    retire(out);
}

/* ---- things ---------------------------------------------------------- */

/* "The *Saudi-led* war": whoever leads it does so with an army. */
static bool is_led(const struct coder *c, const struct np *x)
{
    const casus_doc *doc = c->w->doc;
    if (!casus__rule_class(doc, x->head, c->class.attack))
        return false;
    for (uint32_t i = x->begin + 2; i < x->head; i++)
        if (casus__str_is(casus__token_fold(doc, i), "led") &&
            c->w->mention_at[i - 2] != NONE)
            return true;
    return false;
}

void casus__mention_describe_thing(const struct coder *c, uint32_t np,
                                   struct coding *out)
{
    const casus_doc *doc = c->w->doc;
    const struct np *x = &doc->nps[np];
    if (!casus__code_is_state(out->code))
        return;
    if (casus__rule_class(doc, x->head, c->class.army_thing) ||
        (x->flags & NP_PLURAL &&
         casus__rule_class(doc, x->head, c->class.army_craft)) ||
        is_led(c, x))
        casus__mention_set_code(out->sectors[0], casus__str("MIL"));
    else if (x->flags & NP_DEFINITE &&
             casus__rule_class(doc, x->head, c->class.leadership))
        casus__mention_set_code(out->sectors[0], casus__str("GOV"));
}
