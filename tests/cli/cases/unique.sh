text='Rebels attacked Gao in Mali. The mayor spoke. Rebels attacked Gao.'
printf '%s\n' "$text" | "$CASUS" --output events | grep -o '"same_as": "[^"]*"'
printf '%s\n' "$text" | "$CASUS" --output events --unique | wc -l | tr -d ' '
printf '%s\n' "$text" | "$CASUS" --unique | grep -c '"same_as"'
true
