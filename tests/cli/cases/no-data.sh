printf 'x' | "$CASUS" --data nowhere.pack
