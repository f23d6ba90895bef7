/* A file mapped for reading. */
#ifndef CASUS_BASE_FILEMAP_H
#define CASUS_BASE_FILEMAP_H

#include "base/bytes.h"

#include <casus/casus.h>

struct filemap {
    struct bytes data;
};

casus_status casus__filemap_open(const char *path, struct filemap *out,
                                 casus_error *err);
void casus__filemap_close(struct filemap *map);

#endif
