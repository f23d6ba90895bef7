# The first rule of docs/RULES.md wins over the shipped ones of its verb.
mkdir d
sed -n '/^class ship-word/,/^```/p' "$SAMPLES/../RULES.md" | sed '/^```/,$d' >d/ships.rules
echo "Peru's navy boarded a Chilean trawler on Tuesday." |
    "$CASUS" --data-dir d --output tsv | cut -f4,5,7,11,14
