/* Infinitives and gerunds: what they hang from, and who does them. */
#ifndef CASUS_PARSE_NONFINITE_H
#define CASUS_PARSE_NONFINITE_H

#include "parse/machine.h"

void casus__nonfinite_infinitive(struct machine *m, size_t k, uint32_t verb);
void casus__nonfinite_gerund(struct machine *m, size_t k, uint32_t verb);

#endif
