import Foundation
import Testing

@testable import Ingestion

/// The fuzzer's targets without the fuzzer: on all seeds, and on some thousand seeded mutations of them.
@Suite("Fuzzing seeds")
struct SeedTests {
  /// Mutated inputs a target.
  private static let mutations = 2_000

  private static func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = Bundle.module.bundleURL.appending(path: "Seeds/\(target.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.sorted { $0.path < $1.path }.map { try Array(Data(contentsOf: $0)) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func invariantsHold(_ target: FuzzTarget) throws {
    let seeds = try Self.seeds(of: target)
    #expect(seeds.count >= 5)
    for seed in seeds { try target.run(seed) }
    var mutator = Mutator(seed: 20_231_214, seeds: seeds)
    for _ in 0..<Self.mutations {
      let input = mutator.next()
      do {
        try target.run(input)
      } catch {
        Issue.record("\(error): \(target) of \(input)")
        return
      }
    }
  }

  /// The invariants see what they are there for.
  @Test func brokenInvariantIsReported() {
    #expect(throws: BrokenInvariant.self) { try require(1 > 2, "1 is not above 2") }
  }
}

/// Seeds with bytes changed, put in, taken out and spliced: the same sequence for the same seed.
struct Mutator {
  private var generator: SplitMix
  private let seeds: [[UInt8]]
  private static let signs = Array("\",;\t\n\r\u{1E}.-/019 \u{301}\u{FEFF}x".utf8) + [0x00, 0x80, 0xFF]

  init(seed: UInt64, seeds: [[UInt8]]) {
    precondition(!seeds.isEmpty, "mutations of \(seeds.count) seeds")
    generator = SplitMix(state: seed)
    self.seeds = seeds
  }

  mutating func next() -> [UInt8] {
    var bytes = seeds.randomElement(using: &generator)!
    for _ in 0...Int.random(in: 0..<6, using: &generator) { mutate(&bytes) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = Int.random(in: place...min(bytes.count, place + 12), using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.insert(Self.signs.randomElement(using: &generator)!, at: place)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3:
      let other = seeds.randomElement(using: &generator)!
      bytes.replaceSubrange(place..., with: other.suffix(max(0, other.count - place)))
    default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
