"$CASUS" --date 12.3.2020 </dev/null
