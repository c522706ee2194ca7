#ifndef RAPPORTEUR_CSANDBOX_H
#define RAPPORTEUR_CSANDBOX_H

#include <stddef.h>

/// What of a sandbox is in force.
enum {
    /// Landlock: nothing is written outside of some folders.
    RAP_SANDBOX_FILES = 1,
    /// Seccomp: no network, no other process is looked into.
    RAP_SANDBOX_CALLS = 2,
};

/// Takes rights away from this thread and all that it starts, for ever.
///
/// - writable: folders below which files may be made, changed and removed; those that are not there are passed over.
/// - mayRun: whether programs may be started.
/// Returns what is in force, of the above; 0 where the kernel has none of it.
int rap_sandbox(const char *const *writable, size_t count, int mayRun);

#endif
