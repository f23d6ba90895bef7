/* The public header includes all it needs. */
#include <casus/casus.h>

int main(void)
{
    casus_limits limits;
    casus_limits_init(&limits);
    return limits.struct_size == sizeof limits && casus_version()[0] ? 0 : 1;
}
