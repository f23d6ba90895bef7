mkdir d
printf 'org:river-brigade\tRiver Brigade\tRB\tORG\tMLI\tREB\tstart=2025\n' >d/groups.tsv
"$CASUS" check -o my.pack d
"$CASUS" check my.pack
for data in d my.pack; do
    printf 'The River Brigade attacked the town.\n' |
        "$CASUS" --data-dir $data | grep -o '"name": "River Brigade", "code": "MLI"'
done
