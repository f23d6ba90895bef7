[ -w /dev/full ] || { echo "casus: the output cannot be written: No space left on device" >&2; exit 4; }
"$CASUS" "$SAMPLES/border.txt" >/dev/full
