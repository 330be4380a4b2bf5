/// What a fit says of the mean of a new row.
public struct MeanPrediction: Sendable, Hashable {
  /// η, the offset included.
  public let linearPredictor: Double
  /// The standard error of η.
  public let linearPredictorError: Double
  /// The limits of η.
  public let linearPredictorLower: Double, linearPredictorUpper: Double
  /// μ = g⁻¹(η).
  public let mean: Double
  /// The standard error of μ, |dμ/dη| times that of η.
  public let meanError: Double
  /// The limits of μ, g⁻¹ of those of η.
  public let lower: Double, upper: Double
  /// x (XᵀWX)⁻¹ xᵀ times the working weight that the row would have.
  public let leverage: Double
  /// The columns of the design in which the row lies outside the values of the data, by name.
  public let columnsOutside: [String]
  /// Whether the row asks more of the model than the data can answer: a column is outside their range, or the leverage
  /// exceeds the largest of the data.
  public let isExtrapolation: Bool
  /// The mean, but for an extrapolation under a logarithmic link no more than the largest response observed per unit of
  /// e^offset, times e^offset of this row.
  ///
  /// A log-linear trend on a handful of cases runs off to any size. Farrington et al. (1996) drop the trend where it
  /// predicts beyond the largest count observed; this is the value that rule allows the prediction to reach.
  public let boundedMean: Double

  /// Whether the bound holds the mean back: the trend has run beyond everything observed.
  public var isRunaway: Bool { boundedMean < mean }
}
