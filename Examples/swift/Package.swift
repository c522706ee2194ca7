// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "tour",
    platforms: [.macOS(.v15)],
    // A program of your own names the address of the repository and a version here.
    dependencies: [.package(name: "rapporteur", path: "../..")],
    targets: [
        .executableTarget(name: "Tour", dependencies: [.product(name: "Rapporteur", package: "rapporteur")])
    ])
