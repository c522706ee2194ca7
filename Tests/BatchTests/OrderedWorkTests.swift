@testable import RapporteurBatch
import Glibc
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
    private struct Stop: Error {}

    @Test(arguments: [1, 2, 3, 8, 40], [0, 1, 2, 7, 1000])
    func resultsComeInOrderWhateverTheNumberOfThreads(_ jobs: Int, _ count: Int) {
        var delivered: [Int] = []
        OrderedWork(jobs: jobs).run(count, worker: { { index in index * index } }, deliver: { delivered.append($0) })
        #expect(delivered == (0..<count).map { $0 * $0 })
    }

    @Test func aSlowItemHoldsTheOthersWithinTheWindow() {
        let furthest = Mutex(0)
        let jobs = 4
        let window = jobs * OrderedWork.windowPerJob
        var first: Int?
        OrderedWork(jobs: jobs).run(
            window * 4,
            worker: {
                { index in
                    furthest.withLock { $0 = max($0, index) }
                    if index == 0 { usleep(200_000) }
                    return furthest.withLock { $0 }
                }
            },
            deliver: { if first == nil { first = $0 } })
        // While item 0 slept, the others did what the window allows and no more.
        #expect(first ?? .max < window)
        #expect(furthest.withLock { $0 } == window * 4 - 1)
    }

    /// Heavy results hold the others up before the window does, and never the one that the reader waits for.
    @Test func resultsThatWaitWeighNoMoreThanTheLimit() {
        let furthest = Mutex(0)
        var first: Int?
        var delivered: [Int] = []
        OrderedWork(jobs: 4).run(
            200,
            worker: {
                { index in
                    furthest.withLock { $0 = max($0, index) }
                    if index == 0 { usleep(200_000) }
                    return (index: index, furthest: furthest.withLock { $0 })
                }
            },
            weight: { _ in OrderedWork.weightLimit / 8 },
            deliver: { result in
                if first == nil { first = result.furthest }
                delivered.append(result.index)
            })
        #expect((4...16).contains(first ?? .max), "\(String(describing: first))")
        #expect(delivered == Array(0..<200))
    }

    @Test(arguments: [1, 2, 8])
    func nothingIsBegunAfterDeliveryFails(_ jobs: Int) {
        let begun = Mutex(0)
        var delivered = 0
        #expect(throws: Stop.self) {
            try OrderedWork(jobs: jobs).run(
                100_000,
                worker: { { index in begun.withLock { $0 += 1 }; return index } },
                deliver: { (index: Int) throws(Stop) in
                    if index == 10 { throw Stop() }
                    delivered += 1
                })
        }
        #expect(delivered == 10)
        #expect(begun.withLock { $0 } <= 11 + jobs * OrderedWork.windowPerJob)
    }

    @Test func eachThreadHasAWorkerOfItsOwn() {
        let made = Mutex(0)
        var sum = 0
        OrderedWork(jobs: 3).run(
            300,
            worker: {
                made.withLock { $0 += 1 }
                var own = 0
                return { _ in
                    own += 1
                    return 1
                }
            }, deliver: { sum += $0 })
        #expect(sum == 300)
        #expect((1...3).contains(made.withLock { $0 }))
    }
}
