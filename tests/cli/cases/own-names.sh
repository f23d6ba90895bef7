# A user's own name beats the tagger's reading of the same words.
mkdir own
printf 'org:paulina\tPaulina Quarrick\t\tORG\tNGO\tSOC\n' >own/names.tsv
text='Paulina Quarrick was named minister in Lisbon.'
echo "$text" | "$CASUS" | grep -c '"type": "PERSON"'
echo "$text" | "$CASUS" --data-dir own | grep -c '"type": "ORG"'
