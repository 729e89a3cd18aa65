"""The system calls that a locked worker may make, by processor (numbers of the Linux headers)."""

from collections.abc import Mapping

_MACHINES = ("x86_64", "aarch64")


def _by_machine(table: str) -> dict[str, Mapping[str, int]]:
    """Read a table of names, each with its number on x86_64 and on aarch64; - means none."""
    rows = [row.split() for row in table.split(",")]
    return {
        machine: {row[0]: int(row[column]) for row in rows if row[column] != "-"}
        for column, machine in enumerate(_MACHINES, start=1)
    }


NEEDED = _by_machine("""
read 0 63, write 1 64, readv 19 65, writev 20 66, close 3 57, fstat 5 80, lseek 8 62,
munmap 11 215, mremap 25 216, madvise 28 233, brk 12 214, mincore 27 232,
rt_sigaction 13 134, rt_sigprocmask 14 135, rt_sigreturn 15 139, sigaltstack 131 132,
restart_syscall 219 128, exit 60 93, exit_group 231 94, futex 202 98, sched_yield 24 124,
sched_getaffinity 204 123, getcpu 309 168, getpid 39 172, gettid 186 178,
clock_gettime 228 113, clock_getres 229 114, gettimeofday 96 169, clock_nanosleep 230 115,
nanosleep 35 101, getrandom 318 278, getrusage 98 165, times 100 153, sysinfo 99 179,
uname 63 160
""")
"""Memory, time, signals to oneself, and the two pipes: all that reading bytes takes."""

MAPPING = _by_machine("mmap 9 222, mprotect 10 226")
"""Allowed unless the memory would become executable."""

DENIED = _by_machine("""
open 2 -, openat 257 56, openat2 437 437, stat 4 -, lstat 6 -, newfstatat 262 79,
statx 332 291, access 21 -, faccessat 269 48, faccessat2 439 439, readlink 89 -,
readlinkat 267 78, getcwd 79 17, getdents64 217 61, ioctl 16 29, fcntl 72 25, dup 32 23,
prlimit64 302 261, pread64 17 67
""")
"""Refused with an error: libraries ask for a file now and then, and do well without it."""
