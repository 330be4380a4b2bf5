import ArgumentParser
import Forecasting
import LinearAlgebra
import Reports

/// `keogiam version`
struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the version, the build and the numerical libraries in use.",
    discussion: "EXAMPLE\n  keogiam version\n\nTakes no time.")

  func run() throws {
    #if DEBUG
      let build = "debug"
    #else
      let build = "release"
    #endif
    try StandardOutput.write(
      """
      keogiam \(KeoGiam.version) (\(build), \(Self.architecture))
      BLAS    \(BLAS.configuration)

      """)
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
