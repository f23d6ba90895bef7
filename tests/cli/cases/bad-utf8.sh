printf 'ab\377cd' >bad.txt
"$CASUS" bad.txt
