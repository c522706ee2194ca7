internal import CLibXML2

/// Variables whose values are worked out when an expression asks for them.
extension XPathEvaluator {
    /// Gives the variables of the evaluations that follow.
    ///
    /// - Parameter lookup: the value of a name; nil when there is none. What it throws ends the evaluation. It may
    ///   evaluate expressions itself.
    package func setVariables(_ lookup: @escaping (String) throws(XPathError) -> XPathHeldValue?) {
        variables = { [unowned self] name in
            do throws(XPathError) {
                return try lookup(name)
            } catch {
                failure = error
                return nil
            }
        }
        xmlXPathRegisterVariableLookup(
            context,
            { data, name, namespace in
                guard let data, let name, namespace == nil else { return nil }
                let evaluator = Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue()
                return evaluator.copy(of: String(cString: name))
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// A copy that the expression at work may free.
    private func copy(of name: String) -> xmlXPathObjectPtr? {
        guard let value = variables?(name) else { return nil }
        let object = value.object
        var cost = 1
        if object.pointee.type == XPATH_NODESET, let set = object.pointee.nodesetval {
            cost += Int(set.pointee.nodeNr)
        } else if object.pointee.type == XPATH_STRING {
            cost += Int(xmlStrlen(object.pointee.stringval)) / XPathCosts.bytesPerOperation
        }
        context.pointee.opCount += UInt(clamping: cost)
        if context.pointee.opCount > context.pointee.opLimit {
            failure = .tooExpensive
            return nil
        }
        return xmlXPathObjectCopy(object)
    }
}
