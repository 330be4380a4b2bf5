import Foundation
import Probability
import TestSupport
import Testing

@Suite struct SamplingTests {
  @Test func splitMix64() {
    // The reference sequence of seed 1234567 (Vigna's splitmix64.c).
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  struct Constant: RandomNumberGenerator {
    let bits: UInt64
    func next() -> UInt64 { bits }
  }

  @Test func uniformNeverReachesItsEnds() {
    var lowest = Constant(bits: 0)
    var highest = Constant(bits: .max)
    #expect(lowest.nextUniform() == 0x1p-53)
    #expect(highest.nextUniform() == 1 - 0x1p-53)
  }

  @Test func sameSeedSameNumbers() {
    func draw(_ seed: UInt64) -> [Int] {
      var generator = SeededGenerator(seed: seed)
      return (0..<50).map { _ in NegativeBinomial(mean: 30, size: 2).sample(using: &generator) }
    }
    #expect(draw(7) == draw(7))
    #expect(draw(7) != draw(8))
  }

  @Test(
    arguments: [
      Poisson(mean: 2.5), NegativeBinomial(mean: 6, size: 0.8), Binomial(trials: 30, probability: 0.2),
      BetaBinomial(trials: 20, alpha: 2, beta: 5),
    ] as [any CountDistribution])
  func samplesFollowTheDistribution(_ distribution: any CountDistribution) {
    var generator = SeededGenerator(seed: 20_230_508)
    let count = 20_000
    var seen: [Int: Int] = [:]
    for _ in 0..<count { seen[distribution.sample(using: &generator), default: 0] += 1 }
    for k in 0...40 {
      let p = distribution.mass(k)
      let deviation = (p * (1 - p) / Double(count)).squareRoot()
      #expect(abs(Double(seen[k] ?? 0) / Double(count) - p) < 4.5 * deviation + 1e-4, "at \(k)")
    }
  }

  @Test func gammaSamples() {
    var generator = SeededGenerator(seed: 1)
    let gamma = Gamma(shape: 0.7, rate: 2)
    let below = (0..<10_000).filter { _ in gamma.sample(using: &generator) < 0.35 }.count
    #expect(abs(Double(below) / 10_000 - gamma.cdf(0.35)) < 0.02)
  }
}
