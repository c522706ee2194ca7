import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurRules
import RapporteurXMLStream

/// Runs the rules of packs on documents, for one thread.
final class DocumentRules {
    private let selection: SchemaSelection
    private let runsRules: Bool
    private let today: String
    private var runners: [ObjectIdentifier: (rules: PackRules, runner: RuleRunner)] = [:]
    /// The rules of the document at work, once it is known which pack is for it.
    private var chosen: Result<PackRules?, WorkError>?

    init(selection: SchemaSelection, options: WorkOptions) {
        self.selection = selection
        today = options.today.description
        let runsRules = options.runsRules
        self.runsRules = runsRules
    }

    /// Asks for the tree of a document whose pack has rules; nil where no rules are run.
    var request: TreeRequest? {
        chosen = nil
        guard runsRules else { return nil }
        var limits = TreeLimits()
        limits.bytes = RuleLimits().documentBytes
        limits.nodes = RuleLimits().documentNodes
        return TreeRequest(limits: limits) { [unowned self] in
            do throws(WorkError) {
                let rules = try selection.rules()
                chosen = .success(rules)
                return rules != nil
            } catch {
                chosen = .failure(error)
                return false
            }
        }
    }

    /// Runs the rules of the document at work. Where they cannot be used, the document is not checked.
    func run(on tree: KeptTree, findings: FindingLog) {
        guard runsRules else { return selection.noteSkippedRules() }
        let rules: PackRules
        do throws(WorkError) {
            guard let found = try chosen?.get() else { return }
            rules = found
        } catch {
            return findings.addNotChecked(Self.unusable(error))
        }
        switch tree {
        case .none: return
        case .refused(let refusal): findings.addNotChecked(RuleRunner.finding(for: refusal))
        case .tree(let document):
            runner(of: rules).run(on: document, prefixes: selection.chosen?.namespaces ?? [:], findings: findings)
            selection.noteRules(rules.count)
        }
    }

    /// Says of each document what is wrong first, and where all of it can be read.
    private static func unusable(_ error: WorkError) -> Finding {
        let first = error.findings.first
        let more = error.findings.count - 1
        return Finding(
            code: "rule.unusable",
            message: Message(
                "rule.unusable", ["reason": .message(first?.message ?? Message("rule.unusable/unreadable"))]),
            hint: more > 0
                ? Message("rule.unusable/hint.more", ["count": .number(more)]) : Message("rule.unusable/hint"),
            location: first?.location ?? Location())
    }

    private func runner(of rules: PackRules) -> RuleRunner {
        if let known = runners[ObjectIdentifier(rules)] { return known.runner }
        let runner = RuleRunner(rules.sets, codes: rules.codeLists, today: today)
        // The rules are kept, so that no others can take their identity.
        runners[ObjectIdentifier(rules)] = (rules, runner)
        return runner
    }
}
