internal import RapporteurDiagnostics

/// The path of the element being written, with indexes: `/report/section[2]/paragraph[1]`.
struct ElementPath {
    private var steps: [(name: String, children: ExactMap<Int>)] = []
    private(set) var text = ""
    private var lengths: [Int] = []

    mutating func open(_ name: String) {
        lengths.append(text.utf8.count)
        if steps.isEmpty {
            text += "/\(name)"
        } else {
            let number = steps[steps.count - 1].children[name, default: 0] + 1
            steps[steps.count - 1].children[name] = number
            text += "/\(name)[\(number)]"
        }
        steps.append((name, [:]))
    }

    mutating func close() {
        guard let length = lengths.popLast() else { return }
        steps.removeLast()
        text = String(decoding: text.utf8.prefix(length), as: UTF8.self)
    }
}
