#include "doc/relation.h"

#include "base/str.h"

static const char *const names[] = {
    [REL_ACL] = "acl",
    [REL_ACL_RELCL] = "acl:relcl",
    [REL_ADVCL] = "advcl",
    [REL_ADVCL_RELCL] = "advcl:relcl",
    [REL_ADVMOD] = "advmod",
    [REL_AMOD] = "amod",
    [REL_APPOS] = "appos",
    [REL_AUX] = "aux",
    [REL_AUX_PASS] = "aux:pass",
    [REL_CASE] = "case",
    [REL_CC] = "cc",
    [REL_CC_PRECONJ] = "cc:preconj",
    [REL_CCOMP] = "ccomp",
    [REL_COMPOUND] = "compound",
    [REL_COMPOUND_PRT] = "compound:prt",
    [REL_CONJ] = "conj",
    [REL_COP] = "cop",
    [REL_CSUBJ] = "csubj",
    [REL_CSUBJ_OUTER] = "csubj:outer",
    [REL_CSUBJ_PASS] = "csubj:pass",
    [REL_DEP] = "dep",
    [REL_DET] = "det",
    [REL_DET_PREDET] = "det:predet",
    [REL_DISCOURSE] = "discourse",
    [REL_DISLOCATED] = "dislocated",
    [REL_EXPL] = "expl",
    [REL_FIXED] = "fixed",
    [REL_FLAT] = "flat",
    [REL_GOESWITH] = "goeswith",
    [REL_IOBJ] = "iobj",
    [REL_LIST] = "list",
    [REL_MARK] = "mark",
    [REL_NMOD] = "nmod",
    [REL_NMOD_DESC] = "nmod:desc",
    [REL_NMOD_POSS] = "nmod:poss",
    [REL_NMOD_UNMARKED] = "nmod:unmarked",
    [REL_NSUBJ] = "nsubj",
    [REL_NSUBJ_OUTER] = "nsubj:outer",
    [REL_NSUBJ_PASS] = "nsubj:pass",
    [REL_NUMMOD] = "nummod",
    [REL_OBJ] = "obj",
    [REL_OBL] = "obl",
    [REL_OBL_AGENT] = "obl:agent",
    [REL_OBL_UNMARKED] = "obl:unmarked",
    [REL_ORPHAN] = "orphan",
    [REL_PARATAXIS] = "parataxis",
    [REL_PUNCT] = "punct",
    [REL_REPARANDUM] = "reparandum",
    [REL_ROOT] = "root",
    [REL_VOCATIVE] = "vocative",
    [REL_XCOMP] = "xcomp",
};

const char *casus__relation_name(unsigned relation)
{
    return relation < REL_COUNT ? names[relation] : "_";
}

static int find(casus_str name)
{
    for (int i = 0; i < REL_COUNT; i++)
        if (casus__str_is(name, names[i]))
            return i;
    return -1;
}

int casus__relation_number(casus_str name)
{
    casus_str rest = name, base;
    const int whole = find(name);
    if (whole >= 0 || !casus__str_split(&rest, ':', &base))
        return whole;
    return find(base);
}
