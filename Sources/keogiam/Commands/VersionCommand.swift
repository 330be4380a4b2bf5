import ArgumentParser
import LinearAlgebra
import Reports

/// `keogiam version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Show the version, the build and the numerical libraries in use.",
    discussion: """
      EXAMPLE
        keogiam version

      COST
        None.
      """)

  func run() throws {
    #if DEBUG
      let build = "debug"
    #else
      let build = "release"
    #endif
    let blas = BLAS.configuration
    try StandardOutput.write(
      """
      keogiam   \(KeoGiam.version), \(build) build for \(Self.architecture)
      BLAS      \(blas.build)
      kernels   \(blas.core), \(blas.threads) thread

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
