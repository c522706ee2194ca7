import Glibc

/// Standard input, output and error.
enum StandardStreams {
    /// Which of them were closed when the process began.
    nonisolated(unsafe) private(set) static var closed: Set<Int32> = []

    /// Takes the numbers 0 to 2, where nobody has, before a file that is opened can get one of them.
    ///
    /// What stands in cannot be used for what the number is for: reading what is not there, and writing a document to
    /// nowhere, fail as they should.
    static func reserve() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
            closed.insert(descriptor)
            // Messages may be dropped; that the result is, must be told.
            let opened = open("/dev/null", descriptor == 1 ? O_RDONLY : O_WRONLY)
            if opened >= 0, opened != descriptor {
                dup2(opened, descriptor)
                close(opened)
            }
        }
    }
}
