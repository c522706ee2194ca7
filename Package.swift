// swift-tools-version: 6.1
import PackageDescription

/// Settings every module shares: strict by default, nothing exported by accident.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Targets are named after their folders, with the name of the project before it: names of targets must be unique among
/// all packages that a client uses, and others have a Messages or a Rules, too.
func named(_ folders: [String]) -> [Target.Dependency] { folders.map { .target(name: "Rapporteur" + $0) } }

/// A module in the folder of its name below Sources; `over` are the modules that it stands on, `c` those of C.
func room(_ folder: String, over folders: [String] = [], c: [String] = []) -> Target {
    .target(
        name: "Rapporteur" + folder, dependencies: named(folders) + c.map { .target(name: $0) },
        path: "Sources/" + folder, swiftSettings: strict)
}

/// The tests of a module, in the folder of its name below Tests.
func tests(_ name: String, of folders: [String], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: named(folders) + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

/// Whether the binary is to need no library but the C library, poppler apart: Scripts/dist asks for it, and has made the
/// archives that are linked then.
let isSelfContained = Context.environment["RAPPORTEUR_SELF_CONTAINED"] == "1"

let package = Package(
    name: "rapporteur",
    // What Synchronization needs.
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rapporteur", targets: ["RapporteurCLI"]),
        .library(name: "Rapporteur", targets: ["Rapporteur"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", path: "Sources/CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev", "pkg-config"]), .yum(["libxml2-devel", "pkgconf"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CLibArchive", path: "Sources/CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev", "pkg-config"]), .yum(["libarchive-devel", "pkgconf"]), .brew(["libarchive"])]),
        .systemLibrary(name: "CSQLite3", path: "Sources/CSQLite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev", "pkg-config"]), .yum(["sqlite-devel", "pkgconf"]), .brew(["sqlite"])]),
        // Not a system library: it is loaded when it is needed, see its header; `make dist` links it.
        .target(
            name: "CLibXLSXWriter", cSettings: isSelfContained ? [.define("RAPPORTEUR_LINKS_XLSXWRITER")] : [],
            linkerSettings: isSelfContained ? [.linkedLibrary("xlsxwriter"), .linkedLibrary("z")] : [.linkedLibrary("dl")]),
        // Loaded when it is needed, too.
        .target(name: "CLibPoppler", linkerSettings: [.linkedLibrary("dl")]),
        // Loaded when it is needed, as well.
        .target(name: "CZstd", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CSHA256"),
        .target(name: "CSandbox"),
        // Data that the compiler puts into the binary: the files beside these folders.
        .target(name: "RapporteurMessages", path: "Messages/Embedding", publicHeadersPath: "include"),
        .target(name: "RapporteurSchemas", path: "Schemas/Embedding", publicHeadersPath: "include"),

        room("Diagnostics", over: ["Messages"]),
        room("XLSXFile", over: ["Diagnostics"], c: ["CLibXLSXWriter"]),
        room("PDFFile", over: ["Diagnostics"], c: ["CLibPoppler"]),
        room("ParquetFile", over: ["Diagnostics"], c: ["CZstd"]),
        room("SQLiteFile", over: ["Diagnostics"], c: ["CSQLite3"]),
        room("Archives", over: ["Diagnostics"], c: ["CLibArchive"]),
        room("XMLStream", over: ["Diagnostics"], c: ["CLibXML2"]),
        room("JSONStream", over: ["Diagnostics"]),
        room("XMLSchema", over: ["XMLStream", "Diagnostics"]),
        room("Interchange", over: ["XMLSchema", "XMLStream", "JSONStream", "Diagnostics"]),
        room("XPath", over: ["XMLSchema", "XMLStream", "Diagnostics"]),
        room("Rules", over: ["XPath", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics"]),
        room(
            "Packs",
            over: ["Schemas", "Rules", "Interchange", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics"],
            c: ["CSHA256"]),
        room("ReportModel", over: ["Packs", "Rules", "Interchange", "XMLStream", "JSONStream", "Diagnostics"]),
        room("ReportTables", over: ["ReportModel", "Rules", "Interchange", "XMLStream", "Diagnostics"]),
        room("AkomaNtoso", over: ["ReportModel", "Rules", "Interchange", "XMLStream", "Diagnostics"]),
        room("Rendering", over: ["ReportModel", "Rules", "Archives", "Diagnostics"]),
        room(
            "Importing",
            over: [
                "ReportModel", "Packs", "Rules", "Interchange", "XMLStream", "JSONStream", "Archives", "PDFFile",
                "Diagnostics",
            ]),
        room("Compiling", over: ["Importing", "ReportModel", "Packs", "Rules", "Interchange", "Diagnostics"]),
        room(
            "Batch",
            over: [
                "Compiling", "Importing", "Rendering", "AkomaNtoso", "ReportTables", "ReportModel", "Packs", "Rules", "Interchange", "XMLSchema", "XMLStream", "JSONStream", "Archives",
                "SQLiteFile", "XLSXFile", "ParquetFile", "Diagnostics",
            ], c: ["CSandbox"]),
        .target(
            name: "Rapporteur",
            dependencies: named(["Batch", "Compiling", "Importing", "Rendering", "AkomaNtoso", "ReportTables", "ReportModel", "Packs", "Interchange", "XMLStream", "Diagnostics"]),
            swiftSettings: strict),
        .executableTarget(
            name: "RapporteurCLI",
            dependencies: named(["Batch", "Compiling", "Importing", "Rendering", "AkomaNtoso", "ReportTables", "ReportModel", "Packs", "Interchange", "XMLSchema", "JSONStream", "Diagnostics"])
                + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),

        // What hostile inputs go to: Fuzzing/README.md. Tests run its corpora; the fuzzer itself is made by Scripts/fuzz.
        .target(
            name: "RapporteurFuzzing",
            dependencies: named([
                "Batch", "AkomaNtoso", "Importing", "ReportModel", "Packs", "Rules", "Interchange", "XMLSchema",
                "XMLStream", "Archives", "Diagnostics",
            ]) + ["TestSupport"],
            path: "Fuzzing/Targets", swiftSettings: strict),
        tests("Fuzzing", of: ["Fuzzing", "Diagnostics"]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: [.swiftLanguageMode(.v6)]),
        tests("Diagnostics", of: ["Diagnostics"]),
        tests("XMLStream", of: ["XMLStream", "Diagnostics"]),
        tests("SchemaRepresentation", of: ["XMLSchema", "Diagnostics"]),
        tests("XMLSchema", of: ["XMLSchema", "XMLStream", "Diagnostics"]),
        tests("Datatypes", of: ["XMLSchema", "XMLStream", "Diagnostics"]),
        tests("JSONStream", of: ["JSONStream", "Diagnostics"]),
        tests("Interchange", of: ["Interchange", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics"]),
        tests(
            "Rules", of: ["Rules", "XPath", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics"],
            exclude: ["Report/faults.txt", "Report/draft.xml"]),
        tests("XPath", of: ["XPath", "XMLSchema", "XMLStream", "Diagnostics"]),
        tests("Archives", of: ["Archives", "Diagnostics"]),
        tests("Batch", of: ["Batch", "ReportTables", "ReportModel", "Interchange", "XLSXFile", "ParquetFile", "Diagnostics"]),
        tests("Rendering", of: ["Rendering", "Importing", "AkomaNtoso", "ReportModel", "Diagnostics"]),
        tests("Packs", of: ["Packs", "XMLSchema", "Diagnostics"]),
        tests(
            "Reports",
            of: ["Compiling", "Importing", "AkomaNtoso", "ReportTables", "ReportModel", "Rules", "XPath", "Interchange", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics"]),
        .testTarget(name: "RapporteurTests", dependencies: ["Rapporteur", "TestSupport"], swiftSettings: strict),
        tests("EndToEnd", of: ["CLI", "JSONStream", "Diagnostics"]),
    ]
)

// A program for libFuzzer, which other builds have nothing of.
if Context.environment["RAPPORTEUR_FUZZER"] != nil {
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Fuzzing/CLibFuzzer"),
        .executableTarget(
            name: "rapporteur-fuzz", dependencies: ["CLibFuzzer"] + named(["Fuzzing"]), path: "Fuzzing/Driver",
            swiftSettings: strict),
    ]
}
