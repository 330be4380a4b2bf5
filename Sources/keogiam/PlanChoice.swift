import Ingestion
import Observations
import Reports
import Targets

/// Where the targets come from: the command line, the description of the data, or the built-in plan.
struct PlanChoice {
  /// The plan, or nil where neither the command line nor the description names one.
  private let named: Plan?
  private let language: Language

  init(scope: ScopeOptions, description: DataSetDescription, language: Language) throws {
    self.language = language
    let targets = scope.target.isEmpty ? (scope.plan == nil ? description.targets : []) : scope.target
    if !targets.isEmpty {
      do {
        let plan = try Plan.bare(targets: targets)
        try plan.requireBuiltInKinds(language)
        named = plan
      } catch let error as TargetSyntaxError {
        throw Failure(usage: error.sentence(language))
      }
    } else if let id = scope.plan ?? description.plan {
      guard id == Plan.quangNinh120.id else {
        throw Failure(
          usage: language(
            vi: "không có kế hoạch '\(id)'; có sẵn: \(Plan.quangNinh120.id)",
            en: "no plan '\(id)'; built in: \(Plan.quangNinh120.id)"))
      }
      named = .quangNinh120
    } else {
      named = nil
    }
  }

  /// The plan that says of which kind an indicator is.
  var plan: Plan { named ?? .quangNinh120 }

  /// Whether the plan was named, or the data hold an indicator of the built-in one.
  func fits(_ table: CountTable) -> Bool {
    named != nil || table.indicators.contains { Plan.quangNinh120.kind(of: $0.id) != nil }
  }

  /// The plan to use with `table`: without a named one the built-in plan, where its indicators occur.
  func settled(with table: CountTable) throws -> Plan {
    if let named { return named }
    if fits(table) { return .quangNinh120 }
    let example = "--target '\(table.indicators.first?.id ?? "name")=-7%'"
    throw Failure(
      usage: language(
        vi: "chưa có chỉ tiêu: hãy nêu mức phải đạt, ví dụ \(example)",
        en: "no target: say what is asked, for example \(example)") + names(in: table))
  }

  /// The targets whose indicators are in `table`; what is missing is said.
  ///
  /// Further parts of a conjunction may be missing: they are without data, and the verdict says so.
  func targets(of plan: Plan, in table: CountTable) throws -> [Target] {
    for missing in plan.missingIndicators(in: table) where named != nil {
      Talk.say("keogiam: \(missing.sentence(language))")
    }
    let present = plan.targets.filter { table.indicatorIndex($0.primary.indicator) != nil }
    guard !present.isEmpty else {
      throw Failure(
        message: language(vi: "không chỉ tiêu nào có số liệu", en: "none of the targets has data")
          + names(in: table))
    }
    return present
  }

  /// What is in the data instead.
  private func names(in table: CountTable) -> String {
    let names = table.indicators.prefix(20).map { "'\($0.id)'" }.joined(separator: ", ")
    let rest = table.indicators.count > 20 ? ", …" : ""
    return language(vi: "; số liệu có ", en: "; the data hold ") + names + rest
  }
}
