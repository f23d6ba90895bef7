"$CASUS" --output events no-such-file.txt "$SAMPLES/border.txt" | wc -l | awk '{print ($1 > 2)}'
"$CASUS" no-such-file.txt 2>/dev/null
