# An attack that nobody claims did happen: no second one that did not.
echo 'Gunmen attacked a market in Kaduna on Monday, killing six. No group
claimed responsibility. Rebels did not take responsibility for the attack.' |
    "$CASUS" --output tsv --date 2024-06-19 | cut -f4,6,27
