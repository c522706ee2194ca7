import RapporteurDiagnostics
import RapporteurXMLStream

/// Which place a child element takes in its parent's content (XSD Part 1, 3.4.4, 3.9.4).
extension Validator {
    struct Place {
        var element: Int32 = -1
        var position: Int32 = -1
        var assessment = ElementState.Assessment.strict
        var isFault = false
        var hasWrongNamespace = false
        var needsDeclaration = false
    }

    @inline(__always)
    func place(_ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) -> Place {
        let type = parent.pointee.type
        if type.pointee.model.kind == .automaton, !parent.pointee.flags.contains(.isNil) {
            let position = type.pointee.model.position(
                row: parent.pointee.row, symbol: info.symbol, namespace: info.namespace)
            if position >= 0 {
                parent.pointee.row = type.pointee.model.rowAfter[Int(position)]
                parent.pointee.lastPosition = position
                return taken(position, info, parent)
            }
        }
        return placeSlowly(info, event, parent)
    }

    /// What stands at a position that a child has taken.
    @inline(__always)
    func taken(_ position: Int32, _ info: NameInfo, _ parent: UnsafeMutablePointer<Frame>) -> Place {
        let model = parent.pointee.type.pointee.model
        let element = model.elementAt[Int(position)]
        if element >= 0 {
            if schema.elementRecords.base[Int(element)].symbol == info.symbol {
                return Place(element: element, position: position)
            }
            // A member of the substitution group; only top-level elements are.
            return Place(element: schema.globalElementBySymbol.base[Int(info.symbol)], position: position)
        }
        let wildcard = model.wildcards[Int(model.wildcardAt[Int(position)])]
        if wildcard.process == .skip { return Place(position: position, assessment: .skipped) }
        let global = info.symbol >= 0 ? schema.globalElementBySymbol.base[Int(info.symbol)] : -1
        if global >= 0 { return Place(element: global, position: position) }
        if wildcard.process == .strict {
            return Place(position: position, assessment: .laxUndeclared, needsDeclaration: true)
        }
        return Place(position: position, assessment: .laxUndeclared)
    }

    private func placeSlowly(_ info: NameInfo, _ event: XMLEvent, _ parent: UnsafeMutablePointer<Frame>) -> Place {
        let type = parent.pointee.type
        if parent.pointee.flags.contains(.isNil) { return unexpected(info, event, parent, why: .nilParent) }
        let content = type.pointee.content
        if content == .simple || content == .empty || type.pointee.model.kind == .empty {
            return unexpected(info, event, parent, why: content == .simple ? .simpleContent : .emptyContent)
        }
        switch type.pointee.model.kind {
        case .tooLarge:
            return Place(assessment: .skipped)
        case .counted:
            if countedWork > Limit.contentSteps.value { return passedOver(parent) }
            if let position = stepCounted(info, parent) { return taken(position, info, parent) }
        case .all:
            if let position = stepAll(info, parent) { return taken(position, info, parent) }
        default: break
        }
        return unexpected(info, event, parent, why: .model)
    }

    /// Counting took more than it may: what is left of the document's counted content is not looked at.
    private func passedOver(_ parent: UnsafeMutablePointer<Frame>) -> Place {
        if !hasGivenUpCounting { reportNotChecked(parent, .contentSteps) }
        hasGivenUpCounting = true
        return Place(assessment: .skipped)
    }

    private func stepCounted(_ info: NameInfo, _ parent: UnsafeMutablePointer<Frame>) -> Int32? {
        guard let counted = compiled(parent.pointee.type).content.counted, parent.pointee.sideState >= 0 else {
            return nil
        }
        let side = Int(parent.pointee.sideState)
        let model = parent.pointee.type.pointee.model
        let name = info.symbol >= 0 ? model.names[info.symbol] : -1
        guard
            let step = counted.step(
                sideStates[side], name: name, work: &countedWork,
                admits: { model.wildcards[Int(model.wildcardAt[Int($0)])].admits(info.namespace) })
        else { return nil }
        let most = counted.mostConfigurations * counted.width
        if step.configurations.count > most { reportNotChecked(parent, .contentStates) }
        sideStates[side] = Array(step.configurations.prefix(most))
        parent.pointee.lastPosition = step.position
        return step.position
    }

    private func stepAll(_ info: NameInfo, _ parent: UnsafeMutablePointer<Frame>) -> Int32? {
        guard let all = compiled(parent.pointee.type).content.all, parent.pointee.sideState >= 0, info.symbol >= 0,
            let position = all.position(of: parent.pointee.type.pointee.model.names[info.symbol]),
            !AllModel.isTaken(position, sideStates[Int(parent.pointee.sideState)])
        else { return nil }
        AllModel.take(position, &sideStates[Int(parent.pointee.sideState)])
        parent.pointee.lastPosition = position
        return position
    }
}
