/* Names of the layers' enums, and what a code is. */
#include "doc/doc.h"

#include "base/str.h"

static const char *const upos_names[] = {
    [UPOS_X] = "X",         [UPOS_ADJ] = "ADJ",     [UPOS_ADP] = "ADP",
    [UPOS_ADV] = "ADV",     [UPOS_AUX] = "AUX",     [UPOS_CCONJ] = "CCONJ",
    [UPOS_DET] = "DET",     [UPOS_INTJ] = "INTJ",   [UPOS_NOUN] = "NOUN",
    [UPOS_NUM] = "NUM",     [UPOS_PART] = "PART",   [UPOS_PRON] = "PRON",
    [UPOS_PROPN] = "PROPN", [UPOS_PUNCT] = "PUNCT", [UPOS_SCONJ] = "SCONJ",
    [UPOS_SYM] = "SYM",     [UPOS_VERB] = "VERB",
};

static const char *const xpos_names[] = {
    [XPOS_NONE] = "_",      [XPOS_CC] = "CC",       [XPOS_CD] = "CD",
    [XPOS_DT] = "DT",       [XPOS_EX] = "EX",       [XPOS_FW] = "FW",
    [XPOS_IN] = "IN",       [XPOS_JJ] = "JJ",       [XPOS_JJR] = "JJR",
    [XPOS_JJS] = "JJS",     [XPOS_LS] = "LS",       [XPOS_MD] = "MD",
    [XPOS_NN] = "NN",       [XPOS_NNS] = "NNS",     [XPOS_NNP] = "NNP",
    [XPOS_NNPS] = "NNPS",   [XPOS_PDT] = "PDT",     [XPOS_POS] = "POS",
    [XPOS_PRP] = "PRP",     [XPOS_PRPS] = "PRP$",   [XPOS_RB] = "RB",
    [XPOS_RBR] = "RBR",     [XPOS_RBS] = "RBS",     [XPOS_RP] = "RP",
    [XPOS_SYM] = "SYM",     [XPOS_TO] = "TO",       [XPOS_UH] = "UH",
    [XPOS_VB] = "VB",       [XPOS_VBD] = "VBD",     [XPOS_VBG] = "VBG",
    [XPOS_VBN] = "VBN",     [XPOS_VBP] = "VBP",     [XPOS_VBZ] = "VBZ",
    [XPOS_WDT] = "WDT",     [XPOS_WP] = "WP",       [XPOS_WPS] = "WP$",
    [XPOS_WRB] = "WRB",     [XPOS_HYPH] = "HYPH",   [XPOS_LRB] = "-LRB-",
    [XPOS_RRB] = "-RRB-",   [XPOS_LQUOTE] = "``",   [XPOS_RQUOTE] = "''",
    [XPOS_COMMA] = ",",     [XPOS_STOP] = ".",      [XPOS_COLON] = ":",
    [XPOS_DOLLAR] = "$",    [XPOS_HASH] = "#",      [XPOS_AFX] = "AFX",
    [XPOS_ADD] = "ADD",     [XPOS_NFP] = "NFP",     [XPOS_GW] = "GW",
};

static const char *const entity_type_names[] = {
    [ENTITY_PERSON] = "PERSON", [ENTITY_GPE] = "GPE", [ENTITY_LOC] = "LOC",
    [ENTITY_FAC] = "FAC",       [ENTITY_ORG] = "ORG", [ENTITY_NORP] = "NORP",
};

static const char *const mention_kind_names[] = {
    [MENTION_NAME] = "name",
    [MENTION_PRONOUN] = "pronoun",
    [MENTION_NOMINAL] = "nominal",
};

static const char *const quantity_kind_names[] = {
    [QUANTITY_OTHER] = "other",         [QUANTITY_KILLED] = "killed",
    [QUANTITY_INJURED] = "injured",     [QUANTITY_MISSING] = "missing",
    [QUANTITY_DETAINED] = "detained",   [QUANTITY_ABDUCTED] = "abducted",
    [QUANTITY_DISPLACED] = "displaced", [QUANTITY_PROTESTERS] = "protesters",
    [QUANTITY_TROOPS] = "troops",       [QUANTITY_WEAPONS] = "weapons",
    [QUANTITY_PEOPLE] = "people",       [QUANTITY_MONEY] = "money",
    [QUANTITY_PERCENT] = "percent",
};

static const char *const date_type_names[] = {
    [DATE_DATE] = "DATE",
    [DATE_TIME] = "TIME",
    [DATE_DURATION] = "DURATION",
    [DATE_SET] = "SET",
};

static const char *const event_type_names[] = {
    [EVENT_AGREE] = "AGREE",         [EVENT_CONSULT] = "CONSULT",
    [EVENT_SUPPORT] = "SUPPORT",     [EVENT_CONCEDE] = "CONCEDE",
    [EVENT_COOPERATE] = "COOPERATE", [EVENT_AID] = "AID",
    [EVENT_RETREAT] = "RETREAT",     [EVENT_REQUEST] = "REQUEST",
    [EVENT_ACCUSE] = "ACCUSE",       [EVENT_REJECT] = "REJECT",
    [EVENT_THREATEN] = "THREATEN",   [EVENT_PROTEST] = "PROTEST",
    [EVENT_SANCTION] = "SANCTION",   [EVENT_MOBILIZE] = "MOBILIZE",
    [EVENT_COERCE] = "COERCE",       [EVENT_ASSAULT] = "ASSAULT",
};

static const char *const event_status_names[] = {
    [STATUS_ACTUAL] = "actual",
    [STATUS_FUTURE] = "future",
    [STATUS_HYPOTHETICAL] = "hypothetical",
    [STATUS_NEGATED] = "negated",
    [STATUS_HISTORICAL] = "historical",
};

static const char *const stage_names[] = {
    [STAGE_TEXT] = "text",   [STAGE_LEX] = "lex",
    [STAGE_TAG] = "tag",     [STAGE_TREE] = "tree",
    [STAGE_PARSE] = "parse", [STAGE_MENTION] = "mention",
    [STAGE_VALUE] = "value", [STAGE_EVENT] = "event",
};

static const char *name_of(const char *const *names, size_t n, unsigned i)
{
    return i < n ? names[i] : "";
}

static int number_of(const char *const *names, size_t n, casus_str name)
{
    for (size_t i = 0; i < n; i++)
        if (casus__str_is(name, names[i]))
            return (int)i;
    return -1;
}

const char *casus__upos_name(unsigned upos)
{
    return name_of(upos_names, COUNT(upos_names), upos);
}

const char *casus__xpos_name(unsigned xpos)
{
    return name_of(xpos_names, COUNT(xpos_names), xpos);
}

const char *casus__entity_type_name(unsigned type)
{
    return name_of(entity_type_names, COUNT(entity_type_names), type);
}

const char *casus__mention_kind_name(unsigned kind)
{
    return name_of(mention_kind_names, COUNT(mention_kind_names), kind);
}

const char *casus__quantity_kind_name(unsigned kind)
{
    return name_of(quantity_kind_names, COUNT(quantity_kind_names), kind);
}

const char *casus__date_type_name(unsigned type)
{
    return name_of(date_type_names, COUNT(date_type_names), type);
}

const char *casus__event_type_name(unsigned type)
{
    return name_of(event_type_names, COUNT(event_type_names), type);
}

const char *casus__event_status_name(unsigned status)
{
    return name_of(event_status_names, COUNT(event_status_names), status);
}

const char *casus__stage_name(unsigned stage)
{
    return name_of(stage_names, COUNT(stage_names), stage);
}

int casus__upos_number(casus_str name)
{
    return number_of(upos_names, COUNT(upos_names), name);
}

int casus__xpos_number(casus_str name)
{
    return number_of(xpos_names, COUNT(xpos_names), name);
}

int casus__event_type_number(casus_str name)
{
    return number_of(event_type_names, COUNT(event_type_names), name);
}

int casus__quantity_kind_number(casus_str name)
{
    return number_of(quantity_kind_names, COUNT(quantity_kind_names), name);
}

bool casus__code_is_state(const char code[4])
{
    static const char *const others[] = { "EUR", "IGO", "IMG", "ISM",
                                          "MNC", "NGO", "UNO" };
    const casus_str c = casus__code_str(code);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (casus__str_is(c, others[i]))
            return false;
    return c.len != 0;
}
