import Observations
import YAMLDocuments

extension PlanMistake.Kind {
  /// The problem without its position.
  var english: String {
    switch self {
    case .document(let fault): fault.sentence(.en)
    case .missingKey(let key, let owner): "\(owner.text.english) has no '\(key)'"
    case .missingTranslation(let key, let owner):
      "\(owner.text.english) has no '\(key)'; every text is in both languages"
    case .unknownIndicator(let id, let nearest): "no indicator '\(id)'\(didYouMean(nearest))"
    case .unfitIndicator(let id, let needed): "'\(id)' must be \(needed.english) here"
    case .unknownReading(let id, let nearest): "no reading '\(id)'\(didYouMean(nearest))"
    case .unfitChoice(let choice, let reading, let expected):
      "the choice '\(choice)' of the reading '\(reading)' cannot stand here; expected \(expected.english)"
    case .unknownChoice(let choice, let reading, let choices, let takesPoints):
      "no choice '\(choice)' of the reading '\(reading)'; it has "
        + (choices + (takesPoints ? ["a number of points"] : [])).joined(separator: ", ")
    case .unusedReading(let id): "nothing is read as '\(id)' says; write $\(id) where it is used"
    case .cyclicReadings(let ids): "the reading follows itself: \(ids.joined(separator: " → "))"
    case .repeated(let part, let line):
      "\(part.text.english) stands here a second time" + (line.map { "; the first is on line \($0)" } ?? "")
    case .overlappingBands(let band, let other): "the band \(band) overlaps the band \(other)"
    case .unorderedBands(let band, let other): "the band \(band) must come before the band \(other)"
    case .openEnd(let band): "nothing is said above the last band, \(band); leave its upper bound out"
    case .unequalPoints(let bands, let line): "the highest band earns \(bands) points, the line \(line)"
    case .unknownLine(let line, let nearest): "no line '\(line)'\(didYouMean(nearest))"
    case .noTarget(let line, let reason): "line \(line) cannot be a target: \(reason.english)"
    case .unknownClass(let name, let nearest): "no kind of unit '\(name)'\(didYouMean(nearest))"
    case .missingClass(let name): "nothing is said of units of the kind '\(name)'"
    }
  }

  private func didYouMean(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
}
