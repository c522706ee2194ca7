public import ArgumentParser
public import RapporteurReports

extension AkomaNtosoOptions.Wrapper: ExpressibleByArgument {}
