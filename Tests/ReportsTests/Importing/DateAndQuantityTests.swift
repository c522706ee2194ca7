@testable import RapporteurImporting
import RapporteurReportModel
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        ("on 31 July 2001,", ["2001-07-31 day"]), ("On May 2001 an office", ["2001-05 month"]),
        ("on 23 and 24 June 1999, respectively", ["1999-06-23 day inferred", "1999-06-24 day"]),
        ("from 26 to 28 February 2002", ["2002-02-26 day inferred", "2002-02-28 day"]),
        ("from 27 January to 7 February 2014", ["2014-01-27 day inferred", "2014-02-07 day"]),
        ("In early 2001, a group", ["2001 approximate"]), ("In 2000, the Government", ["2000 year"]),
        ("since the 11 September attacks", ["2001-09-11 day inferred"]), ("As at 19 June 2002, 19 States", ["2002-06-19 day"]),
        ("the 31 June 2001", []), ("resolution 56/170", []), ("in 10 of 2300 cases", []), ("S/RES/1576 (2004)", []),
    ])
    func datesHaveTheirPrecision(text: String, expected: [String]) throws {
        let found = try facts(in: text).compactMap { mark -> String? in
            guard case .date(let value, let precision, let inferred) = mark.fact else { return nil }
            return "\(value) \(precision.rawValue)" + (inferred ? " inferred" : "")
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("fr", "le 6 juin 2011", "2011-06-06"), ("fr", "le 1er mai 2002", "2002-05-01"),
        ("es", "el 20 de septiembre de 2002", "2002-09-20"), ("ru", "13 сентября 2017 года", "2017-09-13"),
        ("zh", "2016年9月19日", "2016-09-19"), ("ar", "19 كانون الأول/ديسمبر 2017", "2017-12-19"),
    ])
    func sixLanguages(language: String, text: String, value: String) throws {
        let words = try #require(LanguageWords.named(language))
        let found = DatePatterns(words).marks(in: Array(text.unicodeScalars)).first
        guard case .date(let date, .day, false)? = found?.fact else {
            Issue.record("no date in \(text)")
            return
        }
        #expect("\(date)" == value)
    }
}

@Suite struct QuantityTests {
    @Test(arguments: [
        ("host to over 1 million migrant workers", "1000000 moreThan migrant workers"),
        ("some 185,000 of whom", "185000 about"), ("up to 10,000 Malaysian ringgit", "10000 atMost MYR"),
        ("the reported 700,000 forced migrants", "700000 reported forced migrants"),
        ("acceded to 15 international legal instruments", "15 international legal instruments"),
        ("or 7.8 per cent of the population", "7.8 percent"), ("82.69 per cent", "82.69 percent"),
        ("(6 months to a year)", "6-12 months"), ("more than 13.3 million immigrants", "13300000 moreThan immigrants"),
        ("signed five memoranda of understanding", "5 memoranda"), ("a second three-year term", "3 years"),
        ("amount to some $316.1 million gross", "316100000 about USD"), ("of 134 428.3 thousand", "134428300"),
        ("an estimated cost of €750 million", "750000000 EUR"), ("and totals US$ 20,085,000", "20085000 USD"),
        ("between some $10 million to $12.5 million a year", "10000000-12500000 about USD"),
    ])
    func quantitiesHaveValueAndUnit(text: String, expected: String) throws {
        let found = try facts(in: text).compactMap { mark -> String? in
            guard case .quantity(let value) = mark.fact else { return nil }
            let number = value.value.text + (value.upper.map { "-" + $0.text } ?? "")
            return ([number, value.qualifier?.rawValue, value.currency, value.unit].compactMap { $0 }).joined(separator: " ")
        }
        #expect(found == [expected])
    }

    @Test(arguments: [
        ("reduced from $61,615,100 to $61,552,000", ["61615100", "61552000"]),
        ("rose from $1 million to $2 million", ["1000000", "2000000"]), ("$7 to $5", ["7", "5"]),
    ])
    func changesAreTwoAmounts(text: String, expected: [String]) throws {
        let found = try facts(in: text).compactMap { mark -> String? in
            guard case .quantity(let value) = mark.fact else { return nil }
            return value.upper == nil && value.currency == "USD" ? value.value.text : "other"
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        "article 19 of the law", "resolution 56/170", "paragraph 7 above", "Law 87", "one of the main countries", "in 2001",
        "no more than that", "section 24", "A/56/310",
    ])
    func labelsAreNoQuantities(text: String) throws {
        let found = try facts(in: text).filter { if case .quantity = $0.fact { true } else { false } }
        #expect(found.isEmpty)
    }
}
