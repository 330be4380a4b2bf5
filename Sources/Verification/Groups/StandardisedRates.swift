import Probability

extension ReferenceGroup {
  /// 15 digits were printed of each.
  static let standardisedRates = ReferenceGroup(
    id: "standardised-rates", vietnamese: "tỷ suất chuẩn hóa", english: "standardised rates",
    source: "R 4.2.2: epitools 0.5-10.1, poisson.test; Breslow & Day 1987", measure: .relative(),
    tolerance: 1e-12
  ) {
    let counts = [45, 201, 320, 670, 126]
    let direct = StandardisedRate(
      counts: counts, populations: [10_800, 9_400, 9_000, 13_200, 4_100],
      standard: [8_000, 9_000, 10_000, 12_000, 6_000])
    let limits = direct.gammaLimits(level: .ninetyFivePercent)
    let ratio = PoissonCount(counts.reduce(0, +), exposure: 1200)
    let exact = ratio.limits(.exact, level: .ninetyFivePercent)
    let byar = ratio.limits(.byar, level: .ninetyFivePercent)
    return [
      ReferenceCase("direct", expected: 0.0305514855642861, computed: direct.rate),
      ReferenceCase("direct, lower", expected: 0.028927811498934, computed: limits.lower),
      ReferenceCase("direct, upper", expected: 0.0322526318901379, computed: limits.upper),
      ReferenceCase("indirect", expected: 1.135, computed: ratio.rate),
      ReferenceCase("indirect, lower exact", expected: 1.07551561163877, computed: exact.lower),
      ReferenceCase("indirect, upper exact", expected: 1.19691835228046, computed: exact.upper),
      ReferenceCase("indirect, lower Byar", expected: 1.07551524427941, computed: byar.lower),
      ReferenceCase("indirect, upper Byar", expected: 1.19691867410337, computed: byar.upper),
    ]
  }
}
