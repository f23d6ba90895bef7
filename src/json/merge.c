/*
 * Linking records of one event across documents.
 *
 * Two records tell of one event when they have the same day, the same parties
 * (codes and first sectors, in any order), the same type and status, and
 * their places do not differ. Records come as a stream; what is kept of each
 * event is a hash of that key and the id of its first record. (Schrodt's
 * one-a-day filter goes further and keeps one record a day, pair and type.)
 */
#include "base/arena.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "json/cursor.h"
#include "json/emit.h"

#include <assert.h>
#include <stdlib.h>

enum { MAX_PARTIES = 64, NO_PLACE = 0 };

struct key {
    uint64_t a, b;
};

/* One event at one place: the first record, by its id. */
struct known_event {
    struct key key;
    uint64_t place;
    casus_str first;
    uint32_t next; /* of the same key, at another place; 0: none */
};

/* An id of the document at hand, and the first record of its event. */
struct alias {
    casus_str id, first;
};

struct casus_merge {
    unsigned flags;
    struct arena ids;          /* what `first` points to */
    struct known_event *known; /* from 1 */
    size_t n_known, cap_known;
    uint32_t *slots;           /* open addressing over `known`; 0: free */
    size_t n_slots;            /* a power of two */
    size_t n_keys;
    struct arena scratch;      /* of the document at hand */
    casus_str doc;
    struct alias *aliases;
    size_t n_aliases, cap_aliases;
    casus_merge_counts counts;
};

/* What a record says, as far as linking goes. */
struct reading {
    casus_str id, date, same_as;
    struct key key;
    uint64_t place;
    bool can_link;  /* a day, and a party on one side at least */
    bool both;      /* on both */
};

casus_status casus_merge_new(unsigned flags, casus_merge **out,
                             casus_error *err)
{
    casus_merge *m = casus__malloc(sizeof *m);
    if (!m)
        return casus__fail_nomem(err);
    m->flags = flags;
    m->doc = casus__str("");
    casus__arena_init(&m->ids, SIZE_MAX / 4);
    casus__arena_init(&m->scratch, SIZE_MAX / 4);
    *out = m;
    return CASUS_OK;
}

void casus_merge_free(casus_merge *m)
{
    if (!m)
        return;
    casus__arena_free(&m->ids);
    casus__arena_free(&m->scratch);
    casus__free(m->known);
    casus__free(m->slots);
    casus__free(m);
}

casus_merge_counts casus_merge_count(const casus_merge *m)
{
    return m->counts;
}

/* ---- keys -------------------------------------------------------------- */

/* Two independent hashes: 128 bits, so that two keys of a corpus will not
 * meet by chance. (FNV-1a, and a multiply-rotate mix.) */
static void mix(struct key *k, casus_str s)
{
    for (size_t i = 0; i <= s.len; i++) {
        const uint64_t c = i < s.len ? (unsigned char)s.ptr[i] : 0x100;
        k->a = (k->a ^ c) * 0x100000001b3;
        k->b = (k->b + c) * 0x9e3779b97f4a7c15;
        k->b ^= k->b >> 29;
    }
}

static struct key new_key(void)
{
    return (struct key){ 0xcbf29ce484222325, 0x8445d61a4e774912 };
}

static casus_str raw(casus_str value)
{
    return casus__json_is_string(value)
               ? (casus_str){ value.ptr + 1, value.len - 2 }
               : value;
}

static casus_str member(casus_str object, const char *name)
{
    casus_str value;
    return casus__json_find(object, name, &value) ? raw(value)
                                                  : casus__str("");
}

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The parties of one side, whatever their order. Returns how many have a
 * code or a sector. */
static size_t mix_parties(struct key *k, casus_str list)
{
    uint64_t party[MAX_PARTIES];
    struct json_cursor c;
    casus_str item;
    size_t n = 0;
    casus__json_start(&c, list);
    if (!casus__json_enter(&c, '['))
        return 0;
    while (n < MAX_PARTIES && casus__json_item(&c, &item)) {
        const casus_str code = member(item, "code");
        const casus_str sector = member(item, "sector");
        struct key one = new_key();
        if (!code.len && !sector.len)
            continue;
        mix(&one, code);
        mix(&one, sector);
        party[n++] = one.a ^ one.b;
    }
    qsort(party, n, sizeof *party, by_value);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || party[i] != party[i - 1])
            mix(k, (casus_str){ (const char *)&party[i], sizeof *party });
    mix(k, casus__str("/"));
    return n;
}

static uint64_t place_of(casus_str event)
{
    casus_str loc;
    struct key k = new_key();
    if (!casus__json_find(event, "event_loc", &loc))
        return NO_PLACE;
    const casus_str number = member(loc, "geonameid");
    mix(&k, number.len ? number : member(loc, "name"));
    return k.a ? k.a : 1;
}

static void read_event(casus_str event, struct reading *r)
{
    casus_str list;
    *r = (struct reading){ .id = member(event, "id"),
                           .date = member(event, "date"),
                           .same_as = member(event, "same_as"),
                           .key = new_key(),
                           .place = place_of(event) };
    mix(&r->key, r->date);
    mix(&r->key, member(event, "event")); /* a list of one */
    mix(&r->key, member(event, "status"));
    const bool has_actor = casus__json_find(event, "actor", &list);
    const size_t actors = has_actor ? mix_parties(&r->key, list) : 0;
    const bool has_other = casus__json_find(event, "recipient", &list);
    const size_t others = has_other ? mix_parties(&r->key, list) : 0;
    r->both = actors && others;
    r->can_link = r->date.len == 10 && (actors || others);
}

/* ---- the table --------------------------------------------------------- */

static size_t slot_of(const casus_merge *m, const struct key *k)
{
    size_t i = (size_t)k->a & (m->n_slots - 1);
    while (m->slots[i]) {
        const struct key *at = &m->known[m->slots[i]].key;
        if (at->a == k->a && at->b == k->b)
            break;
        i = (i + 1) & (m->n_slots - 1);
    }
    return i;
}

static bool grow_slots(casus_merge *m)
{
    const size_t n = m->n_slots ? 2 * m->n_slots : 1024;
    uint32_t *old = m->slots;
    const size_t n_old = m->n_slots;
    uint32_t *fresh = casus__malloc(n * sizeof *fresh);
    if (!fresh)
        return false;
    m->slots = fresh;
    m->n_slots = n;
    for (size_t i = 0; i < n_old; i++)
        if (old[i])
            fresh[slot_of(m, &m->known[old[i]].key)] = old[i];
    casus__free(old);
    return true;
}

static bool grow_known(casus_merge *m)
{
    const size_t cap = m->cap_known ? 2 * m->cap_known : 1024;
    if (cap > UINT32_MAX)
        return false;
    struct known_event *fresh = casus__malloc(cap * sizeof *fresh);
    if (!fresh)
        return false;
    if (m->n_known)
        memcpy(fresh, m->known, m->n_known * sizeof *fresh);
    casus__free(m->known);
    m->known = fresh;
    m->cap_known = cap;
    return true;
}

/* Room for one event more, so that adding it cannot fail half-way. */
static bool make_room(casus_merge *m)
{
    if (m->n_known + 1 >= m->cap_known && !grow_known(m))
        return false;
    if (m->n_known == 0)
        m->n_known = 1; /* 0 is none */
    return 2 * (m->n_keys + 1) < m->n_slots || grow_slots(m);
}

/* The known event that a record may be of; NULL if it is a new one. A record
 * without a place is of the only event there is; an event without a place
 * takes that of the first record that has one. */
static struct known_event *find(casus_merge *m, const struct reading *r)
{
    struct known_event *placeless = NULL, *only = NULL;
    size_t n = 0;
    for (uint32_t i = m->slots[slot_of(m, &r->key)]; i; i = m->known[i].next) {
        struct known_event *e = &m->known[i];
        if (e->place == r->place)
            return r->place || r->both ? e : NULL;
        if (!e->place)
            placeless = e;
        only = n++ ? NULL : e;
    }
    if (!r->both)
        return NULL;
    if (!r->place)
        return only;
    if (placeless && placeless == only) {
        placeless->place = r->place;
        return placeless;
    }
    return NULL;
}

static bool add(casus_merge *m, const struct reading *r, casus_str first)
{
    const char *id = casus__arena_copy(&m->ids, first.ptr, first.len);
    if (!id)
        return false;
    const size_t slot = slot_of(m, &r->key);
    m->known[m->n_known] = (struct known_event){
        .key = r->key,
        .place = r->place,
        .first = { id, first.len },
        .next = 0
    };
    uint32_t *link = &m->slots[slot];
    m->n_keys += *link == 0;
    while (*link)
        link = &m->known[*link].next;
    *link = (uint32_t)m->n_known++;
    return true;
}

/* ---- one document ------------------------------------------------------ */

static bool set_doc(casus_merge *m, casus_str doc)
{
    if (casus__str_eq(doc, m->doc) && m->doc.len)
        return true;
    casus__arena_reset(&m->scratch);
    m->aliases = NULL;
    m->n_aliases = m->cap_aliases = 0;
    const char *copy = casus__arena_copy(&m->scratch, doc.ptr, doc.len);
    m->doc = (casus_str){ copy ? copy : "", copy ? doc.len : 0 };
    return copy != NULL;
}

/* What casus itself linked inside the document. */
static bool find_alias(const casus_merge *m, casus_str id, casus_str *first)
{
    for (size_t i = 0; i < m->n_aliases; i++)
        if (casus__str_eq(m->aliases[i].id, id)) {
            *first = m->aliases[i].first;
            return true;
        }
    return false;
}

static bool add_alias(casus_merge *m, casus_str id, casus_str first)
{
    struct alias *a = casus__arena_grow(&m->scratch, m->aliases,
                                        m->n_aliases, &m->cap_aliases,
                                        sizeof *a);
    const char *p = casus__arena_copy(&m->scratch, id.ptr, id.len);
    const char *q = casus__arena_copy(&m->scratch, first.ptr, first.len);
    if (!a || !p || !q)
        return false;
    m->aliases = a;
    a[m->n_aliases++] = (struct alias){ { p, id.len }, { q, first.len } };
    return true;
}

/* *first: the id of the first record of this event, its own if it is new. */
static bool link_event(casus_merge *m, const struct reading *r,
                       casus_str *first, bool *keep)
{
    if (!make_room(m))
        return false;
    const bool seen_pair =
        r->can_link && r->both && m->slots[slot_of(m, &r->key)] != 0;
    *first = r->id;
    *keep = !seen_pair || !(m->flags & CASUS_MERGE_ONE_A_DAY);
    const bool told = r->same_as.len && find_alias(m, r->same_as, first);
    struct known_event *e = r->can_link ? find(m, r) : NULL;
    if (e && !told)
        *first = e->first;
    if (r->can_link && !e && (r->both || r->place) && !add(m, r, *first))
        return false;
    m->counts.events++;
    m->counts.linked += !casus__str_eq(*first, r->id);
    m->counts.dropped += !*keep;
    return add_alias(m, r->id, *first);
}

/* ---- writing ----------------------------------------------------------- */

static void put(struct emit *e, casus_str bytes)
{
    casus__emit_raw(e, bytes.ptr, bytes.len);
}

static void put_member(struct emit *e, bool *any, casus_str key,
                       casus_str value)
{
    if (*any)
        casus__emit_text(e, ", ");
    *any = true;
    put(e, key);
    casus__emit_text(e, ": ");
    put(e, value);
}

/* An event as it was, with the link that it has now. */
static void put_event(struct emit *e, casus_str event, casus_str id,
                      casus_str first)
{
    struct json_cursor c;
    casus_str key, value;
    bool any = false;
    casus__json_start(&c, event);
    (void)casus__json_enter(&c, '{');
    casus__emit_text(e, "{");
    while (casus__json_member(&c, &key, &value)) {
        if (casus__json_is_key(key, "same_as"))
            continue;
        put_member(e, &any, key, value);
    }
    if (!casus__str_eq(id, first)) {
        casus__emit_text(e, ", \"same_as\": \"");
        put(e, first);
        casus__emit_text(e, "\"");
    }
    casus__emit_text(e, "}");
}

/* One event goes through. False: no memory. */
static bool pass_event(casus_merge *m, struct emit *e, casus_str event,
                       bool *any)
{
    struct reading r;
    casus_str first;
    bool keep;
    read_event(event, &r);
    if (!link_event(m, &r, &first, &keep))
        return false;
    if (!keep)
        return true;
    if (*any)
        casus__emit_text(e, ", ");
    *any = true;
    put_event(e, event, r.id, first);
    return true;
}

static bool pass_events(casus_merge *m, struct emit *e, casus_str list)
{
    struct json_cursor c;
    casus_str event;
    bool any = false;
    casus__json_start(&c, list);
    (void)casus__json_enter(&c, '[');
    casus__emit_text(e, "[");
    while (casus__json_item(&c, &event))
        if (!pass_event(m, e, event, &any))
            return false;
    casus__emit_text(e, "]");
    return true;
}

static bool pass_document(casus_merge *m, struct emit *e, casus_str record)
{
    struct json_cursor c;
    casus_str key, value;
    bool any = false;
    casus__json_start(&c, record);
    (void)casus__json_enter(&c, '{');
    casus__emit_text(e, "{");
    while (casus__json_member(&c, &key, &value)) {
        const bool events = casus__json_is_key(key, "events") &&
                            value.ptr[0] == '[';
        put_member(e, &any, key, events ? casus__str("") : value);
        if (events && !pass_events(m, e, value))
            return false;
    }
    casus__emit_text(e, "}\n");
    return true;
}

static casus_status check_line(casus_str line, casus_error *err)
{
    struct json_cursor c;
    casus_str value;
    if (casus__utf8_valid(line.ptr, line.len) < line.len)
        return casus__fail(err, CASUS_E_UTF8, "not UTF-8");
    casus__json_start(&c, line);
    if (!casus__json_value(&c, &value) || !casus__json_is_done(&c))
        return casus__fail(err, CASUS_E_INPUT, "not JSON: %s",
                           c.why ? c.why : "more text behind the value");
    if (value.ptr[0] != '{')
        return casus__fail(err, CASUS_E_INPUT, "not a JSON object");
    return CASUS_OK;
}

casus_status casus_merge_line(casus_merge *m, casus_str line,
                              casus_write_fn *write, void *user,
                              casus_error *err)
{
    casus_str events, pair;
    struct emit e;
    bool any = false;
    assert(m && write);
    const casus_status s = check_line(line, err);
    if (s != CASUS_OK)
        return s;
    casus__emit_init(&e, false, write, user);
    const bool has_events = casus__json_find(line, "events", &events);
    const bool is_event =
        !has_events && casus__json_find(line, "event", &pair);
    bool ok = set_doc(m, member(line, has_events ? "id" : "doc"));
    if (ok && has_events) {
        ok = pass_document(m, &e, line);
    } else if (ok && is_event) {
        ok = pass_event(m, &e, line, &any);
        if (any)
            casus__emit_newline(&e);
    } else if (ok) { /* the record of an error, or not ours: as it is */
        put(&e, line);
        casus__emit_newline(&e);
    }
    if (!ok)
        return casus__fail_nomem(err);
    return casus__emit_finish(&e, err);
}
