extension UnitList {
  private static let quangNinh = AreaUnit.Parent(code: "22", name: "Tỉnh Quảng Ninh")
  private static let january2020 = CalendarDate(year: 2020, month: 1, day: 1)!
  private static let november2024 = CalendarDate(year: 2024, month: 11, day: 1)!
  private static let july2025 = CalendarDate(year: 2025, month: 7, day: 1)!

  /// The 177 communes of Quảng Ninh in 13 districts, 2020-01-01 to 2024-10-31: those of Plan 120 of 2023.
  public static let quangNinh2020 = UnitList(
    id: "quang-ninh-2020", validFrom: january2020, validThrough: november2024.advanced(by: -1),
    province: quangNinh, resolution: "837/NQ-UBTVQH14", populationBasis: .census2019,
    text: quangNinh2020Text)

  /// The 171 communes of Quảng Ninh in 13 districts, 2024-11-01 to 2025-06-30.
  public static let quangNinh2024 = UnitList(
    id: "quang-ninh-2024", validFrom: november2024, validThrough: july2025.advanced(by: -1),
    province: quangNinh, resolution: "1199/NQ-UBTVQH15", populationBasis: .census2019,
    text: quangNinh2024Text)

  /// The 54 communes of Quảng Ninh from 2025-07-01, without districts.
  public static let quangNinh2025 = UnitList(
    id: "quang-ninh-2025", validFrom: july2025, validThrough: nil,
    province: quangNinh, resolution: "1679/NQ-UBTVQH15", populationBasis: .statedIn2025,
    text: quangNinh2025Text)
}
