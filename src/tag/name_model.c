#include "tag/name_model.h"

#include "base/error.h"
#include "base/str.h"

#include <stdio.h>

void casus__name_label_print(unsigned label, char out[WEIGHTS_NAME + 1])
{
    (void)snprintf(out, WEIGHTS_NAME + 1, "%c-%s",
                   "BILU"[casus__name_place(label)],
                   casus__entity_type_name(casus__name_type(label)));
}

static bool labels_fit(const struct weights *w)
{
    if (w->n_labels != NAME_LABELS - 1)
        return false;
    for (unsigned label = 1; label < NAME_LABELS; label++) {
        char name[WEIGHTS_NAME + 1];
        casus__name_label_print(label, name);
        if (!casus__str_is(casus__weights_label(w, label - 1), name))
            return false;
    }
    return true;
}

static casus_status open_weights(struct bytes *rest, struct weights *w,
                                 casus_error *err)
{
    const casus_status s = casus__weights_open(*rest, w, err);
    if (s != CASUS_OK)
        return s;
    if (!labels_fit(w))
        return casus__fail(err, CASUS_E_DATA, "names: unknown labels");
    rest->ptr += w->size;
    rest->len -= w->size;
    return CASUS_OK;
}

static casus_status read_moves(struct bytes *rest, struct name_moves *moves,
                               casus_error *err)
{
    const size_t size = (size_t)NAME_LABELS * NAME_LABELS * 2;
    if (rest->len < size)
        return casus__fail(err, CASUS_E_DATA, "names: cut short");
    for (unsigned a = 0; a < NAME_LABELS; a++)
        for (unsigned b = 0; b < NAME_LABELS; b++) {
            moves->at[a][b] = (int16_t)casus__get16(rest->ptr);
            rest->ptr += 2;
        }
    rest->len -= size;
    return CASUS_OK;
}

casus_status casus__name_model_open(struct bytes section, struct arena *arena,
                                    struct name_model **out, casus_error *err)
{
    if (section.len < NAME_MODEL_HEAD ||
        casus__get32(section.ptr) != NAME_MODEL_VERSION ||
        casus__get32(section.ptr + 4) != NAME_LABELS)
        return casus__fail(err, CASUS_E_DATA, "names: bad head");
    struct name_model *m = casus__arena_alloc(arena, 1, sizeof *m);
    if (!m)
        return casus__fail_nomem(err);
    struct bytes rest = { section.ptr + NAME_MODEL_HEAD,
                          section.len - NAME_MODEL_HEAD };
    casus_status s = casus__slots_open(rest, &m->clusters, err);
    if (s != CASUS_OK)
        return s;
    rest.ptr += m->clusters.size;
    rest.len -= m->clusters.size;
    s = read_moves(&rest, &m->moves, err);
    if (s == CASUS_OK)
        s = open_weights(&rest, &m->word, err);
    if (s == CASUS_OK)
        s = open_weights(&rest, &m->context, err);
    if (s == CASUS_OK)
        *out = m;
    return s;
}

void casus__name_score(const struct weights *w, const uint32_t *features,
                       size_t n, int32_t score[NAME_LABELS])
{
    int16_t sum[WEIGHTS_MAX_LABELS] = { 0 };
    casus__weights_add(w, features, n, sum);
    for (unsigned label = 1; label < NAME_LABELS; label++)
        score[label] += sum[label - 1];
}
