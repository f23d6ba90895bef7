# A directory of shards: never overwritten unasked, and gone on with.
for i in 1 2 3 4 5 6 7; do
    echo "{\"id\": \"$i\", \"text\": \"Iran released $i sailors.\"}"
done >all.jsonl
head -4 all.jsonl >four.jsonl
"$CASUS" --out d --shard 3 --output events - <four.jsonl --input jsonl
ls d
"$CASUS" --out d --shard 3 --output events --input jsonl - <all.jsonl
"$CASUS" --out d --shard 4 --output events --input jsonl --resume - <all.jsonl 2>&1 |
    cut -c1-73
tail -3 all.jsonl |
    "$CASUS" --out d --shard 3 --output events --input jsonl --resume -
"$CASUS" --out d --shard 3 --output events --input jsonl --resume - <all.jsonl
cat d/part-* | sed 's/.*"doc": "\([^"]*\)".*/\1/' | tr '\n' ' '
"$CASUS" --out one.jsonl all.jsonl
wc -l <one.jsonl
ls -A
