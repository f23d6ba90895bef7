printf '{"id": "a", "text": "x"}\nnot json\n{"id": "c", "text": "y"}\n{"id": "d"}\n[1]\n' |
    "$CASUS" --input jsonl - | sed 's/.*"id": "\([^"]*\)".*/\1/'
printf '{"id": "a", "text": 5}\n' | "$CASUS" --input jsonl -
