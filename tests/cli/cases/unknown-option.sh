"$CASUS" --no-such-option
