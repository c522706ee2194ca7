// The typed model, and the few values of the modules below that the library speaks in. Nothing else of them shows.
@_exported public import RapporteurReportModel
@_exported public import enum RapporteurDiagnostics.Language
@_exported public import enum RapporteurDiagnostics.Outcome
@_exported public import enum RapporteurDiagnostics.Severity
@_exported public import enum RapporteurRendering.ReadingForm
