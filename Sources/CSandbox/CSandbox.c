// O_PATH.
#define _GNU_SOURCE

#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock as the kernel documents it (Documentation/userspace-api/landlock.rst). Said here and not included, since
// headers of older systems know less than their kernel may.
#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scoped;
};

struct beneath {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

enum {
    WRITE_FILE = 1 << 1,
    REMOVE_FOLDER = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_ANYTHING = 0x7F << 6,
    REFER = 1 << 13,
    TRUNCATE = 1 << 14,
};

static int restrict_files(const char *const *writable, size_t count) {
    long version = syscall(__NR_landlock_create_ruleset, NULL, 0, 1);
    if (version < 1) return 0;
    // What older kernels do not know must not be asked of them.
    struct ruleset rules = {.files = WRITE_FILE | REMOVE_FOLDER | REMOVE_FILE | MAKE_ANYTHING};
    if (version >= 2) rules.files |= REFER;
    if (version >= 3) rules.files |= TRUNCATE;
    if (version >= 4) rules.network = 3;
    size_t size = version >= 6 ? sizeof rules : version >= 4 ? 16 : 8;
    int set = (int)syscall(__NR_landlock_create_ruleset, &rules, size, 0);
    if (set < 0) return 0;
    int failed = 0;
    for (size_t index = 0; index < count; index++) {
        struct beneath rule = {.allowed = rules.files, .folder = open(writable[index], O_PATH | O_CLOEXEC)};
        if (rule.folder < 0) continue;
        struct stat status;
        // A device can be written to, and nothing made below it.
        if (fstat(rule.folder, &status) == 0 && !S_ISDIR(status.st_mode)) rule.allowed &= WRITE_FILE | TRUNCATE;
        if (syscall(__NR_landlock_add_rule, set, 1, &rule, 0) != 0) failed = 1;
        close(rule.folder);
    }
    int done = !failed && syscall(__NR_landlock_restrict_self, set, 0) == 0;
    close(set);
    return done;
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static int restrict_calls(int mayRun) {
#ifdef ARCHITECTURE
#define REFUSED(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        // Calls of another table of numbers on the same machine.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        // Sockets lead to the own host's processes alone, and only to those that are connected already.
        REFUSED(__NR_socket), REFUSED(__NR_connect), REFUSED(__NR_bind), REFUSED(__NR_listen), REFUSED(__NR_accept4),
        REFUSED(__NR_ptrace), REFUSED(__NR_process_vm_readv), REFUSED(__NR_process_vm_writev), REFUSED(__NR_bpf),
        REFUSED(__NR_mount), REFUSED(__NR_unshare), REFUSED(__NR_setns), REFUSED(__NR_keyctl), REFUSED(__NR_add_key),
        REFUSED(__NR_perf_event_open), REFUSED(__NR_userfaultfd), REFUSED(425), // io_uring_setup
        // The last two are passed over where programs may be started.
        BPF_JUMP(BPF_JMP | BPF_JA, mayRun ? 4 : 0, 0, 0),
        REFUSED(__NR_execve), REFUSED(__NR_execveat),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
#else
    return 0;
#endif
}

int rap_sandbox(const char *const *writable, size_t count, int mayRun) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
    int files = restrict_files(writable, count);
    int calls = restrict_calls(mayRun);
    return (files ? RAP_SANDBOX_FILES : 0) | (calls ? RAP_SANDBOX_CALLS : 0);
}
