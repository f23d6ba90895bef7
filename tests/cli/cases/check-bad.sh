mkdir d
printf 'b\tB\t\tORG\tUSA\na\tA\t\tNOTYPE\n' >d/x.tsv
"$CASUS" check d
