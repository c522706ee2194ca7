/* Functions of glibc 2.35 and 2.36 that a self-contained binary has from here, so that glibc 2.34 does for it. They are hidden:
 * libraries that are loaded later have their own. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

#define HIDDEN __attribute__((visibility("hidden")))

/* As glibc computes it: no product of two floats leaves the range of double. */
HIDDEN float hypotf(float x, float y) {
    if (isinf(x) || isinf(y)) return INFINITY;
    return (float)sqrt((double)x * x + (double)y * y);
}

HIDDEN uint32_t arc4random(void) {
    uint32_t number;
    if (getrandom(&number, sizeof number, 0) != sizeof number) abort();
    return number;
}

/* What libgcc's unwinder asks: which object holds an address, and where its table of frames is. */
struct search {
    uintptr_t address;
    struct dl_find_object *found;
};

static int visit(struct dl_phdr_info *object, size_t size, void *data) {
    (void)size;
    struct search *search = data;
    uintptr_t start = UINTPTR_MAX, end = 0;
    void *frames = NULL;
    int holds = 0;
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[index];
        uintptr_t from = object->dlpi_addr + part->p_vaddr, to = from + part->p_memsz;
        if (part->p_type == PT_GNU_EH_FRAME) frames = (void *)from;
        if (part->p_type != PT_LOAD) continue;
        if (from < start) start = from;
        if (to > end) end = to;
        if (search->address >= from && search->address < to) holds = 1;
    }
    if (!holds) return 0;
    *search->found = (struct dl_find_object){
        .dlfo_map_start = (void *)start, .dlfo_map_end = (void *)end, .dlfo_eh_frame = frames};
    return 1;
}

HIDDEN int _dl_find_object(void *address, struct dl_find_object *found) {
    struct search search = {(uintptr_t)address, found};
    return dl_iterate_phdr(visit, &search) && found->dlfo_eh_frame ? 0 : -1;
}
