public import ArgumentParser
public import RapporteurAkomaNtoso

extension AkomaNtosoOptions.Wrapper: ExpressibleByArgument {}
