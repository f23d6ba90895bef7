/* Every limit, with its reason. Limits count steps and bytes, never time, so
 * the same input gives the same bytes everywhere. */
#ifndef CASUS_DOC_LIMITS_H
#define CASUS_DOC_LIMITS_H

enum {
    /* Longest text: offsets are 32-bit, a folded text may be longer than the
     * text, and no article is near it. */
    LIMIT_TEXT_BYTES = 64 * 1024 * 1024,
    /* A sentence is cut here: grammar costs more than linear time, and the
     * longest sentence of edited news has some 250 tokens. */
    LIMIT_SENTENCE_TOKENS = 400,
    /* Longer sentences get no tree of their own: all words hang on the first.
     * (Only with a raised limit above are there any.) */
    LIMIT_TREE_TOKENS = 1000,
    /* Memory of one document: 100 to 210 bytes a byte of dense text. */
    LIMIT_ARENA_MEGABYTES = 2048,
    /* Steps of the rule engine for a sentence: a thousand a token. */
    LIMIT_RULE_STEPS = 400000,
    /* Gazetteer matches that begin at one token. */
    LIMIT_MATCHES_PER_TOKEN = 8,
    /* Packs laid over one another. */
    LIMIT_LAYERS = 8,
    /* Bytes of their versions together: a record carries them. */
    LIMIT_VERSION = 128,
    /* pcre2 on one token: patterns are short, tokens can be long. */
    LIMIT_PCRE2_MATCH = 10000,
    LIMIT_PCRE2_DEPTH = 200
};

#endif
