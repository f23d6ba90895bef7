# A person whose name is a day, behind an unnamed official.
mkdir d
printf 'person:sunday-oba\tSunday\t\tPERSON\t\t\t\n' >d/people.tsv
printf 'A Kenyan ambassador praised Ghana. Sunday said the vote was good.\n' |
    "$CASUS" --data-dir d --output events | wc -l
