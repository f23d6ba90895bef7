/* SIGINT and SIGTERM: finish what is begun, then end. */
#ifndef CASUS_CLI_SIGNALS_H
#define CASUS_CLI_SIGNALS_H

/* Catch them; a second one ends the program at once. */
void stop_catch(void);

/* The signal that came, or 0. */
int stop_signal(void);

/* End by that signal, as if it had not been caught; returns if none came. */
void stop_end(void);

#endif
