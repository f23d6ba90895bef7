cd / && printf 'Iran freed him.' | "$CASUS" | grep -c '"lang"'
