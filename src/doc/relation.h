/* The relations of Universal Dependencies (version 2) that English has, with
 * the subtypes of EWT and GUM. */
#ifndef CASUS_DOC_RELATION_H
#define CASUS_DOC_RELATION_H

#include <casus/casus.h>

enum relation {
    REL_ACL, REL_ACL_RELCL, REL_ADVCL, REL_ADVCL_RELCL, REL_ADVMOD, REL_AMOD,
    REL_APPOS, REL_AUX, REL_AUX_PASS, REL_CASE, REL_CC, REL_CC_PRECONJ,
    REL_CCOMP, REL_COMPOUND, REL_COMPOUND_PRT, REL_CONJ, REL_COP, REL_CSUBJ,
    REL_CSUBJ_OUTER, REL_CSUBJ_PASS, REL_DEP, REL_DET, REL_DET_PREDET,
    REL_DISCOURSE, REL_DISLOCATED, REL_EXPL, REL_FIXED, REL_FLAT,
    REL_GOESWITH, REL_IOBJ, REL_LIST, REL_MARK, REL_NMOD, REL_NMOD_DESC,
    REL_NMOD_POSS, REL_NMOD_UNMARKED, REL_NSUBJ, REL_NSUBJ_OUTER,
    REL_NSUBJ_PASS, REL_NUMMOD, REL_OBJ, REL_OBL, REL_OBL_AGENT,
    REL_OBL_UNMARKED, REL_ORPHAN, REL_PARATAXIS, REL_PUNCT, REL_REPARANDUM,
    REL_ROOT, REL_VOCATIVE, REL_XCOMP,
    REL_COUNT
};

const char *casus__relation_name(unsigned relation);

/* The number of a relation; that of its part before the colon for a subtype
 * we do not have; -1 for what is none. */
int casus__relation_number(casus_str name);

#endif
