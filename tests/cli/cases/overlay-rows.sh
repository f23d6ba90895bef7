# A directory of rows over the shipped ones: replace, remove, add.
mkdir d
{
    printf 'gn:703448\tKyiv\tKyiv City of Tests\tGPE\tUKR\t\tat=50.5,30.5;pop=5\n'
    printf 'gn:706483\t-\n'
    printf 'org:brindle-river-authority\tBrindle River Authority\tBRA\tORG\tKEN\tGOV\n'
} >d/rows.tsv
"$CASUS" check d
printf 'The Brindle River Authority met in Kyiv City of Tests.\n' |
    "$CASUS" --data-dir d | grep -oE '"name": "[^"]*", "code": "[A-Z]*"'
printf 'He spoke in Kharkiv.\n' | "$CASUS" --data-dir d |
    grep -o '"geonameid": 706483' || echo 'not that Kharkiv'
printf 'gn:1\t-\norg:x\tBrindle\t\tORG\tXYZ1\n' >d/bad.tsv
"$CASUS" --data-dir d </dev/null
