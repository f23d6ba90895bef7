/*
 * Sums of money: currencies before a number ("$", "US$", "EUR") and behind
 * it ("euros", "Swiss francs", "cents"), by the gazetteers' CURRENCY
 * entries, with a few built in; and what the money is for.
 */
#include "value/internal.h"

static const struct {
    const char *text; /* of the token, or of two joined by a blank */
    const char *iso;
} signs[] = {
    { "$", "USD" }, { "€", "EUR" },   { "£", "GBP" },   { "¥", "JPY" },
    { "₹", "INR" }, { "₽", "RUB" }, { "₴", "UAH" },   { "₪", "ILS" },
    { "₺", "TRY" }, { "₩", "KRW" },   { "₦", "NGN" },   { "₱", "PHP" },
    { "฿", "THB" }, { "₫", "VND" },   { "₿", "BTC" }, { "元", "CNY" },
    { "₡", "CRC" }, { "₾", "GEL" }, { "₭", "LAK" },   { "ரூ", "INR" },
};

/* Letters before a dollar sign. */
static const struct {
    const char *fold;
    const char *iso;
} dollars[] = {
    { "us", "USD" },  { "u.s", "USD" }, { "usd", "USD" }, { "c", "CAD" },
    { "ca", "CAD" },  { "cad", "CAD" }, { "a", "AUD" },   { "au", "AUD" },
    { "aud", "AUD" }, { "hk", "HKD" },  { "nz", "NZD" },  { "nzd", "NZD" },
    { "nt", "TWD" },  { "s", "SGD" },   { "mxn", "MXN" }, { "mex", "MXN" },
    { "r", "BRL" },   { "j", "JMD" },   { "tt", "TTD" },  { "z", "ZWL" },
};

static const struct {
    const char *word; /* a fold */
    const char *iso;
    int8_t scale;
} words[] = {
    { "dollar", "USD", 0 },  { "dollars", "USD", 0 },
    { "euro", "EUR", 0 },    { "euros", "EUR", 0 },
    { "pounds", "GBP", 0 },  { "yen", "JPY", 0 },
    { "yuan", "CNY", 0 },    { "rubles", "RUB", 0 },
    { "roubles", "RUB", 0 }, { "rupees", "INR", 0 },
    { "pesos", "MXN", 0 },   { "marks", "DEM", 0 },
    { "francs", "CHF", 0 },  { "cent", "USD", -2 },
    { "cents", "USD", -2 },  { "pence", "GBP", -2 },
    { "penny", "GBP", -2 },  { "kopecks", "RUB", -2 },
    { "usd", "USD", 0 },     { "eur", "EUR", 0 },
    { "gbp", "GBP", 0 },     { "rmb", "CNY", 0 },
    { "bucks", "USD", 0 },   { "riyals", "SAR", 0 },
    { "shekels", "ILS", 0 }, { "crowns", "", 0 },
    { "dinars", "", 0 },     { "shillings", "", 0 },
    { "kroner", "NOK", 0 },  { "kronor", "SEK", 0 },
    { "dirhams", "AED", 0 }, { "satoshis", "BTC", -8 },
};

static const char *sign_iso(const struct value_work *w, uint32_t i)
{
    if (!casus__value_inside(w, i) || w->doc->tokens[i].kind == TOKEN_NUMBER)
        return NULL;
    const casus_str s = casus__token_text(w->doc, i);
    for (size_t k = 0; k < COUNT(signs); k++)
        if (casus__str_is(s, signs[k].text))
            return signs[k].iso;
    return NULL;
}

/* The CURRENCY entry of a match, if its code is known. */
static uint32_t matched(const struct value_work *w, uint32_t i, bool guarded,
                        casus_str *iso)
{
    const struct match *m = casus__value_match(w, i, GAZ_BIT(GAZ_CURRENCY));
    struct gaz_entry e;
    if (!m || (!guarded && (m->flags & MATCH_GUARDED)) ||
        !casus__value_entry(w, m, GAZ_BIT(GAZ_CURRENCY), &e))
        return 0;
    *iso = casus__gaz_key(&e, "iso");
    return iso->len == 3 || iso->len == 4 ? m->n_tok : 0;
}

/* Three capitals that are a code: "EUR 125". */
static bool is_code(const struct value_work *w, uint32_t i)
{
    const struct token *t = &w->doc->tokens[i];
    return t->word_case == CASE_UPPER && t->end - t->begin >= 2;
}

uint32_t casus__money_before(const struct value_work *w, uint32_t i,
                             casus_str *iso)
{
    if (!casus__value_inside(w, i) || w->doc->tokens[i].kind == TOKEN_NUMBER)
        return 0;
    const char *sign = sign_iso(w, i);
    if (sign) {
        *iso = casus__str(sign);
        return 1;
    }
    if (w->doc->tokens[i].kind != TOKEN_WORD)
        return 0;
    /* "C$5", "hk $ 10", but "a $5 note" */
    const bool single = w->doc->tokens[i].fold_len == 1;
    if (casus__value_punct(w, i + 1, '$'))
        for (size_t k = 0; k < COUNT(dollars); k++)
            if (casus__value_is(w, i, dollars[k].fold) &&
                (!single || casus__value_is(w, i, "c") ||
                 casus__value_tight(w, i + 1))) {
                *iso = casus__str(dollars[k].iso);
                return 2;
            }
    const uint32_t n = matched(w, i, false, iso);
    if (n && (is_code(w, i) || !w->doc->tags ||
              w->doc->tokens[i].kind == TOKEN_SYMBOL))
        return n;
    return 0;
}

/* "500 pounds of rice", "a 500-pound bomb", "weighs 150 pounds". */
static bool is_weight(const struct value_work *w, uint32_t number_end,
                      uint32_t i)
{
    enum { REACH = 5 };
    if (!casus__value_in(w, i, "pound pounds"))
        return false;
    for (uint32_t k = 1; k <= REACH && number_end >= w->begin + k; k++)
        if (casus__value_in(w, number_end - k,
                            "weigh weighs weighed "
                            "weighing"))
            return true;
    return casus__value_dash(w, i - 1, true) ||
           (casus__value_is(w, i + 1, "of") &&
            !casus__value_in(w, i + 2,
                             "aid debt funding taxpayer "
                             "taxpayers public investment"));
}

uint32_t casus__money_behind(const struct value_work *w, uint32_t i,
                             bool prefixed, casus_str *iso, int *scale)
{
    *scale = 0;
    const char *sign = sign_iso(w, i);
    if (sign) {
        /* "10 $ 30 $" but "50 $20 notes" */
        if (prefixed ||
            (casus__value_tight(w, i + 1) && !casus__value_tight(w, i) &&
             i + 1 < w->end && w->doc->tokens[i + 1].kind == TOKEN_NUMBER))
            return 0;
        *iso = casus__str(sign);
        return 1;
    }
    uint32_t at = i + casus__value_dash(w, i, true);
    at += casus__value_is(w, at, "of");
    for (size_t k = 0; k < COUNT(words); k++)
        if (words[k].scale && casus__value_is(w, at, words[k].word)) {
            *iso = casus__str(words[k].iso);
            *scale = words[k].scale;
            return at + 1 - i;
        }
    uint32_t n = matched(w, at, true, iso);
    if (n && is_weight(w, i, at))
        return 0;
    /* "300 ANG airmen": capitals before a noun are no code */
    if (n && is_code(w, at) && n == 1 &&
        (casus__value_upos(w, at + 1) == UPOS_NOUN ||
         casus__value_upos(w, at + 1) == UPOS_PROPN))
        return 0;
    if (n)
        return at + n - i;
    /* "Finnish markka": an adjective of nationality between */
    const struct match *m =
        casus__value_match(w, at, GAZ_BIT(GAZ_NORP) | GAZ_BIT(GAZ_GPE));
    const uint32_t skip = m                                      ? m->n_tok
                          : casus__value_upos(w, at) == UPOS_ADJ ? 1
                                                                 : 0;
    if (skip && (n = matched(w, at + skip, true, iso)) > 0)
        return at + skip + n - i;
    for (size_t k = 0; k < COUNT(words); k++)
        for (uint32_t j = at; j <= at + skip; j++)
            if (casus__value_is(w, j, words[k].word) && !is_weight(w, i, j)) {
                *iso = casus__str(words[k].iso);
                return j + 1 - i;
            }
    return 0;
}

/* ---- purpose --------------------------------------------------------- */

static const struct {
    const char *purpose;
    const char *lemmas;
} purposes[] = {
    { "aid", "aid assistance relief donation donate grant humanitarian help "
             "pledge charity reconstruction subsidy" },
    { "loan", "loan lend lending borrow credit bailout debt bond" },
    { "damage", "damage loss losses destroy destruction cost" },
    { "trade", "trade export import tariff levy deal contract sale sell buy "
               "purchase investment invest goods" },
    { "budget", "budget spending appropriation allocate expenditure fund "
                "funding spend" },
    { "fine", "fine penalty compensation damages settlement restitution" },
    { "ransom", "ransom extort" },
};

static size_t purpose_of(const struct value_work *w, uint32_t i)
{
    if (casus__value_upos(w, i) == UPOS_PUNCT)
        return COUNT(purposes);
    const casus_str lemma = casus__value_lemma(w, i);
    const casus_str fold = casus__token_fold(w->doc, i);
    for (size_t k = 0; k < COUNT(purposes); k++)
        if (casus__value_str_in(lemma, purposes[k].lemmas) ||
            casus__value_str_in(fold, purposes[k].lemmas))
            return k;
    return COUNT(purposes);
}

/* The nearest word of a purpose, what follows the sum before what leads to
 * it. */
casus_str casus__money_purpose(const struct value_work *w, uint32_t begin,
                               uint32_t end)
{
    enum { REACH = 9 };
    for (uint32_t d = 0; d < REACH; d++) {
        size_t k = COUNT(purposes);
        if (casus__value_inside(w, end + d))
            k = purpose_of(w, end + d);
        if (k == COUNT(purposes) && begin > w->begin + d)
            k = purpose_of(w, begin - 1 - d);
        if (k < COUNT(purposes))
            return casus__str(purposes[k].purpose);
    }
    return casus__str("");
}
