#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

casus_status casus__fail(casus_error *err, casus_status code, const char *fmt,
                         ...)
{
    if (!err)
        return code;
    memset(err, 0, sizeof *err);
    err->code = code;
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(err->message, sizeof err->message, fmt, args);
    va_end(args);
    for (char *p = err->message; *p; p++)
        if (*p == '\n' || *p == '\r')
            *p = ' ';
    return code;
}

casus_status casus__fail_nomem(casus_error *err)
{
    return casus__fail(err, CASUS_E_NOMEM, "out of memory");
}

const char *casus_status_name(casus_status status)
{
    switch (status) {
    case CASUS_OK:
        return "CASUS_OK";
    case CASUS_E_NOMEM:
        return "CASUS_E_NOMEM";
    case CASUS_E_UTF8:
        return "CASUS_E_UTF8";
    case CASUS_E_LIMIT:
        return "CASUS_E_LIMIT";
    case CASUS_E_INPUT:
        return "CASUS_E_INPUT";
    case CASUS_E_DATA:
        return "CASUS_E_DATA";
    case CASUS_E_IO:
        return "CASUS_E_IO";
    case CASUS_E_ARG:
        return "CASUS_E_ARG";
    }
    return "CASUS_E_UNKNOWN";
}
