/// One number of each of several series, side by side: every series has a lane, and no lane looks at another.
///
/// What becomes of a series is therefore the same to the last bit whatever stands in the other lanes.
typealias Lanes = SIMD4<Double>

/// Which lanes a statement is about.
typealias LaneMask = SIMDMask<SIMD4<Int64>>

/// The bits of the lanes.
typealias LaneBits = SIMD4<UInt64>

extension SIMD4<Double> {
  /// The bits of every lane.
  @inline(__always)
  var bits: LaneBits { unsafe unsafeBitCast(self, to: LaneBits.self) }

  /// The numbers of these bits.
  @inline(__always)
  init(bits: LaneBits) { self = unsafe unsafeBitCast(bits, to: Lanes.self) }

  /// e^x of every lane, within 1 ulp or so; x is held between −700 and 700.
  ///
  /// x = k ln 2 + r, and e^r = 1 + 2r / (r coth(r/2) − r) with r coth(r/2) = 2 Σ B₂ₖ r²ᵏ / (2k)! (Abramowitz & Stegun
  /// 1964, 4.5.67), of which seven terms reach 1e-17 where |r| ≤ ½ ln 2.
  @inline(__always)
  var exponential: Lanes {
    let floored: Lanes = self.replacing(with: -700, where: self .< -700)
    let x: Lanes = floored.replacing(with: 700, where: floored .> 700)
    // Adding 1.5 · 2⁵² leaves the nearest whole number in the lowest bits.
    let shifted: Lanes = x * 0x1.71547652b82fep+0 + 0x1.8p52
    let whole: Lanes = shifted - 0x1.8p52
    // ln 2 in two parts, the first with zeros at its end: whole · high is exact.
    let high: Lanes = x - whole * 0x1.62e42feep-1
    let low: Lanes = whole * 0x1.a39ef35793c76p-33
    let r: Lanes = high - low
    let c: Lanes = r - (r * r) * exponentialSeries(r * r)
    let quotient: Lanes = (r * c) / (2 - c)
    let scaled: Lanes = 1 - ((low - quotient) - high)
    return Lanes(bits: scaled.bits &+ (shifted.bits &<< 52))
  }
}

/// (r coth(r/2) − 2) / r² as a series in t = r².
@inline(__always)
private func exponentialSeries(_ t: Lanes) -> Lanes {
  let t2: Lanes = t * t
  let last: Lanes = line(t, 1 / 23_950_080, -691 / 653_837_184_000)
  let middle: Lanes = line(t, 1 / 15_120, -1 / 604_800) + t2 * last
  return line(t, 1 / 6, -1 / 360) + t2 * middle
}

/// a + b x.
@inline(__always)
private func line(_ x: Lanes, _ a: Double, _ b: Double) -> Lanes { x * b + a }

/// ln(1 + v) of every lane, for v of 0 or more, and what of it a negative binomial likelihood needs.
///
/// 1 + v = 2ᵏ m with m between √½ and √2, and ln m = 2 artanh s, s = (m − 1) / (m + 1). Where k = 0, nothing is
/// lost by cancellation, however small v is.
struct LogOnePlus {
  /// ln(1 + v).
  let value: Lanes
  /// ln(1 + v) / v, 1 where v = 0.
  let perUnit: Lanes
  /// (ln(1 + v) − v / (1 + v)) / v², ½ where v = 0.
  let curvature: Lanes

  /// The parts of ln(1 + v); `inverse` is 1 / (1 + v).
  @inline(__always)
  init(_ v: Lanes, inverse: Lanes) {
    let bits: LaneBits = (1.0 + v).bits
    // 2ᵏ √½ is where the exponent of the quotient by √½ goes up.
    let power: LaneBits = (bits &- LaneBits(repeating: 0x3fe6_a09e_667f_3bcd)) &>> 52
    let isSmall: LaneMask = power .== LaneBits.zero
    // Set below the exponent of 2⁵², a whole number is its own lowest bits.
    let k: Lanes = Lanes(bits: power | LaneBits(repeating: 0x4330_0000_0000_0000)) - 0x1p52
    let reduced: Lanes = Lanes(bits: bits &- (power &<< 52)) - 1.0
    let f: Lanes = reduced.replacing(with: v, where: isSmall)
    let quotient: Lanes = 1.0 / (f + 2.0)
    let s: Lanes = f * quotient
    let z: Lanes = s * s
    let tail: Lanes = artanhTail(z)
    let half: Lanes = s + s * z * tail
    let low: Lanes = 2.0 * half + k * 0x1.a39ef35793c76p-33
    let log: Lanes = k * 0x1.62e42feep-1 + low
    let inverseOfV: Lanes = 1.0 / v
    let unit: Lanes = 2.0 * quotient * (1.0 + z * tail)
    // With s = v / (2 + v): v = 2s / (1 − s), v / (1 + v) = 2s / (1 + s), and all terms left are positive.
    let stable: Lanes = 2.0 * quotient * quotient * ((1.0 + 0.5 * v) * inverse + s * tail)
    let direct: Lanes = (log - v * inverse) * inverseOfV * inverseOfV
    value = log
    perUnit = (log * inverseOfV).replacing(with: unit, where: isSmall)
    curvature = direct.replacing(with: stable, where: isSmall)
  }
}

/// (artanh s − s) / s³ = Σ zᵏ / (2k + 3), z = s² up to 0.03.
@inline(__always)
private func artanhTail(_ z: Lanes) -> Lanes {
  let z2: Lanes = z * z
  let z4: Lanes = z2 * z2
  let first: Lanes = line(z, 1 / 3, 1 / 5) + z2 * line(z, 1 / 7, 1 / 9)
  let second: Lanes = line(z, 1 / 11, 1 / 13) + z2 * line(z, 1 / 15, 1 / 17)
  let third: Lanes = line(z, 1 / 19, 1 / 21) + z2 * (1 / 23)
  return first + z4 * (second + z4 * third)
}
