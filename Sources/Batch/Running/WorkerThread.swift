import Glibc

/// A thread of its own, with a stack as deep as the main one's.
final class WorkerThread {
    private var handle = pthread_t()

    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private static let stackSize = 8 << 20

    /// - Returns: nil when the system has no thread to give.
    init?(_ run: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        let body = Unmanaged.passRetained(Body(run))
        let failure = pthread_create(
            &handle, &attributes,
            { argument in
                guard let argument else { return nil }
                let leave = FatalSignals.prepareThread()
                defer { leave() }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard failure == 0 else {
            body.release()
            return nil
        }
    }

    /// Waits until it has ended; to be called once.
    func join() { pthread_join(handle, nil) }

    /// Lets it end by itself; instead of `join`.
    func detach() { pthread_detach(handle) }

    /// How many processors are on.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
