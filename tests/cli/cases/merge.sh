# Links across documents: by day, parties, type, status and place.
event() { # ID DATE TYPE ACTOR RECIPIENT [PLACE] [MORE]
    printf '{"doc": "%s", "id": "%s", "date": "%s", "event": ["%s"], ' \
        "${1%-*}" "$1" "$2" "$3"
    printf '"status": "%s", "actor": [%s], "recipient": [%s]' \
        "${7:-actual}" "$(party $4)" "$(party $5)"
    [ -z "$6" ] || printf ', "event_loc": {"name": "%s"}' "$6"
    [ -z "$8" ] || printf ', "same_as": "%s"' "$8"
    echo '}'
}
party() { # CODE or CODE+CODE
    [ "$1" = - ] || echo "$1" |
        sed 's/\([A-Z]*\)/{"code": "\1", "sector": ""}/g; s/+/, /g'
}
{
    event a-1 2024-05-14 ASSAULT RUS UKR Kharkiv
    event a-2 2024-05-14 ASSAULT UKR RUS Belgorod
    event b-1 2024-05-14 ASSAULT RUS UKR Kharkiv    # is a-1
    event b-2 2024-05-14 ASSAULT RUS UKR Odesa      # another place
    event b-3 2024-05-15 ASSAULT RUS UKR Kharkiv    # another day
    event c-1 2024-05-14 ASSAULT RUS UKR            # which of two? new
    event c-2 2024-05-14 ASSAULT UKR RUS            # the only one: a-2
    event c-3 2024-05-14 CONSULT USA+FRA DEU
    event d-1 2024-05-14 CONSULT FRA+USA DEU Berlin # c-3, now in Berlin
    event d-2 2024-05-14 CONSULT USA+FRA DEU Bonn   # another place
    event d-3 2024-05-14 CONSULT USA+FRA DEU '' future # another status
    event e-1 '' CONSULT USA+FRA DEU                # no day
    event e-2 2024-05 CONSULT USA+FRA DEU           # no day
    event e-3 2024-05-14 PROTEST EGY - Cairo
    event e-4 2024-05-14 PROTEST EGY -              # too little to tell
    event f-1 2024-05-14 PROTEST EGY - Cairo        # is e-3
    event f-2 2024-05-20 THREATEN PRK KOR
    event f-3 2024-05-21 THREATEN PRK KOR '' '' f-2 # as casus found
    event g-1 2024-05-21 THREATEN PRK KOR           # so this is f-2 too
} >all.jsonl
link() { sed 's/.*"id": "\([^"]*\)".*"same_as": "\([^"]*\)".*/\1=\2/
    s/.*"id": "\([^"]*\)".*/\1/' | tr '\n' ' '; echo; }
"$CASUS" merge all.jsonl | link
"$CASUS" merge --one-a-day --stats all.jsonl | link
"$CASUS" merge - <all.jsonl | link
# Records of documents: the same links, nothing else changed.
printf '{"id": "x", "text": "On 14 May 2024 Iran attacked Israel."}
{"id": "y", "text": "Iran attacked Israel on 14 May 2024.", "n": 1.50}
no json
' | "$CASUS" --input jsonl 2>/dev/null >docs.jsonl
"$CASUS" merge docs.jsonl >linked.jsonl
grep -o '"same_as": "[^"]*"' linked.jsonl
sed 's/, "same_as": "[^"]*"//' linked.jsonl | cmp - docs.jsonl
echo 'no json' | "$CASUS" merge
"$CASUS" merge nowhere.jsonl
