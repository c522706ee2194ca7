// What a program with a main of its own calls to be fuzzed: https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a
// library". The compiler brings no header for it.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
