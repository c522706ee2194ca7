import RapporteurXMLStream

/// Functions on strings (F&O 7.2 to 7.5).
extension FunctionLibrary {
    static let strings: [FunctionDefinition] = [
        string("string", 0...1, plain: true) { (call, e) throws(XPathError) in
            guard call.has(0) else {
                let item = try e.contextItem()
                return e.isPlain ? item.plainText(in: e.tree) : item.text(in: e.tree)
            }
            guard let item = try call.arguments[0].item(e) else { return "" }
            if case .node(let node) = item { try e.count(bytes: e.tree.bytes(of: node).count) }
            return e.isPlain ? item.plainText(in: e.tree) : item.text(in: e.tree)
        },
        string("concat", 2...Int.max, plain: true) { (call, e) throws(XPathError) in
            var result = ""
            for argument in call.arguments {
                guard let item = try argument.item(e) else { continue }
                if e.isPlain {
                    result += try Effective.text(item, e).string
                } else if case .node(let node) = item {
                    try e.count(bytes: e.tree.bytes(of: node).count)
                    result += e.tree.string(of: node)
                } else {
                    result += item.atomicText
                }
                try e.check(bytes: result.utf8.count)
            }
            try e.count(bytes: result.utf8.count)
            return result
        },
        string("string-join", 1...2) { (call, e) throws(XPathError) in
            let separator = call.has(1) ? try call.required(1, e).string : ""
            var result = ""
            var isFirst = true
            let value = try call.arguments[0].value(e)
            try value.forEach { (item) throws(XPathError) in
                if !isFirst { result += separator }
                isFirst = false
                result += try Effective.text(item, e).string
                try e.check(bytes: result.utf8.count)
            }
            try e.count(bytes: result.utf8.count)
            return result
        },
        string("substring", 2...3, plain: true) { (call, e) throws(XPathError) in
            let text = try call.text(0, e)
            let start = try round(call.requiredDouble(1, e))
            let end = call.has(2) ? start + (try round(call.requiredDouble(2, e))) : .infinity
            try e.count(bytes: text.byteCount)
            return text.withBytes { substring($0, start, end) }
        },
        integer("string-length", 0...1, plain: true) { (call, e) throws(XPathError) in
            let text = try call.textOrContext(0, e)
            try e.count(bytes: text.byteCount)
            return text.withBytes { TextBytes.scalarCount($0) }
        },
        string("normalize-space", 0...1, plain: true) { (call, e) throws(XPathError) in
            let text = try call.textOrContext(0, e)
            try e.count(bytes: text.byteCount)
            return text.withBytes { collapsed($0) }
        },
        string("translate", 3...3, plain: true) { (call, e) throws(XPathError) in
            let text = try call.text(0, e)
            let from = try call.required(1, e).string, to = try call.required(2, e).string
            try e.count(bytes: text.byteCount + from.utf8.count * 16)
            return translate(text, from, to)
        },
        boolean("contains", 2...3, plain: true) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            return try search(call, e) { (text, sought) throws(XPathError) in
                try countSearch(text, sought, e)
                return TextBytes.find(sought, in: text) != nil
            }
        },
        boolean("starts-with", 2...3, plain: true) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            return try search(call, e) { (text, prefix) throws(XPathError) in TextBytes.hasPrefix(text, prefix) }  // exact
        },
        boolean("ends-with", 2...3) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            return try search(call, e) { (text, end) throws(XPathError) in
                text.count >= end.count
                    && Comparison.equal.holds(UnsafeBufferPointer(rebasing: text[(text.count - end.count)...]), end)
            }
        },
        string("substring-before", 2...3, plain: true) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            return try search(call, e) { (text, sought) throws(XPathError) in
                try countSearch(text, sought, e)
                guard let place = TextBytes.find(sought, in: text) else { return "" }
                return String(decoding: text[..<place], as: UTF8.self)
            }
        },
        string("substring-after", 2...3, plain: true) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            return try search(call, e) { (text, sought) throws(XPathError) in
                try countSearch(text, sought, e)
                guard let place = TextBytes.find(sought, in: text) else { return "" }
                return String(decoding: text[(place + sought.count)...], as: UTF8.self)
            }
        },
        string("upper-case", 1...1) { (call, e) throws(XPathError) in
            let text = try call.text(0, e).string
            try e.count(bytes: text.utf8.count)
            return text.uppercased()
        },
        string("lower-case", 1...1) { (call, e) throws(XPathError) in
            let text = try call.text(0, e).string
            try e.count(bytes: text.utf8.count)
            return text.lowercased()
        },
    ]

    /// Half a number is rounded up; NaN stays.
    private static func round(_ number: Double) -> Double { (number + 0.5).rounded(.down) }

    private static func substring(_ text: UnsafeBufferPointer<UInt8>, _ start: Double, _ end: Double) -> String {
        guard !start.isNaN, !end.isNaN, end > 1, end > start else { return "" }
        var place = 0, number = 1.0
        var first: Int?
        while place < text.count {
            if number >= end { break }
            if number >= start, first == nil { first = place }
            place += 1
            while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
            number += 1
        }
        guard let first else { return "" }
        return String(decoding: text[first..<place], as: UTF8.self)
    }

    private static func collapsed(_ text: UnsafeBufferPointer<UInt8>) -> String {
        var last = true, isClean = true
        for byte in text {
            let isSpace = NumberText.isSpace(byte)
            if isSpace, last || byte != 0x20 {
                isClean = false
                break
            }
            last = isSpace
        }
        if isClean, !last { return String(decoding: text, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: text.count) { target in
            var length = 0
            var pending = false
            for byte in text {
                if NumberText.isSpace(byte) {
                    pending = length > 0
                } else {
                    if pending {
                        target[length] = 0x20
                        length += 1
                        pending = false
                    }
                    target[length] = byte
                    length += 1
                }
            }
            return length
        }
    }

    private static func translate(_ text: Text, _ from: String, _ to: String) -> String {
        let targets = Array(to.unicodeScalars)
        let isPlain = from.utf8.allSatisfy { $0 < 0x80 } && to.utf8.allSatisfy { $0 < 0x80 }
        if isPlain {
            // ASCII is mapped byte by byte: 0 stays, 1 is left out.
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { map in
                map.initialize(repeating: 0)
                for (index, byte) in from.utf8.enumerated() where map[Int(byte)] == 0 {
                    map[Int(byte)] = index < targets.count ? UInt8(targets[index].value) : 1
                }
                return text.withBytes { bytes in
                    String(unsafeUninitializedCapacity: bytes.count) { target in
                        var length = 0
                        for byte in bytes {
                            let mapped = byte < 0x80 ? map[Int(byte)] : 0
                            if mapped == 1 { continue }
                            target[length] = mapped == 0 ? byte : mapped
                            length += 1
                        }
                        return length
                    }
                }
            }
        }
        var map: [Unicode.Scalar: Unicode.Scalar?] = [:]
        for (index, scalar) in from.unicodeScalars.enumerated() where map[scalar] == nil {
            map[scalar] = .some(index < targets.count ? targets[index] : nil)
        }
        var result = String.UnicodeScalarView()
        for scalar in text.string.unicodeScalars {
            switch map[scalar] {
            case nil: result.append(scalar)
            case .some(let target): if let target { result.append(target) }
            }
        }
        return String(result)
    }

    /// The bytes of two texts.
    private static func search<Result>(
        _ call: Call, _ e: Evaluation,
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) throws(XPathError) -> Result
    ) throws(XPathError) -> Result {
        let text = try call.text(0, e), sought = try call.text(1, e)
        try e.count(bytes: text.byteCount + sought.byteCount)
        return try text.withBytes { (one) throws(XPathError) in
            try sought.withBytes { (two) throws(XPathError) in try body(one, two) }
        }
    }

    /// Looking for one text in another compares it at every place, which costs the product of both lengths where they
    /// are alike. A short one is found in passing.
    private static func countSearch(
        _ text: UnsafeBufferPointer<UInt8>, _ sought: UnsafeBufferPointer<UInt8>, _ e: Evaluation
    ) throws(XPathError) {
        guard sought.count > 16 else { return }
        let (product, over) = (text.count / 16).multipliedReportingOverflow(by: sought.count)
        try e.count(over ? Int.max / 2 : product)
    }
}
