text='Rebels attacked Kidal in Mali. The mayor spoke. Rebels attacked Kidal.'
printf '%s\n' "$text" | "$CASUS" --output events | grep -o '"same_as": "[^"]*"'
printf '%s\n' "$text" | "$CASUS" --output events --unique | wc -l | tr -d ' '
printf '%s\n' "$text" | "$CASUS" --unique | grep -c '"same_as"'
true
