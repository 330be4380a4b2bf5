import Glibc
import Observations

/// A folder that is there for a while, in which everything of the current folder is linked.
struct ScratchFolder {
  /// Where it is.
  let path: String

  /// Makes one below `TMPDIR`, or `/tmp`. Throws a `Failure` where that cannot be.
  init(_ language: Language) throws {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/keogiam-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Self.failure(parent, errno, language) }
    path = unsafe template.withUnsafeBufferPointer { unsafe String(cString: $0.baseAddress!) }
    guard let current = unsafe getcwd(nil, 0) else { throw Self.failure(".", errno, language) }
    defer { unsafe free(current) }
    let folder = unsafe String(cString: current)
    for name in Self.entries(of: folder) {
      guard unsafe symlink("\(folder)/\(name)", "\(path)/\(name)") == 0 else {
        let error = Self.failure("\(path)/\(name)", errno, language)
        remove()
        throw error
      }
    }
  }

  /// Takes the folder away with what is in it; what its links lead to stays.
  func remove() { Self.remove(path) }

  /// The folder of the program that is running.
  static func ofThisProgram(_ language: Language) throws -> String {
    guard let found = unsafe realpath("/proc/self/exe", nil) else {
      throw failure("/proc/self/exe", errno, language)
    }
    defer { unsafe free(found) }
    let program = unsafe String(cString: found)
    return String(program[..<program.lastIndex(of: "/")!])
  }

  /// The names in a folder, hidden ones left out.
  private static func entries(of folder: String, hidden: Bool = false) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != "..", hidden || !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    var present = stat()
    guard unsafe lstat(path, &present) == 0 else { return }
    guard present.st_mode & S_IFMT == S_IFDIR else {
      unsafe unlink(path)
      return
    }
    for name in entries(of: path, hidden: true) { remove("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  private static func failure(_ path: String, _ code: Int32, _ language: Language) -> Failure {
    let reason = unsafe String(cString: strerror(code))
    return Failure(
      message: language(
        vi: "không tạo được thư mục tạm: \(path): \(reason)", en: "no temporary folder: \(path): \(reason)"))
  }
}
