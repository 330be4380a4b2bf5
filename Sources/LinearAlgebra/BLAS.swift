import COpenBLAS

/// The library that does the arithmetic of this module.
public enum BLAS {
  /// What was built and what runs; the last digits of results depend on it.
  public struct Configuration: Sendable, Hashable {
    /// The build as OpenBLAS names it, with its version.
    public let build: String
    /// The processor kernel chosen at run time.
    public let core: String
    /// The number of threads it may use.
    public let threads: Int
  }

  /// The present configuration.
  public static var configuration: Configuration {
    Configuration(
      build: unsafe String(cString: openblas_get_config()),
      core: unsafe String(cString: openblas_get_corename()),
      threads: Int(openblas_get_num_threads()))
  }

  /// Keeps the library to the calling thread, for the whole process.
  ///
  /// At the sizes of this package more threads gain nothing and make results slower now and then.
  public static func useOneThread() { openblas_set_num_threads(1) }
}
