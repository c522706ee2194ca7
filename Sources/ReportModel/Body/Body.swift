/// The parts of a text whose names every other library has, too.
public enum Body {}

// Inside the project, where nothing else has these names, they stand alone.
package typealias List = Body.List
package typealias Item = Body.Item
package typealias Section = Body.Section
package typealias Table = Body.Table
package typealias Row = Body.Row
package typealias Cell = Body.Cell
package typealias RowKind = Body.RowKind
package typealias Summary = Body.Summary
