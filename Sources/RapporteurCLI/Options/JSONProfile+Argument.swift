public import ArgumentParser
public import RapporteurInterchange

extension JSONProfile: ExpressibleByArgument {}
