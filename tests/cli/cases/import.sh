# Dictionaries as TABARI and PETRARCH users have them, made up here.
cat > own.actors.txt <<'X'
# comment
QUORRISTAN_ [KEN]
+QUORRIAN_
ANNA_BELL_TESSEL_
	[KENGOV 20100101-20191231]
	[KENELI >20200101]
VERDANT_FRONT [KENREB]
+GREEN_FRONT_
NO_CODE_HERE
X
cat > own.agents.txt <<'X'
!PERSON! = MAN, WOMAN
FERRY!PERSON! [~BUS]
WARDEN {WARDENS} [~COP]
NOTHING [~QQQ]
X
cat > own.verbs.txt <<'X'
&PARLEY
+PARLEYS
+PEACE_TALKS

--- ZORK [190] ---
ZORK {ZORKS ZORKED ZORKING}
FLIMMER [112]
- * &PARLEY [036]
- * {RAIN CLOUD} [---]
- + * BY $ [173]
- * (WITH &NOSUCH) [040]
- * WEATHER [999]
X
"$CASUS" import petrarch own.actors.txt own.agents.txt own.verbs.txt -o dir
"$CASUS" check dir
cat > news.txt <<'X'
The Verdant Front zorked Quorristan on Monday. President Anna Bell Tessel flimmered Norway. Sweden zorked a parley with Finland. Denmark zorked a rain cloud. The ferryman left.
X
"$CASUS" --output tsv --date 2015-06-01 --data-dir dir news.txt | cut -f4,7,11-15,27
X=$("$CASUS" import petrarch 2>&1); echo "$? $X"
