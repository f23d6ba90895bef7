# What is too long or too deep leaves an error record and harms no other.
{
    echo '{"id": "a", "text": "x"}'
    head -c 300000 /dev/zero | tr '\0' 'y'
    echo
    head -c 100000 /dev/zero | tr '\0' '['
    echo
    printf '{"id": "n", "text": "nul \000 byte"}\n'
    printf '{"id": "u", "text": "\377"}\n'
    echo '{"id": "z", "text": "x"}'
} >in.jsonl
"$CASUS" --limit line=200k in.jsonl 2>&1 >out | cut -c1-70
sed 's/.*"id": "\([^"]*\)", "\(date\|error\).*/\1 \2/' out
"$CASUS" --limit text=10 --quiet in.jsonl 2>/dev/null | wc -l
"$CASUS" --limit pages=10 in.jsonl
