import Ingestion
import Observations
import Reports
import Targets

/// Where the targets come from: the command line, the description of the data, or the built-in plan.
struct PlanChoice {
  /// The plan, or nil where neither the command line nor the description names one.
  private let named: Plan?
  private let language: Language

  /// The plan that `scope` or the data set names; `choices` go before the defaults of its readings.
  init(
    scope: ScopeOptions, description: DataSetDescription, choices: [String: String] = [:], language: Language
  ) throws {
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
      named = try Plan.named(id, choices: choices, language: language)
    } else if !choices.isEmpty {
      named = try Plan.named(Plan.builtInNames[0], choices: choices, language: language)
    } else {
      named = nil
    }
  }

  /// The plan that says of which kind an indicator is.
  var plan: Plan { named ?? .quangNinh120 }

  /// Whether the plan was named, or the data hold an indicator of the built-in one.
  func fits(_ table: CountTable) -> Bool {
    named != nil || table.indicators.contains { Plan.quangNinh120.targetIndicators.contains($0.id) }
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

extension Plan {
  /// The built-in plan `name`, or that in the file of this path; `choices` go before the defaults of its readings.
  static func named(_ name: String, choices: [String: String] = [:], language: Language) throws -> Plan {
    if choices.isEmpty, name == quangNinh120.id { return .quangNinh120 }
    return try file(name, choices: choices, language: language).plan
  }

  /// The same with what is worth knowing about the file.
  static func file(
    _ name: String, choices: [String: String] = [:], language: Language
  ) throws -> (plan: Plan, notes: [PlanNote]) {
    do {
      let text = try builtInText(name) ?? PlainFile.text(at: name)
      return try read(yaml: text, name: name, choices: choices)
    } catch let error as IngestionError where error.kind == .missingFile {
      throw Failure.noPlan(name, language)
    } catch let error as IngestionError where error.kind == .empty {
      throw Failure(
        message: language(
          vi: "\(name): tệp kế hoạch trống; xem mẫu: keogiam plan print \(quangNinh120.id)",
          en: "\(name): the plan file is empty; for one to start from: keogiam plan print \(quangNinh120.id)")
      )
    } catch let error as IngestionError {
      throw Failure(message: error.sentence(language))
    } catch let error as PlanMistakes {
      throw Failure(messages: error.mistakes.map { $0.sentence(language) })
    }
  }
}

extension Failure {
  /// That no plan has this name.
  static func noPlan(_ name: String, _ language: Language) -> Failure {
    let builtIn = Plan.builtInNames.joined(separator: ", ")
    return Failure(
      usage: language(
        vi: "không có kế hoạch '\(name)'; có sẵn: \(builtIn)", en: "no plan '\(name)'; built in: \(builtIn)"))
  }
}
