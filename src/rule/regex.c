/*
 * pcre2 behind two functions. Patterns are compiled (and JITed, where that
 * is to be had) when a model opens; match data and limits belong to a
 * context. Memory goes through base/arena.c like all other.
 */
#include "rule/regex.h"

#include "base/error.h"
#include "rule/scratch.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct regexes {
    size_t n;
    pcre2_general_context *memory;
    pcre2_code **codes;
};

struct rule_scratch {
    pcre2_general_context *memory;
    pcre2_match_context *limits;
    pcre2_match_data *data;
};

static void *take(size_t size, void *user)
{
    (void)user;
    return casus__malloc(size);
}

static void give(void *ptr, void *user)
{
    (void)user;
    casus__free(ptr);
}

casus_status casus__regexes_new(size_t n, struct regexes **out,
                                casus_error *err)
{
    if (n > SIZE_MAX / sizeof(pcre2_code *))
        return casus__fail_nomem(err);
    struct regexes *set = casus__malloc(sizeof *set);
    if (!set)
        return casus__fail_nomem(err);
    set->n = n;
    set->memory = pcre2_general_context_create(take, give, NULL);
    set->codes = casus__malloc(n * sizeof *set->codes);
    if (!set->memory || !set->codes) {
        casus__regexes_free(set);
        return casus__fail_nomem(err);
    }
    *out = set;
    return CASUS_OK;
}

casus_status casus__regexes_compile(struct regexes *set, size_t i,
                                    casus_str source, size_t *error_at,
                                    casus_error *err)
{
    enum { OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C };
    int number;
    PCRE2_SIZE at;
    pcre2_compile_context *cc = pcre2_compile_context_create(set->memory);
    if (!cc)
        return casus__fail_nomem(err);
    set->codes[i] = pcre2_compile((PCRE2_SPTR)source.ptr, source.len, OPTIONS,
                                  &number, &at, cc);
    pcre2_compile_context_free(cc);
    if (set->codes[i]) {
        /* Without JIT matching is only slower. */
        (void)pcre2_jit_compile(set->codes[i], PCRE2_JIT_COMPLETE);
        return CASUS_OK;
    }
    if (number == PCRE2_ERROR_NOMEMORY || number == PCRE2_ERROR_HEAP_FAILED)
        return casus__fail_nomem(err);
    PCRE2_UCHAR why[120];
    if (pcre2_get_error_message(number, why, sizeof why) < 0)
        why[0] = '\0';
    if (error_at)
        *error_at = at;
    return casus__fail(err, CASUS_E_DATA, "%s", (const char *)why);
}

void casus__regexes_free(struct regexes *set)
{
    if (!set)
        return;
    for (size_t i = 0; set->codes && i < set->n; i++)
        pcre2_code_free(set->codes[i]);
    casus__free(set->codes);
    pcre2_general_context_free(set->memory);
    casus__free(set);
}

bool casus__regexes_match(const struct regexes *set, size_t i,
                          casus_str text, struct rule_scratch *scratch)
{
    if (!set || i >= set->n || !set->codes[i] || !scratch)
        return false;
    const int rc = pcre2_match(set->codes[i], (PCRE2_SPTR)text.ptr, text.len,
                               0, PCRE2_ANCHORED | PCRE2_ENDANCHORED |
                                      PCRE2_NO_UTF_CHECK,
                               scratch->data, scratch->limits);
    return rc >= 0;
}

casus_status casus__rule_scratch_new(const casus_model *model,
                                     struct rule_scratch **out,
                                     casus_error *err)
{
    (void)model;
    struct rule_scratch *s = casus__malloc(sizeof *s);
    if (!s)
        return casus__fail_nomem(err);
    s->memory = pcre2_general_context_create(take, give, NULL);
    if (s->memory) {
        s->limits = pcre2_match_context_create(s->memory);
        s->data = pcre2_match_data_create(1, s->memory);
    }
    if (!s->memory || !s->limits || !s->data) {
        casus__rule_scratch_free(s);
        return casus__fail_nomem(err);
    }
    (void)pcre2_set_match_limit(s->limits, LIMIT_PCRE2_MATCH);
    (void)pcre2_set_depth_limit(s->limits, LIMIT_PCRE2_DEPTH);
    *out = s;
    return CASUS_OK;
}

void casus__rule_scratch_free(struct rule_scratch *scratch)
{
    if (!scratch)
        return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->limits);
    pcre2_general_context_free(scratch->memory);
    casus__free(scratch);
}
