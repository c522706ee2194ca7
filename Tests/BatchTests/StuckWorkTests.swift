@testable import RapporteurBatch
import Glibc
import RapporteurDiagnostics
import Synchronization
import TestSupport
import Testing

/// Work that does not look at the time: its thread is left behind, and the others' items are done.
@Suite(.timeLimit(.minutes(5))) struct StuckWorkTests {
    /// Lets work that is stuck end when the test does.
    private final class Release: Sendable {
        private let isDone = Atomic<Bool>(false)
        func done() { isDone.store(true, ordering: .relaxed) }
        func wait() { while !isDone.load(ordering: .relaxed) { usleep(10_000) } }
    }

    private func work(_ jobs: Int) -> OrderedWork {
        var work = OrderedWork(jobs: jobs, seconds: 1)
        work.grace = 0
        return work
    }

    @Test(arguments: [1, 2, 3, 8], [[0], [5], [29], [0, 1], [3, 4, 5], [0, 10, 20, 29]])
    func theOthersAreDone(_ jobs: Int, _ stuck: [Int]) {
        let release = Release()
        defer { release.done() }
        var delivered: [Int] = []
        work(jobs).run(
            30,
            worker: {
                { index in
                    if stuck.contains(index) { release.wait() }
                    return index
                }
            },
            stuck: { -$0 - 1 }, deliver: { delivered.append($0) })
        #expect(delivered == (0..<30).map { stuck.contains($0) ? -$0 - 1 : $0 })
    }

    /// What comes of it afterwards nobody takes, and its thread takes no further item.
    @Test func whatComesLateIsNotTaken() {
        let release = Release()
        let returned = Atomic<Int>(0)
        let begun = Mutex<[Int]>([])
        var delivered: [Int] = []
        work(2).run(
            400,
            worker: {
                var isLate = false
                return { index in
                    begun.withLock { $0.append(index) }
                    #expect(!isLate)
                    if index == 1 {
                        release.wait()
                        isLate = true
                        returned.store(1, ordering: .relaxed)
                    }
                    if index == 200 {
                        release.done()
                        usleep(100_000)
                    }
                    return index
                }
            },
            stuck: { _ in -1 }, deliver: { delivered.append($0) })
        #expect(delivered == (0..<400).map { $0 == 1 ? -1 : $0 })
        #expect(begun.withLock { $0.sorted() } == Array(0..<400))
    }

    /// A file that is written too late does not appear.
    @Test func noOutputAppearsLate() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("late")
        let output = FileOutput(path, makesFolders: false)
        let sink = try output.begin()
        sink.append("x")
        try sink.flush()
        #expect(throws: WorkError.self) { try Deadline.within(-1) { () throws(WorkError) in try output.publish() } }
        #expect(access(path, F_OK) != 0)
        try output.publish()
        #expect(access(path, F_OK) == 0)
    }

    @Test func heavyFindingsHoldTheOthersUp() {
        let finding = Finding(code: "a.b", message: .verbatim("x"), location: Location(xpath: String(repeating: "/a", count: 50_000)))
        let result = DocumentResult(file: "a", outcome: .invalid, findings: Array(repeating: finding, count: 10))
        #expect((1_000_000..<1_100_000).contains(result.weight))
    }
}
