/// Which parts a part of a package refers to (ISO/IEC 29500-2, 6.5).
struct Relationships {
  /// A part that is referred to.
  struct Link {
    let id: String
    /// The last word of its type: "worksheet", "sharedStrings".
    let type: String
    let part: String
  }

  /// In the order of the file.
  let links: [Link]

  /// What the part `part` of `archive` refers to, or the package as a whole where `part` is empty.
  init(of part: String, in archive: ZipArchive) throws(WorkbookFault) {
    let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
    let sink = RelationshipSink()
    try archive.read("\(folder)_rels/\(part.dropFirst(folder.count)).rels", into: sink)
    links = sink.targets.map { id, type, target in
      Link(id: id, type: type, part: Self.resolved(target, in: folder))
    }
  }

  /// The part of the first link of `type`, or nil.
  func part(type: String) -> String? { links.first { $0.type == type }?.part }

  private static func resolved(_ target: String, in folder: Substring) -> String {
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

private final class RelationshipSink: XMLSink {
  private(set) var targets: [(id: String, type: String, target: String)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == .relationship, attributes.text("TargetMode") != "External", let id = attributes.text("Id"),
      let type = attributes.text("Type")?.split(separator: "/").last, let target = attributes.text("Target")
    else { return }
    targets.append((id, String(type), target))
  }
}
