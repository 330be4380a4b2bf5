import Glibc

/// What stands at a path.
enum FileKind {
  case missing
  case folder
  case file

  init(path: String) {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else {
      self = .missing
      return
    }
    self = information.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The names in the folder `path` in code-point order, hidden ones left out; nil where it cannot be read.
  static func names(inFolder path: String) -> [String]? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The paths that match the shell pattern `pattern`, in code-point order.
  static func paths(matching pattern: String) -> [String] {
    var matches = unsafe glob_t()
    defer { unsafe globfree(&matches) }
    guard unsafe glob(pattern, 0, nil, &matches) == 0 else { return [] }
    return unsafe (0..<Int(matches.gl_pathc)).compactMap { index in
      unsafe matches.gl_pathv[index].map { unsafe String(cString: $0) }
    }.sorted()
  }
}
