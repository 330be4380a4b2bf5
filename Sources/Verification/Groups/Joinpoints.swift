import Regression

extension ReferenceGroup {
  /// Every choice of joinpoints by another program, and the changes of the best one by BIC3.
  static let joinpoints = ReferenceGroup(
    id: "joinpoints", vietnamese: "xu hướng và điểm gãy", english: "trends and joinpoints",
    source:
      "numpy 2.4.6, scipy 1.17.1, after Kim et al. 2000; UKDriverDeaths (Harvey & Durbin 1986) and others",
    measure: .relative(floor: 1e-3), tolerance: 1e-8
  ) {
    let rows = ReferenceTable(yearsTable).rows
    let certificates = ReferenceTable(joinpointCertificates).rows
    return try ["drivers", "one_bend", "small"].flatMap { name in
      let series = rows.filter { $0.text("series") == name }.map {
        YearCount(year: $0.whole("year"), count: $0["count"])
      }
      let fit = try JoinpointTrend(criterion: .bic3).fit(series)
      return certificates.filter { $0.text("series") == name }.map { row in
        let quantity = row.text("quantity")
        return ReferenceCase(
          "\(name), \(row.text("joinpoints")) joinpoints, \(quantity)", expected: row["value"],
          computed: value(quantity, in: fit, joinpoints: row.whole("joinpoints")))
      }
    }
  }

  /// The quantity of the model with so many joinpoints; changes are those of the model chosen.
  private static func value(_ quantity: String, in fit: JoinpointFit, joinpoints: Int) -> Double {
    guard let model = fit.models.first(where: { $0.joinpoints.count == joinpoints }) else { return .nan }
    switch quantity {
    case "sse": return model.sumOfSquares
    case "bic": return model.bic
    case "average_apc": return fit.averageChange.percent
    case "average_lower": return fit.averageChange.lower
    case "average_upper": return fit.averageChange.upper
    default:
      // Such as "apc2": of the second segment.
      let place = Int(quantity.suffix(1))! - 1
      if quantity.hasPrefix("year") { return Double(model.joinpoints[place]) }
      guard fit.joinpoints.count == joinpoints else { return .nan }
      let change = fit.segments[place].change
      return quantity.hasPrefix("apc")
        ? change.percent : quantity.hasPrefix("lower") ? change.lower : change.upper
    }
  }

  private static let joinpointCertificates = """
    series joinpoints quantity value
    drivers 0 sse 1590.7087610145722
    drivers 0 bic 4.945919825576647
    drivers 1 sse 970.603680016135
    drivers 1 bic 4.79847668676991
    drivers 1 year1 1972
    drivers 2 sse 791.5890804067147
    drivers 2 bic 4.941174467901311
    drivers 2 year1 1972
    drivers 2 year2 1975
    drivers 0 apc1 -1.798227813348296
    drivers 0 lower1 -2.6689598963342536
    drivers 0 upper1 -0.9197060842275234
    drivers 0 average_apc -1.798227813348296
    drivers 0 average_lower -2.6689598963342536
    drivers 0 average_upper -0.9197060842275234
    one_bend 0 sse 299.94211699800945
    one_bend 0 bic 3.0690914787092463
    one_bend 1 sse 6.015433376184625
    one_bend 1 bic -0.5302286927433891
    one_bend 1 year1 2014
    one_bend 2 sse 5.273833636978061
    one_bend 2 bic -0.35185860020016524
    one_bend 2 year1 2011
    one_bend 2 year2 2014
    one_bend 3 sse 3.6154941599471324
    one_bend 3 bic -0.4194466551154368
    one_bend 3 year1 2007
    one_bend 3 year2 2011
    one_bend 3 year3 2014
    one_bend 1 apc1 9.059053927741315
    one_bend 1 lower1 8.11326909084292
    one_bend 1 upper1 10.013112577514201
    one_bend 1 apc2 -10.55396457549004
    one_bend 1 lower2 -11.372249166615177
    one_bend 1 upper2 -9.728124905218966
    one_bend 1 average_apc -1.2331027065024593
    one_bend 1 average_lower -1.6655731273831347
    one_bend 1 average_upper -0.7987303000112002
    small 0 sse 8.471584959603463
    small 0 bic -0.2892975145203837
    small 1 sse 6.178755226969139
    small 1 bic -0.25832471008216695
    small 1 year1 2021
    small 2 sse 5.861364053816505
    small 2 bic 0.0355143987902895
    small 2 year1 2011
    small 2 year2 2021
    small 0 apc1 -1.704914990612265
    small 0 lower1 -6.709088626276472
    small 0 upper1 3.56768515527821
    small 0 average_apc -1.704914990612265
    small 0 average_lower -6.709088626276472
    small 0 average_upper 3.56768515527821
    """

  private static let yearsTable = """
    series year count
    drivers 1969 19951
    drivers 1970 21939
    drivers 1971 22309
    drivers 1972 23540
    drivers 1973 23850
    drivers 1974 21460
    drivers 1975 19213
    drivers 1976 19229
    drivers 1977 19363
    drivers 1978 20441
    drivers 1979 19970
    drivers 1980 18932
    drivers 1981 19149
    drivers 1982 19460
    drivers 1983 15472
    drivers 1984 16421
    one_bend 2005 150
    one_bend 2006 157
    one_bend 2007 194
    one_bend 2008 198
    one_bend 2009 226
    one_bend 2010 227
    one_bend 2011 248
    one_bend 2012 260
    one_bend 2013 292
    one_bend 2014 351
    one_bend 2015 298
    one_bend 2016 267
    one_bend 2017 236
    one_bend 2018 214
    one_bend 2019 189
    one_bend 2020 163
    one_bend 2021 151
    one_bend 2022 132
    one_bend 2023 127
    small 2008 3
    small 2009 3
    small 2010 3
    small 2011 5
    small 2012 2
    small 2013 5
    small 2014 2
    small 2015 4
    small 2016 4
    small 2017 5
    small 2018 2
    small 2019 0
    small 2020 4
    small 2021 4
    small 2022 1
    small 2023 1
    """
}
