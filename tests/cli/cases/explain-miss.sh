printf 'Peru met the deadline.\n\nNorway praised Chile.\n' | "$CASUS" explain |
    grep -E 'no event|<-' | sed 's/[a-z]*\.rules:[0-9]*/FILE:LINE/'
