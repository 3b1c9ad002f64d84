namespace MllmLsp.Server.Protocol;

/// <summary>A name of a candidate.</summary>
/// <param name="Language"><c>en</c> or <c>zh</c></param>
internal sealed record TermName(string Text, string Language)
{
    /// <summary>The short form of which this is the long one.</summary>
    public string? Abbreviation { get; init; }
}

/// <summary>What speaks for a candidate.</summary>
/// <param name="Kind"><c>abbreviation</c>, <c>translation</c>, <c>definition</c>, <c>heading</c>, <c>listHead</c>, <c>name</c> or <c>phrase</c></param>
internal sealed record TermEvidence(string Kind, LspRange Range, string Sentence);

/// <summary>A term that no glossary has, or a new name of a known one.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Known">Ids of the concepts that have some of the names; empty for a term that is new altogether.</param>
internal sealed record NewTerm(IReadOnlyList<TermName> Names, double Confidence, IReadOnlyList<string> Known, IReadOnlyList<TermEvidence> Evidence)
{
    /// <summary>A sentence of the note that says what it is.</summary>
    public string? Definition { get; init; }
}

/// <summary>Answer of <c>mllmLsp/newTerms</c>, the most certain first.</summary>
internal sealed record NewTermsResult(IReadOnlyList<NewTerm> Terms);
