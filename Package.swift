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

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, resources: resources,
    swiftSettings: strict)
}

/// The fuzzer is a program of its own, built by `make fuzz`; its targets are run on their seeds by the tests.
let isFuzzing = Context.environment["KEOGIAM_FUZZING"] != nil
let fuzzing: [Target] =
  isFuzzing
  ? [
    .systemLibrary(name: "CLibFuzzer", path: "Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CLibFuzzer", "Ingestion", "Observations"], path: "Fuzzing",
      exclude: ["CLibFuzzer", "README.md", "Seeds", "Tests", "words.dict"], sources: ["Runner", "Targets"],
      swiftSettings: strict),
  ]
  : [
    .testTarget(
      name: "FuzzingTests", dependencies: ["Ingestion", "Observations"], path: "Fuzzing",
      exclude: ["CLibFuzzer", "README.md", "Runner", "words.dict"], sources: ["Targets", "Tests"],
      resources: [.copy("Seeds")], swiftSettings: strict)
  ]

/// The benchmark of regressions is built by `make benchmark-regression`.
let benchmarks: [Target] =
  Context.environment["KEOGIAM_BENCHMARKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "regression-benchmark", dependencies: ["LinearAlgebra", "Regression"],
      path: "Benchmarks/Regression", exclude: ["batched.py", "generate.py", "loop.R", "mixed.R", "run.py"],
      swiftSettings: strict)
  ]

let package = Package(
  name: "keogiam",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // Doors to C libraries; each has one importer.
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas lapacke"),
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CExpat", pkgConfig: "expat"),
    .systemLibrary(name: "CRename"),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter"),
    .target(name: "CBoostMath"),

    // Mathematics, which knows nothing of units and years.
    module("LinearAlgebra", ["COpenBLAS"]),
    module("Optimization", ["CNLopt"]),
    module("Probability", ["CBoostMath"]),
    module("Regression", ["LinearAlgebra", "Optimization", "Probability"]),
    module("Verification", ["LinearAlgebra", "Probability", "Regression"]),

    // The data flow, top to bottom: imports run upwards only.
    module("Observations"),
    module("YAMLDocuments", ["Observations", yams]),
    module("Ingestion", ["CExpat", "CZip", "CZlib", "Observations", "YAMLDocuments", yams]),
    module(
      "Targets", ["Observations", "YAMLDocuments", yams],
      resources: [.embedInCode("Resources/quang-ninh-120-2023.yaml")]),
    module("Forecasting", ["LinearAlgebra", "Observations", "Optimization", "Probability", "Regression"]),
    module("Evaluation", ["Forecasting", "Observations", "Probability", "Regression", "Targets"]),
    module("Flagging", ["Evaluation", "Observations", "Probability", "Targets"]),
    module("Spreadsheets", ["CXlsxWriter"]),
    module(
      "Reports",
      [
        "CRename", "Evaluation", "Flagging", "Forecasting", "Observations", "Probability", "Regression",
        "Spreadsheets", "Targets", "Verification", mustache,
      ],
      resources: ["figure.mustache", "page.css", "page.js", "page.mustache", "row.mustache", "unit.mustache"]
        .map { .embedInCode("Page/Templates/\($0)") }),
    module("Notebooks"),

    .executableTarget(
      name: "keogiam",
      dependencies: [
        "Evaluation", "Flagging", "Forecasting", "Ingestion", "LinearAlgebra", "Notebooks", "Observations",
        "Probability", "Regression", "Reports", "Targets", "Verification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Observations"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "CommandLineTests", dependencies: ["keogiam"], swiftSettings: strict),
    .testTarget(name: "DocumentationTests", dependencies: ["Notebooks", "keogiam"], swiftSettings: strict),
    tests(
      "Evaluation",
      ["Forecasting", "Observations", "Probability", "Regression", "Reports", "Targets", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      "Flagging", ["Evaluation", "Forecasting", "Observations", "Probability", "Targets", "TestSupport"]),
    tests(
      "Forecasting",
      ["LinearAlgebra", "Observations", "Optimization", "Probability", "Regression", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      "Ingestion", ["CZip", "Observations", "TestSupport", "YAMLDocuments"], resources: [.copy("Fixtures")]),
    tests("LinearAlgebra", ["Probability", "TestSupport"]),
    tests("Notebooks"),
    tests("Observations"),
    tests("Optimization", ["TestSupport"]),
    tests("Probability", ["TestSupport"], resources: [.copy("Fixtures")]),
    tests(
      "Regression", ["LinearAlgebra", "Optimization", "Probability", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      "Reports",
      [
        "Evaluation", "Flagging", "Forecasting", "Observations", "Probability", "Regression", "Targets",
        "TestSupport",
      ]),
    tests("Targets", ["Observations", "TestSupport"], resources: [.copy("Fixtures")]),
    tests("Spreadsheets"),
    tests("Verification"),
  ] + fuzzing + benchmarks,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
