/*
 * The benchmark scenario (ten.ts) as a straightforward C program: every hazard of every step is
 * evaluated with libm; uniforms of 53 bits from a Philox4x32-10 stream per run, two to a block.
 *
 *   gcc -O3 -march=native -o ten ten.c -lm && ./ten 100000
 *
 * Prints CPU seconds, the share of runs with a war, and the mean tension at the end.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FLASHPOINTS = 10, LEVELS = 5, STEPS = 52 };

typedef struct {
  uint32_t run, block, words[4];
  int left;
} Stream;

static void philox(uint32_t x[4], uint32_t k0, uint32_t k1) {
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53 * x[0];
    uint64_t p1 = (uint64_t)0xCD9E8D57 * x[2];
    uint32_t y0 = (uint32_t)(p1 >> 32) ^ x[1] ^ k0;
    uint32_t y2 = (uint32_t)(p0 >> 32) ^ x[3] ^ k1;
    x[1] = (uint32_t)p1;
    x[3] = (uint32_t)p0;
    x[0] = y0;
    x[2] = y2;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
}

static double uniform(Stream *stream) {
  if (stream->left == 0) {
    stream->words[0] = stream->block++;
    stream->words[1] = 0;
    stream->words[2] = stream->run;
    stream->words[3] = 0;
    philox(stream->words, 12345, 67890);
    stream->left = 2;
  }
  stream->left--;
  uint32_t high = stream->words[2 * stream->left];
  uint32_t low = stream->words[2 * stream->left + 1];
  return ((double)high * 2097152.0 + (double)(low >> 11)) * 0x1p-53;
}

static double logistic(double x) { return 1.0 / (1.0 + exp(-x)); }

int main(int argc, char **argv) {
  uint32_t runs = argc > 1 ? (uint32_t)atol(argv[1]) : 100000;
  uint64_t wars = 0, first[STEPS + 2] = {0};
  double tensions = 0;
  struct timespec begin, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
  for (uint32_t run = 0; run < runs; run++) {
    Stream stream = {.run = run};
    int level[FLASHPOINTS], entered[FLASHPOINTS], next[FLASHPOINTS], first_war = STEPS + 1;
    double tension = 50;
    for (int f = 0; f < FLASHPOINTS; f++) {
      level[f] = 1;
      entered[f] = 0;
    }
    for (int t = 0; t < STEPS; t++) {
      for (int f = 0; f < FLASHPOINTS; f++) {
        double up = 0, down = 0;
        if (level[f] < LEVELS - 1)
          up = 0.03 * logistic(0.06 * (tension - 70) + 0.8 * (level[(f + 1) % FLASHPOINTS] - 2));
        if (level[f] > 0)
          down = 0.04 * logistic(0.05 * (50 - tension) + (t - entered[f] >= 8 ? 0.7 : 0));
        double hazard = up + down;
        double p = -expm1(-hazard);
        double u = uniform(&stream);
        next[f] = level[f];
        if (u < p) next[f] += u * hazard < p * up ? 1 : -1;
      }
      double change = 0;
      for (int f = 0; f < FLASHPOINTS; f++) {
        if (next[f] == level[f]) continue;
        change += next[f] > level[f] ? 4 : -2;
        level[f] = next[f];
        entered[f] = t;
      }
      tension = fmin(fmax(tension + change, 0), 100);
      tension = fmin(fmax(tension + 0.1 * (50 - tension), 0), 100);
      if (first_war > STEPS)
        for (int f = 0; f < FLASHPOINTS; f++)
          if (level[f] == LEVELS - 1) first_war = t + 1;
    }
    first[first_war]++;
    wars += first_war <= STEPS;
    tensions += tension;
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  double seconds = (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec);
  printf("{\"seconds\": %.9f, \"war\": %.9f, \"tension\": %.9f, \"never\": %llu}\n", seconds,
         (double)wars / runs, tensions / runs, (unsigned long long)first[STEPS + 1]);
  return 0;
}
