# Every sentence is a tree: one root, all heads in the sentence, no circles.
cat "$SAMPLES"/*.txt | "$CASUS" --output conllu | awk -F'\t' '
function check(   i, k, at, roots) {
    for (i = 1; i <= n; i++) {
        roots += head[i] == 0
        at = i
        for (k = 0; at != 0 && k <= n; k++)
            at = at in head ? head[at] : n + 1
        bad += at != 0
    }
    bad += n > 0 && roots != 1
    trees += n > 0
    n = 0
    split("", head)
}
/^[0-9]+\t/ { head[++n] = $7; bad += $1 != n || $8 == "_" }
/^$/ { check() }
END { print bad + 0 " bad", (trees > 5 ? "many trees" : trees) }'
