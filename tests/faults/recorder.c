/* Records every change that a process makes to the files below one folder, with its data, and can
 * fail, shorten or kill at the n-th change or read, or fail the n-th allocation of one library.
 * Loaded with LD_PRELOAD and told by its functions what to do. Shared memory files are not durable
 * and are left out.
 *
 * RECORDER_DIR  the folder (absolute), until recorder_watch names another
 * RECORDER_LOG  where the record goes, until recorder_log names another; without it none is made
 *
 * A record is: operation (u32), length of the name (u32), offset (u64), length (u64), name, data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum operation {
    CREATE = 1, WRITE, TRUNCATE, UNLINK, RENAME, SYNC, SYNC_FOLDER, MARK, MAKE_FOLDER, EXCHANGE,
    ALLOCATE, LINK
};
enum kind { CHANGES = 1, READS = 2 };

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif
#define FILES 1024
#define PORTION (1 << 20)

/* Calls of the system that do not come back to the functions below. */
typedef long (*system_call)(long, ...);
static system_call directly(void) {
    static system_call found;
    if (!found) found = (system_call)dlsym(RTLD_NEXT, "syscall");
    return found;
}
#define syscall(...) directly()(__VA_ARGS__)

static char *names[FILES];
static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long counted, fail_at, fail_errno, fail_forever, fail_kinds = CHANGES, kill_at, hits;

void recorder_watch(const char *dir) {
    snprintf(folder, sizeof folder, "%s/", dir);
    folder_length = strlen(folder);
}

/* Begins a record, in place of any other; an empty path ends it. */
void recorder_log(const char *path) {
    if (log_file >= 0) syscall(SYS_close, log_file);
    log_file = -1;
    if (*path)
        log_file = syscall(SYS_openat, AT_FDCWD, path,
                           O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void start(void) {
    const char *dir = getenv("RECORDER_DIR"), *log = getenv("RECORDER_LOG");
    if (dir) recorder_watch(dir);
    if (log) recorder_log(log);
}

/* Fails the n-th change with an errno; with errno 0 it writes only half, and if it fails forever
 * the disk is full from then on. */
void recorder_fail_at(long n, long error, long forever) {
    counted = hits = 0;
    fail_kinds = CHANGES;
    fail_errno = error;
    fail_forever = forever;
    fail_at = n;
}

/* Fails the n-th read. */
void recorder_fail_read_at(long n, long error, long forever) {
    recorder_fail_at(n, error, forever);
    fail_kinds = READS;
}

void recorder_kill_at(long n) {
    counted = 0;
    kill_at = n;
}

static void put_all(const void *data, size_t size) {
    const char *at = data;
    while (size) {
        ssize_t done = syscall(SYS_write, log_file, at, size);
        if (done <= 0) abort();
        at += done;
        size -= done;
    }
}

static void put(uint32_t operation, const char *name, uint64_t offset, uint64_t length,
                const void *data) {
    struct {
        uint32_t operation, name_length;
        uint64_t offset, length;
    } head = {operation, (uint32_t)strlen(name), offset, length};
    if (log_file < 0) return;
    put_all(&head, sizeof head);
    put_all(name, head.name_length);
    if (data) put_all(data, length);
}

void recorder_mark(const char *text) {
    pthread_mutex_lock(&lock);
    put(MARK, text, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
}

/* Ways to change a file that the record would miss: better to stop than to prove nothing. */
static void refuse(const char *what, const char *name) {
    dprintf(2, "the recorder cannot record %s of %s\n", what, name);
    abort();
}

/* Returns 0 to go on, -1 to do half of it, or the errno to fail with. */
static int gate(enum kind kind) {
    long n;
    if (kind != CHANGES && kind != fail_kinds) return 0;
    if (kind == CHANGES && fail_kinds == READS) return 0;
    n = ++counted;
    if (kill_at && n == kill_at) {
        kill(getpid(), SIGKILL);
        pause();
    }
    if (fail_at && (n == fail_at || (fail_forever && n > fail_at))) {
        hits++;
        if (!fail_errno) return n == fail_at ? -1 : ENOSPC;
        return (int)fail_errno;
    }
    return 0;
}

/* A change that cannot be done in halves is done whole. */
static int whole_gate(void) {
    int error = gate(CHANGES);
    if (error >= 0) return error;
    hits--;
    return 0;
}

/* The name below the folder, "" for the folder itself, or NULL for anything else. */
static const char *ours(int at, const char *path, char *whole) {
    if (!folder_length) return NULL;
    if (path[0] == '/' || at == AT_FDCWD)
        snprintf(whole, PATH_MAX, "%s", path);
    else {
        char link[64];
        ssize_t n;
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        n = syscall(SYS_readlinkat, AT_FDCWD, link, whole, PATH_MAX - 1);
        if (n < 0) return NULL;
        snprintf(whole + n, PATH_MAX - n, "/%s", path);
    }
    if (!strncmp(whole, folder, folder_length)) {
        size_t end = strlen(whole);
        if (end > 4 && !strcmp(whole + end - 4, "-shm")) return NULL;
        while (end > folder_length && whole[end - 1] == '/') whole[--end] = 0;
        return whole + folder_length;
    }
    if (strlen(whole) == folder_length - 1 && !strncmp(whole, folder, folder_length - 1)) return "";
    return NULL;
}

static const char *name_of(int file) { return file >= 0 && file < FILES ? names[file] : NULL; }

/* What is open under a name, or below it, goes by another from now on, or (NULL) by none. */
static void renamed(const char *old, const char *new) {
    size_t length = strlen(old);
    for (int file = 0; file < FILES; file++) {
        char *name = names[file], *now = NULL;
        if (!name || strncmp(name, old, length) || (name[length] && name[length] != '/')) continue;
        if (new && asprintf(&now, "%s%s", new, name + length) < 0) abort();
        free(name);
        names[file] = now;
    }
}

static int open_recorded(int at, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    const char *name = ours(at, path, whole);
    struct stat status;
    int exists, error = 0, file;
    if (!name) return syscall(SYS_openat, at, path, flags, mode);
    if ((flags & O_TMPFILE) == O_TMPFILE) refuse("a file without a name", name);
    pthread_mutex_lock(&lock);
    exists = syscall(SYS_newfstatat, at, path, &status, 0) == 0;
    if ((flags & O_CREAT && !exists) || (flags & O_TRUNC && exists)) error = whole_gate();
    if (error) {
        errno = error;
        file = -1;
    } else
        file = syscall(SYS_openat, at, path, flags, mode);
    if (file >= FILES) refuse("so many open files", name);
    if (file >= 0) {
        int before = errno;
        free(names[file]);
        names[file] = strdup(name);
        if (flags & O_CREAT && !exists) put(CREATE, name, 0, 0, NULL);
        if (flags & O_TRUNC && exists) put(TRUNCATE, name, 0, 0, NULL);
        errno = before;
    }
    pthread_mutex_unlock(&lock);
    return file;
}

#define MODE(flags)                        \
    mode_t mode = 0;                       \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest;                      \
        va_start(rest, flags);             \
        mode = va_arg(rest, int);          \
        va_end(rest);                      \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return open_recorded(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    return open_recorded(AT_FDCWD, path, flags, mode);
}
int openat(int at, const char *path, int flags, ...) {
    MODE(flags)
    return open_recorded(at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
    MODE(flags)
    return open_recorded(at, path, flags, mode);
}

int close(int file) {
    if (name_of(file)) {
        pthread_mutex_lock(&lock);
        free(names[file]);
        names[file] = NULL;
        pthread_mutex_unlock(&lock);
    }
    return syscall(SYS_close, file);
}

static ssize_t write_recorded(int file, const void *data, size_t size, off_t offset, int is_plain) {
    ssize_t done;
    int error;
    pthread_mutex_lock(&lock);
    if (is_plain) {
        struct stat status;
        offset = syscall(SYS_lseek, file, 0, SEEK_CUR);
        if (fcntl(file, F_GETFL) & O_APPEND && !syscall(SYS_fstat, file, &status))
            offset = status.st_size;
    }
    error = gate(CHANGES);
    if (error < 0) size = (size + 1) / 2;
    if (error > 0) {
        errno = error;
        done = -1;
    } else
        done = is_plain ? syscall(SYS_write, file, data, size)
                        : syscall(SYS_pwrite64, file, data, size, offset);
    if (done > 0) put(WRITE, names[file], offset, done, data);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t write(int file, const void *data, size_t size) {
    if (!name_of(file)) return syscall(SYS_write, file, data, size);
    return write_recorded(file, data, size, 0, 1);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t offset) {
    if (!name_of(file)) return syscall(SYS_pwrite64, file, data, size, offset);
    return write_recorded(file, data, size, offset, 0);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset) {
    return pwrite(file, data, size, offset);
}

/* Returns whether a read may go on; errno is set if not. */
static int may_read(int file) {
    int error = 0;
    if (name_of(file) && fail_kinds == READS) {
        pthread_mutex_lock(&lock);
        error = gate(READS);
        pthread_mutex_unlock(&lock);
    }
    if (error > 0) errno = error;
    return error <= 0;
}
ssize_t read(int file, void *data, size_t size) {
    return may_read(file) ? syscall(SYS_read, file, data, size) : -1;
}
ssize_t pread(int file, void *data, size_t size, off_t offset) {
    return may_read(file) ? syscall(SYS_pread64, file, data, size, offset) : -1;
}
ssize_t pread64(int file, void *data, size_t size, off64_t offset) {
    return pread(file, data, size, offset);
}

int ftruncate(int file, off_t size) {
    int done, error;
    if (!name_of(file)) return syscall(SYS_ftruncate, file, size);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_ftruncate, file, size);
    if (!done) put(TRUNCATE, names[file], 0, size, NULL);
    pthread_mutex_unlock(&lock);
    return done;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

int fallocate(int file, int mode, off_t offset, off_t size) {
    int done, error;
    if (!name_of(file)) return syscall(SYS_fallocate, file, mode, offset, size);
    if (mode & ~FALLOC_FL_KEEP_SIZE) refuse("a hole", names[file]);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_fallocate, file, mode, offset, size);
    if (!done && !mode) put(ALLOCATE, names[file], offset, size, NULL);
    pthread_mutex_unlock(&lock);
    return done;
}
int fallocate64(int file, int mode, off64_t offset, off64_t size) {
    return fallocate(file, mode, offset, size);
}
int posix_fallocate(int file, off_t offset, off_t size) {
    int before = errno, error = fallocate(file, 0, offset, size) ? errno : 0;
    errno = before;
    return error;
}
int posix_fallocate64(int file, off64_t offset, off64_t size) {
    return posix_fallocate(file, offset, size);
}

static int sync_recorded(int file, long number) {
    struct stat status;
    int done, error;
    if (!name_of(file)) return syscall(number, file);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else {
        syscall(SYS_fstat, file, &status);
        put(S_ISDIR(status.st_mode) ? SYNC_FOLDER : SYNC, names[file], 0, 0, NULL);
        done = 0; /* the record is the disk; the real one need not work for it */
    }
    pthread_mutex_unlock(&lock);
    return done;
}
int fsync(int file) { return sync_recorded(file, SYS_fsync); }
int fdatasync(int file) { return sync_recorded(file, SYS_fdatasync); }

int unlinkat(int at, const char *path, int flags) {
    char whole[PATH_MAX];
    const char *name = ours(at, path, whole);
    int done, error;
    if (!name) return syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_unlinkat, at, path, flags);
    if (!done) {
        put(UNLINK, name, 0, 0, NULL);
        renamed(name, NULL);
    }
    pthread_mutex_unlock(&lock);
    return done;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    char whole[PATH_MAX];
    const char *name = ours(at, path, whole);
    int done, error;
    if (!name) return syscall(SYS_mkdirat, at, path, mode);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_mkdirat, at, path, mode);
    if (!done) put(MAKE_FOLDER, name, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
    return done;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    char whole_old[PATH_MAX], whole_new[PATH_MAX];
    const char *a = ours(from, old, whole_old), *b = ours(to, new, whole_new);
    int done, error;
    if (!a && !b) return syscall(SYS_renameat2, from, old, to, new, flags);
    if (!a || !b) refuse("a move in or out", a ? a : b);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_renameat2, from, old, to, new, flags);
    if (!done && flags & RENAME_EXCHANGE) {
        put(EXCHANGE, a, 0, strlen(b), b);
        renamed(a, "\1");
        renamed(b, a);
        renamed("\1", b);
    } else if (!done) {
        put(RENAME, a, 0, strlen(b), b);
        renamed(b, NULL);
        renamed(a, b);
    }
    pthread_mutex_unlock(&lock);
    return done;
}
int renameat(int from, const char *old, int to, const char *new) {
    return renameat2(from, old, to, new, 0);
}
int rename(const char *old, const char *new) {
    return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0);
}

/* Copies inside the kernel are done by hand, so that their data is recorded. */
static ssize_t copied(int out, off64_t *to, int in, off64_t *from, size_t size) {
    static char portion[PORTION];
    ssize_t got, put_down;
    size = size < PORTION ? size : PORTION;
    got = from ? pread(in, portion, size, *from) : read(in, portion, size);
    if (got <= 0) return got;
    put_down = to ? pwrite(out, portion, got, *to) : write(out, portion, got);
    if (put_down > 0 && from) *from += put_down;
    if (put_down > 0 && to) *to += put_down;
    if (put_down >= 0 && put_down < got && !from) syscall(SYS_lseek, in, put_down - got, SEEK_CUR);
    return put_down;
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    if (name_of(out)) return copied(out, to, in, from, size);
    return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
    if (name_of(out)) return copied(out, NULL, in, offset, size);
    return syscall(SYS_sendfile, out, in, offset, size);
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t size) {
    return sendfile(out, in, offset, size);
}

#define REFUSED(file, what) \
    if (name_of(file)) refuse(what, names[file]);
ssize_t writev(int file, const struct iovec *parts, int count) {
    REFUSED(file, "a write of parts")
    return syscall(SYS_writev, file, parts, count);
}
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset) {
    REFUSED(file, "a write of parts")
    return syscall(SYS_pwritev, file, parts, count, offset, 0);
}
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t offset) {
    return pwritev(file, parts, count, offset);
}
void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset) {
    if (flags & MAP_SHARED && protection & PROT_WRITE) REFUSED(file, "a mapping")
    return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}
void *mmap64(void *at, size_t size, int protection, int flags, int file, off64_t offset) {
    return mmap(at, size, protection, flags, file, offset);
}
int truncate(const char *path, off_t size) {
    char whole[PATH_MAX];
    const char *name = ours(AT_FDCWD, path, whole);
    if (name) refuse("a truncation by name", name);
    return syscall(SYS_truncate, path, size);
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
    char whole_old[PATH_MAX], whole_new[PATH_MAX];
    const char *a = ours(from, old, whole_old), *b = ours(to, new, whole_new);
    int done, error;
    if (!a && !b) return syscall(SYS_linkat, from, old, to, new, flags);
    if (!a || !b) refuse("a name in or out", a ? a : b);
    pthread_mutex_lock(&lock);
    error = whole_gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_linkat, from, old, to, new, flags);
    if (!done) put(LINK, a, 0, strlen(b), b);
    pthread_mutex_unlock(&lock);
    return done;
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

/* Failing allocations of one library: those whose return address lies in its code. */
static uintptr_t code_begin, code_end;
#define PATIENCE 1000
#define GRACE 16
static __thread long failed_in_a_row __attribute__((tls_model("initial-exec")));
static long allocated, allocation_fails_at, allocation_fails_forever, allocations_failed;

static int found_library(struct dl_phdr_info *library, size_t size, void *wanted) {
    (void)size;
    if (!library->dlpi_name || !strstr(library->dlpi_name, wanted)) return 0;
    for (int part = 0; part < library->dlpi_phnum; part++) {
        const ElfW(Phdr) *header = &library->dlpi_phdr[part];
        if (header->p_type == PT_LOAD && header->p_flags & PF_X) {
            code_begin = library->dlpi_addr + header->p_vaddr;
            code_end = code_begin + header->p_memsz;
        }
    }
    return 1;
}
/* Names the library by a part of its path; returns whether it is loaded. */
int recorder_library(const char *part) {
    code_begin = code_end = 0;
    dl_iterate_phdr(found_library, (void *)part);
    return code_end != 0;
}
void recorder_fail_allocation(long n, long forever) {
    __atomic_store_n(&allocated, 0, __ATOMIC_SEQ_CST);
    allocations_failed = 0;
    allocation_fails_forever = forever;
    allocation_fails_at = n;
}
/* Lets nothing fail any more, and returns how often something did; -1 if there were not so many. */
long recorder_stop(void) {
    long failed = hits + allocations_failed;
    if (fail_at ? counted < fail_at : allocated < allocation_fails_at) failed = -1;
    fail_at = allocation_fails_at = 0;
    hits = allocations_failed = 0;
    return failed;
}

extern void *__libc_malloc(size_t), *__libc_realloc(void *, size_t), *__libc_calloc(size_t, size_t);

static int fails(void *caller) {
    uintptr_t at = (uintptr_t)caller;
    long n;
    if (at < code_begin || at >= code_end) {
        failed_in_a_row = 0;
        return 0;
    }
    n = __atomic_add_fetch(&allocated, 1, __ATOMIC_SEQ_CST);
    if (!allocation_fails_at || n < allocation_fails_at) return 0;
    if (n > allocation_fails_at && !allocation_fails_forever) return 0;
    /* OpenSSL 3.6 calls itself without end where the first allocation of a thread fails, for want
     * of a place to note the error in: there some succeed after so many. */
    if (++failed_in_a_row > PATIENCE) {
        if (failed_in_a_row > PATIENCE + GRACE) failed_in_a_row = 0;
        return 0;
    }
    allocations_failed++;
    errno = ENOMEM;
    return 1;
}
void *malloc(size_t size) {
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}
void *realloc(void *old, size_t size) {
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
void *calloc(size_t count, size_t size) {
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

/* What the program asks of the system by its number. */
#undef syscall
long syscall(long number, ...) {
    long parts[6];
    va_list rest;
    va_start(rest, number);
    for (int part = 0; part < 6; part++) parts[part] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2)
        return renameat2((int)parts[0], (const char *)parts[1], (int)parts[2],
                         (const char *)parts[3], (unsigned)parts[4]);
    return directly()(number, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
}
