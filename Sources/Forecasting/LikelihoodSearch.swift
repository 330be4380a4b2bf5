import Optimization

/// The parameters that maximise a log-likelihood within bounds, found from `start` by steps of about `steps`.
///
/// A start outside the bounds, which may depend on the data, is moved onto them.
/// To six digits: far finer than what the data can tell of them.
func likeliestParameters(
  start: [Double], lower: [Double], upper: [Double], steps: [Double], _ logLikelihood: ([Double]) -> Double
) throws(FitError) -> [Double] {
  let inside = zip(start, zip(lower, upper)).map { max($1.0, min($1.1, $0)) }
  var search = BoundedMaximiser(start: inside, lower: lower, upper: upper, steps: steps)
  search.argumentTolerance = 1e-6
  search.valueTolerance = 1e-9
  do { return try search.maximise(logLikelihood).argument } catch { throw .noMaximum("\(error)") }
}

/// The one parameter in `range` that maximises a log-likelihood, to 1e-6.
func likeliestParameter(
  in range: ClosedRange<Double>, _ logLikelihood: (Double) -> Double
) throws(FitError) -> Double {
  do {
    return try IntervalMaximiser(over: range, tolerance: 1e-6).maximise(logLikelihood).argument[0]
  } catch { throw .noMaximum("\(error)") }
}
