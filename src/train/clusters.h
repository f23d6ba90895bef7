/* Word clusters: "word TAB number" lines to a table of slots. */
#ifndef CASUS_TRAIN_CLUSTERS_H
#define CASUS_TRAIN_CLUSTERS_H

#include "train/output.h"

#include <casus/casus.h>

enum { CLUSTER_BITS = 10 };

/* Append a block of slots, hash of a folded word -> number + 1; an empty one
 * when path is NULL. Earlier lines (more frequent words) win. */
casus_status casus__clusters_write(const char *path, struct output *out,
                                   casus_error *err);

#endif
