printf "They don't know Kyiv's plans.\n" | "$CASUS" --output conllu | cut -f1-3,7,8,10
