#include "tag/universal.h"

/* Each Penn tag's usual universal tag, and whether that is all. */
static const struct {
    uint8_t upos, sure;
} table[XPOS_COUNT] = {
    [XPOS_NONE] = { UPOS_X, 1 },       [XPOS_CC] = { UPOS_CCONJ, 1 },
    [XPOS_CD] = { UPOS_NUM, 1 },       [XPOS_DT] = { UPOS_DET, 0 },
    [XPOS_EX] = { UPOS_PRON, 1 },      [XPOS_FW] = { UPOS_X, 0 },
    [XPOS_IN] = { UPOS_ADP, 0 },       [XPOS_JJ] = { UPOS_ADJ, 1 },
    [XPOS_JJR] = { UPOS_ADJ, 1 },      [XPOS_JJS] = { UPOS_ADJ, 1 },
    [XPOS_LS] = { UPOS_X, 1 },         [XPOS_MD] = { UPOS_AUX, 1 },
    [XPOS_NN] = { UPOS_NOUN, 0 },      [XPOS_NNS] = { UPOS_NOUN, 1 },
    [XPOS_NNP] = { UPOS_PROPN, 0 },    [XPOS_NNPS] = { UPOS_PROPN, 1 },
    [XPOS_PDT] = { UPOS_DET, 1 },      [XPOS_POS] = { UPOS_PART, 1 },
    [XPOS_PRP] = { UPOS_PRON, 1 },     [XPOS_PRPS] = { UPOS_PRON, 1 },
    [XPOS_RB] = { UPOS_ADV, 0 },       [XPOS_RBR] = { UPOS_ADV, 1 },
    [XPOS_RBS] = { UPOS_ADV, 1 },      [XPOS_RP] = { UPOS_ADP, 1 },
    [XPOS_SYM] = { UPOS_SYM, 1 },      [XPOS_TO] = { UPOS_PART, 1 },
    [XPOS_UH] = { UPOS_INTJ, 1 },      [XPOS_VB] = { UPOS_VERB, 0 },
    [XPOS_VBD] = { UPOS_VERB, 0 },     [XPOS_VBG] = { UPOS_VERB, 0 },
    [XPOS_VBN] = { UPOS_VERB, 0 },     [XPOS_VBP] = { UPOS_VERB, 0 },
    [XPOS_VBZ] = { UPOS_VERB, 0 },     [XPOS_WDT] = { UPOS_PRON, 0 },
    [XPOS_WP] = { UPOS_PRON, 1 },      [XPOS_WPS] = { UPOS_PRON, 1 },
    [XPOS_WRB] = { UPOS_ADV, 1 },      [XPOS_HYPH] = { UPOS_PUNCT, 1 },
    [XPOS_LRB] = { UPOS_PUNCT, 1 },    [XPOS_RRB] = { UPOS_PUNCT, 1 },
    [XPOS_LQUOTE] = { UPOS_PUNCT, 1 }, [XPOS_RQUOTE] = { UPOS_PUNCT, 1 },
    [XPOS_COMMA] = { UPOS_PUNCT, 1 },  [XPOS_STOP] = { UPOS_PUNCT, 1 },
    [XPOS_COLON] = { UPOS_PUNCT, 1 },  [XPOS_DOLLAR] = { UPOS_SYM, 1 },
    [XPOS_HASH] = { UPOS_SYM, 1 },     [XPOS_AFX] = { UPOS_X, 1 },
    [XPOS_ADD] = { UPOS_PROPN, 1 },    [XPOS_NFP] = { UPOS_PUNCT, 1 },
    [XPOS_GW] = { UPOS_X, 1 },
};

unsigned casus__upos_fixed(unsigned xpos)
{
    return xpos < XPOS_COUNT && table[xpos].sure ? table[xpos].upos
                                                 : (unsigned)UPOS_COUNT;
}

unsigned casus__upos_default(unsigned xpos)
{
    return xpos < XPOS_COUNT ? table[xpos].upos : (unsigned)UPOS_X;
}
