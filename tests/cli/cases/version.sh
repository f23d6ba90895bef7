"$CASUS" --version | sed 's/+sa.*//; s/[0-9][0-9.]*/N/g'
