/* What stderr gets while a corpus is read: notes, progress on a terminal,
 * and --stats at the end. */
#ifndef CASUS_CLI_REPORT_H
#define CASUS_CLI_REPORT_H

#include "batch_chunk.h"

struct report;

struct report *report_new(const struct cli *cli);
void report_free(struct report *r);

/* Lines of the chunk that is written next. */
void report_notes(struct report *r, const char *lines, size_t n);

/* `spent`: bytes of the files read so far. */
void report_progress(struct report *r, const struct counts *sum,
                     uint64_t spent);
void report_end(struct report *r, const struct counts *sum,
                uint64_t written);

#endif
