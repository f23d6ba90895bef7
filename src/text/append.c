/* Appending a token: its folded form, hash and case, in one pass for ASCII. */
#include "text/scanner.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"

#include <string.h>

/* Make room for `need` more bytes of folded text. */
static bool fold_room(struct token_list *list, size_t need)
{
    if (need <= list->folds_room - list->folds_size)
        return true;
    if (need > SIZE_MAX / 4 || list->folds_size > SIZE_MAX / 4)
        return false;
    const size_t room = 2 * (list->folds_size + need) + 64;
    char *p = casus__arena_alloc(list->arena, room, 1);
    if (!p)
        return false;
    if (list->folds_size)
        memcpy(p, list->folds, list->folds_size);
    list->folds = p;
    list->folds_room = room;
    return true;
}

/* The case of a word of ASCII with both upper and lower letters. */
static enum word_case mixed_case(const char *word, size_t n, size_t upper)
{
    size_t i = 0;
    while (i < n && !(casus__char_table[(unsigned char)word[i]] &
                      (BIT_UPPER | BIT_LOWER)))
        i++;
    return upper == 1 && casus__is_upper(word[i]) ? CASE_TITLE : CASE_MIXED;
}

/* Where to cut a word that is too long to fold: not inside a code point. */
static size_t fold_cut(const char *word)
{
    size_t n = UINT16_MAX;
    while (n > UINT16_MAX - 4 && ((unsigned char)word[n] & 0xc0) == 0x80)
        n--;
    return n;
}

/* Fold a word; plain ASCII here, the rest by the general functions. */
static bool set_fold(struct token_list *list, const char *word, size_t n,
                     struct token *t)
{
    if (n > UINT16_MAX)
        n = fold_cut(word);
    if (!fold_room(list, n))
        return false;
    unsigned seen = 0;
    size_t upper = 0;
    char *out = list->folds + list->folds_size;
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)word[i];
        const unsigned bits = casus__char_table[c];
        seen |= bits;
        upper += (bits & BIT_UPPER) != 0;
        out[i] = (char)(c | (bits & BIT_UPPER) << 1);
    }
    size_t len = n;
    if (seen & (BIT_WIDE | BIT_ODD)) {
        /* One code point folds to 16 at most. */
        const size_t need = seen & BIT_WIDE ? 12 * n + 16 : n;
        if (!fold_room(list, need))
            return false;
        out = list->folds + list->folds_size;
        len = casus__fold(word, n, out, need);
    }
    t->fold = (uint32_t)list->folds_size;
    t->fold_len = (uint16_t)(len < UINT16_MAX ? len : UINT16_MAX);
    t->hash = casus__hash(out, t->fold_len);
    list->folds_size += len;
    if (t->kind != TOKEN_WORD)
        t->word_case = CASE_NONE;
    else if (seen & BIT_WIDE)
        t->word_case = (uint8_t)casus__word_case(word, n);
    else if (!(seen & BIT_UPPER))
        t->word_case = seen & BIT_LOWER ? CASE_LOWER : CASE_NONE;
    else
        t->word_case = (uint8_t)(seen & BIT_LOWER ? mixed_case(word, n, upper)
                                                  : CASE_UPPER);
    return true;
}

struct token *casus__scan_add(struct scanner *s, size_t begin, size_t end,
                              enum token_kind kind)
{
    struct token_list *list = s->out;
    if (list->n >= list->cap || !list->items) {
        struct token *p = casus__arena_grow(list->arena, list->items, list->n,
                                            &list->cap, sizeof *p);
        if (!p) {
            s->failed = true;
            return NULL;
        }
        list->items = p;
    }
    struct token *t = &list->items[list->n];
    *t = (struct token){ .begin = (uint32_t)begin,
                         .end = (uint32_t)end,
                         .kind = (uint8_t)kind,
                         .flags = s->pending };
    if (!set_fold(list, s->text + begin, end - begin, t)) {
        s->failed = true;
        return NULL;
    }
    list->n++;
    s->pending = 0;
    s->at = end;
    return t;
}
