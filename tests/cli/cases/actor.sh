printf 'Iraqi police\nformer Egyptian president\n' | "$CASUS" actor |
    sed 's/.*"code": "\([A-Z]*\)", "sector": "\([A-Z]*\)".*/\1 \2/'
