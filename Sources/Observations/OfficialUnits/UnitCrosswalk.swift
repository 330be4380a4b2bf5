/// Where the units of one list went in a later one.
public struct UnitCrosswalk: Sendable {
  /// How the share of a link is known; the later, the weaker.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The whole unit went there: the share is exactly 1.
    case whole
    /// The wording leaves no doubt: only area moved, and no residents with it.
    case text
    /// Fitted to the residents before and after.
    case estimate
    /// Neither wording nor residents say.
    case guess
  }

  /// One unit, or a part of it, and where it went.
  public struct Link: Sendable, Hashable {
    /// The place of the unit in the earlier list.
    public let old: Int
    /// The place of the unit in the later list.
    public let new: Int
    /// The share of the old unit's residents, 0…1; those of all links of an old unit sum to 1.
    public let weight: Double
    /// How the share is known.
    public let basis: Basis
    /// The clause of the resolution, where the link is one of a single resolution.
    public let clause: Int?

    /// A link; `weight` is 0…1, and 1 where the basis is `whole`.
    public init(old: Int, new: Int, weight: Double, basis: Basis, clause: Int? = nil) {
      precondition((0...1).contains(weight), "a share of \(weight)")
      self.old = old
      self.new = new
      self.weight = weight
      self.basis = basis
      self.clause = clause
    }
  }

  /// What a link does to its units.
  public enum Relation: String, Sendable {
    /// The same unit under the same code and name; its district may be another, or gone.
    case unchanged
    /// One unit became one unit, with another code or name.
    case renamed
    /// The whole unit went into a larger one.
    case merged
    /// A part of the unit went there.
    case part
  }

  /// The earlier list.
  public let earlier: UnitList
  /// The later list.
  public let later: UnitList
  /// The links by old, then new unit.
  public let links: [Link]

  /// A crosswalk; the links of every unit of `earlier` have weights of sum 1, and a `whole` one stands alone.
  public init(earlier: UnitList, later: UnitList, links: [Link]) {
    self.earlier = earlier
    self.later = later
    self.links = links.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
  }

  /// Where the unit at `old` of the earlier list went.
  public func successors(of old: Int) -> [Link] { links.filter { $0.old == old } }

  /// What the unit at `new` of the later list came from.
  public func predecessors(of new: Int) -> [Link] { links.filter { $0.new == new } }

  /// What `link`, one of `links`, does to its units.
  public func relation(of link: Link) -> Relation {
    if link.basis != .whole { return .part }
    if predecessors(of: link.new).count > 1 { return .merged }
    let (old, new) = (earlier.units[link.old], later.units[link.new])
    return old.code == new.code && old.name == new.name ? .unchanged : .renamed
  }

  /// This crosswalk, then `next`, which begins with the list that this one ends with.
  public func followed(by next: UnitCrosswalk) -> UnitCrosswalk {
    precondition(later.id == next.earlier.id, "a crosswalk to \(later.id), then one from \(next.earlier.id)")
    let order = Basis.allCases
    let composed = earlier.units.indices.flatMap { old in
      var paths: [(new: Int, weight: Double, basis: Basis, clause: Int?)] = []
      for first in successors(of: old) {
        for second in next.successors(of: first.new) {
          let basis = order[max(order.firstIndex(of: first.basis)!, order.firstIndex(of: second.basis)!)]
          let weight = first.weight * second.weight
          if let known = paths.firstIndex(where: { $0.new == second.new }) {
            paths[known].weight += weight
            paths[known].basis =
              order[
                max(order.firstIndex(of: paths[known].basis)!, order.firstIndex(of: basis)!)]
          } else {
            paths.append((second.new, weight, basis, second.clause))
          }
        }
      }
      // What meets again in one unit is whole, whatever way its parts took.
      if paths.count == 1 { paths[0].basis = .whole }
      return paths.map { path in
        Link(
          old: old, new: path.new, weight: path.basis == .whole ? 1 : path.weight, basis: path.basis,
          clause: path.clause)
      }
    }
    return UnitCrosswalk(earlier: earlier, later: next.later, links: composed)
  }
}
