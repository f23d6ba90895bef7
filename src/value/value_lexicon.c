/*
 * The lexicon of the stage: words of numbers and dates (number_words.c), acts that
 * are done to people, nouns that are counted. It is laid into one hash table
 * when a document is read, so that a token costs one look-up.
 */
#include "value/internal.h"

#include "base/bytes.h"

struct list {
    uint8_t class;
    const char *words; /* folds, blank between them */
};

/* Acts and states, by their verb forms and adjectives. */
static const struct list acts[] = {
    { ACT_KILL, "kill kills killed killing murder murdered murdering massacre "
                "massacred massacring slay slain slaying execute executed "
                "executing assassinate assassinated assassinating behead "
                "beheaded beheading slaughter slaughtered slaughtering lynch "
                "lynched electrocuted "
                "martyred gunned machine-gunned" },
    { ACT_CLAIM, "claim claims claimed claiming" },
    { ACT_DIE, "die dies died dying perish perishes perished perishing drown "
               "drowns drowned drowning succumbed" },
    { ACT_DEAD, "dead lifeless" },
    { ACT_INJURE, "injure injures injured injuring wound wounds wounded "
                  "wounding hurt hurts hurting maim maimed maiming hospitalize "
                  "hospitalized hospitalised" },
    { ACT_MISSING, "missing unaccounted" },
    { ACT_VANISH, "disappear disappeared vanish vanished" },
    { ACT_DETAIN, "arrest arrests arrested arresting detain detains detained "
                  "detaining jail jailed jailing imprison imprisoned "
                  "imprisoning capture captures captured capturing apprehend "
                  "apprehended charge charged charging convict convicted "
                  "convicting sentence sentenced sentencing free freed "
                  "freeing release released releasing releases indict "
                  "indicted round rounded rounding incarcerated remanded "
                  "arraigned imprisons" },
    { ACT_ABDUCT, "kidnap kidnaps kidnapped kidnapping kidnaped kidnaping "
                  "abduct abducts abducted abducting hostage captive" },
    { ACT_DISPLACE, "displace displaces displaced displacing evacuate "
                    "evacuated evacuating evacuates uproot uprooted uprooting "
                    "homeless" },
    { ACT_FLEE, "flee flees fled fleeing" },
    { ACT_PROTEST, "protest protests protested protesting demonstrate "
                   "demonstrates demonstrated demonstrating march marches "
                   "marched marching rally rallies rallied rallying "
                   "striking picketed chanted chanting rioted rioting" },
    { ACT_SHOOT, "shot stabbed trampled beaten burned burnt hanged shooting bombed "
                 "hacked crushed blown" },
};

/* Nouns of an act: "the deaths of 12", "the arrest of 3". */
static const struct list act_nouns[] = {
    { ACT_KILL, "death deaths killing killings murder murders massacre "
                "assassination assassinations execution executions slaying "
                "slaughter slayings genocide beheading bodies body corpses remains lives "
                "funeral funerals burial killer killers murderer murderers "
                "assassin assassins" },
    { ACT_INJURE, "wounding injuries injury" },
    { ACT_DETAIN, "arrest arrests detention detentions capture captures "
                  "release conviction imprisonment jailing indictment trial" },
    { ACT_ABDUCT, "kidnapping kidnappings abduction abductions" },
    { ACT_MISSING, "disappearance disappearances" },
    { ACT_DISPLACE, "displacement evacuation eviction" },
    { ACT_PROTEST, "protest protests demonstration demonstrations march rally "
                   "strike crowd crowds procession" },
};

/* Nouns that are counted, by class: lemmas, and forms the lemmas miss. */
static const struct list nouns[] = {
    { NOUN_DEATH, "death deaths fatality fatalities body bodies corpse "
                  "corpses casualty casualties dead remains killing killings "
                  "murder murders" },
    { NOUN_INJURY, "injury injuries wounded injured" },
    { NOUN_LIFE, "life lives" },
    { NOUN_HOSTAGE, "hostage hostages captive captives abductee" },
    { NOUN_PRISONER, "prisoner prisoners detainee detainees inmate inmates "
                     "convict arrest arrests detention internee" },
    { NOUN_REFUGEE, "refugee refugees evacuee evacuees idp idps "
                    "asylum-seeker displaced" },
    { NOUN_PROTESTER, "protester protesters protestor protestors "
                      "demonstrator demonstrators marcher marchers striker "
                      "strikers rioter rioters" },
    { NOUN_TROOPS,
      "troop troops soldier policeman policemen policewoman fighter militant "
      "rebel insurgent gunman gunmen guard guardsman guardsmen marine marines "
      "airman airmen sailor peacekeeper commando paratrooper reservist "
      "personnel forces serviceman servicemen servicewoman militiaman "
      "militiamen mercenary combatant guerrilla jihadist jihadi terrorist "
      "separatist legionnaire cadet recruit conscript ranger guerillas "
      "subversive police extremist bomber" },
    { NOUN_WEAPON,
      "tank missile aircraft warplane plane jet helicopter ship warship "
      "rocket bomb drone submarine gun rifle pistol grenade mortar shell "
      "warhead fighter-jet torpedo mine landmine munition artillery howitzer "
      "weapon firearm shotgun frigate destroyer bomber-plane gunship explosive "
      "vehicle-borne launcher interceptor airplane uav" },
    { NOUN_PERSON,
      "people person man men woman women child children civilian citizen "
      "student worker member passenger resident villager victim grandmother grandfather grandparent grandchild grandchildren cousin uncle aunt nephew niece teen exile journalist "
      "reporter official officer leader suspect miner boy girl teenager "
      "youth adult baby infant family families voter employee teacher doctor "
      "nurse patient farmer fisherman fishermen pilgrim worshipper worshiper "
      "shopper bystander pedestrian commuter tourist foreigner migrant "
      "immigrant activist opponent supporter dissident politician lawmaker "
      "legislator lawyer judge businessman businessmen engineer "
      "contractor driver pilot crew crewman crewmen sibling brother sister "
      "son daughter mother father parent husband wife relative neighbor "
      "neighbour human individual male female survivor attacker assailant "
      "other others monk nun priest cleric imam muslim christian jew national "
      "peasant laborer labourer guest player athlete fan spectator observer "
      "monitor delegate representative senator deputy mp councillor "
      "candidate prosecutor diplomat envoy expert scientist consumer "
      "customer applicant entrepreneur elder tribesman tribesmen aide "
      "bodyguard kidnapper pirate trafficker smuggler criminal thief "
      "schoolchild schoolchildren schoolboy schoolgirl newborn pupil "
      "toddler orphan widow staff staffer personnel person colleague "
      "associate companion servant soul head party-goer rescuer firefighter medic "
      "paramedic volunteer translator photographer cameraman cameramen" },
    { NOUN_THING,
      "ministry government company group party agency court bank committee "
      "council organization organisation army navy department university "
      "school hospital newspaper station union team club firm gang cartel "
      "tribe movement network parliament embassy church mosque nation state "
      "country bloc convoy unit division brigade battalion house home "
      "building village town city car truck bus animal bird chicken cattle "
      "sheep cow pig dog fish horse poultry house side point attack strike "
      "bombing explosion blast incident raid operation clash battle meeting "
      "vote seat goal round time times percent area region province district "
      "site center centre camp base post position facility office shop store "
      "business resolution law case count charge question issue demand "
      "reason way thing part piece page copy book movie film medal ballot "
      "election talk session visit trip agreement deal treaty job "
      "contract share barrel dose test sample tree crop acre livestock "
      "clinic palace patrol command system mission front vehicle mob fleet "
      "fund industry institute legislature magazine post secretariat sect "
      "clan college channel charity checkpoint branch ambulance consulate "
      "diocese squad panel regime board association federation temple "
      "synagogue seminary monastery corporation bureau delegation alliance "
      "coalition foundation society radio tribunal chamber jury prison "
      "platform airline supermarket website outlet stadium hotel restaurant "
      "factory plant bridge road airport market pipeline field well "
      "camel goat whale dolphin turtle elephant rhino vaccine hectare bill "
      "republic power organisation institution faction militia" },
};

enum { SLOTS = 4096 };

const struct lexeme *casus__value_lexeme(const struct value_work *w,
                                         casus_str word, uint32_t hash)
{
    for (uint32_t at = hash & (SLOTS - 1); w->slots[at].word.ptr;
         at = (at + 1) & (SLOTS - 1))
        if (w->slots[at].hash == hash &&
            casus__str_eq(w->slots[at].word, word))
            return &w->slots[at];
    return NULL;
}

/* The slot of a word, new or not. The words are fewer than half the slots. */
static struct lexeme *slot(struct value_work *w, casus_str word)
{
    const uint32_t hash = casus__hash(word.ptr, word.len);
    uint32_t at = hash & (SLOTS - 1);
    while (w->slots[at].word.ptr &&
           !(w->slots[at].hash == hash &&
             casus__str_eq(w->slots[at].word, word)))
        at = (at + 1) & (SLOTS - 1);
    w->slots[at].word = word;
    w->slots[at].hash = hash;
    return &w->slots[at];
}

static void add_list(struct value_work *w, const struct list *list, size_t n,
                     size_t field)
{
    for (size_t k = 0; k < n; k++) {
        casus_str rest = casus__str(list[k].words), word;
        while (casus__str_split(&rest, ' ', &word)) {
            uint8_t *at = (uint8_t *)slot(w, word) + field;
            if (!*at)
                *at = list[k].class;
        }
    }
}

bool casus__value_words(struct value_work *w)
{
    const casus_doc *doc = w->doc;
    w->slots = casus__arena_alloc(w->scratch, SLOTS, sizeof *w->slots);
    w->lexeme = casus__arena_alloc(w->scratch, doc->n_tokens + 1,
                                   sizeof *w->lexeme);
    w->word = casus__arena_alloc(w->scratch, doc->n_tokens + 1,
                                 sizeof *w->word);
    if (!w->slots || !w->lexeme || !w->word)
        return false;
    for (size_t i = 0; i < casus__value_word_count; i++) {
        const struct value_word *v = &casus__value_word_table[i];
        slot(w, casus__str(v->word))->number = v;
    }
    add_list(w, acts, COUNT(acts), offsetof(struct lexeme, act));
    add_list(w, act_nouns, COUNT(act_nouns),
             offsetof(struct lexeme, act_noun));
    add_list(w, nouns, COUNT(nouns), offsetof(struct lexeme, noun));
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const struct token *t = &doc->tokens[i];
        if (t->kind != TOKEN_WORD || !t->fold_len)
            continue;
        w->lexeme[i] =
            casus__value_lexeme(w, casus__token_fold(doc, i), t->hash);
        if (w->lexeme[i])
            w->word[i] = w->lexeme[i]->number;
    }
    return true;
}
