import Observations
import YAMLDocuments

extension DescriptionFile: DocumentReader {
  mutating func report(_ fault: DocumentFault, line: Int?, column: Int?) {
    errors.append(IngestionError(file: name, line: line, column: column, kind: .description(fault)))
  }
}

extension DataSetDescription {
  /// Reads `path`, a `keogiam.yaml`; throws all its mistakes at once.
  init(yamlFile path: String) throws(IngestionErrors) {
    let text: String
    do {
      text = try PlainFile.text(at: path)
    } catch {
      throw IngestionErrors(errors: [error])
    }
    var file = DescriptionFile(name: path)
    self = file.read(text)
    if !file.errors.isEmpty { throw IngestionErrors(errors: file.errors) }
  }
}
