/* The ring of ring.ts as a straightforward C program: xoshiro256++, one thread.
   gcc -O3 -march=native -o ring ring.c -lm && ./ring RUNS FLASHPOINTS */
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <math.h>
#include <time.h>
static uint64_t s[4]; static inline uint64_t rotl(uint64_t x,int k){return (x<<k)|(x>>(64-k));}
static inline double u(){uint64_t r=rotl(s[0]+s[3],23)+s[0],t=s[1]<<17;s[2]^=s[0];s[3]^=s[1];s[1]^=s[2];s[0]^=s[3];s[2]^=t;s[3]=rotl(s[3],45);return (r>>11)*0x1.0p-53;}
int main(int c,char**v){long N=atol(v[1]);int n=atoi(v[2]);for(int i=0;i<4;i++)s[i]=0x9E3779B97F4A7C15ull*(i+7);double hu=-log1p(-.02),hd=-log1p(-.05);long hit=0;clock_t t0=clock();
for(long r=0;r<N;r++){int L[512]={0},M[512];char ev[512]={0};for(int t=0;t<52;t++){for(int i=0;i<n;i++){int l=L[(i+n-1)%n],q=L[(i+1)%n];double up=L[i]<4?hu*(l>=2?1.5:1)*(q>=3?1.3:1):0,dn=L[i]>0?hd:0,H=up+dn,P=-expm1(-H);double x=u();M[i]=L[i];if(x<P){M[i]+= x<P*up/H?1:-1;}}for(int i=0;i<n;i++){L[i]=M[i];if(L[i]==4)ev[i]=1;}}hit+=ev[0];}
double cpu=(double)(clock()-t0)/CLOCKS_PER_SEC;printf("{\"seconds\":%.6f,\"p\":%.6f}\n",cpu,(double)hit/N);}
