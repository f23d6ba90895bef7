/* Sentences over tokens. */
#ifndef CASUS_TEXT_SENTENCE_H
#define CASUS_TEXT_SENTENCE_H

#include "doc/doc.h"

/* Fill doc->sentences; wrapped: a single line break is a blank. False if
 * there is no memory. */
bool casus__split_sentences(casus_doc *doc, bool wrapped);

/* ---- stop.c: what the tokens say ------------------------------------- */

enum stop {
    STOP_NONE,
    STOP_FULL, /* "." */
    STOP_MARK, /* "!", "?" */
    STOP_ELLIPSIS,
    STOP_ABBR,    /* a word with a dot of its own */
    STOP_ADDRESS, /* a URL or e-mail address, which swallows its stop */
    STOP_RULE     /* "*****" */
};

/* What kind of sentence end the token may be. */
enum stop casus__stop_kind(const casus_doc *doc, uint32_t tok);

/*
 * Does a sentence end between two tokens?
 *
 * tok     has a stop_kind
 * closed  quotes or brackets close between it and `next`
 * next    the token behind them; `end` is behind the last one
 */
bool casus__stop_ends(const casus_doc *doc, uint32_t tok, bool closed,
                      uint32_t next, uint32_t end);

/* A quote, bracket or smiley that closes behind a stop. open_quote: a "
 * awaits its partner, so one behind a blank may be it. Returns the tokens of
 * it, 0 if there is none. */
uint32_t casus__stop_closer(const casus_doc *doc, uint32_t tok,
                            bool open_quote);

/* "3." or "b)" that numbers an item, at the start of a line: its tokens. */
uint32_t casus__stop_item(const casus_doc *doc, uint32_t tok);

#endif
