/// Equations as text in one line, so that what stands above and below each other does not run together: (a+b)/c, x^2, √(x).
///
/// Office Math, ISO/IEC 29500-1, 22.1.
extension StoryReader {
    /// A part of an equation that is open.
    struct EquationPart {
        var name: String
        /// Where its text begins in the paragraph.
        var start: Int
        /// The signs before it, between its elements, and behind it.
        var signs = (before: "", between: "", behind: "")
        /// Whether an element of it was read.
        var hasBegun = false
    }

    func startEquation(_ name: String, _ attributes: WordAttributes) -> Bool {
        guard name.hasPrefix("m:") else { return false }
        switch name {
        case "m:oMath":
            if equations.isEmpty { story.equations += 1 }
            push(name)
        case "m:num", "m:deg": push(name)
        case "m:den": push(name, after: "/")
        case "m:sup", "m:lim": push(name, after: name == "m:sup" ? "^" : "_")
        case "m:sub": push(name, after: "_")
        case "m:rad":
            sign("√(")
            push(name)
        case "m:d": push(name, signs: ("(", "|", ")"))
        case "m:eqArr", "m:m": push(name, signs: ("", "; ", ""))
        case "m:nary": push(name, signs: ("∫", "", ""))
        // Properties come before the elements, and say which signs stand around them.
        case "m:begChr": edit("m:d") { $0.signs.before = attributes["val"] ?? "" }
        case "m:endChr": edit("m:d") { $0.signs.behind = attributes["val"] ?? "" }
        case "m:sepChr": edit("m:d") { $0.signs.between = attributes["val"] ?? "" }
        case "m:chr": edit("m:nary") { $0.signs.before = attributes["val"] ?? "" }
        case "m:e", "m:mr": beginElement(name)
        default: break
        }
        return true
    }

    func endEquation(_ name: String) -> Bool {
        guard name.hasPrefix("m:") else { return false }
        if name == "m:naryPr" { beginElement("m:e") }
        guard let part = equations.last, part.name == name else { return true }
        equations.removeLast()
        switch name {
        case "m:num", "m:den", "m:sup", "m:sub", "m:lim": bracket(from: part.start)
        case "m:deg": if length > part.start { sign("&") }
        case "m:rad": sign(")")
        case "m:d":
            if !part.hasBegun { sign(part.signs.before) }
            sign(part.signs.behind)
        default: break
        }
        return true
    }

    private func push(
        _ name: String, after mark: String = "", signs: (before: String, between: String, behind: String) = ("", "", "")
    ) {
        // As deep as the reader lets elements nest.
        sign(mark)
        equations.append(EquationPart(name: name, start: length, signs: signs))
    }

    private func edit(_ name: String, _ change: (inout EquationPart) -> Void) {
        guard let last = equations.indices.last, equations[last].name == name, !equations[last].hasBegun else { return }
        change(&equations[last])
    }

    /// An element of brackets, of a matrix or of a sum begins: the sign before it, or between it and the last.
    private func beginElement(_ name: String) {
        guard let last = equations.indices.last else { return }
        let part = equations[last]
        guard ["m:d", "m:eqArr", "m:nary"].contains(part.name) || part.name == "m:m" && name == "m:mr" else { return }
        if !part.hasBegun { sign(part.signs.before) } else { sign(part.signs.between) }
        equations[last].hasBegun = true
    }

    private func sign(_ text: String) {
        guard !text.isEmpty else { return }
        append(text.unicodeScalars, fate: fate(.text))
    }

    /// Puts brackets around what has more than one sign.
    private func bracket(from start: Int) {
        guard let index = open.last?.index, length - start > 1 else { return }
        let paragraph = story.paragraphs[index]
        // Markers and links keep their places.
        guard paragraph.references.allSatisfy({ $0.range.upperBound <= start }),
            paragraph.links.allSatisfy({ $0.range.upperBound <= start })
        else { return }
        let isText = fate(.text)
        story.paragraphs[index].scalars.insert("(", at: start)
        story.paragraphs[index].styles.insert([], at: start)
        story.paragraphs[index].fates.insert(isText, at: start)
        append(")".unicodeScalars, fate: isText)
    }

    /// How much text the open paragraph has.
    private var length: Int { open.last.map { story.paragraphs[$0.index].scalars.count } ?? 0 }
}
