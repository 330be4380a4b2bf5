public import Observations

/// A table of criteria: what a unit earns for what, and what bars it.
public struct Scorecard: Sendable, Hashable {
  /// One line of the table.
  public struct Line: Sendable, Hashable {
    /// The number in the table: `9.1`.
    public let number: String
    /// The line in the words of the plan.
    public let text: BilingualText
    /// The points that it can earn, of a criterion without points on its lines an equal share; nil where all lines of the
    /// criterion earn them together.
    public let points: Fraction?
    /// Whether its points are printed on the line.
    public let printsPoints: Bool
    /// Whether it is scored at all.
    public let isScored: Bool
    /// What must hold, all of it.
    public let conditions: [LineCondition]
  }

  /// Several lines under one heading.
  public struct Criterion: Sendable, Hashable {
    /// The number in the table.
    public let number: String
    /// Its heading.
    public let text: BilingualText
    /// The points that its heading prints.
    public let statedPoints: Fraction?
    /// Whether its points are earned by all lines together or not at all.
    public let isAllOrNothing: Bool
    /// Its lines, in order.
    public let lines: [Line]

    /// The most that its lines can earn.
    public var points: Fraction {
      isAllOrNothing
        ? statedPoints ?? .zero : lines.filter(\.isScored).compactMap(\.points).reduce(.zero, +)
    }
  }

  /// Criteria of one kind.
  public struct Group: Sendable, Hashable {
    /// The number in the table: `II`.
    public let id: String
    /// Its heading.
    public let text: BilingualText
    /// The points that its heading prints.
    public let statedPoints: Fraction?
    /// Its criteria, in order.
    public let criteria: [Criterion]

    /// The most that its lines can earn.
    public var points: Fraction { criteria.map(\.points).reduce(.zero, +) }
  }

  /// What must hold, or the unit is not considered.
  public struct Bar: Sendable, Hashable {
    /// Its name: `D1`.
    public let id: String
    /// What bars a unit, in the words of the plan.
    public let text: BilingualText
    /// What must hold.
    public let condition: LineCondition
  }

  /// What a total is made of.
  public enum Total: String, Sendable, Hashable, CaseIterable {
    /// The points of the lines.
    case lines
    /// The same, of a group no more than its heading prints.
    case headings
    /// The points of a group in proportion to its heading.
    case rescaled
  }

  /// Which months are compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// Those of this year that are reported, with the same of the year before.
    case sameMonths = "same-months"
    /// Whole years; nothing that counts decide is decided before.
    case wholeYears = "whole-years"
  }

  /// When what is due.
  public struct Schedule: Sendable, Hashable {
    /// Reports are due before this day of the month, 1…31.
    public let reportBeforeDay: Int
    /// The calendar months in which reports are due, each 1…12.
    public let reportMonths: [Int]
    /// What is reported.
    public let report: BilingualText
    /// Recognition is asked for before this day of the year: month 1…12 and day 1…31.
    public let recognitionBefore: MonthDay
    /// What is asked for.
    public let recognition: BilingualText
  }

  /// A day of every year.
  public struct MonthDay: Sendable, Hashable {
    /// The month, 1…12.
    public let month: Int
    /// The day, 1…31.
    public let day: Int
  }

  /// The groups, in order.
  public let groups: [Group]
  /// The bars, in order.
  public let bars: [Bar]
  /// By type of unit ("phường") the kind by which lines tell them apart; nil where the plan leaves it open.
  public let unitClasses: [String: String?]
  /// Which months are compared.
  public let comparison: Comparison
  /// What a total is made of.
  public let total: Total
  /// The total from which on a unit passes; nil where none is declared.
  public let passMark: Fraction?
  /// When what is due; nil where the plan does not say.
  public let schedule: Schedule?
  /// Faults of the text that change no score.
  public let notes: [BilingualText]

  /// All lines, in order.
  public var lines: [Line] { groups.flatMap { $0.criteria.flatMap(\.lines) } }

  /// The most that a unit can earn.
  public var points: Fraction {
    groups.map(mostPoints).reduce(.zero, +)
  }

  /// The most that `group` can add to the total.
  public func mostPoints(of group: Group) -> Fraction { total(PointRange(group.points), of: group).high }

  /// The class of units of `type`: nil where lines do not tell it, or it is not known.
  public func unitClass(ofType type: String?) -> String? {
    type.flatMap { unitClasses[$0] ?? nil }
  }

  /// What the lines of `group` earn as the total counts it.
  func total(_ points: PointRange, of group: Group) -> PointRange {
    guard let stated = group.statedPoints else { return points }
    switch total {
    case .lines: return points
    case .headings: return points.capped(at: stated)
    case .rescaled: return group.points == .zero ? points : points.scaled(by: stated / group.points)
    }
  }
}
