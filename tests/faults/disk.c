/* A disk that fails when told to: put between a process and the C library with LD_PRELOAD.

   Files below one folder are watched. Every operation on them that changes something (write, truncation,
   fsync) is counted; at a chosen one the disk begins to misbehave:

     1 EIO      the operation fails with an I/O error, as do the next `span - 1` ones
     2 ENOSPC   the same, with the disk full
     3 SHORT    a write writes a part only
     4 CUT      power goes: the process ends, and of what was not forced to disk a random part is gone
     5 LIE      from here on fsync does nothing and says it did; power goes at the end of the counted span

   For CUT and LIE each watched file remembers what was written to it since its last honest fsync. When power
   goes, the file is put back to what it was then and a random beginning of those writes is done again, the
   last of them perhaps in part. Renaming and deleting are taken to be durable and in order at once, as on
   a journalling file system. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NONE, EIO_, ENOSPC_, SHORT, CUT, LIE };
enum { MOST_DESCRIPTORS = 4096, MOST_FILES = 256, PATH = 1024, SECTOR = 512 };

typedef struct step {
    off_t at;
    size_t length, old_length; /* old_length: how much of it existed before */
    off_t old_size, new_size;
    int truncates;
    char *fresh, *old;
    struct step *before;
} step;

typedef struct { char path[PATH]; step *last; long steps; } file;

static char folder[PATH];
static int kind, lying;
static long counted, at, span;
static uint64_t dice;
static file files[MOST_FILES];
static int known;
static int file_of[MOST_DESCRIPTORS]; /* 1 + index, 0 for files that are not watched */

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static uint64_t throw_dice(void) { /* xorshift64* */
    dice ^= dice >> 12; dice ^= dice << 25; dice ^= dice >> 27;
    return dice * 2685821657736338717ULL;
}

static int index_of(const char *path) {
    for (int i = 0; i < known; i++)
        if (!strcmp(files[i].path, path)) return i;
    if (known == MOST_FILES) abort();
    strncpy(files[known].path, path, PATH - 1);
    return known++;
}

static void forget(file *f) {
    while (f->last) {
        step *s = f->last;
        f->last = s->before;
        free(s->fresh); free(s->old); free(s);
    }
    f->steps = 0;
}

static int watched(const char *path) {
    size_t n = strlen(folder);
    return n && !strncmp(path, folder, n) && path[n] == '/';
}

static void opened(int fd, const char *path) {
    if (fd >= 0 && fd < MOST_DESCRIPTORS) file_of[fd] = watched(path) ? 1 + index_of(path) : 0;
}

static file *file_at(int fd) {
    return kind && fd >= 0 && fd < MOST_DESCRIPTORS && file_of[fd] ? &files[file_of[fd] - 1] : NULL;
}

static void remember(file *f, int fd, off_t where, const void *fresh, size_t length, int truncates) {
    struct stat now;
    if (fstat(fd, &now)) return;
    step *s = calloc(1, sizeof *s);
    s->at = where; s->length = length; s->truncates = truncates; s->old_size = now.st_size;
    off_t end = truncates ? now.st_size : where + (off_t)length;
    if (end > now.st_size) end = now.st_size;
    s->old_length = end > where ? (size_t)(end - where) : 0;
    if (s->old_length) {
        s->old = malloc(s->old_length);
        int reader = REAL(open)(f->path, O_RDONLY);
        if (reader < 0 || pread(reader, s->old, s->old_length, where) != (ssize_t)s->old_length) abort();
        REAL(close)(reader);
    }
    if (!truncates) { s->fresh = malloc(length); memcpy(s->fresh, fresh, length); }
    s->before = f->last; f->last = s; f->steps++;
}

static void lose_what_was_not_forced(file *f) {
    if (!f->steps) return;
    int fd = REAL(open)(f->path, O_RDWR);
    if (fd < 0) return; /* deleted or renamed away */
    step **order = malloc(sizeof *order * f->steps);
    long n = f->steps;
    for (step *s = f->last; s; s = s->before) order[--n] = s;
    for (long i = f->steps - 1; i >= 0; i--) { /* back to the last honest fsync */
        if (order[i]->old_length) REAL(pwrite)(fd, order[i]->old, order[i]->old_length, order[i]->at);
        REAL(ftruncate)(fd, order[i]->old_size);
    }
    long kept = (long)(throw_dice() % (uint64_t)(f->steps + 1));
    for (long i = 0; i < kept; i++) {
        if (order[i]->truncates) { REAL(ftruncate)(fd, order[i]->at); continue; }
        size_t length = order[i]->length;
        if (i == kept - 1 && throw_dice() % 2 && length > SECTOR)
            length = SECTOR * (1 + throw_dice() % (length / SECTOR));
        REAL(pwrite)(fd, order[i]->fresh, length, order[i]->at);
    }
    REAL(close)(fd);
}

static void cut_power(void) {
    for (int i = 0; i < known; i++) lose_what_was_not_forced(&files[i]);
    _exit(77);
}

/* What becomes of the next counted operation: 0 goes on, else an errno, or -1 for a short write. */
static int fate(void) {
    counted++;
    if (counted < at) return 0;
    if (kind == CUT) cut_power();
    if (kind == LIE) {
        lying = 1;
        if (counted >= at + span) cut_power();
        return 0;
    }
    if (counted >= at + span) return 0;
    return kind == EIO_ ? EIO : kind == ENOSPC_ ? ENOSPC : kind == SHORT ? -1 : 0;
}

/* Begins to count. With kind 0 nothing ever fails and everything is only counted. */
void fault_arm(const char *where, int what, long when, long how_long, uint64_t seed) {
    strncpy(folder, where, PATH - 1);
    kind = what ? what : 100;
    at = when; span = how_long; dice = seed * 2 + 1; counted = 0; lying = 0;
}
void fault_disarm(void) { kind = 0; folder[0] = 0; }
long fault_counted(void) { return counted; }
void fault_cut_power(void) { cut_power(); }

static int fails(int what) { if (what > 0) errno = what; return what > 0; }
static size_t partly(int what, size_t length) { return what == -1 && length > 1 ? length / 2 : length; }

ssize_t pwrite64(int fd, const void *from, size_t length, off64_t where) {
    file *f = file_at(fd);
    if (f) {
        int what = fate();
        if (fails(what)) return -1;
        length = partly(what, length);
        remember(f, fd, where, from, length, 0);
    }
    return REAL(pwrite64)(fd, from, length, where);
}
ssize_t pwrite(int fd, const void *from, size_t length, off_t where) { return pwrite64(fd, from, length, where); }

ssize_t write(int fd, const void *from, size_t length) {
    file *f = file_at(fd);
    if (f) {
        int what = fate();
        if (fails(what)) return -1;
        length = partly(what, length);
        remember(f, fd, lseek(fd, 0, SEEK_CUR), from, length, 0);
    }
    return REAL(write)(fd, from, length);
}

static int force(int fd, int (*forced)(int)) {
    file *f = file_at(fd);
    if (f) {
        int what = fate();
        if (fails(what)) return -1;
        if (lying) return 0;
        forget(f); /* what this disk calls forced is what it remembers no longer: no real one is asked */
        return 0;
    }
    return forced(fd);
}
int fsync(int fd) { return force(fd, REAL(fsync)); }
int fdatasync(int fd) { return force(fd, REAL(fdatasync)); }

int ftruncate64(int fd, off64_t length) {
    file *f = file_at(fd);
    if (f) {
        if (fails(fate())) return -1;
        remember(f, fd, length, NULL, 0, 1);
    }
    return REAL(ftruncate64)(fd, length);
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

#define OPENS(name)                                                                     \
    int name(const char *path, int flags, ...) {                                        \
        va_list more; va_start(more, flags);                                            \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;         \
        va_end(more);                                                                   \
        int fd = REAL(name)(path, flags, mode);                                         \
        opened(fd, path);                                                               \
        return fd;                                                                      \
    }
OPENS(open)
OPENS(open64)

int close(int fd) {
    if (fd >= 0 && fd < MOST_DESCRIPTORS) file_of[fd] = 0;
    return REAL(close)(fd);
}

int rename(const char *from, const char *to) {
    int said = REAL(rename)(from, to);
    if (!said && kind && watched(to)) {
        for (int i = 0; i < known; i++)
            if (!strcmp(files[i].path, to)) { forget(&files[i]); files[i].path[0] = 0; }
        for (int i = 0; i < known; i++)
            if (!strcmp(files[i].path, from)) strncpy(files[i].path, to, PATH - 1);
    }
    return said;
}

int unlink(const char *path) {
    int said = REAL(unlink)(path);
    if (!said && kind && watched(path))
        for (int i = 0; i < known; i++)
            if (!strcmp(files[i].path, path)) { forget(&files[i]); files[i].path[0] = 0; }
    return said;
}
