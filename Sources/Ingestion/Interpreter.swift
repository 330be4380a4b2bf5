/// Reads the cells of some columns together, each distinct combination of texts once.
struct Interpreter<Value> {
  private var keys: InternTable
  private var values: [Value?] = []
  private var faults: [Int: CellFault] = [:]
  /// Whether the combination last read was a new one.
  private(set) var isFirst = false

  init(columns: [Int]) {
    keys = InternTable(columns: columns)
  }

  /// What the fields say, by `interpret` of their texts; nil where it is faulty, then see `fault(of:in:)`.
  mutating func value(
    of fields: [FieldSpan], in bytes: Span<UInt8>, _ interpret: ([String]) -> Result<Value, CellFault>
  ) -> Value? {
    let number = keys.number(of: fields, in: bytes)
    isFirst = number == values.count
    if !isFirst { return values[number] }
    switch interpret(keys.texts(of: number)) {
    case .success(let value): values.append(value)
    case .failure(let fault):
      values.append(nil)
      faults[number] = fault
    }
    return values[number]
  }

  /// What is wrong with fields that had no value.
  mutating func fault(of fields: [FieldSpan], in bytes: Span<UInt8>) -> CellFault? {
    faults[keys.number(of: fields, in: bytes)]
  }
}
