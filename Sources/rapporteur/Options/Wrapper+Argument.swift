public import ArgumentParser
public import Reports

extension AkomaNtosoOptions.Wrapper: ExpressibleByArgument {}
