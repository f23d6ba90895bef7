printf '{"id": "a", "text": "x", "url": "u", "n": [1, 2]}\n' |
    "$CASUS" --input jsonl - | grep -o '"meta": .*'
