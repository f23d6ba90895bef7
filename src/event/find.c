/* Small questions that several files of the event stage ask. */
#include "event/internal.h"

#include "base/str.h"

#include <stddef.h>

/* The first of the items, in order of their field at `offset`, that is at or
 * after a place. */
static size_t first(const void *items, size_t n, size_t size, size_t offset,
                    uint32_t at)
{
    size_t low = 0, high = n;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        uint32_t here;
        memcpy(&here, (const char *)items + mid * size + offset, sizeof here);
        if (here < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t casus__event_first_token(const casus_doc *doc, uint32_t byte)
{
    return first(doc->tokens, doc->n_tokens, sizeof *doc->tokens,
                 offsetof(struct token, begin), byte);
}

size_t casus__event_first_mention(const casus_doc *doc, uint32_t byte)
{
    return first(doc->mentions, doc->n_mentions, sizeof *doc->mentions,
                 offsetof(casus_mention, begin), byte);
}

size_t casus__event_first_quantity(const casus_doc *doc, uint32_t tok)
{
    return first(doc->quantities, doc->n_quantities, sizeof *doc->quantities,
                 offsetof(casus_quantity, tok), tok);
}

size_t casus__event_first_date(const casus_doc *doc, uint32_t tok)
{
    return first(doc->dates, doc->n_dates, sizeof *doc->dates,
                 offsetof(casus_date, tok), tok);
}

bool casus__event_is_word(const casus_doc *doc, uint32_t tok,
                          const char *const *words, size_t n)
{
    if (tok >= doc->n_tokens)
        return false;
    const casus_str w = casus__token_fold(doc, tok);
    for (size_t i = 0; i < n; i++)
        if (casus__str_is(w, words[i]))
            return true;
    return false;
}

bool casus__event_is_real(uint8_t status)
{
    return status == STATUS_ACTUAL || status == STATUS_HISTORICAL;
}

bool casus__event_is_words(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_AGREE:
    case EVENT_SUPPORT:
    case EVENT_CONCEDE:
    case EVENT_REQUEST:
    case EVENT_ACCUSE:
    case EVENT_REJECT:
    case EVENT_THREATEN:
        return true;
    default:
        return false;
    }
}
