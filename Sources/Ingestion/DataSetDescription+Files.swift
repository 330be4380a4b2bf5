extension DataSetDescription {
  /// One file to be read, with what is known about it.
  struct SourceFile {
    /// "-" for standard input.
    let path: String
    /// What messages call it.
    let name: String
    let description: SourceDescription
  }

  /// The files of all sources, patterns resolved, each file once; patterns without a file are added to `errors`.
  func files(errors: inout [IngestionError]) -> [SourceFile] {
    var files: [SourceFile] = []
    for source in sources {
      let isPattern = source.file.contains { "*?[".contains($0) } && FileKind(path: source.file) == .missing
      let paths =
        isPattern
        ? FileKind.paths(matching: source.file).filter { $0 != units && $0 != crosswalk?.file }
        : [source.file]
      if paths.isEmpty {
        errors.append(IngestionError(file: folder ?? ".", kind: .noMatchingFile(pattern: shown(source.file))))
      }
      // A file may be read in several ways, but a pattern does not take it twice.
      for path in paths where !isPattern || !files.contains(where: { $0.path == path }) {
        files.append(
          SourceFile(path: path, name: path == "-" ? "standard input" : path, description: source))
      }
    }
    return files
  }

  /// `path` as `keogiam.yaml` of the folder has it.
  func shown(_ path: String) -> String {
    guard let folder else { return path }
    let prefix = Self.path("", in: folder)
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
