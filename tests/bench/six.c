/* The weighted model of six.yaml as a straightforward C program: doubles, xoshiro256++, one thread.
   gcc -O3 -march=native -o six six.c && ./six RUNS [SEED] */
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
static uint64_t s[4];
static inline uint64_t rotl(uint64_t x,int k){return (x<<k)|(x>>(64-k));}
static inline uint64_t next(void){uint64_t r=rotl(s[0]+s[3],23)+s[0],t=s[1]<<17;s[2]^=s[0];s[3]^=s[1];s[1]^=s[2];s[0]^=s[3];s[2]^=t;s[3]=rotl(s[3],45);return r;}
static inline double rnd(void){return (next()>>11)*0x1.0p-53;}
static void seed(uint64_t x){for(int i=0;i<4;i++){x+=0x9e3779b97f4a7c15ULL;uint64_t z=x;z=(z^(z>>30))*0xbf58476d1ce4e5b9ULL;z=(z^(z>>27))*0x94d049bb133111ebULL;s[i]=z^(z>>31);}}
enum{UKR,BAL,GUL,TAI,KOR,KAS,N};
static const int init[N]={3,1,2,2,1,1};
static const double up[N][6]={{.040,.035,.030,.012,.004,0},{.050,.025,.012,.008,.005,0},{.060,.040,.025,.012,.004,0},{.040,.030,.015,.008,.004,0},{.060,.030,.012,.006,.004,0},{.050,.035,.020,.010,.004,0}};
static const double dn[N][6]={{0,.030,.030,.035,.050,.060},{0,.060,.070,.080,.090,.060},{0,.040,.050,.060,.070,.080},{0,.040,.050,.060,.070,.060},{0,.060,.060,.080,.090,.070},{0,.050,.060,.080,.100,.080}};
static const double kT=.06,kD=.06,kA=.12,kB=.06;
static inline double dmin(double a,double b){return a<b?a:b;}
static inline double dmax(double a,double b){return a>b?a:b;}
int main(int c,char**v){
  long runs=c>1?atol(v[1]):1000000; seed(c>2?atoll(v[2]):1);
  long h1=0,h2=0; double st=0,st2=0;
  for(long r=0;r<runs;r++){
    int x[N]; memcpy(x,init,sizeof x); int T=4,f1=0,f2=0;
    for(int w=0;w<52;w++){
      double tU=1+kT*T,tD=dmax(.5,1-kD*T);
      double sp[N]={1+kA*x[BAL]+kB*x[GUL],1+kA*x[UKR],1+kB*x[UKR]+kB*x[KAS],1+kA*x[KOR]+kB*x[UKR],1+kA*x[TAI]+kB*x[UKR],1+kA*x[TAI]};
      int hot=0; for(int i=0;i<N;i++)hot+=x[i]>=3;
      int mx=0;
      for(int i=0;i<N;i++){
        double U=dmin(.45,up[i][x[i]]*tU*sp[i]),D=dn[i][x[i]]*tD,u=rnd();
        x[i]+= u<U?1: u<U+D?-1:0;
        if(x[i]>mx)mx=x[i];
      }
      double a=T<10?dmin(.6,.04+.09*hot):0,b=T>0?.05+.025*T:0,u=rnd();
      T+= u<a?1: u<a+b?-1:0;
      f1|=mx==5; f2|=x[UKR]==4;
    }
    h1+=f1;h2+=f2;st+=T;st2+=T*T;
  }
  struct rusage ru; getrusage(RUSAGE_SELF,&ru);
  double cpu=ru.ru_utime.tv_sec+ru.ru_utime.tv_usec*1e-6;
  printf("{\"seconds\":%.6f,\"p1\":%.6f,\"p2\":%.6f,\"r1\":%.6f}\n",cpu,(double)h1/runs,(double)h2/runs,st/runs);
}
