"""common-words.txt: English words that a name must not be mistaken for.

Lower-case words of the SCOWL lists up to size 35 (apt package scowl), folded
as the library folds them: without diacritics. Words with an apostrophe, single
letters and the words of NAMES are left out.

usage: common_words.py
"""
import os

from peoplelib import OUT, scowl, strip_marks

# Words that, with a capital, are nearly always the name.
NAMES = set("""
    china guinea turkey french polish pole poles pacific pentagon congress
    senate parliament navy marines catholic protestant communist communists
    democrat democrats republican republicans socialist socialists apple
    twitter trump pence tusk
""".split())

HEAD = """# Common English words, one a line, sorted: a name that is one of them needs
# the mark `?`. Derived by derive/common_words.py from SCOWL, sizes 10 to 35.
"""


def main():
    words = {strip_marks(w) for w in scowl((10, 20, 35))} - NAMES
    words = sorted(w for w in words if len(w) > 1 and w.isascii() and w.isalpha())
    with open(os.path.join(OUT, "common-words.txt"), "w", encoding="utf-8") as f:
        f.write(HEAD)
        f.write("".join(w + "\n" for w in words))


if __name__ == "__main__":
    main()
