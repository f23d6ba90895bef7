# Dictionaries that are odd, or at odds with themselves, made up here.
LONG=$(printf 'VERYLONG%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14)
# patterns before the set they name, a set opened twice, one without members,
# verbs before any block, two blocks of one long name
cat > own.verbs.txt <<X
ZORK
- * (WITH &PARLEY) [036]
- * (WITH &EMPTY) [036]
--- $LONG [190] ---
PLINK
FLIMMER [112]
- * {PEACE_TALKS} [050]
- * PEACE-TALKS [050]
--- $LONG [112] ---
GRUMBO
&EMPTY
&PARLEY
+PARLEYS
&PARLEY
+POWWOWS
X
cp own.verbs.txt more.verbs.txt
printf 'CAF\311_UNION [FRABUS]\nAL_TES%sIDA [KENREB]\n' "'" > own.actors.txt
printf 'TWIN_NAME [KEN%s]\n' GOV MIL REB >> own.actors.txt
W=$(printf 'WORD%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)
W=$W$(printf 'TERM%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18)
printf '%s {%sS} [KENGOVMILREB~]\n' "$W" "$W" > own.agents.txt
"$CASUS" import petrarch own.verbs.txt more.verbs.txt own.actors.txt \
    own.agents.txt -o dir
"$CASUS" --quiet check dir 2>&1 | grep -c ' error '
cut -f1,2 dir/actors.tsv
awk -F'\t' 'NR > 1 { print $6, length($7) }' dir/agents.tsv
grep -A1 '^class' dir/verbs.rules
# a pattern outranks its verb's own code, which outranks the block's
cat > news.txt <<'X'
Sweden plinked Norway. Sweden flimmered Norway. Norway flimmered peace talks against Chad. Sweden zorked with powwows.
X
"$CASUS" --quiet --output tsv --data-dir dir news.txt 2>/dev/null | cut -f4,7,11,27
touch file
"$CASUS" import petrarch own.actors.txt --quiet -o file
