printf 'Iran released two British sailors on Monday.\n' | "$CASUS" | cut -c1-66
printf 'Iran released two British sailors on Monday.\n' | "$CASUS" --id x1 - | cut -c1-60
