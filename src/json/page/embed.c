/* Build tool: several files, one after the other, as one C array of bytes.
 *
 * usage: embed NAME OUT FILE... */
#include <stdio.h>

static int copy(FILE *out, const char *path, unsigned long *n)
{
    FILE *in = fopen(path, "rb");
    int c;
    if (!in)
        return 1;
    while ((c = getc(in)) != EOF) {
        fprintf(out, *n % 20 ? "%d," : "\n%d,", c);
        ++*n;
    }
    const int failed = ferror(in);
    return fclose(in) != 0 || failed;
}

int main(int argc, char **argv)
{
    unsigned long n = 0;
    if (argc < 4) {
        fprintf(stderr, "usage: embed NAME OUT FILE...\n");
        return 2;
    }
    FILE *out = fopen(argv[2], "wb");
    if (!out) {
        fprintf(stderr, "embed: cannot write %s\n", argv[2]);
        return 1;
    }
    fprintf(out, "const unsigned char %s[] = {", argv[1]);
    for (int i = 3; i < argc; i++) {
        if (copy(out, argv[i], &n)) {
            fprintf(stderr, "embed: cannot read %s\n", argv[i]);
            (void)fclose(out);
            return 1;
        }
    }
    fprintf(out, "\n};\nconst unsigned long %s_size = %lu;\n", argv[1], n);
    const int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        fprintf(stderr, "embed: cannot write %s\n", argv[2]);
        return 1;
    }
    return 0;
}
