import CRename
import Glibc

/// A folder of files that is written whole or not at all.
public enum AtomicFolder {
  /// Why a folder may not be replaced: it holds something else than an earlier one of the same files.
  public struct ForeignFile: Error, Sendable, Hashable {
    /// The folder.
    public let path: String
    /// One of the names in it.
    public let name: String
  }

  /// Puts a folder of `files` at `path`: a folder beside it is filled, flushed to disk, and changes places with it.
  ///
  /// A folder that is there already is replaced if it holds nothing but names in `known`, as an earlier one does.
  /// Behind a symbolic link the folder is replaced, not the link. Throws `WriteError` or `ForeignFile`; the old folder
  /// is then as it was.
  public static func write(_ files: [(name: String, bytes: [UInt8])], to path: String, known: Set<String>)
    throws
  {
    var target = path
    while target.count > 1, target.last == "/" { target.removeLast() }
    let shown = target
    var present = stat()
    let isThere = unsafe stat(target, &present) == 0
    if isThere {
      target = AtomicFile.resolved(target)
      guard present.st_mode & S_IFMT == S_IFDIR else { throw WriteError(path: path, code: ENOTDIR) }
      for name in try names(in: target, named: path) where !known.contains(name) {
        throw ForeignFile(path: path, name: name)
      }
    }
    let new = "\(target).\(getpid()).part"
    guard unsafe mkdir(new, 0o777) == 0 else { throw WriteError(path: path, code: errno) }
    do {
      for file in files { try write(file.bytes, to: "\(new)/\(file.name)", named: "\(shown)/\(file.name)") }
      try flush(new, named: path)
      try exchange(new, target, isThere: isThere, named: path)
    } catch {
      remove(new)
      throw error
    }
    // What is there now is the old folder; what somebody has put into it meanwhile stays.
    if isThere { remove(new, only: known) }
  }

  private static func exchange(_ new: String, _ target: String, isThere: Bool, named path: String) throws {
    let flags: UInt32 = isThere ? 2 : 0  // RENAME_EXCHANGE of linux/fs.h
    guard unsafe renameat2(AT_FDCWD, new, AT_FDCWD, target, flags) == 0 else {
      throw WriteError(path: path, code: errno)
    }
  }

  private static func write(_ bytes: [UInt8], to file: String, named path: String) throws {
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
    defer { close(descriptor) }
    try AtomicFile.writeAll(bytes, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw WriteError(path: path, code: errno) }
  }

  private static func flush(_ folder: String, named path: String) throws {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw WriteError(path: path, code: errno) }
  }

  private static func names(in folder: String, named path: String) throws -> [String] {
    guard let stream = unsafe opendir(folder) else { throw WriteError(path: path, code: errno) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Takes a folder of files away; with `names`, no other files than these.
  private static func remove(_ folder: String, only names: Set<String>? = nil) {
    for name in (try? self.names(in: folder, named: folder)) ?? [] where names?.contains(name) ?? true {
      unsafe unlink("\(folder)/\(name)")
    }
    unsafe rmdir(folder)
  }
}
