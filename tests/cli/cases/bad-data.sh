printf 'CASUSPK no pack at all, but long enough to have a head' >bad.pack
printf 'x' | "$CASUS" --data bad.pack
