/// Reads the cells of some columns together, each distinct combination of texts once.
///
/// Fields are asked for by `known(_:in:)`; where that has no answer, what `newTexts` say is handed to `learn(_:)` before
/// other fields are asked for.
struct Interpreter<Value> {
  private var keys: InternTable
  private var values: [Value?] = []
  private var faults: [Int: CellFault] = [:]

  init(columns: [Int]) {
    keys = InternTable(columns: columns)
  }

  /// What the fields say; nil within where it is faulty, then see `fault(of:in:)`; nil where they were never read before.
  @inline(__always)
  mutating func known(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> Value?? {
    let number = keys.number(of: fields, in: bytes)
    return number < values.count ? .some(values[number]) : nil
  }

  /// The texts of the fields that were last asked for and not known.
  var newTexts: [String] { keys.texts(of: values.count) }

  /// Takes `result` for what the fields say that were not known; returns it, nil where it is faulty.
  mutating func learn(_ result: Result<Value, CellFault>) -> Value? {
    switch result {
    case .success(let value): values.append(value)
    case .failure(let fault):
      faults[values.count] = fault
      values.append(nil)
    }
    return values[values.count - 1]
  }

  /// What is wrong with fields that had no value.
  mutating func fault(of fields: [FieldSpan], in bytes: Span<UInt8>) -> CellFault? {
    faults[keys.number(of: fields, in: bytes)]
  }
}
