/* The same model with all thresholds computed in advance. gcc -O3 -march=native, ./six-tables RUNS [SEED] */
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <sys/resource.h>
static uint64_t s[4];
static inline uint64_t rotl(uint64_t x,int k){return (x<<k)|(x>>(64-k));}
static inline uint64_t next(void){uint64_t r=rotl(s[0]+s[3],23)+s[0],t=s[1]<<17;s[2]^=s[0];s[3]^=s[1];s[1]^=s[2];s[0]^=s[3];s[2]^=t;s[3]=rotl(s[3],45);return r;}
static void seed(uint64_t x){for(int i=0;i<4;i++){x+=0x9e3779b97f4a7c15ULL;uint64_t z=x;z=(z^(z>>30))*0xbf58476d1ce4e5b9ULL;z=(z^(z>>27))*0x94d049bb133111ebULL;s[i]=z^(z>>31);}}
enum{UKR,BAL,GUL,TAI,KOR,KAS,N};
static const int init[N]={3,1,2,2,1,1};
static const double up[N][6]={{.040,.035,.030,.012,.004,0},{.050,.025,.012,.008,.005,0},{.060,.040,.025,.012,.004,0},{.040,.030,.015,.008,.004,0},{.060,.030,.012,.006,.004,0},{.050,.035,.020,.010,.004,0}};
static const double dn[N][6]={{0,.030,.030,.035,.050,.060},{0,.060,.070,.080,.090,.060},{0,.040,.050,.060,.070,.080},{0,.040,.050,.060,.070,.060},{0,.060,.060,.080,.090,.070},{0,.050,.060,.080,.100,.080}};
static const double kT=.06,kD=.06,kA=.12,kB=.06;
static const int na[N]={BAL,UKR,UKR,KOR,TAI,TAI},nb[N]={GUL,BAL,KAS,UKR,UKR,KAS};
static const double wa[N]={.12,.12,.06,.12,.12,.12},wb[N]={.06,0,.06,.06,.06,0};
typedef struct{uint32_t u,d;}th; // u: up if r<u ; down if r<d
static th tab[N][11][6][8][8]; static th tt[11][7];
static uint32_t q(double p){return (uint32_t)(p*4294967296.0);}
int main(int c,char**v){
  long runs=c>1?atol(v[1]):1000000; seed(c>2?atoll(v[2]):1);
  for(int i=0;i<N;i++)for(int T=0;T<11;T++)for(int x=0;x<6;x++)for(int a=0;a<6;a++)for(int b=0;b<6;b++){
    double tU=1+kT*T,tD=1-kD*T; if(tD<.5)tD=.5; double U=up[i][x]*tU*(1+wa[i]*a+wb[i]*b); if(U>.45)U=.45; double D=dn[i][x]*tD;
    tab[i][T][x][a][b].u=q(U);tab[i][T][x][a][b].d=q(U+D);}
  for(int T=0;T<11;T++)for(int h=0;h<7;h++){double a=.04+.09*h; if(a>.6)a=.6; if(T==10)a=0; double b=T>0?.05+.025*T:0; tt[T][h].u=q(a);tt[T][h].d=q(a+b);}
  long h1=0,h2=0; double st=0;
  for(long r=0;r<runs;r++){
    int x[N],y[N]; for(int i=0;i<N;i++)x[i]=init[i]; int T=4,f1=0,f2=0;
    for(int w=0;w<52;w++){
      uint64_t z=0; int hot=0;
#pragma GCC unroll 6
      for(int i=0;i<N;i++){
        if(!(i&1))z=next(); uint32_t u=(i&1)?(uint32_t)z:(uint32_t)(z>>32);
        th t=tab[i][T][x[i]][x[na[i]]][x[nb[i]]];
        hot+=x[i]>=3; y[i]=x[i]+2*(u<t.u)+((u<t.d)^1)-1; // up:+1 (2+0-1) down:-1 stay:0
      }
      th t=tt[T][hot]; uint32_t u=next()>>32; T+=2*(u<t.u)+((u<t.d)^1)-1;
#pragma GCC unroll 6
      for(int i=0;i<N;i++){x[i]=y[i];f1|=y[i]==5;}
      f2|=x[UKR]==4;
    }
    h1+=f1;h2+=f2;st+=T;
  }
  struct rusage ru; getrusage(RUSAGE_SELF,&ru);
  double cpu=ru.ru_utime.tv_sec+ru.ru_utime.tv_usec*1e-6;
  printf("{\"seconds\":%.6f,\"p1\":%.6f,\"p2\":%.6f,\"r1\":%.6f}\n",cpu,(double)h1/runs,(double)h2/runs,st/runs);
}
