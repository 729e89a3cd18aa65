/* Records every change that a process makes to the files of one folder, with its data, and can
 * fail or kill at the n-th change. Loaded with LD_PRELOAD; shared memory files are not durable and
 * are left out.
 *
 * RECORDER_DIR  the folder (absolute)
 * RECORDER_LOG  where the record goes; without it nothing is recorded
 *
 * A record is: operation (u32), length of the name (u32), offset (u64), length (u64), name, data.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum operation { CREATE = 1, WRITE, TRUNCATE, UNLINK, RENAME, SYNC, SYNC_FOLDER, MARK };

#define FILES 1024
static char *names[FILES];
static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long counted, fail_at, fail_errno, fail_forever, kill_at, hits;

__attribute__((constructor)) static void start(void) {
    const char *dir = getenv("RECORDER_DIR"), *log = getenv("RECORDER_LOG");
    if (dir) {
        snprintf(folder, sizeof folder, "%s/", dir);
        folder_length = strlen(folder);
    }
    if (log)
        log_file = syscall(SYS_openat, AT_FDCWD, log,
                           O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

void recorder_fail_at(long n, long error, long forever) {
    counted = hits = 0;
    fail_at = n;
    fail_errno = error;
    fail_forever = forever;
}

void recorder_kill_at(long n) {
    counted = 0;
    kill_at = n;
}

long recorder_hits(void) { return hits; }

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

/* Returns 0 to go on, or the errno to fail with. */
static int gate(void) {
    long n = ++counted;
    if (kill_at && n == kill_at) {
        kill(getpid(), SIGKILL);
        pause();
    }
    if (fail_at && (n == fail_at || (fail_forever && n > fail_at))) {
        hits++;
        return (int)fail_errno;
    }
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
        return whole + folder_length;
    }
    if (strlen(whole) == folder_length - 1 && !strncmp(whole, folder, folder_length - 1)) return "";
    return NULL;
}

static const char *name_of(int file) { return file >= 0 && file < FILES ? names[file] : NULL; }

static int open_recorded(int at, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    const char *name = ours(at, path, whole);
    struct stat status;
    int exists, error = 0, file;
    if (!name) return syscall(SYS_openat, at, path, flags, mode);
    pthread_mutex_lock(&lock);
    exists = syscall(SYS_newfstatat, at, path, &status, 0) == 0;
    if ((flags & O_CREAT && !exists) || (flags & O_TRUNC && exists)) error = gate();
    if (error) {
        errno = error;
        file = -1;
    } else
        file = syscall(SYS_openat, at, path, flags, mode);
    if (file >= 0 && file < FILES) {
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
    error = gate();
    if (error) {
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

int ftruncate(int file, off_t size) {
    int done, error;
    if (!name_of(file)) return syscall(SYS_ftruncate, file, size);
    pthread_mutex_lock(&lock);
    error = gate();
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

static int sync_recorded(int file, long number) {
    struct stat status;
    int done, error;
    if (!name_of(file)) return syscall(number, file);
    pthread_mutex_lock(&lock);
    error = gate();
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
    error = gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_unlinkat, at, path, flags);
    if (!done) put(UNLINK, name, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
    return done;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int renameat(int from, const char *old, int to, const char *new) {
    char whole_old[PATH_MAX], whole_new[PATH_MAX];
    const char *a = ours(from, old, whole_old), *b = ours(to, new, whole_new);
    int done, error;
    if (!a && !b) return syscall(SYS_renameat2, from, old, to, new, 0);
    pthread_mutex_lock(&lock);
    error = gate();
    if (error) {
        errno = error;
        done = -1;
    } else
        done = syscall(SYS_renameat2, from, old, to, new, 0);
    if (!done && a && b) put(RENAME, a, 0, strlen(b), b);
    pthread_mutex_unlock(&lock);
    return done;
}
int rename(const char *old, const char *new) { return renameat(AT_FDCWD, old, AT_FDCWD, new); }

/* Ways to change a file that the record would miss: better to stop than to prove nothing. */
#define UNRECORDED(file) \
    if (name_of(file)) abort();
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    UNRECORDED(out)
    return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
    UNRECORDED(out)
    return syscall(SYS_sendfile, out, in, offset, size);
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t size) {
    UNRECORDED(out)
    return syscall(SYS_sendfile, out, in, offset, size);
}
int fallocate(int file, int mode, off_t offset, off_t size) {
    UNRECORDED(file)
    return syscall(SYS_fallocate, file, mode, offset, size);
}
int posix_fallocate(int file, off_t offset, off_t size) {
    UNRECORDED(file)
    return syscall(SYS_fallocate, file, 0, offset, size) ? errno : 0;
}
