/*
 * A disk that loses its power at the worst moment, for tests: a library for LD_PRELOAD.
 *
 * Beside the files under POWER_CUT_DISK it keeps, in POWER_CUT_SHADOW, what a disk would have of them after a power cut
 * that loses all it may lose:
 *
 *   content/INODE   what the file held when it was last synchronised (fsync, fdatasync); nothing that was written since
 *   tree/...        the names as they were when their folder was last synchronised, as links to the content: a file that
 *                   was made, renamed or removed since is not, under its new name or at all
 *   pins/INODE      a link to the file itself, so that its number is given to no other one as long as this matters
 *
 * That is the strict reading of POSIX; the file systems of Linux also keep the name of a file that is synchronised. Folders
 * are the exception: one that is synchronised keeps its own name and those above it.
 *
 * POWER_CUT_AT=N cuts the power at the N-th synchronisation, counted from 1, by killing the process. POWER_CUT_PHASE says
 * how far that one came: "before" (nothing of it), "torn" (every other block), "after" (all of it, but nobody was told).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 4096

static const char *disk, *shadow, *phase;
static long cut_at;
static atomic_long synchronisations, links;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

/* A copy: PostgreSQL writes its process titles over the environment. */
static char *variable(const char *name) {
  const char *value = getenv(name);
  return value ? strdup(value) : NULL;
}

__attribute__((constructor)) static void start(void) {
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  disk = variable("POWER_CUT_DISK");
  shadow = variable("POWER_CUT_SHADOW");
  phase = variable("POWER_CUT_PHASE");
  cut_at = getenv("POWER_CUT_AT") ? atol(getenv("POWER_CUT_AT")) : 0;
}

/* A double that fails must not look like a database that lost something. */
static void give_up(const char *what, const char *path) {
  fprintf(stderr, "power-cut double: %s %s: %s\n", what, path, strerror(errno));
  abort();
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static void content_of(char *path, const struct stat *file) {
  snprintf(path, PATH_MAX, "%s/content/%lu", shadow, (unsigned long)file->st_ino);
}

/* Keeps the number of a file, by a link to it. A file without a name has nothing that it could be found by later. */
static void pin(int folder, const char *name, const struct stat *file) {
  char path[PATH_MAX];
  if (file->st_nlink == 0) return;
  snprintf(path, sizeof path, "%s/pins/%lu", shadow, (unsigned long)file->st_ino);
  int linked = linkat(folder, name, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
  if (linked != 0 && errno != EEXIST && errno != ENOENT) give_up("link", path);
}

/* The whole of a file becomes durable, in place: a cut in between leaves old blocks beside new ones, as on a disk. */
static void keep_content(const char *own, const struct stat *file, int torn) {
  char path[PATH_MAX], block[BLOCK];
  content_of(path, file);
  pin(AT_FDCWD, own, file);
  int from = open(own, O_RDONLY | O_CLOEXEC);
  int to = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (from < 0 || to < 0) give_up("open", path);
  off_t at = 0;
  for (ssize_t size; (size = pread(from, block, BLOCK, at)) > 0; at += size) {
    if (torn && at / BLOCK % 2 == 0) continue;
    if (pwrite(to, block, size, at) != size) give_up("write", path);
  }
  if (!torn && ftruncate(to, at) != 0) give_up("truncate", path);
  close(from);
  close(to);
}

/* A name in the tree becomes a link to a file's content, which is empty as long as the file was never synchronised. */
static void keep_name(const char *name, const struct stat *file) {
  char content[PATH_MAX], fresh[PATH_MAX];
  content_of(content, file);
  int empty = open(content, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (empty < 0) give_up("open", content);
  close(empty);
  snprintf(fresh, sizeof fresh, "%s/content/link-%d-%ld", shadow, getpid(), atomic_fetch_add(&links, 1));
  if (link(content, fresh) != 0) give_up("link", fresh);
  // In one step, as a file system renames: there is no moment without the old file and the new one.
  if (rename(fresh, name) != 0) give_up("rename", name);
  // Still there if the name was this file's already.
  unlink(fresh);
}

/* A folder that is synchronised keeps its own name, and those above it. */
static void keep_folders(const char *name, size_t root) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s", name);
  for (char *slash = path + root; (slash = strchr(slash + 1, '/'));) {
    *slash = 0;
    if (mkdir(path, 0700) != 0 && errno != EEXIST) give_up("make", path);
    *slash = '/';
  }
}

/* Brings the names of one folder up to date: first those that are new, then those that are gone. */
static void keep_names(const char *own, const char *tree) {
  DIR *folder = opendir(own);
  if (!folder) give_up("open", own);
  for (struct dirent *entry; (entry = readdir(folder));) {
    char name[PATH_MAX];
    struct stat file;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (fstatat(dirfd(folder), entry->d_name, &file, AT_SYMLINK_NOFOLLOW) != 0) continue;
    snprintf(name, sizeof name, "%s/%s", tree, entry->d_name);
    if (S_ISDIR(file.st_mode) && mkdir(name, 0700) != 0 && errno != EEXIST) give_up("make", name);
    if (!S_ISREG(file.st_mode)) continue;
    pin(dirfd(folder), entry->d_name, &file);
    keep_name(name, &file);
  }
  closedir(folder);

  folder = opendir(tree);
  if (!folder) give_up("open", tree);
  for (struct dirent *entry; (entry = readdir(folder));) {
    char real[PATH_MAX];
    struct stat file;
    snprintf(real, sizeof real, "%s/%s", own, entry->d_name);
    // A folder that is gone stays as long as there is something in it.
    if (lstat(real, &file) != 0 && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
      unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
  }
  closedir(folder);
}

/* Whether what is open here is under the disk, and where in the tree its name is. */
static int place_of(int fd, char *own, char *tree) {
  char path[PATH_MAX];
  size_t root = disk ? strlen(disk) : 0;
  snprintf(own, PATH_MAX, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(own, path, sizeof path - 1);
  if (root == 0 || size < 0) return 0;
  path[size] = 0;
  if (strncmp(path, disk, root) != 0 || (path[root] != '/' && path[root] != 0)) return 0;
  snprintf(tree, PATH_MAX, "%s/tree%s", shadow, path + root);
  return 1;
}

static void keep(int fd, int torn) {
  char own[PATH_MAX], tree[PATH_MAX];
  struct stat file;
  if (!place_of(fd, own, tree) || fstat(fd, &file) != 0) return;
  if (S_ISDIR(file.st_mode)) {
    if (torn) return;
    strcat(tree, "/");
    keep_folders(tree, strlen(shadow));
    keep_names(own, tree);
  } else if (S_ISREG(file.st_mode)) {
    keep_content(own, &file, torn);
  }
}

/* The real call would only cost time: what survives here is the shadow. */
static int synchronise(int fd, int (*real)(int)) {
  char own[PATH_MAX], tree[PATH_MAX];
  if (!place_of(fd, own, tree)) return real(fd);
  int is_last = atomic_fetch_add(&synchronisations, 1) + 1 == cut_at;
  int before = errno;
  if (!is_last || strcmp(phase, "before") != 0) keep(fd, is_last && strcmp(phase, "torn") == 0);
  if (is_last) die();
  errno = before;
  return 0;
}

int fsync(int fd) { return synchronise(fd, real_fsync); }
int fdatasync(int fd) { return synchronise(fd, real_fdatasync); }
