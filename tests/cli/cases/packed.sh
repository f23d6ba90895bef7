# gzip by content: whole, one behind another, cut short, damaged; zstd where
# there is a zstd to pack with.
echo '{"id": "a", "text": "x"}' >a.jsonl
if ! gzip -c a.jsonl >a.gz 2>/dev/null ||
    "$CASUS" a.gz 2>/dev/null | grep -q 'built without'; then
    printf 'a\na\na\na.gz\na.gz\n1\na\na\ncut short\n'
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
if zstd -q -c a.jsonl >a.zst 2>/dev/null &&
    ! "$CASUS" a.zst 2>/dev/null | grep -q 'built without'; then
    cat a.zst a.zst >two.zst
    "$CASUS" --input jsonl two.zst | sed 's/.*"id": "\([^"]*\)".*/\1/'
    head -c 20 a.zst | "$CASUS" --input jsonl 2>/dev/null |
        grep -o 'cut short\|damaged' | head -1
else
    printf 'a\na\ncut short\n'
fi
