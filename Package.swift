// swift-tools-version: 6.1
import PackageDescription

/// Settings every module shares: strict by default, nothing exported by accident.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "rapporteur",
    products: [
        .executable(name: "rapporteur", targets: ["rapporteur"]),
        .library(
            name: "Rapporteur", targets: ["Reports", "Packs", "Interchange", "XMLSchema", "Diagnostics"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev", "pkg-config"])]),
        .target(
            name: "Messages", path: "Messages",
            exclude: ["README.md", "archives.txt", "baseline.txt", "compile.txt", "files.txt", "import.txt", "json.txt", "packs.txt", "page.txt", "rules.txt", "run.txt", "schema.txt", "text.txt", "values.txt", "words.txt", "xml.txt", "xsd.txt"],
            sources: ["Embedded.c", "Pages.c"], publicHeadersPath: "include"),
        .target(name: "Diagnostics", dependencies: ["Messages"], swiftSettings: strict),
        .target(name: "XMLStream", dependencies: ["CLibXML2", "Diagnostics"], swiftSettings: strict),
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev", "pkg-config"])]),
        .systemLibrary(name: "CSQLite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev", "pkg-config"])]),
        // Not a system library: it is loaded when it is needed, see its header.
        .target(name: "CLibXLSXWriter", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "XLSXFile", dependencies: ["CLibXLSXWriter", "Diagnostics"], swiftSettings: strict),
        .target(name: "SQLiteFile", dependencies: ["CSQLite3", "Diagnostics"], swiftSettings: strict),
        .target(name: "Archives", dependencies: ["CLibArchive", "Diagnostics"], swiftSettings: strict),
        .target(name: "JSONStream", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "XMLSchema", dependencies: ["XMLStream", "Diagnostics"], swiftSettings: strict),
        .target(
            name: "Interchange", dependencies: ["XMLSchema", "XMLStream", "JSONStream", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Rules", dependencies: ["XMLSchema", "XMLStream", "JSONStream", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Schemas", path: "Schemas", exclude: ["README.md", "document-line.schema.json", "findings.schema.json", "tables.schema.json", "report", "akoma-ntoso"],
            sources: ["Embedded.c"], publicHeadersPath: "include"),
        .target(name: "CSHA256"),
        .target(
            name: "Packs",
            dependencies: ["CSHA256", "Schemas", "Rules", "Interchange", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: ["Packs", "Rules", "Interchange", "XMLStream", "JSONStream", "Archives", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Batch",
            dependencies: [
                "Reports", "Packs", "Rules", "Interchange", "XMLSchema", "XMLStream", "JSONStream", "Archives", "SQLiteFile",
                "XLSXFile", "Diagnostics",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "rapporteur",
            dependencies: [
                "Batch", "Reports", "Packs", "Interchange", "XMLSchema", "JSONStream", "Diagnostics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: [.swiftLanguageMode(.v6)]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "XMLStreamTests", dependencies: ["XMLStream", "Diagnostics", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "SchemaRepresentationTests", dependencies: ["XMLSchema", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "XMLSchemaTests", dependencies: ["XMLSchema", "XMLStream", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "DatatypesTests", dependencies: ["XMLSchema", "XMLStream", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "JSONStreamTests", dependencies: ["JSONStream", "Diagnostics", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["Interchange", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RulesTests",
            dependencies: ["Rules", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics", "TestSupport"],
            exclude: ["Report/faults.txt", "Report/draft.xml"], swiftSettings: strict),
        .testTarget(name: "ArchivesTests", dependencies: ["Archives", "Diagnostics", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "BatchTests",
            dependencies: ["Batch", "Reports", "Interchange", "XLSXFile", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["rapporteur", "JSONStream", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PacksTests", dependencies: ["Packs", "XMLSchema", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "Rules", "Interchange", "XMLSchema", "XMLStream", "JSONStream", "Diagnostics", "TestSupport",
            ],
            swiftSettings: strict),
    ]
)
