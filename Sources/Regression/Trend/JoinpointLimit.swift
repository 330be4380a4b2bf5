/// The most joinpoints that could be chosen, and why no more.
public struct JoinpointLimit: Sendable, Hashable {
  /// What sets the limit.
  public enum Reason: String, Sendable, Hashable {
    /// So many years allow no more: with fewer than seven there is none.
    case years
    /// No more were asked for.
    case asked
    /// What these leave is no more than chance: further ones would follow it.
    case chance
    /// More choices of years than are tried.
    case work
  }

  /// The number of joinpoints.
  public let most: Int
  /// What sets it.
  public let reason: Reason
}
