internal import Glibc

/// One command, run by `/bin/sh` in a process group of its own.
struct ShellCommand {
  let text: String
  let directory: String
  /// All variables, as `NAME=value`.
  let environment: [String]
  let timeLimit: Duration
  /// More bytes than this are not taken: a notebook is for reading, and an endless output must end.
  var outputLimit = 16 << 20

  /// How a command came to its end.
  struct Outcome {
    var output: [UInt8] = []
    /// Its exit code; 128 + the signal's number where a signal ended it.
    var exitCode = 0
    var ending = CellResult.Ending.exited
  }

  /// Runs the command to its end, or kills it at a limit.
  func run() throws -> Outcome {
    try checkDirectory()
    let deadline = ContinuousClock.now + timeLimit
    let (reader, writer) = try makePipe()
    defer { close(reader) }
    let shell: pid_t
    do {
      defer { close(writer) }
      shell = try spawn(outputTo: writer)
    }
    var outcome = Outcome()
    outcome.ending = collect(from: reader, of: shell, until: deadline, into: &outcome.output)
    // Killed before it is waited for, so that its number cannot belong to another group by now.
    kill(-shell, SIGKILL)
    if outcome.ending == .exited { _ = read(from: reader, into: &outcome.output) }
    outcome.exitCode = reap(shell)
    return outcome
  }

  /// Reads until the shell has ended or a limit is reached.
  private func collect(
    from reader: Int32, of shell: pid_t, until deadline: ContinuousClock.Instant, into output: inout [UInt8]
  ) -> CellResult.Ending {
    var isOpen = true
    while true {
      // The shell's end and the pipe's are two things: a process left behind may hold the pipe, and a running
      // one may have closed it. So the pipe is waited for, briefly, and the shell asked each time.
      if isOpen {
        var entry = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
        unsafe poll(&entry, 1, 20)
        isOpen = read(from: reader, into: &output)
      } else {
        usleep(2_000)
      }
      if output.count > outputLimit { return .outputLimit(bytes: outputLimit) }
      if hasEnded(shell) { return .exited }
      if ContinuousClock.now >= deadline { return .timeLimit(timeLimit) }
    }
  }

  /// Takes what the pipe holds now, up to just above the limit; false at its end.
  private func read(from reader: Int32, into output: inout [UInt8]) -> Bool {
    while output.count <= outputLimit {
      var count = 0
      let room = 65_536
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, initialised in
        count = unsafe Glibc.read(reader, buffer.baseAddress, room)
        initialised = max(0, count)
      }
      if count > 0 {
        output += chunk
      } else if count == 0 {
        return false
      } else if errno != EINTR {
        return errno == EAGAIN
      }
    }
    return true
  }

  /// Whether the shell has ended; it stays unreaped.
  private func hasEnded(_ shell: pid_t) -> Bool {
    var information = unsafe siginfo_t()
    let result = unsafe waitid(P_PID, id_t(shell), &information, WEXITED | WNOHANG | WNOWAIT)
    return unsafe result == 0 && information.si_signo == SIGCHLD
  }

  private func reap(_ shell: pid_t) -> Int {
    var status: Int32 = 0
    while unsafe waitpid(shell, &status, 0) < 0, errno == EINTR {}
    let signal = Int(status & 0x7F)
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
  }
}
