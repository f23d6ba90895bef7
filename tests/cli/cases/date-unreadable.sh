printf '{"id": "a", "text": "x", "date": "121108"}\n' |
    "$CASUS" --input jsonl - | grep -o '"date": [^}]*"lang"'
