import Observations
import YAMLDocuments

extension IngestionError {
  /// What is wrong and what to do, without the position.
  var problemInEnglish: String {
    switch kind {
    case .missingFile: "no such file"
    case .folder: "is a folder, not a file"
    case .folderAmongFiles: "is a folder; give one folder, or files"
    case .empty: "is empty; a header line and rows are expected"
    case .binary(let byte): "is not text (byte \(byte) is zero); save it as UTF-8 CSV"
    case .spreadsheet: "is a spreadsheet or archive, which is not read from standard input; name the file"
    case .malformed(let encoding, let isDeclared): malformed(encoding, isDeclared)
    case .unknownEncoding:
      "is in none of the encodings that are known from their words; name it with --encoding NAME "
        + "(\(TextEncoding.names)), or save it as UTF-8 CSV"
    case .ambiguousEncoding(let readings):
      "may be in \(readings.map { "\($0.encoding.rawValue) ('\($0.text)')" }.joined(separator: " or ")); "
        + "say which with --encoding NAME"
    case .foreign(let document):
      "is \(document.name.english), which is not read; open it in a spreadsheet and save it as .xlsx or CSV"
    case .brokenGzip: "the gzip data break off or are damaged; fetch the file again"
    case .repeatedHeader(let header): "two columns are headed '\(header)'; every header is needed once"
    case .unreadable(let fault): "cannot be read: \(fault.words(.en))"
    case .brokenHeader: "a quote in the header is never closed; close it"
    case .noDataFiles: "holds no .csv, .tsv, .csv.gz or .xlsx file; name the files in keogiam.yaml"
    case .noMatchingFile(let pattern): "no file matches '\(pattern)'"
    case .unknownColumn(let name, let nearest): "no column '\(name)'\(didYouMean(nearest))"
    case .twoColumns(let role, let first, let second): choice(role, first, second)
    case .missingColumn(let role, let nearest): "no column for the \(role.rawValue)\(remedy(role, nearest))"
    case .noUnit(let nearest): "no column for the unit or its code\(remedy(.unit, nearest))"
    case .noPeriod(let nearest):
      "no column for the period, year or date\(remedy(.period, nearest)); or name the one period with --period 2023"
    case .noIndicator(let nearest):
      "no column for the indicator\(remedy(.indicator, nearest)); or name the one indicator with --indicator NAME"
    case .noFigureColumns(let form): noFigures(form)
    case .noHeaderRow(let line):
      "has no header on line \(line); it is looked for in the first 40 lines with text"
    case .severalSheets(let names):
      "the sheets \(names.map { "'\($0)'" }.joined(separator: ", ")) may all be meant; say which with --sheet NAME"
    case .noTableInSheets(let names): noTable(names)
    case .daysWithinMonths(let header, let first, let second): days(header, first, second)
    case .noUnitList(let boundaries):
      "no built-in list of units was in force on \(boundaries.date); the oldest is of "
        + "\(UnitList.builtIn[0].validFrom); name a register with --units"
    case .noListToCarryTo(let day, let oldest):
      "no list of units was in force on \(day); the oldest is of \(oldest)"
    case .cannotCarryBack(let to, let from):
      "the data hold figures on the units of \(from), which cannot be carried back to those of \(to); "
        + "say carry-to: \(from)"
    case .nothingToCarry(let to):
      "no unit of the data is in a list that leads to that of \(to); say with boundaries: which list they are on"
    case .noCrosswalkColumn(let name):
      "no column '\(name)'; a crosswalk has old_code and new_code, or code_YEAR of two years"
    case .noAttestationColumn(let name):
      "no column '\(name)'; attestations have unit_code or unit, line, value, and where known source and date"
    case .brokenRow: "a faulty quote, or not as many fields as in the header"
    case .noShare(let text): "a share must be a number from 0 to 1, not '\(text)'"
    case .sharesDoNotAddUp(let code, let sum): "the shares of '\(code)' must add up to 1, not \(sum)"
    case .noValidFrom:
      "does not say from when the new units are; add a column 'valid_from', or write "
        + "crosswalk: {file: FILE, valid-from: YYYY-MM-DD}"
    case .registerOfPeriods:
      "units that follow the periods are those of the official lists or of a crosswalk; leave units: out"
    case .unknownRole(let name, let nearest): "no role '\(name)'\(didYouMean(nearest))"
    case .noRowMeets(let conditions):
      "no row meets the conditions (\(conditions.map { $0.text(.en) }.joined(separator: ", "))); look at the texts in these columns"
    case .noCondition(let text): "'\(text)' is not of the form header=text"
    case .noMapping(let text): "'\(text)' is not of the form role=header"
    case .unknownIndicator(let name, let nearest): "no indicator '\(name)'\(didYouMean(nearest))"
    case .unknownUnit(let name, let nearest): "no unit '\(name)'\(didYouMean(nearest))"
    case .description(let fault): fault.sentence(.en)
    case .workbook(let fault): fault.sentenceInEnglish
    }
  }

  private func malformed(_ encoding: TextEncoding, _ isDeclared: Bool) -> String {
    isDeclared
      ? "is not \(encoding.rawValue) here, as was declared; name another encoding, or none to have it found"
      : "is not \(encoding.rawValue) here, which the rest is; save it anew as UTF-8 CSV, or name its encoding "
        + "with --encoding NAME"
  }

  private func choice(_ role: ColumnRole, _ first: String, _ second: String) -> String {
    "'\(first)' and '\(second)' both stand for the \(role.rawValue); "
      + "choose one with --map '\(role.rawValue)=\(first)' or --map '\(role.rawValue)=\(second)'"
  }

  private func days(_ header: String, _ first: String, _ second: String) -> String {
    "'\(header)' holds days within months (\(first), \(second)), which are not counted yet; "
      + "if each stands for its month, say so with --date-grain month"
  }

  private func noTable(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return
      "none of its \(names.count) sheets holds a table that is understood (\(shown)\(names.count > 12 ? ", …" : "")); "
      + "say which is meant with --sheet NAME to see what it lacks"
  }

  private func noFigures(_ form: TableForm) -> String {
    switch form {
    case .widePeriods:
      "no column is headed by a period such as 2023 or T1; name other words with periods: {Enero: T1}"
    case .wideIndicators: "no column is headed by an indicator; name them with indicators: {HEADER: name}"
    default:
      "no column is headed by an indicator and a period; say how they are made up, "
        + "for example pattern: \"{indicator}_{year}\""
    }
  }

  private func didYouMean(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  private func remedy(_ role: ColumnRole, _ nearest: String?) -> String {
    guard let nearest else { return "; name it with --map '\(role.rawValue)=HEADER'" }
    return "; did you mean --map '\(role.rawValue)=\(nearest)'?"
  }
}
