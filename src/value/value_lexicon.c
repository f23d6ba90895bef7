/*
 * The lexicon of the stage: words of numbers and dates (number_words.c), acts
 * that are done to people, nouns that are counted. It is laid into one hash
 * table when a model is opened, so that a token costs one look-up. A word in
 * two lists of the same sort belongs to the first.
 */
#include "value/internal.h"

#include "base/bytes.h"
#include "base/error.h"
#include "pack/model.h"
#include "value/value.h"

struct list {
    uint8_t class;
    const char *words; /* folds, blank between them */
};

/* Acts and states, by their verb forms and adjectives. */
static const struct list acts[] = {
    { ACT_KILL,
      "assassinate assassinated assassinating behead beheaded beheading "
      "electrocuted execute executed executing gunned kill killed killing "
      "kills lynch lynched machine-gunned martyred massacre massacred "
      "massacring murder murdered murdering slain slaughter slaughtered "
      "slaughtering slay slaying" },
    { ACT_CLAIM,
      "claim claimed claiming claims" },
    { ACT_DIE,
      "die died dies drown drowned drowning drowns dying perish perished "
      "perishes perishing succumbed" },
    { ACT_DEAD,
      "dead lifeless" },
    { ACT_INJURE,
      "hospitalised hospitalize hospitalized hurt hurting hurts injure "
      "injured injures injuring maim maimed maiming wound wounded wounding "
      "wounds" },
    { ACT_MISSING,
      "missing unaccounted" },
    { ACT_VANISH,
      "disappear disappeared vanish vanished" },
    { ACT_DETAIN,
      "apprehend apprehended arraigned arrest arrested arresting arrests "
      "capture captured captures capturing charge charged charging convict "
      "convicted convicting detain detained detaining detains free freed "
      "freeing imprison imprisoned imprisoning imprisons incarcerated "
      "indict indicted jail jailed jailing release released releases "
      "releasing remanded round rounded rounding sentence sentenced "
      "sentencing" },
    { ACT_ABDUCT,
      "abduct abducted abducting abducts captive hostage kidnap kidnaped "
      "kidnaping kidnapped kidnapping kidnaps" },
    { ACT_DISPLACE,
      "displace displaced displaces displacing evacuate evacuated evacuates "
      "evacuating homeless uproot uprooted uprooting" },
    { ACT_FLEE,
      "fled flee fleeing flees" },
    { ACT_PROTEST,
      "chanted chanting demonstrate demonstrated demonstrates demonstrating "
      "march marched marches marching picketed protest protested protesting "
      "protests rallied rallies rally rallying rioted rioting striking" },
    { ACT_SHOOT,
      "beaten blown bombed burned burnt crushed hacked hanged shooting shot "
      "stabbed trampled" },
};

/* Nouns of an act: "the deaths of 12", "the arrest of 3". */
static const struct list act_nouns[] = {
    { ACT_KILL,
      "assassin assassination assassinations assassins beheading bodies "
      "body burial corpses death deaths execution executions funeral "
      "funerals genocide killer killers killing killings lives massacre "
      "murder murderer murderers murders remains slaughter slaying slayings" },
    { ACT_INJURE,
      "injuries injury wounding" },
    { ACT_DETAIN,
      "arrest arrests capture captures conviction detention detentions "
      "imprisonment indictment jailing release trial" },
    { ACT_ABDUCT,
      "abduction abductions kidnapping kidnappings" },
    { ACT_MISSING,
      "disappearance disappearances" },
    { ACT_DISPLACE,
      "displacement evacuation eviction" },
    { ACT_PROTEST,
      "crowd crowds demonstration demonstrations march procession protest "
      "protests rally strike" },
};

/* Nouns that are counted, by class: lemmas, and forms the lemmas miss. */
static const struct list nouns[] = {
    { NOUN_DEATH,
      "bodies body casualties casualty corpse corpses dead death deaths "
      "fatalities fatality killing killings murder murders remains" },
    { NOUN_INJURY,
      "injured injuries injury wounded" },
    { NOUN_LIFE,
      "life lives" },
    { NOUN_HOSTAGE,
      "abductee captive captives hostage hostages" },
    { NOUN_PRISONER,
      "arrest arrests convict detainee detainees detention inmate inmates "
      "internee prisoner prisoners" },
    { NOUN_REFUGEE,
      "asylum-seeker displaced evacuee evacuees idp idps refugee refugees" },
    { NOUN_PROTESTER,
      "demonstrator demonstrators marcher marchers protester protesters "
      "protestor protestors rioter rioters striker strikers" },
    { NOUN_TROOPS,
      "airman airmen bomber cadet combatant commando conscript extremist "
      "fighter forces guard guardsman guardsmen guerillas guerrilla gunman "
      "gunmen insurgent jihadi jihadist legionnaire marine marines "
      "mercenary militant militiaman militiamen paratrooper peacekeeper "
      "personnel police policeman policemen policewoman ranger rebel "
      "recruit reservist sailor separatist serviceman servicemen "
      "servicewoman soldier subversive terrorist troop troops" },
    { NOUN_WEAPON,
      "aircraft airplane artillery bomb bomber-plane destroyer drone "
      "explosive fighter-jet firearm frigate grenade gun gunship helicopter "
      "howitzer interceptor jet landmine launcher mine missile mortar "
      "munition pistol plane rifle rocket shell ship shotgun submarine tank "
      "torpedo uav vehicle-borne warhead warplane warship weapon" },
    { NOUN_PERSON,
      "activist adult aide applicant assailant associate athlete attacker "
      "aunt baby bodyguard boy brother businessman businessmen bystander "
      "cameraman cameramen candidate child children christian citizen "
      "civilian cleric colleague commuter companion consumer contractor "
      "councillor cousin crew crewman crewmen criminal customer daughter "
      "delegate deputy diplomat dissident doctor driver elder employee "
      "engineer entrepreneur envoy exile expert families family fan farmer "
      "father female firefighter fisherman fishermen foreigner girl "
      "grandchild grandchildren grandfather grandmother grandparent guest "
      "head human husband imam immigrant individual infant jew journalist "
      "judge kidnapper laborer labourer lawmaker lawyer leader legislator "
      "male man medic member men migrant miner monitor monk mother mp "
      "muslim national neighbor neighbour nephew newborn niece nun nurse "
      "observer officer official opponent orphan other others paramedic "
      "parent party-goer passenger patient peasant pedestrian people person "
      "personnel photographer pilgrim pilot pirate player politician priest "
      "prosecutor pupil relative reporter representative rescuer resident "
      "schoolboy schoolchild schoolchildren schoolgirl scientist senator "
      "servant shopper sibling sister smuggler son soul spectator staff "
      "staffer student supporter survivor suspect teacher teen teenager "
      "thief toddler tourist trafficker translator tribesman tribesmen "
      "uncle victim villager volunteer voter widow wife woman women worker "
      "worshiper worshipper youth" },
    { NOUN_THING,
      "acre agency agreement airline airport alliance ambulance animal area "
      "army association attack ballot bank barrel base battalion battle "
      "bill bird blast bloc board bombing book branch bridge brigade "
      "building bureau bus business camel camp car cartel case cattle "
      "center centre chamber channel charge charity checkpoint chicken "
      "church city clan clash clinic club coalition college command "
      "committee company consulate contract convoy copy corporation council "
      "count country court cow crop deal delegation demand department "
      "diocese district division dog dolphin dose election elephant embassy "
      "explosion facility faction factory federation field film firm fish "
      "fleet foundation front fund gang goal goat government group hectare "
      "home horse hospital hotel house incident industry institute "
      "institution issue job jury law legislature livestock magazine market "
      "medal meeting militia ministry mission mob monastery mosque movement "
      "movie nation navy network newspaper office operation organisation "
      "organization outlet page palace panel parliament part party patrol "
      "percent piece pig pipeline plant platform point position post "
      "poultry power prison province question radio raid reason regime "
      "region republic resolution restaurant rhino road round sample school "
      "seat secretariat sect seminary session share sheep shop side site "
      "society squad stadium state station store strike supermarket "
      "synagogue system talk team temple test thing time times town treaty "
      "tree tribe tribunal trip truck turtle union unit university vaccine "
      "vehicle village visit vote way website well whale" },
};

enum { SLOTS = 4096 };

struct value_lexicon {
    struct lexeme slots[SLOTS];
};

const struct lexeme *casus__value_lexeme(const struct value_lexicon *lex,
                                         casus_str word, uint32_t hash)
{
    for (uint32_t at = hash & (SLOTS - 1); lex->slots[at].word.ptr;
         at = (at + 1) & (SLOTS - 1))
        if (lex->slots[at].hash == hash &&
            casus__str_eq(lex->slots[at].word, word))
            return &lex->slots[at];
    return NULL;
}

/* The slot of a word, new or not. The words are fewer than half the slots. */
static struct lexeme *slot(struct value_lexicon *lex, casus_str word)
{
    const uint32_t hash = casus__hash(word.ptr, word.len);
    uint32_t at = hash & (SLOTS - 1);
    while (lex->slots[at].word.ptr &&
           !(lex->slots[at].hash == hash &&
             casus__str_eq(lex->slots[at].word, word)))
        at = (at + 1) & (SLOTS - 1);
    lex->slots[at].word = word;
    lex->slots[at].hash = hash;
    return &lex->slots[at];
}

static void add_list(struct value_lexicon *lex, const struct list *list,
                     size_t n, size_t field)
{
    for (size_t k = 0; k < n; k++) {
        casus_str rest = casus__str(list[k].words), word;
        while (casus__str_split(&rest, ' ', &word)) {
            uint8_t *at = (uint8_t *)slot(lex, word) + field;
            if (!*at)
                *at = list[k].class;
        }
    }
}

static struct value_lexicon *new_lexicon(struct arena *arena)
{
    struct value_lexicon *lex = casus__arena_alloc(arena, 1, sizeof *lex);
    if (!lex)
        return NULL;
    for (size_t i = 0; i < casus__value_word_count; i++) {
        const struct value_word *v = &casus__value_word_table[i];
        slot(lex, casus__str(v->word))->number = v;
    }
    add_list(lex, acts, COUNT(acts), offsetof(struct lexeme, act));
    add_list(lex, act_nouns, COUNT(act_nouns),
             offsetof(struct lexeme, act_noun));
    add_list(lex, nouns, COUNT(nouns), offsetof(struct lexeme, noun));
    return lex;
}

casus_status casus__value_open(casus_model *model, casus_error *err)
{
    model->values = new_lexicon(&model->arena);
    return model->values ? CASUS_OK : casus__fail_nomem(err);
}

bool casus__value_words(struct value_work *w)
{
    const casus_doc *doc = w->doc;
    w->lex = doc->model && doc->model->values ? doc->model->values
                                              : new_lexicon(w->scratch);
    w->lexeme = casus__arena_alloc(w->scratch, doc->n_tokens + 1,
                                   sizeof *w->lexeme);
    w->word = casus__arena_alloc(w->scratch, doc->n_tokens + 1,
                                 sizeof *w->word);
    if (!w->lex || !w->lexeme || !w->word)
        return false;
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const struct token *t = &doc->tokens[i];
        if (t->kind != TOKEN_WORD || !t->fold_len)
            continue;
        w->lexeme[i] =
            casus__value_lexeme(w->lex, casus__token_fold(doc, i), t->hash);
        if (w->lexeme[i])
            w->word[i] = w->lexeme[i]->number;
    }
    return true;
}
