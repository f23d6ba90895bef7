"$CASUS" --output tsv "$SAMPLES/border.txt" | awk -F '\t' '{print NF}' | sort -u
"$CASUS" --output tsv "$SAMPLES/border.txt" | head -1
