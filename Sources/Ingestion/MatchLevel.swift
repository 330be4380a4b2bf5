/// What a row and a register agree in where a unit is found; the later, the looser.
public enum MatchLevel: String, Sendable, Hashable, CaseIterable {
  /// The code of the list, and the name says the same.
  case codeAndName = "code and name"
  /// The code of the list; there is no name.
  case code = "code alone"
  /// Type, full name with its accents, and district (or province, where there are no districts).
  case typeNameAndParent = "type + name + parent"
  /// Type and full name, which only one unit of the list has.
  case typeAndName = "type + name"
  /// Full name without a type, and district.
  case nameAndParent = "name + parent"
  /// Full name without a type, which only one unit of the list has.
  case name = "name alone"
  /// A name written without any accent that, with its type, fits one unit alone.
  case withoutAccents = "name without accents"

  /// Whether the level leaves no doubt of the list that is meant.
  var namesTheList: Bool { self == .codeAndName || self == .typeNameAndParent }

  /// The looser of both.
  func loosened(by other: MatchLevel?) -> MatchLevel {
    let order = Self.allCases
    return other.map { order[max(order.firstIndex(of: $0)!, order.firstIndex(of: self)!)] } ?? self
  }
}
