# The day of an event: told, carried over, or that of the document.
show() {
    "$CASUS" --date 2024-05-16 --output tsv - | sed 1d | cut -f3,4,6
    echo .
}
# an attack of today is not the one of years ago
show <<'X'
Russia attacked Ukraine, officials said. Russia attacked Ukraine in 2014.
X
# ... but the attack told again is
show <<'X'
Rebels attacked the town of Bunia in March 2019. The attack by rebels killed 30 people.
X
# what goes on since then goes on; nothing has happened in a month to come
show <<'X'
Rebels have shelled the city since June.
X
show <<'X'
Russia has been attacking Ukraine since February 2022.
X
# one late day is that of the whole report, one of last autumn is not
show <<'X'
Police arrested 40 protesters. Rebels killed 12 soldiers on May 10.
X
show <<'X'
Police arrested 40 protesters. Rebels killed 12 soldiers on October 3.
X
