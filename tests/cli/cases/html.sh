# A page holds the record as JSON, no markup of the text.
printf 'Iran freed <b>two</b> Britons. </script>' | "$CASUS" --output html --id a > page.html
head -n 1 page.html
grep -c 'class="casus-doc"' page.html
grep -o 'freed .u003cb>two' page.html
tail -n 1 page.html | grep -o "</script>" | wc -l
grep -c 'id="outline"' page.html
