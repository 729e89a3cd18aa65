"""Bidi classes and brackets, made by resources/unicode/make_bidi.py: do not edit."""

from typing import Final

UNICODE_VERSION: Final = "15.1.0"

# Length of each run from code point 0, and its class; JSON, zlib, base85.
CLASSES: Final = (
    "c-qxj&2Aex41SlKbC9V2qur)J0M{v;1$tQQ`@hC|Mij+QW+v%j4||Ej5r?GsPtM=%`RROpdiKvx@B81g`v3QQ6gygYM4"
    ";!Vw|?^S*VA+A(EaSCqkMZ8h!}Er@G6J7zd`rk%L>H~Ws&jRkIq+3dqatxeH8W=k<52|hNvTw$T0E4lwF?jeJJb@qX(~"
    "{7@KBS`dJiq3Q9ZFG*e#~@^{qh`_KIjlUmiB(sHeN;y0x#Fm|voNlIBC(?Vxc$o=Pb=biYC4tjv-02-JZquXw=(^a!LT"
    "}1T^P5YgcFoRC4{9HtEoun80ox0aCEk<H;WeRtiX3j$$!gC<83+dD0rnK+~j^7?U+PIKNk@|xec3red_a+`1Kx-7onNn"
    "#3C;&9f#4N&eotx5KzkKdc9XR9m5p@)XI#L?GGL9A0owEWYngO3<j~rB~0dA@W*&z|05fbteADbVPfyz#y--FjuF&L5w"
    "(Z~ksR@(Xs6%W1toMi&FlBvk`#z9}Qjy!2tXVEGdhO~8DkRb{e9N=c;>5)q)I*-rfGV_-=b!U3rut5R{FLEe4Ngh<m*j"
    "AQL)|&!W%e3_8?z_Z6A;S*AG;VW-am(sJGbl!oHp?j*>T8fG0fj9Gso)_o>?Zb7@D!5m^lb6P<ioR3Pu>ye*c(wmX5dp"
    "YOeGr5NHrW}kZie&7|sPC99ij(<G_(Fz&Xh6_7*BbLH6hc)U0Uy0L+-m(7I-JK-ZfAtM7`J$?_ssvcZbmGIlHskr0<uS"
    "y5krjJD4P=47rEmpF4rXxhlkhHLa=?K*IDg5b)c8G{EqK@hlsw?#{YWG8l{>oA7VPXk5@84eLtxAq{x2el1fte}O3M<O"
    "eY1yj}0Ff~>PA<Ky@i~eGQrWcxcgu<r~cGVo1L45imZSNd0e(Q<pa(n40m;U?f`wxEp#?RlR=S>`Bb6EPuSwK;qW6tIF"
    "$|U;lkM~z*@v6~YBpxz%u6^tZa5HC~^;q2;auY0shnhGkm?M_^&=6^92Uau-fMVu>Q`A#g(gJblF{cPZFu~x~>2&WJ+s"
    "JF2Xi?ZWM!*DVk60W0F0o!q_tBUf=pwX1gvZ>ipO{hy^gcIOa_Z0e76J10m>!o(-LlZ_@EALyam6|YQVwI8T{EbZ{W3!"
    "4Wl5Wna;%{>X{*$>=I2S6UvB7F<60Sle0U9T;#@m~rwUHVWD{I`cy=xtY%ty9=$}&~$w}Q}K6l!QX$Q)hb4zO*GvWtyf"
    "JMEU6VNDgOK;)HAGF!applH?Favz)sQ3L&)i@=i1=(S$-A;w2Xe|9-%w`7#K4llRu=EQBnnOBh4wvC&8A>sxl0PVjWOT"
    "M<H_C{*^Z-l7C4Vr`twSRfU8wZp<R&?9v%$6^*b>5tZ6yihq#7&Yy29I!Q7E#as(Qh!dXKk<<=liW>$3)PqT10t6fRib"
    "VWEg~MRQ(D(|@v;^b%{NgCndmssuecw)1r^6?ri^_XN8}d9W*x4uh2(mwg9e_q18`MG2Xvk8x{W%W#dJyOObKQZB7FRM"
    "8oGC-JzP;MLkUUuCRIy9);1OR1@OtliYsiYjCCmMTVEKDNGY^x~zGJ2os@HgmyGuh;uFqHzHo?@@{bBtp0LJXT(Dn9JH"
    "h_A1tPMYd1bm<nY0AZrsN7F#BLXV>W7A0#82*<(RIS}`pvuYd{PAMH?rwMHs%C|Y1~tGTdSQYO-^@nC&s&CXIcLIwThB"
    "V4>$wWR%E=JF8knLZsv?VIe2@CSq1OBqTH9c5Xc<fCGSTw^@&^JQ5~2Su6(+-ypZ6|)(b0XvFi@|;YvG4yA26e4ro<`1"
    "kt@@+ntqv;E4heDr@<D$%XxCKpE0FL(io^@8?v)cGbmHe_y%u9+4jRzp%)s~L}OIw!%E_0hX6mrz(=<I%VE2FVE&TxxQ"
    "$<89;0M*7t&(}3L3oh3pUWQ--%=uvtw#!~wk!4IWFv?)f|2o83JaMm*IOnH?9~qq8T`nCXSsSNm%j_)gEME=?q2#bs`h"
    "{>P$tr>IVbi*Q;cb`=$_P|fN0-4&8^G1|rlj)cyBq=ZCG&d6;Ri|XlZiiU#t5CKb1*^r1iOd?ZVXT;*hTRECRtNvs=5W"
    "u*hUvP^xU+xigF$`lfG%xmY}hxWh2v>7-uQN2WuD)#*&0*aA$ml=4*twC={1FAb8W?+aqi=3djPgfVUccvWH$>2KWMtv"
    "-`9ypMuW&3Lu5}zkiT84esvGjpyduJKBA|`m-zl^DlE@;Tr"
)
# Bracket, its pair, and o or c; JSON, zlib, base85.
BRACKETS: Final = (
    "c-lpkL3SfC2t@DVwHJ~=2%Tl#tmXi@|87K4kVVR+|Ko<&jyr#Je06?5Kc9GchtI#y_s;JXu=nx~!RC_pvq9rE&cVg6M_"
    "d>bAh<h5L|z{SDBM1NA{-6{D4Z{w5ep6l2u|jS$oHWDr4xxzx>tbUu6ac6i2{`FjEG713J~tacw4{7T~L5<PsVs_N9I+"
    "tC8fUuIm^G6wERL!dm$~a$lZREmN(>Se@M$?zuWuWOPc<5WbGF%DZS(DtGqAL^lK`z_KTLZydh8fLt5UExBVrhUjteDM"
    "N3+KA*H>LrnhyFP9H64`Iu)i%F7_7mx)~M7ioDxYI`LuzmeA7NXuhC{hg2f<ahohrPslC(JS`T-cJ{4dF-dXpDJm2?5D"
    "k-8fp35?{~hFrayBb>;6YeT3(U6{U)Wy^^Vr(A1x{T`$HQ@e*S1l%P*v~7t->I-0e4Mc|)G|hm_thk58g(Ny}rNX?rCt"
    "k9lV8jkG-GnYVY+eCDqBe!t{?Xi3XE^0vREd}hb@`z7xmTGH|hDeZ-{ydrn|O<LZOxBVrhpO`;;{+y)cF@N^_DWv5wfA"
    ";*jNyFQo@Ao6~{%1>Cej}~Dk(NJ5Z||h(mpk&(M@yPsB+kPBpxKhrADoYrKSEl5BdxuWmUrZBe@UPJ`yVcXj3N"
)
