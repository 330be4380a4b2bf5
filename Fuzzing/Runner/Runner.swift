import CLibFuzzer
import Glibc

/// Runs one target under libFuzzer: `fuzz TARGET [libFuzzer's arguments]`.
///
/// A broken invariant ends the process, as a trap does: libFuzzer then keeps the input.
@main
enum Runner {
  /// The target that libFuzzer's callback, which has no context, runs.
  nonisolated(unsafe) private static var target = FuzzTarget.scanner

  static func main() {
    guard CommandLine.argc > 1, let chosen = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
      print(
        "usage: fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [libFuzzer's arguments]")
      exit(64)
    }
    unsafe target = chosen
    // libFuzzer sees the arguments without the target's name.
    var count = CommandLine.argc - 1
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv + 1
    let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
      let input = unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count))
      do {
        try unsafe Runner.target.run(input)
      } catch {
        fatalError("\(error)")
      }
      return 0
    }
    exit(status)
  }
}
