/// The words of a text that hold bytes beyond ASCII, as far as they are needed to tell encodings apart.
struct EncodingSample {
  /// Letters of ASCII and bytes beyond it that follow each other, and how often they stand in the text.
  struct Chunk {
    let bytes: [UInt8]
    var count: Int
  }

  /// So many bytes beyond ASCII decide; more would only take time.
  static let limit = 65_536

  /// Distinct, in the order of the text.
  private(set) var chunks: [Chunk] = []
  /// The bytes beyond ASCII in the chunks.
  private(set) var highByteCount = 0
  /// Whether the text has more of them.
  let isCut: Bool

  init(_ bytes: Span<UInt8>) {
    var chunkOfBytes: [[UInt8]: Int] = [:]
    var index = 0
    var lettersFrom = 0
    while index < bytes.count, highByteCount < Self.limit {
      if bytes[index] < 0x80 {
        if !Self.isLetter(bytes[index]) { lettersFrom = index + 1 }
        index += 1
        continue
      }
      var chunk: [UInt8] = []
      for place in lettersFrom..<index { chunk.append(bytes[place]) }
      while index < bytes.count, Self.isLetter(bytes[index]), chunk.count < 256 {
        if bytes[index] >= 0x80 { highByteCount += 1 }
        chunk.append(bytes[index])
        index += 1
      }
      lettersFrom = index
      if let known = chunkOfBytes[chunk] {
        chunks[known].count += 1
      } else {
        chunkOfBytes[chunk] = chunks.count
        chunks.append(Chunk(bytes: chunk, count: 1))
      }
    }
    isCut = (index..<bytes.count).contains { bytes[$0] >= 0x80 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
