#define _POSIX_C_SOURCE 200809L

#include "signals.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t caught;

static void note(int number)
{
    caught = number;
}

void stop_catch(void)
{
    /* No SA_RESTART: a read that waits is to be interrupted. */
    struct sigaction action = { .sa_handler = note,
                                .sa_flags = (int)SA_RESETHAND };
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
}

int stop_signal(void)
{
    return caught;
}

void stop_end(void)
{
    if (!caught)
        return;
    (void)signal(caught, SIG_DFL);
    (void)raise(caught);
}
