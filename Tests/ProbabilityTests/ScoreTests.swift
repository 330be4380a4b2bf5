import Probability
import TestSupport
import Testing

@Suite struct ScoreTests {
  // METHODS C16, R 4.2.2 surveillance::scores.
  @Test(arguments: [
    (0, 1, 1, 0.4762223882, 1), (5, 5, 1.740302181, 0.5091936049, 1.609437912),
    (12, 10, 2.356193380, 1.2889671667, 2.702585093), (14, 6, 6.106588614, 6.6369888825, 12.458426136),
  ])
  func poisson(observed: Int, mean: Double, log: Double, ranked: Double, dawidSebastiani: Double) {
    let forecast = Poisson(mean: mean)
    #expect(isClose(forecast.logScore(observed), log, relative: Tolerance.tenDigits))
    #expect(isClose(forecast.rankedProbabilityScore(observed), ranked, relative: Tolerance.tenDigits))
    #expect(isClose(forecast.dawidSebastianiScore(observed), dawidSebastiani, relative: Tolerance.tenDigits))
  }

  // METHODS C16, the negative binomial rows of the same run.
  @Test(arguments: [
    (0, 1, 0.5, 0.5493061443, 0.2600427317, 1.431945622), (5, 5, 10, 1.9458105645, 0.6307538625, 2.014903021),
    (12, 10, 10, 2.6581410496, 1.5529545825, 3.195732274),
    (14, 6, 2, 4.0920875355, 5.9990710016, 5.844720497),
  ])
  func negativeBinomial(
    observed: Int, mean: Double, size: Double, log: Double, ranked: Double, dawidSebastiani: Double
  ) {
    let forecast = NegativeBinomial(mean: mean, size: size)
    #expect(isClose(forecast.logScore(observed), log, relative: Tolerance.tenDigits))
    #expect(isClose(forecast.rankedProbabilityScore(observed), ranked, relative: Tolerance.tenDigits))
    #expect(isClose(forecast.dawidSebastianiScore(observed), dawidSebastiani, relative: Tolerance.tenDigits))
  }

  // METHODS C16, R 4.2.2 surveillance::pit.
  @Test func transformOfCounts() {
    let forecasts = [(0, 1, 0.5), (5, 5, 10), (12, 10, 10), (14, 6, 2)].map {
      ($0.0, NegativeBinomial(mean: $0.1, size: $0.2))
    }
    let transform = ProbabilityIntegralTransform(
      forecasts.map { (below: $1.cdf($0 - 1), through: $1.cdf($0)) }, bins: 4)
    let expected = [0.4330127019, 0.6044923453, 1.9624949528, 1]
    for (height, reference) in zip(transform.heights, expected) {
      #expect(isClose(height, reference, relative: Tolerance.tenDigits))
    }
  }

  @Test func rankedScoreBeyondTheMasses() throws {
    let forecast = try #require(MassFunction(lowest: 3, weights: [1, 1]))
    #expect(forecast.rankedProbabilityScore(3) == 0.25 && forecast.rankedProbabilityScore(4) == 0.25)
    #expect(forecast.rankedProbabilityScore(1) == 2.25 && forecast.rankedProbabilityScore(6) == 2.25)
    #expect(MassFunction.point(5).rankedProbabilityScore(9) == 4)
    #expect(MassFunction.point(5).rankedProbabilityScore(5) == 0)
  }

  @Test("the ranked score is that of the difference of two draws: E|X − y| − ½ E|X − X'|")
  func kernelForm() {
    for forecast in [NegativeBinomial(mean: 3, size: 0.7), NegativeBinomial(mean: 20, size: 5)] {
      let masses = forecast.massFunction(tail: 1e-15)
      for observed in [0, 2, 19, 60] {
        var (distance, spread) = (0.0, 0.0)
        for (i, p) in masses.masses.enumerated() {
          distance += p * Double(abs(masses.lowest + i - observed))
          for (j, q) in masses.masses.enumerated() { spread += p * q * Double(abs(i - j)) }
        }
        let score = forecast.rankedProbabilityScore(observed)
        #expect(isClose(score, distance - spread / 2, relative: 1e-10), "\(forecast) \(observed)")
      }
    }
  }

  @Test func transform() {
    // One certain observation fills its bin; one spread over everything is flat.
    #expect(ProbabilityIntegralTransform([(below: 0, through: 1)], bins: 4).heights == [1, 1, 1, 1])
    #expect(ProbabilityIntegralTransform([(below: 0.5, through: 0.75)], bins: 4).heights == [0, 0, 4, 0])
    // A value without a width belongs to the bin above it.
    #expect(ProbabilityIntegralTransform([(below: 0.5, through: 0.5)], bins: 2).heights == [0, 2])
  }
}
