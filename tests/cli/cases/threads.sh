# The same bytes for any number of threads, from a directory, packed or not.
mkdir -p in/deep
for i in 1 2 3 4 5 6 7 8 9; do
    printf '{"id": "%s", "text": "The army of Chad killed %s rebels."}\n' $i $i
    echo 'no json'
done >in/a.jsonl
cp "$SAMPLES/border.txt" in/deep/b.txt
printf 'not listed' >in/deep/c.unknown
printf 'id,text\n7,"One ""quoted"",\nand a line."\n8\n' >in/d.csv
"$CASUS" --quiet -j1 in >one
"$CASUS" --quiet -j3 in 2>/dev/null >three
"$CASUS" --quiet -j3 --unordered in 2>/dev/null | sort >any
cmp one three
sort one | cmp - any
sed 's/.*"id": "\([^"]*\)", "\(date\|error\).*/\1 \2/; s/txt-[0-9]*/txt/' one
