#ifndef RAPPORTEUR_CSHA256_H
#define RAPPORTEUR_CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether this processor has instructions for SHA-256 that sha256Blocks uses (x86-64 with SHA extensions). */
bool sha256HasInstructions(void);

/* Takes blocks of 64 bytes into a state of eight words (FIPS 180-4, 6.2.2) with those instructions; constants are the
   64 of 4.2.2. Only where sha256HasInstructions() says so. */
void sha256Blocks(uint32_t *state, const uint8_t *bytes, size_t blocks, const uint32_t *constants);

#endif
