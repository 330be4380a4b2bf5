extension Plan {
  /// The names of the built-in plans.
  public static let builtInNames = ["quang-ninh-120-2023"]

  /// The file of the built-in plan `name`; nil where there is none.
  public static func builtInText(_ name: String) -> String? {
    name == builtInNames[0]
      ? String(decoding: PackageResources.quang_ninh_120_2023_yaml, as: UTF8.self) : nil
  }

  /// Plan 120/KH-UBND of Quảng Ninh (8 May 2023) as its file reads it: 19 criteria with 63 lines, two bars, and four of its
  /// lines as the headline targets (9.1, 12.2, 10.8, 10.5), in the police year.
  public static let quangNinh120: Plan = {
    do {
      return try Plan(yaml: builtInText(builtInNames[0])!, name: builtInNames[0])
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
