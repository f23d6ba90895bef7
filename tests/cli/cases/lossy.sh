printf 'Pa\377ris' | "$CASUS" --lossy | grep -c '"sentences": \[\[0, 6\]\]'
