# (With and without the pack of CC BY-SA weights, which the version tells.)
printf 'Iran released two British sailors on Monday.\n' | "$CASUS" | sed 's/+sa[^"]*//' | cut -c1-66
printf 'Iran released two British sailors on Monday.\n' | "$CASUS" --id x1 - | sed 's/+sa[^"]*//' | cut -c1-60
