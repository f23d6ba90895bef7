[ -w /dev/full ] || { echo "casus: the output cannot be written" >&2; exit 4; }
"$CASUS" "$SAMPLES/border.txt" >/dev/full
