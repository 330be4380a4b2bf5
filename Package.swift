// swift-tools-version: 6.2
import PackageDescription

/// One strict dialect for every Swift target.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "keogiam",
  dependencies: [],
  targets: [
    // Doors to C libraries; each has one importer.
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas lapacke"),
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "CBoostMath"),

    // The data flow, top to bottom: imports run upwards only.
    module("Observations"),
    module("LinearAlgebra", ["COpenBLAS"]),
    module("Optimization", ["CNLopt"]),
    module("Probability", ["CBoostMath"]),
    module("Regression", ["LinearAlgebra", "Probability"]),

    // tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("LinearAlgebra", ["Probability", "TestSupport"]),
    tests("Optimization", ["TestSupport"]),
    tests("Probability", ["TestSupport"], resources: [.copy("Fixtures")]),
    tests("Regression", ["TestSupport"], resources: [.copy("Fixtures")]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
