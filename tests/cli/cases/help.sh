"$CASUS" --help | head -3
