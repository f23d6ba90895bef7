/*
 * The words of numbers and dates: one table, laid into a hash table when a
 * document is read, so that a token costs one look-up.
 */
#include "value/internal.h"

#include "base/bytes.h"

#include <assert.h>

#define CARD(w, v) { w, ROLE_CARDINAL, v, 0 }
#define ORD(w, v) { w, ROLE_ORDINAL, v, 0 }
#define MONTH(w, v) { w, ROLE_MONTH, v, 0 }
#define UNIT(w, u) { w, ROLE_UNIT, 1, u }
#define UNITS(w, u) { w, ROLE_UNIT | ROLE_PLURAL, 1, u }
#define MAG(w, v) { w, ROLE_MAGNITUDE, v, 0 }
#define DAY(w, v) { w, ROLE_WEEKDAY, v, 0 }
#define DAYS(w, v) { w, ROLE_WEEKDAY | ROLE_PLURAL, v, 0 }
#define LEAD(w, v) { w, ROLE_LEAD, v, 0 }
#define DEIX(w, v) { w, ROLE_DEICTIC, v, 0 }

static const struct value_word words[] = {
    CARD("zero", 0), CARD("two", 2), CARD("three", 3),
    CARD("four", 4), CARD("five", 5), CARD("six", 6), CARD("seven", 7),
    CARD("eight", 8), CARD("nine", 9), CARD("ten", 10), CARD("eleven", 11),
    CARD("twelve", 12), CARD("thirteen", 13), CARD("fourteen", 14),
    CARD("fifteen", 15), CARD("sixteen", 16), CARD("seventeen", 17),
    CARD("eighteen", 18), CARD("nineteen", 19), CARD("twenty", 20),
    CARD("thirty", 30), CARD("forty", 40), CARD("fourty", 40),
    CARD("fifty", 50), CARD("sixty", 60), CARD("seventy", 70),
    CARD("eighty", 80), CARD("ninety", 90),
    CARD("one", 1),
    MAG("hundred", 2), MAG("thousand", 3), MAG("k", 3), MAG("lakh", 5),
    MAG("million", 6), MAG("mn", 6), MAG("m", 6), MAG("mln", 6),
    MAG("crore", 7), MAG("billion", 9), MAG("bn", 9), MAG("bln", 9),
    MAG("trillion", 12), MAG("tn", 12), MAG("trn", 12),
    { "dozen", ROLE_DOZEN, 12, 0 },
    { "score", ROLE_DOZEN, 20, 0 },
    { "dozens", ROLE_VAGUE, 0, 0 },
    { "scores", ROLE_VAGUE, -1, 0 },
    { "tens", ROLE_VAGUE, 1, 0 },
    { "hundreds", ROLE_VAGUE, 2, 0 },
    { "thousands", ROLE_VAGUE, 3, 0 },
    { "millions", ROLE_VAGUE, 6, 0 },
    { "billions", ROLE_VAGUE, 9, 0 },
    { "trillions", ROLE_VAGUE, 12, 0 },
    ORD("first", 1), { "second", ROLE_ORDINAL | ROLE_UNIT, 2, 'S' },
    ORD("third", 3), ORD("fourth", 4), ORD("fifth", 5), ORD("sixth", 6),
    ORD("seventh", 7), ORD("eighth", 8), ORD("ninth", 9), ORD("tenth", 10),
    ORD("eleventh", 11), ORD("twelfth", 12), ORD("thirteenth", 13),
    ORD("fourteenth", 14), ORD("fifteenth", 15), ORD("sixteenth", 16),
    ORD("seventeenth", 17), ORD("eighteenth", 18), ORD("nineteenth", 19),
    ORD("twentieth", 20), ORD("thirtieth", 30),
    MONTH("january", 1), MONTH("jan", 1), MONTH("february", 2),
    MONTH("feb", 2), MONTH("march", 3), MONTH("mar", 3), MONTH("april", 4),
    MONTH("apr", 4), MONTH("may", 5), MONTH("june", 6), MONTH("jun", 6),
    MONTH("july", 7), MONTH("jul", 7), MONTH("august", 8), MONTH("aug", 8),
    MONTH("september", 9), MONTH("sept", 9), MONTH("sep", 9),
    MONTH("october", 10), MONTH("oct", 10), MONTH("november", 11),
    MONTH("nov", 11), MONTH("december", 12), MONTH("dec", 12),
    DAY("monday", 1), DAY("mon", 1), DAYS("mondays", 1),
    DAY("tuesday", 2), DAY("tue", 2), DAY("tues", 2), DAYS("tuesdays", 2),
    DAY("wednesday", 3), DAY("wed", 3), DAYS("wednesdays", 3),
    DAY("thursday", 4), DAY("thu", 4), DAY("thur", 4), DAY("thurs", 4),
    DAYS("thursdays", 4), DAY("friday", 5), DAY("fri", 5),
    DAYS("fridays", 5), DAY("saturday", 6), DAY("sat", 6),
    DAYS("saturdays", 6), DAY("sunday", 7), DAY("sun", 7),
    DAYS("sundays", 7),
    UNITS("seconds", 'S'), UNIT("minute", 'm'), UNITS("minutes", 'm'),
    UNIT("min", 'm'), UNITS("mins", 'm'), UNIT("hour", 'h'),
    UNITS("hours", 'h'), UNIT("hr", 'h'), UNITS("hrs", 'h'),
    UNIT("day", 'D'), UNITS("days", 'D'), UNIT("week", 'W'),
    UNITS("weeks", 'W'), UNIT("fortnight", 'F'), UNIT("weekend", 'K'),
    UNITS("weekends", 'K'), UNIT("month", 'M'), UNITS("months", 'M'),
    { "quarter", ROLE_UNIT | ROLE_START, 1, 'Q' }, UNITS("quarters", 'Q'), UNIT("year", 'Y'),
    UNITS("years", 'Y'), UNIT("yr", 'Y'), UNITS("yrs", 'Y'),
    UNIT("decade", 'E'), UNITS("decades", 'E'), UNIT("century", 'C'),
    UNITS("centuries", 'C'), UNIT("millennium", 'L'),
    UNITS("millennia", 'L'),
    { "spring", ROLE_SEASON, 0, 0 }, { "summer", ROLE_SEASON, 1, 0 },
    { "fall", ROLE_SEASON, 2, 0 }, { "autumn", ROLE_SEASON, 2, 0 },
    { "winter", ROLE_SEASON, 3, 0 },
    { "morning", ROLE_DAYPART, 0, 0 }, { "afternoon", ROLE_DAYPART, 1, 0 },
    { "evening", ROLE_DAYPART, 2, 0 }, { "night", ROLE_DAYPART, 3, 0 },
    { "mornings", ROLE_DAYPART | ROLE_PLURAL, 0, 0 },
    { "nights", ROLE_DAYPART | ROLE_PLURAL, 3, 0 },
    { "noon", ROLE_DAYPART, 4, 0 }, { "midday", ROLE_DAYPART, 4, 0 },
    { "midnight", ROLE_DAYPART, 5, 0 }, { "dawn", ROLE_DAYPART, 6, 0 },
    { "dusk", ROLE_DAYPART, 7, 0 },
    DEIX("today", DEICTIC_TODAY), DEIX("yesterday", DEICTIC_YESTERDAY),
    DEIX("tomorrow", DEICTIC_TOMORROW), DEIX("tonight", DEICTIC_TONIGHT),
    DEIX("overnight", DEICTIC_OVERNIGHT), DEIX("now", DEICTIC_NOW),
    DEIX("currently", DEICTIC_NOW), DEIX("nowadays", DEICTIC_NOW),
    DEIX("presently", DEICTIC_NOW), DEIX("current", DEICTIC_NOW),
    DEIX("recently", DEICTIC_PAST), DEIX("lately", DEICTIC_PAST),
    DEIX("soon", DEICTIC_FUTURE), DEIX("recent", DEICTIC_PAST),
    { "daily", ROLE_SET, 1, 'D' }, { "weekly", ROLE_SET, 1, 'W' },
    { "monthly", ROLE_SET, 1, 'M' }, { "yearly", ROLE_SET, 1, 'Y' },
    { "annually", ROLE_SET, 1, 'Y' },
    { "hourly", ROLE_SET, 1, 'h' }, { "nightly", ROLE_SET, 1, 'D' },
    LEAD("the", LEAD_THE), LEAD("last", LEAD_LAST), LEAD("past", LEAD_LAST),
    LEAD("next", LEAD_NEXT), LEAD("coming", LEAD_NEXT),
    LEAD("upcoming", LEAD_NEXT), LEAD("this", LEAD_THIS),
    LEAD("these", LEAD_THIS), LEAD("that", LEAD_THAT),
    LEAD("every", LEAD_EVERY), LEAD("each", LEAD_EVERY),
    { "a", ROLE_LEAD | ROLE_START, LEAD_A, 0 },
    { "an", ROLE_LEAD | ROLE_START, LEAD_A, 0 },
    LEAD("following", LEAD_FOLLOWING), LEAD("previous", LEAD_PREVIOUS),
    LEAD("preceding", LEAD_PREVIOUS), LEAD("same", LEAD_THAT),
    { "twenties", ROLE_DECADE, 20, 0 }, { "thirties", ROLE_DECADE, 30, 0 },
    { "forties", ROLE_DECADE, 40, 0 }, { "fifties", ROLE_DECADE, 50, 0 },
    { "sixties", ROLE_DECADE, 60, 0 }, { "seventies", ROLE_DECADE, 70, 0 },
    { "eighties", ROLE_DECADE, 80, 0 }, { "nineties", ROLE_DECADE, 90, 0 },
    { "christmas", ROLE_HOLIDAY, 1225, 0 },
    { "halloween", ROLE_HOLIDAY, 1031, 0 },
    { "thanksgiving", ROLE_HOLIDAY, 1100, 0 },
    { "no", ROLE_START, 0, 0 }, { "without", ROLE_START, 0, 0 },
    { "nobody", ROLE_START, 0, 0 }, { "another", ROLE_START, 0, 0 },
    { "half", ROLE_START, 0, 0 }, { "quarter-million", ROLE_START, 0, 0 },
    { "several", ROLE_START, 0, 0 }, { "few", ROLE_START, 0, 0 },
    { "couple", ROLE_START, 0, 0 },
};

enum { SLOTS = 1024 };

static const struct value_word *find(const struct value_work *w,
                                     casus_str fold, uint32_t hash)
{
    for (uint32_t at = hash & (SLOTS - 1); w->slots[at];
         at = (at + 1) & (SLOTS - 1)) {
        const char *word = w->slots[at]->word;
        if (word[0] == fold.ptr[0] && casus__str_is(fold, word))
            return w->slots[at];
    }
    return NULL;
}

bool casus__value_words(struct value_work *w)
{
    const casus_doc *doc = w->doc;
    static_assert(COUNT(words) < SLOTS / 2, "the table must stay sparse");
    w->slots = casus__arena_alloc(w->scratch, SLOTS, sizeof *w->slots);
    w->word = casus__arena_alloc(w->scratch, doc->n_tokens + 1,
                                 sizeof *w->word);
    if (!w->slots || !w->word)
        return false;
    for (size_t i = 0; i < COUNT(words); i++) {
        const casus_str s = casus__str(words[i].word);
        uint32_t at = casus__hash(s.ptr, s.len) & (SLOTS - 1);
        while (w->slots[at])
            at = (at + 1) & (SLOTS - 1);
        w->slots[at] = &words[i];
    }
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const struct token *t = &doc->tokens[i];
        if (t->kind == TOKEN_WORD && t->fold_len)
            w->word[i] = find(w, casus__token_fold(doc, i), t->hash);
    }
    return true;
}
