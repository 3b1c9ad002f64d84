using System.Text.Json.Serialization;

namespace MllmLsp.Server.Protocol;

internal sealed record LspDiagnostic(LspRange Range, int Severity, string Code, string Source, string Message)
{
    /// <summary>1: unnecessary.</summary>
    public IReadOnlyList<int>? Tags { get; init; }

    public IReadOnlyList<DiagnosticRelatedInformation>? RelatedInformation { get; init; }
}

internal sealed record DiagnosticRelatedInformation(LspLocation Location, string Message);

internal sealed record PublishDiagnosticsParams(string Uri, IReadOnlyList<LspDiagnostic> Diagnostics)
{
    /// <summary>The version of the text that was analysed; absent for closed documents.</summary>
    public int? Version { get; init; }
}

internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument)
{
    public string? PreviousResultId { get; init; }
}

/// <param name="Kind"><c>full</c>, or <c>unchanged</c> and then without items.</param>
internal sealed record DocumentDiagnosticReport(string Kind, string ResultId)
{
    public IReadOnlyList<LspDiagnostic>? Items { get; init; }
}

internal sealed record PreviousResultId(string Uri, string Value);

internal sealed record WorkspaceDiagnosticParams : IJsonOnDeserialized
{
    /// <summary>Null where the client left it out, which the protocol does not allow and which means that it has none.</summary>
    public IReadOnlyList<PreviousResultId>? PreviousResultIds { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => ListElements.Demand(PreviousResultIds, "previousResultIds");
}

internal sealed record WorkspaceDiagnosticReport(IReadOnlyList<WorkspaceDocumentDiagnosticReport> Items);

/// <param name="Version">Null for a closed document; the protocol wants it said.</param>
internal sealed record WorkspaceDocumentDiagnosticReport(
    string Kind,
    string Uri,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version,
    string ResultId)
{
    public IReadOnlyList<LspDiagnostic>? Items { get; init; }
}
