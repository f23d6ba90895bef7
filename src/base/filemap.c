#define _POSIX_C_SOURCE 200809L

#include "base/filemap.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static casus_status map_open_file(int fd, const char *path,
                                  struct filemap *out, casus_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return casus__fail(err, CASUS_E_IO, "%s: %s", path, strerror(errno));
    if (!S_ISREG(st.st_mode))
        return casus__fail(err, CASUS_E_IO, "%s: not a regular file", path);
    if (st.st_size == 0) {
        *out = (struct filemap){ { (const unsigned char *)"", 0 } };
        return CASUS_OK;
    }
    const size_t size = (size_t)st.st_size;
    void *p = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
    if (p == MAP_FAILED)
        return casus__fail(err, CASUS_E_IO, "%s: %s", path, strerror(errno));
    *out = (struct filemap){ { p, size } };
    return CASUS_OK;
}

casus_status casus__filemap_open(const char *path, struct filemap *out,
                                 casus_error *err)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return casus__fail(err, CASUS_E_IO, "%s: %s", path, strerror(errno));
    const casus_status s = map_open_file(fd, path, out, err);
    (void)close(fd);
    return s;
}

void casus__filemap_close(struct filemap *map)
{
    if (map->data.len)
        /* munmap takes a pointer that is not const; the pages are not
         * written. */
        (void)munmap((void *)(uintptr_t)map->data.ptr, map->data.len);
    map->data = (struct bytes){ NULL, 0 };
}
