import Glibc
import LinearAlgebra
import Regression

/// Damage to cargo ships by waves (McCullagh & Nelder 1989, section 6.3.2): types A to E, built from 1960 in five-year
/// periods, in operation from 1960 or from 1975.
enum Ships {
  static let service: [Double] = [
    127, 63, 1095, 1095, 1512, 3353, 0, 2244, 44882, 17176, 28609, 20370, 7064, 13099, 0, 7117, 1179, 552,
    781, 676,
    783, 1948, 0, 274, 251, 105, 288, 192, 349, 1208, 0, 2051, 45, 0, 789, 437, 1157, 2161, 0, 542,
  ]
  static let incidents: [Double] = [
    0, 0, 3, 4, 6, 18, 0, 11, 39, 29, 58, 53, 12, 44, 0, 18, 1, 1, 0, 1, 6, 2, 0, 1, 0, 0, 0, 0, 2, 11, 0, 4,
    0, 0, 7,
    7, 5, 12, 0, 1,
  ]

  /// The rows with service, treatment contrasts, ln service as the offset.
  static var frame: ModelFrame {
    let rows = service.indices.filter { service[$0] > 0 }
    func indicator(_ holds: (Int) -> Bool) -> [Double] { rows.map { holds($0) ? 1 : 0 } }
    var columns = [rows.map { _ in 1.0 }]
    columns += (1...4).map { type in indicator { $0 / 8 == type } }
    columns += (1...3).map { built in indicator { $0 % 8 / 2 == built } }
    columns.append(indicator { $0 % 2 == 1 })
    let names = [
      "(Intercept)", "typeB", "typeC", "typeD", "typeE", "year65", "year70", "year75", "period75",
    ]
    return ModelFrame(
      response: .init(name: "incidents", values: rows.map { incidents[$0] }),
      design: DesignMatrix(Matrix(columns: columns), names: names), offset: rows.map { log(service[$0]) })
  }
}

/// R 4.2.2: drop1 of the Poisson model of MASS::Insurance, and anova(…, test = "F") of the quasi-Poisson one.
enum DropOne {
  static let statistics = [13.8712586366003, 88.6668123790302, 84.8700868553993]
  static let pValues = [3.08573368413520e-03, 4.23530504804253e-19, 2.76720820175243e-18]
  static let criteria = [396.612812635087, 471.408366377517, 467.611640853886]
  static let fStatistics = [5.13440403936780, 32.8197499277785, 31.4144035655194]
  static let fPValues = [0.00338556716094993, 3.25701778116797e-12, 6.89323965215275e-12]
}
