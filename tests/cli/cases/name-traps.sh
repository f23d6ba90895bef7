# needs casus-sa.pack
# Names that are also words, codes, people or other places: type, name, code.
show() {
    printf '%s\n' "$1" | "$CASUS" --date 2024-09-10 |
        sed 's/{"id": [0-9]*, "type"/\n&/g' |
        sed -nE 's/^\{"id": [0-9]*, "type": "([A-Z]*)", "name": "([^"]*)", "code": "([A-Z]*)".*/\1 \2 \3/p' |
        paste -sd'|' -
    echo .
}
# places that are words
show 'In March the villagers of Nice were reading of a mobile clinic.'
# little words that are codes of airports, and such codes in capitals
show 'She said it can was led by the man who has the per.'
show 'The LED lamps failed, and the CAN bus of the truck with them.'
show 'The flight from IST to LED was late, a passenger said.'
# us and US, it and IT, who and WHO
show 'He told us that it is the WHO that asked the US who pays.'
# people who are places
show 'Michael Jordan met Chad Brindle in Chad and Paris Hilton in Jordan.'
# regions outrank villages
show 'Troops entered Kashmir and Xinjiang, then Crimea.'
# spellings of one name
show 'Zelensky, Zelenskyy and Zelenskiy are one; so are Kiev and Kyiv.'
show 'Gaddafi or Qadhafi ruled from Tripoli; al-Shabab or Al Shabaab did not.'
# a village of the same name needs to be told
show 'Talks were held in Geneva.'
show 'The storm hit Geneva, Illinois.'
# a surname that is a village somewhere
show 'The minister, Thomas Kirchdorf, spoke to Abu Dhabi television.'
show 'Protests were held in Delhi and in San Salvador, then in Dili.'

# an office without an end is believed while the sources can know of it
mkdir dir
printf '%s\t%s\t\tPERSON\tKEN\t\trole=%s\n' \
    own:tessel 'Orin Tessel' 'KEN,GOV,2019-05-01,,Minister' \
    own:vastel 'Merin Vastel' 'KEN,GOV,2019-05-01,2030-01-01,Minister' \
    > dir/own.tsv
for DATE in 2022-06-01 2026-06-01; do
    printf 'Orin Tessel and Merin Vastel met.\n' |
        "$CASUS" --date $DATE --data-dir dir | grep -o '"name": "[^"]*", "code": "[A-Z]*", "sector": "[A-Z]*"'
    echo .
done
