/// What is attested of which unit, at most one value a slot.
public struct Attestations: Sendable {
  private let slotCount: Int
  /// Where the value of each unit and slot stands in `values`, −1 for none.
  private var places: [Int32]
  private var values: [AttestedValue] = []
  private var placeOfValue: [AttestedValue: Int32] = [:]

  /// Nothing attested, of `unitCount` units and `slotCount` slots.
  public init(unitCount: Int, slotCount: Int) {
    self.slotCount = slotCount
    places = [Int32](repeating: -1, count: unitCount * slotCount)
  }

  /// The value of a unit and a slot, both counted from 0.
  public subscript(unit: Int, slot: Int) -> AttestedValue? {
    get {
      let place = places[unit * slotCount + slot]
      return place < 0 ? nil : values[Int(place)]
    }
    set {
      guard let newValue else {
        places[unit * slotCount + slot] = -1
        return
      }
      let place = placeOfValue[newValue] ?? Int32(values.count)
      if place == values.count {
        values.append(newValue)
        placeOfValue[newValue] = place
      }
      places[unit * slotCount + slot] = place
    }
  }
}
