/* Tokens of a sentence to items: every token that matters to the grammar is
 * in one. Adverbs and quotation marks are in none. */
#include "parse/scan.h"

#include "base/str.h"
#include "parse/chunk.h"
#include "parse/verbs.h"

static void put(struct work *w, enum item_kind kind, uint32_t begin,
                uint32_t end, uint32_t ref)
{
    casus__work_add_item(
        w, (struct item){
               .kind = (uint8_t)kind, .begin = begin, .end = end, .ref = ref });
}

static bool is_dash(const struct work *w, uint32_t tok)
{
    const casus_str s = casus__token_text(w->doc, tok);
    return casus__str_is(s, "-") || casus__str_is(s, "--") ||
           casus__str_is(s, "\xe2\x80\x93") ||
           casus__str_is(s, "\xe2\x80\x94") || casus__str_is(s, "---");
}

/* A punctuation mark, by its own byte: tags of marks vary. */
static bool scan_mark(struct work *w, uint32_t tok)
{
    const struct token *t = &w->doc->tokens[tok];
    if (t->kind != TOKEN_PUNCT)
        return false;
    enum item_kind kind;
    switch (w->doc->buffer[t->begin]) {
    case ',':
        kind = ITEM_COMMA;
        break;
    case ':':
    case ';':
        kind = ITEM_COLON;
        break;
    case '(':
    case '[':
        kind = ITEM_OPEN;
        break;
    case ')':
    case ']':
        kind = ITEM_CLOSE;
        break;
    case '.':
    case '?':
    case '!':
        kind = ITEM_STOP;
        break;
    default:
        if (!is_dash(w, tok))
            return true; /* quotation marks and the rest: no item */
        kind = ITEM_COMMA;
    }
    put(w, kind, tok, tok + 1, NONE);
    return true;
}

/* "according to", "because of", "following": returns the token behind. */
static uint32_t scan_special_prep(struct work *w, uint32_t tok)
{
    const uint64_t bits = casus__work_bits(w, tok);
    if (bits & W_PREP2 && (casus__work_fold_is(w, tok + 1, "to") ||
                           casus__work_fold_is(w, tok + 1, "of") ||
                           casus__work_fold_is(w, tok + 1, "as") ||
                           casus__work_fold_is(w, tok + 1, "from"))) {
        const unsigned next = casus__work_xpos(w, tok + 2);
        if (next == XPOS_VB)
            return tok;
        put(w, ITEM_PREP, tok, tok + 2, NONE);
        return tok + 2;
    }
    if (bits & W_PREPING && casus__work_xpos(w, tok) == XPOS_VBG) {
        const enum item_kind before =
            w->n_items ? (enum item_kind)w->items[w->n_items - 1].kind
                       : ITEM_STOP;
        const unsigned next = casus__work_xpos(w, tok + 1);
        if (before != ITEM_MARK && before != ITEM_PREP &&
            (next == XPOS_DT || next == XPOS_PRPS || next == XPOS_CD ||
             next == XPOS_VBG || casus__xpos_is_adj(next) ||
             casus__xpos_is_noun(next))) {
            put(w, ITEM_PREP, tok, tok + 1, NONE);
            return tok + 1;
        }
    }
    /* "in order to", "so as to" say no more than "to". */
    if (casus__work_fold_is(w, tok, "in") &&
        casus__work_fold_is(w, tok + 1, "order") &&
        casus__work_fold_is(w, tok + 2, "to")) {
        put(w, ITEM_ORDER, tok, tok + 2, NONE);
        return tok + 2;
    }
    if (casus__work_fold_is(w, tok, "in") &&
        casus__work_fold_is(w, tok + 1, "case")) {
        const bool of = casus__work_fold_is(w, tok + 2, "of");
        put(w, of ? ITEM_PREP : ITEM_MARK, tok, tok + 2 + of, NONE);
        return tok + 2 + of;
    }
    if (casus__work_fold_is(w, tok, "as") &&
        casus__work_fold_is(w, tok + 1, "well") &&
        casus__work_fold_is(w, tok + 2, "as")) {
        put(w, ITEM_CC, tok, tok + 3, NONE);
        return tok + 3;
    }
    return tok;
}

static bool may_open_relative(const struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    return x == XPOS_WDT || x == XPOS_WP || x == XPOS_WPS ||
           (x == XPOS_WRB && !casus__work_fold_is(w, tok, "when"));
}

/* Everything that is neither a noun nor a verb group. */
static void scan_word(struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    const uint64_t bits = casus__work_bits(w, tok);
    if (x == XPOS_CC && (casus__work_fold_is(w, tok, "both") ||
                         casus__work_fold_is(w, tok, "either")))
        return; /* its partner will say it */
    if (x == XPOS_DT && casus__work_fold_is(w, tok, "that"))
        put(w, ITEM_MARK, tok, tok + 1, NONE);
    else if (x == XPOS_CC)
        put(w, ITEM_CC, tok, tok + 1, NONE);
    else if (may_open_relative(w, tok))
        put(w, ITEM_REL, tok, tok + 1, NONE);
    else if (x == XPOS_WRB || (x == XPOS_IN && bits & W_MARK) ||
             (bits & W_COND && casus__xpos_is_adverb(x)))
        put(w, ITEM_MARK, tok, tok + 1, NONE);
    else if (x == XPOS_IN || x == XPOS_TO)
        put(w, ITEM_PREP, tok, tok + 1, NONE);
    else if (x == XPOS_EX)
        put(w, ITEM_THERE, tok, tok + 1, NONE);
    else if (x == XPOS_RP && w->n_verbs &&
             w->verbs[w->n_verbs - 1].pred.particle == NONE)
        w->verbs[w->n_verbs - 1].pred.particle = tok;
    else if (casus__xpos_is_adj(x) || x == XPOS_VBN)
        put(w, ITEM_ADJ, tok, tok + 1, NONE);
}

/* A compound adjective: "U.S.-backed", "weather-related". */
static uint32_t scan_compound(struct work *w, uint32_t tok)
{
    uint32_t end = tok + 1;
    while (end + 1 < w->end && w->doc->tokens[end].kind == TOKEN_PUNCT &&
           w->doc->buffer[w->doc->tokens[end].begin] == '-' &&
           !(w->doc->tokens[end].flags & TOKEN_SPACE_BEFORE) &&
           !(w->doc->tokens[end + 1].flags & TOKEN_SPACE_BEFORE))
        end += 2;
    const unsigned x = casus__work_xpos(w, end - 1);
    if (end == tok + 1 || x == XPOS_VBD || x == XPOS_VBZ)
        return tok; /* "counter-attacked" is a verb */
    put(w, ITEM_ADJ, tok, end, NONE);
    return end;
}

/* "we all know", "Banda herself led": it stands behind the subject and
 * adds no participant. */
static bool floats(const struct work *w, uint32_t tok)
{
    const unsigned next = casus__work_xpos(w, tok + 1);
    return w->n_items && w->items[w->n_items - 1].kind == ITEM_NP &&
           w->items[w->n_items - 1].end == tok &&
           ((casus__work_xpos(w, tok) == XPOS_DT &&
             (casus__work_fold_is(w, tok, "all") ||
              casus__work_fold_is(w, tok, "both") ||
              casus__work_fold_is(w, tok, "each")) &&
             (casus__xpos_is_verb(next) || next == XPOS_MD)) ||
            (casus__work_xpos(w, tok) == XPOS_PRP &&
             (casus__str_ends(casus__token_fold(w->doc, tok), "self") ||
              casus__str_ends(casus__token_fold(w->doc, tok), "selves"))));
}

void casus__scan_sentence(struct work *w)
{
    uint32_t at = w->begin;
    while (at < w->end && !w->failed) {
        uint32_t np, next = scan_special_prep(w, at);
        if (next != at) {
            at = next;
            continue;
        }
        if (floats(w, at)) {
            at++;
            continue;
        }
        next = casus__chunk_noun(w, at, &np);
        if (next != at) {
            if (np != NONE)
                put(w, ITEM_NP, at, next, np);
            at = next;
            continue;
        }
        next = scan_compound(w, at);
        if (next == at) {
            next = casus__verb_group(w, at);
            if (next != at)
                put(w, ITEM_VERB, at, next, (uint32_t)w->n_verbs - 1);
        }
        if (next == at) {
            if (!scan_mark(w, at))
                scan_word(w, at);
            next = at + 1;
        }
        at = next;
    }
}
