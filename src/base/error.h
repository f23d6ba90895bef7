/* Filling in the caller's casus_error. */
#ifndef CASUS_BASE_ERROR_H
#define CASUS_BASE_ERROR_H

#include <casus/casus.h>

/* Set *err (if err is not NULL) and return `code`. The message is cut to fit
 * and has no line feeds. */
casus_status casus__fail(casus_error *err, casus_status code, const char *fmt,
                         ...) __attribute__((format(printf, 3, 4)));

/* casus__fail for CASUS_E_NOMEM. */
casus_status casus__fail_nomem(casus_error *err);

#endif
