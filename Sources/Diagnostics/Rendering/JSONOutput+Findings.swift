extension JSONOutput {
    /// A finding, as Schemas/findings.schema.json has it.
    ///
    /// - Parameter file: the document; a finding in another file, such as the schema's, says so.
    func finding(_ finding: Finding, of file: String?, in language: Language) {
        let location = finding.location
        object(onItsOwnLine: true) {
            member("code", finding.code)
            member("severity", finding.severity.rawValue)
            member("message", finding.message.text(in: language))
            member("hint", finding.hint?.text(in: language))
            if location.file != file { member("file", location.file) }
            place(location)
            if let excerpt = location.excerpt {
                object("excerpt") {
                    member("text", excerpt.text)
                    member("caret", excerpt.caret)
                }
            }
            member("count", finding.count)
            if !finding.others.isEmpty {
                array("others") {
                    for other in finding.others { object { place(other) } }
                }
            }
            if let acceptance = finding.acceptance {
                object("accepted") {
                    member("reason", acceptance.reason)
                    member("expires", acceptance.expires)
                }
            }
        }
    }

    private func place(_ location: Location) {
        member("place", location.place)
        member("line", location.line)
        member("column", location.column)
        member("endLine", location.end?.line)
        member("endColumn", location.end?.column)
        member("xpath", location.xpath)
        member("pointer", location.pointer)
    }

    /// What the prefixes of XPaths stand for, left out where there are none.
    func namespaces(_ namespaces: ExactMap<String>) {
        guard !namespaces.isEmpty else { return }
        object("namespaces") {
            for (prefix, namespace) in namespaces.sorted(by: { $0.key < $1.key }) {
                member(named: prefix, namespace)
            }
        }
    }
}
