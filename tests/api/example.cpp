#include "example.c"
