import ArgumentParser
import RapporteurDiagnostics

/// `NAME=N`: a bound that the user sets.
struct LimitSetting: ExpressibleByArgument {
    let limit: Limit
    let number: Int

    init?(argument: String) {
        var number = 0
        guard let limit = Limit(setting: argument, number: &number) else { return nil }
        self.limit = limit
        self.number = number
    }
}
