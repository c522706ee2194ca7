import RapporteurDiagnostics
import RapporteurReportModel

extension PublishedReader {
    func keywords(_ meta: AKNElement?) -> [Keyword] {
        (meta?.all("classification") ?? []).flatMap { $0.all("keyword") }.compactMap { element in
            let words = Self.collapsed(element["showAs"] ?? element["value"] ?? "")
            guard !words.isEmpty else { return nil }
            let scheme = element["dictionary"].map(Self.collapsed).flatMap { $0.isEmpty ? nil : $0 }
            let code = (element["href"] ?? element["value"]).map(Self.collapsed)
            return Keyword(scheme: scheme, code: code.flatMap { $0.isEmpty || $0 == words ? nil : $0 }, text: words)
        }
    }

    /// The steps, and who sponsored the draft: published documents list the names in the step itself.
    mutating func workflow(_ meta: AKNElement?) -> (steps: [Step], sponsors: [Party]) {
        let kinds: ExactMap<StepKind> = [
            "draftResolution": .submitted, "draftDecision": .submitted, "draftResolutionAdditionalSponsors": .submitted,
            "recommendedForAdoption": .recommended, "adopted": .adopted, "notAdopted": .rejected,
            "withdrawn": .withdrawn, "revised": .revised, "issued": .issued, "introduced": .introduced,
        ]
        var steps: [Step] = []
        var sponsors: [Party] = []
        for element in (meta?.all("workflow") ?? []).flatMap({ $0.all("step") }) {
            let outcome = String((element["outcome"] ?? "").drop { $0 == "#" })
            let isDraft = outcome.begins(with: "draft")
            let names = isDraft ? self.sponsors(element["by"] ?? "") : nil
            sponsors += names ?? []
            if outcome.ends(with: "AdditionalSponsors") { continue }
            guard let kind = kinds[outcome] ?? (outcome.isEmpty ? .issued : nil) else {
                note("akn.step.unknown", Message("akn.step.unknown", ["step": .text(outcome)]), at: element)
                continue
            }
            // A symbol, and what was done to the document in parentheses.
            let said = Self.collapsed(element["as"] ?? "")
            let mark = said.firstIndex(of: "(").map { said[..<$0] }
            let isAmended = mark.map { $0.hasSuffix(" ") && said.hasSuffix(")") && said[$0.endIndex...].contains(" ") && !said.hasSuffix("I)") } ?? false
            let document = isAmended ? Self.collapsed(String(mark ?? "")) : said
            let body = Self.collapsed(names == nil ? element["by"] ?? "" : "")
            let isSymbol = document.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
            steps.append(
                Step(
                    kind: kind, date: date(element), body: body.isEmpty ? nil : body,
                    document: isSymbol && document.contains("/") && !document.contains("*") && document.utf8.count > 1 ? document : nil))
        }
        return (steps, sponsors)
    }

    /// A list of names; nil for words about who submitted.
    private func sponsors(_ text: String) -> [Party]? {
        let names = Self.split(text)
        guard !names.isEmpty, names.allSatisfy({ !$0.isEmpty && $0.utf8.count < 80 && !$0.begins(with: "submitted") }) else {
            return nil
        }
        return names.map { Party(code: PrintedStates.code(of: $0), text: $0) }
    }

    /// Commas part names, except within parentheses: Bolivia (Plurinational State of).
    private static func split(_ text: String) -> [String] {
        var names: [String] = []
        var name = ""
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth <= 0 {
                names.append(collapsed(name))
                name = ""
            } else {
                name.append(character)
            }
        }
        names.append(collapsed(name))
        return names.filter { !$0.isEmpty }
    }

    /// Votes: totals, and the names of those who voted.
    mutating func votes(_ meta: AKNElement?) -> [Vote] {
        var votes: [Vote] = []
        for element in (meta?.all("analysis") ?? []).flatMap({ $0.descendants("voting") }) {
            let counts = element.all("count")
            guard !counts.isEmpty else { continue }
            var vote = Vote()
            for count in counts {
                guard let code = VoteCode(rawValue: Self.choice(count)) else {
                    note(
                        "akn.vote.unknown", Message("akn.vote.unknown", ["count": .text(count.reference ?? "")]), at: count)
                    continue
                }
                let number = count["value"].flatMap { Int(Self.collapsed($0)) }
                let names = count.descendants("organization")
                if let number, !names.isEmpty, number != names.count {
                    note(
                        "akn.vote.count",
                        Message(
                            "akn.vote.count",
                            [
                                "total": .text(String(number)), "choice": .text(code.rawValue),
                                "listed": .number(names.count),
                            ]), at: count, severity: .warning)
                }
                switch code {
                case .inFavour: vote.inFavour = number
                case .against: vote.against = number
                case .abstaining: vote.abstaining = number
                case .notVoting: break
                }
                for name in names { add(name, code, to: &vote) }
            }
            votes.append(vote)
        }
        return votes
    }

    private mutating func add(_ element: AKNElement, _ code: VoteCode, to vote: inout Vote) {
        let name = Self.collapsed(element.text)
        guard let state = PrintedStates.code(of: name) else {
            note(
                "akn.state.unknown", Message("akn.state.unknown", ["name": .text(name)]), at: element,
                severity: .warning)
            return
        }
        vote.casts.append(Cast(state: state, vote: code, text: name))
    }

    private static func choice(_ count: AKNElement) -> String {
        let name = count.reference ?? ""
        return ["yes": "inFavour", "no": "against", "abstention": "abstaining", "absent": "notVoting"][name] ?? name
    }
}
