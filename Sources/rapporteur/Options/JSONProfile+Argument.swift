public import ArgumentParser
public import Interchange

extension JSONProfile: ExpressibleByArgument {}
