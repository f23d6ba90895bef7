# The lists that are asked for, as in a whole record.
for only in entities quantities dates,quantities events; do
    "$CASUS" --only $only "$SAMPLES/border.txt" >some
    "$CASUS" "$SAMPLES/border.txt" >all
    grep -o '"only": [^]]*]' some
    for list in entities quantities dates events; do
        grep -q "\"$list\": \\[{" some && echo "$list"
    done
done
"$CASUS" --only entities "$SAMPLES/border.txt" |
    sed 's/.*\("entities".*\), "quantities".*/\1/' >a
"$CASUS" "$SAMPLES/border.txt" |
    sed 's/.*\("entities".*\), "quantities".*"dates".*/\1/' >b
cmp a b
"$CASUS" --only places x
