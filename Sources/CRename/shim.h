// What glibc has (2.28 and later) and declares for GNU sources alone: to exchange two folders at one stroke.
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
