#define PCRE2_CODE_UNIT_WIDTH 8

#include "schema.h"

#include <pcre2.h>
#include <stdio.h>
#include <string.h>

struct check {
    const json_t *root;
    char *why;
    size_t why_size;
};

static bool fail(const struct check *c, const char *what, const char *detail)
{
    (void)snprintf(c->why, c->why_size, "%s: %s", what, detail);
    return false;
}

static bool has_type(const json_t *value, const char *type)
{
    if (strcmp(type, "object") == 0)
        return json_is_object(value);
    if (strcmp(type, "array") == 0)
        return json_is_array(value);
    if (strcmp(type, "string") == 0)
        return json_is_string(value);
    if (strcmp(type, "integer") == 0)
        return json_is_integer(value);
    if (strcmp(type, "number") == 0)
        return json_is_number(value);
    if (strcmp(type, "boolean") == 0)
        return json_is_boolean(value);
    return strcmp(type, "null") == 0 && json_is_null(value);
}

static bool check_type(const struct check *c, const json_t *type,
                       const json_t *value)
{
    size_t i;
    const json_t *one;
    if (json_is_string(type))
        return has_type(value, json_string_value(type)) ||
               fail(c, "type", json_string_value(type));
    json_array_foreach(type, i, one)
        if (has_type(value, json_string_value(one)))
            return true;
    return fail(c, "type", "none of the list");
}

static bool check_enum(const struct check *c, const json_t *list,
                       const json_t *value)
{
    size_t i;
    const json_t *one;
    json_array_foreach(list, i, one)
        if (json_equal(one, value))
            return true;
    return fail(c, "enum", json_is_string(value) ? json_string_value(value)
                                                 : "(not a string)");
}

static bool check_pattern(const struct check *c, const char *pattern,
                          const json_t *value)
{
    int error;
    PCRE2_SIZE at;
    if (!json_is_string(value))
        return true;
    pcre2_code *re = pcre2_compile((PCRE2_SPTR)pattern,
                                   PCRE2_ZERO_TERMINATED,
                                   PCRE2_DOLLAR_ENDONLY, &error, &at, NULL);
    if (!re)
        return fail(c, "pattern does not compile", pattern);
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    const int n = pcre2_match(re, (PCRE2_SPTR)json_string_value(value),
                              json_string_length(value), 0, 0, match, NULL);
    pcre2_match_data_free(match);
    pcre2_code_free(re);
    return n >= 0 || fail(c, pattern, json_string_value(value));
}

static bool check(const struct check *c, const json_t *schema,
                  const json_t *value);

static bool check_object(const struct check *c, const json_t *schema,
                         const json_t *value)
{
    size_t i;
    const json_t *name;
    const char *key;
    json_t *item;
    const json_t *known = json_object_get(schema, "properties");
    const bool closed =
        json_is_false(json_object_get(schema, "additionalProperties"));
    json_array_foreach(json_object_get(schema, "required"), i, name)
        if (!json_object_get(value, json_string_value(name)))
            return fail(c, "missing key", json_string_value(name));
    void *iter = json_object_iter((json_t *)(size_t)(const void *)value);
    for (; iter; iter = json_object_iter_next(
                     (json_t *)(size_t)(const void *)value, iter)) {
        key = json_object_iter_key(iter);
        item = json_object_iter_value(iter);
        const json_t *sub = json_object_get(known, key);
        if (!sub && closed)
            return fail(c, "unknown key", key);
        if (sub && !check(c, sub, item)) {
            char inner[200];
            (void)snprintf(inner, sizeof inner, "%.190s", c->why);
            return fail(c, key, inner);
        }
    }
    return true;
}

static bool check_array(const struct check *c, const json_t *schema,
                        const json_t *value)
{
    size_t i;
    const json_t *item;
    const json_t *items = json_object_get(schema, "items");
    const json_t *least = json_object_get(schema, "minItems");
    const json_t *most = json_object_get(schema, "maxItems");
    const size_t n = json_array_size(value);
    if (least && n < (size_t)json_integer_value(least))
        return fail(c, "minItems", "too few");
    if (most && n > (size_t)json_integer_value(most))
        return fail(c, "maxItems", "too many");
    if (items)
        json_array_foreach(value, i, item)
            if (!check(c, items, item))
                return false;
    return true;
}

static bool check_bounds(const struct check *c, const json_t *schema,
                         const json_t *value)
{
    const json_t *least = json_object_get(schema, "minimum");
    const json_t *most = json_object_get(schema, "maximum");
    if (!json_is_number(value))
        return true;
    if (least && json_number_value(value) < json_number_value(least))
        return fail(c, "minimum", "too small");
    if (most && json_number_value(value) > json_number_value(most))
        return fail(c, "maximum", "too large");
    return true;
}

static bool check_one_of(const struct check *c, const json_t *list,
                         const json_t *value)
{
    size_t i, fits = 0;
    const json_t *one;
    char first[200] = "";
    json_array_foreach(list, i, one) {
        if (check(c, one, value))
            fits++;
        else if (!first[0])
            (void)snprintf(first, sizeof first, "%.190s", c->why);
    }
    return fits == 1 || fail(c, "oneOf", first);
}

static const json_t *follow(const struct check *c, const char *ref)
{
    const char *prefix = "#/definitions/";
    if (strncmp(ref, prefix, strlen(prefix)) != 0)
        return NULL;
    return json_object_get(json_object_get(c->root, "definitions"),
                           ref + strlen(prefix));
}

static bool is_known(const char *key)
{
    static const char *const keys[] = {
        "$ref",     "$schema",  "additionalProperties", "definitions",
        "description", "enum",  "items",                "maxItems",
        "maximum",  "minItems", "minimum",              "oneOf",
        "pattern",  "properties", "required",           "title",
        "type",
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static bool check(const struct check *c, const json_t *schema,
                  const json_t *value)
{
    const json_t *x;
    void *iter = json_object_iter((json_t *)(size_t)(const void *)schema);
    for (; iter; iter = json_object_iter_next(
                     (json_t *)(size_t)(const void *)schema, iter))
        if (!is_known(json_object_iter_key(iter)))
            return fail(c, "unknown keyword", json_object_iter_key(iter));
    if ((x = json_object_get(schema, "$ref"))) {
        const json_t *target = follow(c, json_string_value(x));
        return target ? check(c, target, value)
                      : fail(c, "$ref", json_string_value(x));
    }
    if ((x = json_object_get(schema, "oneOf")) && !check_one_of(c, x, value))
        return false;
    if ((x = json_object_get(schema, "type")) && !check_type(c, x, value))
        return false;
    if ((x = json_object_get(schema, "enum")) && !check_enum(c, x, value))
        return false;
    if ((x = json_object_get(schema, "pattern")) &&
        !check_pattern(c, json_string_value(x), value))
        return false;
    if (!check_bounds(c, schema, value))
        return false;
    if (json_is_object(value))
        return check_object(c, schema, value);
    return !json_is_array(value) || check_array(c, schema, value);
}

bool schema_valid(const json_t *root, const json_t *schema,
                  const json_t *value, char *why, size_t why_size)
{
    const struct check c = { root, why, why_size };
    why[0] = '\0';
    return check(&c, schema, value);
}
