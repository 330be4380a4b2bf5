/// How often counts fell into the central part of their forecasts.
public enum Coverage {
  /// F̄(u), the mean share of the observations up to the quantile `u`, each spread evenly between F(y − 1) and F(y) (Czado,
  /// Gneiting & Held 2009); about `u` where forecasts are right. At least one value.
  public static func share(_ values: [(below: Double, through: Double)], upTo u: Double) -> Double {
    precondition(!values.isEmpty, "no forecast to look at")
    let sum = values.reduce(0.0) { sum, value in
      if u <= value.below { return sum }
      if u >= value.through { return sum + 1 }
      return sum + (u - value.below) / (value.through - value.below)
    }
    return sum / Double(values.count)
  }

  /// F̄(½ + c/2) − F̄(½ − c/2): the share in the central part `c`, 0…1, which does not suffer from counts being whole.
  public static func central(_ c: Double, of values: [(below: Double, through: Double)]) -> Double {
    share(values, upTo: 0.5 + c / 2) - share(values, upTo: 0.5 - c / 2)
  }
}
