internal import Glibc

extension ShellCommand {
  /// A pipe whose reader does not block; neither end is handed on to a child.
  ///
  /// A child started by another thread between the two steps would hold an end for its life. Nothing waits
  /// for that: a command is over when its shell is.
  func makePipe() throws -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw failure(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  /// Throws where the directory is not there.
  func checkDirectory() throws {
    guard let stream = unsafe opendir(directory) else { throw failure(errno) }
    unsafe closedir(stream)
  }

  /// Starts the shell, with standard output and standard error on `writer` and nothing to read.
  func spawn(outputTo writer: Int32) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, writer, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, writer, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A group of its own, and the signals as a shell at a terminal has them: `yes | head` must end.
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGCHLD] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)

    // POSIX 2018 has no way to give a child its directory, so a shell goes there and becomes the command's.
    let enter = #"cd -- "$0" && unset OLDPWD && exec /bin/sh -c "$1""#
    var shell: pid_t = 0
    let result = unsafe withCStrings(["/bin/sh", "-c", enter, directory, text]) { arguments in
      unsafe withCStrings(environment) { variables in
        unsafe posix_spawn(&shell, "/bin/sh", &actions, &attributes, arguments, variables)
      }
    }
    guard result == 0 else { throw failure(result) }
    return shell
  }

  private func failure(_ code: Int32) -> ShellError {
    ShellError(directory: directory, reason: unsafe String(cString: strerror(code)))
  }
}

/// Calls `body` with `strings` as a C array that ends with a null pointer.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
    unsafe body(UnsafePointer(buffer.baseAddress!))
  }
}
