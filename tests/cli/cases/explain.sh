printf 'Iran released two British sailors.\n' | "$CASUS" explain | grep -c 'EVENT .*by rule'
