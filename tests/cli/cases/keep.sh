# Where events come from goes with them.
cat >in.csv <<END
number,when,body,headline,url,page
1,2024-05-14,"Iran released ""two"" sailors.",Freed,http://x/1,"a	b"
END
options='--text-column body --date-column when --id-column number --title-column headline'
"$CASUS" $options --output tsv --keep url,title,page,none in.csv |
    cut -f1,3,4,23,29-
"$CASUS" $options --output events --keep title,url in.csv |
    grep -o '"meta".*'
"$CASUS" $options --output events in.csv | grep -o '"meta".*'
"$CASUS" in.csv 2>&1
printf 'id\ttext\turl\n1\t"Iran" released two sailors.\t"quoted"\n' >in.tsv
"$CASUS" --output tsv --keep url in.tsv | cut -f1,4,30
