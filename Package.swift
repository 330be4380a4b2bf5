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
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
  ],
  targets: [
    // Doors to C libraries; each has one importer.
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas lapacke"),
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "CBoostMath"),

    // The data flow, top to bottom: imports run upwards only.
    module("Observations"),
    module("Ingestion", ["Observations", "CZlib", .product(name: "Yams", package: "Yams")]),

    // tests
    tests("Ingestion"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
