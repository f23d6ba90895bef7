/*
 * 10,000 byte strings through the command line tool: random ones, and texts
 * and records that were cut, doubled, flipped and mixed. Whatever they are,
 * there is a record of each, in valid JSON, and no crash.
 *
 *     test_mutations CASUS SAMPLES_DIR
 */
#define _DEFAULT_SOURCE

#include <dirent.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STRINGS = 10000, MOST = 6000, SEEDS = 16 };

static uint64_t state = 20261124;

static uint32_t next(uint32_t below) /* xorshift */
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 20) % below);
}

static char seeds[SEEDS][MOST];
static size_t seed_len[SEEDS];
static size_t n_seeds;

static const char *const extra[] = {
    "{\"id\": \"a\", \"date\": \"2024-05-14\", \"title\": \"Talks\", "
    "\"text\": \"Iran freed \\\"two\\\" sailors on Monday.\\n\\nOK\"}",
    "{\"text\": \"\\u041a\\u0438\\u0457\\u0432 \\ud83d\\ude00 12,500 troops, "
    "$3.5bn\", \"meta\": [1, {\"k\": null}]}",
    "id,text\n1,\"a \"\"quoted\"\"\nfield\"\n",
};

static void read_seeds(const char *dir)
{
    DIR *d = opendir(dir);
    char path[4096];
    for (struct dirent *e; d && (e = readdir(d)) && n_seeds < SEEDS - 3;) {
        if (!strstr(e->d_name, ".txt"))
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
        FILE *f = fopen(path, "rb");
        if (!f)
            continue;
        seed_len[n_seeds] = fread(seeds[n_seeds], 1, 2000, f);
        n_seeds++;
        (void)fclose(f);
    }
    if (d)
        (void)closedir(d);
    for (size_t i = 0; i < 3; i++) {
        seed_len[n_seeds] = strlen(extra[i]);
        memcpy(seeds[n_seeds++], extra[i], strlen(extra[i]));
    }
}

static size_t random_bytes(char *out)
{
    const size_t n = next(600);
    const uint32_t range = next(2) ? 256 : 128;
    for (size_t i = 0; i < n; i++)
        out[i] = (char)next(range);
    return n;
}

static size_t mutate(char *out)
{
    static const char *const bits[] = { "\"",  "{",    "}",    "[",  "\\",
                                        "\\u", "\xff", "\xc3", "\n", "\r",
                                        "$",   "1e9",  "-",    ".",  "(",
                                        "\xe2\x80\x94", "\xf0\x9f\x98\x80" };
    const size_t k = next((uint32_t)n_seeds);
    size_t n = seed_len[k];
    memcpy(out, seeds[k], n);
    for (uint32_t left = next(12); left > 0 && n > 2; left--) {
        const size_t at = next((uint32_t)n);
        const size_t len = 1 + next((uint32_t)(n - at));
        const char *bit = bits[next(sizeof bits / sizeof bits[0])];
        switch (next(5)) {
        case 0: /* flip */
            out[at] = (char)(out[at] ^ 1 << next(8));
            break;
        case 1: /* cut */
            memmove(out + at, out + at + len, n - at - len);
            n -= len;
            break;
        case 2: /* double */
            if (n + len < MOST / 2) {
                memmove(out + at + len, out + at, n - at);
                n += len;
            }
            break;
        default: /* write over */
            if (at + strlen(bit) <= n)
                memcpy(out + at, bit, strlen(bit));
        }
    }
    return n;
}

static void make(const char *dir, FILE *lines)
{
    char text[MOST], path[64];
    for (int i = 0; i < STRINGS; i++) {
        const size_t n = i % 4 == 0 ? random_bytes(text) : mutate(text);
        (void)snprintf(path, sizeof path, "%s/%05d", dir, i);
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(text, 1, n, f) != n || fclose(f) != 0)
            exit(2);
        for (size_t k = 0; k < n; k++)
            if (text[k] == '\n' || text[k] == '\r')
                text[k] = ' ';
        (void)fwrite(text, 1, n, lines);
        (void)fputs("\v\n", lines); /* so that no line is blank */
    }
}

/* Run it; every line of output must be JSON. Returns how many there are, or
 * -1. */
static long run(const char *casus, const char *arguments)
{
    char command[8192];
    (void)snprintf(command, sizeof command, "%s %s 2>/dev/null", casus,
                   arguments);
    FILE *f = popen(command, "r");
    char *line = NULL;
    size_t cap = 0;
    long n = 0;
    bool ok = f != NULL;
    for (ssize_t len; ok && (len = getline(&line, &cap, f)) > 0; n++) {
        json_t *record = json_loadb(line, (size_t)len, JSON_ALLOW_NUL, NULL);
        ok = json_is_object(record) && json_object_get(record, "id");
        json_decref(record);
    }
    free(line);
    const int status = f ? pclose(f) : -1;
    const bool ended = WIFEXITED(status) && WEXITSTATUS(status) <= 1;
    return ok && ended ? n : -1;
}

static int number, failed;

static void check(long got, long least, const char *what)
{
    const bool ok = got >= least;
    number++;
    failed |= !ok;
    printf("%s %d - %s: %ld records\n", ok ? "ok" : "not ok", number, what,
           got);
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/casus-bytes-XXXXXX";
    if (argc != 3)
        return 2;
    char *casus = realpath(argv[1], NULL);
    read_seeds(argv[2]);
    if (!casus || n_seeds < 4 || !mkdtemp(dir) || chdir(dir) != 0 ||
        mkdir("in", 0777) != 0)
        return 2;
    FILE *lines = fopen("lines", "wb");
    if (!lines)
        return 2;
    make("in", lines);
    (void)fclose(lines);
    printf("1..4\n");
    check(run(casus, "--quiet --input text --glob '*' in"), STRINGS, "texts");
    check(run(casus, "--quiet --lossy -j2 --input text --glob '*' in"),
          STRINGS, "texts, lossy");
    check(run(casus, "--quiet --lossy --input jsonl lines"), STRINGS,
          "lines of JSON");
    check(run(casus, "--quiet -j2 --input csv --text-column x --glob '*' in"),
          100, "tables");
    if (system("rm -rf in lines") != 0 || chdir("/") != 0)
        return 2;
    (void)rmdir(dir);
    free(casus);
    return failed;
}
