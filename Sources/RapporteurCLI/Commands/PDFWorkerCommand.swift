import ArgumentParser
import RapporteurPDFFile

/// The child process of `import` that reads a PDF file.
struct PDFWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdf-worker", abstract: "Take the text out of the PDF file on standard input.", shouldDisplay: false)

    func run() throws { throw ExitCode(PDFReading.run().rawValue) }

    /// How it is started.
    static let words = ["/proc/self/exe", "pdf-worker"]
}
