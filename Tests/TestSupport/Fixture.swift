public import Foundation

/// Decodes `Fixtures/<name>.json` of a test bundle.
public func fixture<Content: Decodable>(
  _ name: String, as type: Content.Type = Content.self, in bundle: Bundle
) throws -> Content {
  let url = bundle.bundleURL.appendingPathComponent("Fixtures/\(name).json")
  return try JSONDecoder().decode(type, from: Data(contentsOf: url))
}
