using System.Text.Json;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Server.Protocol;

/// <summary>Requests beyond LSP, for views of a client that has them. docs/protocol.md describes them; client/src/protocol.ts is the other side.</summary>
internal static class OwnRequests
{
    public const string Glossary = "mllmLsp/glossary";
    public const string Backlinks = "mllmLsp/backlinks";
    public const string ConceptUses = "mllmLsp/conceptUses";
    public const string Graph = "mllmLsp/graph";
    public const string Lint = "mllmLsp/lint";
    public const string NewTerms = "mllmLsp/newTerms";
    public const string AddTerm = "mllmLsp/addTerm";
    public const string AddTerms = "mllmLsp/addTerms";
    public const string IgnoreWord = "mllmLsp/ignoreWord";
    public const string ConceptAt = "mllmLsp/conceptAt";
    public const string Card = "mllmLsp/card";
    public const string BuildGlossary = "mllmLsp/buildGlossary";
    public const string HasBaseline = "mllmLsp/hasBaseline";
    public const string WriteBaseline = "mllmLsp/writeBaseline";

    /// <summary>A command of the client: it takes a concept's id.</summary>
    public const string ShowConceptCommand = "mllmLsp.showConcept";

    /// <summary>A link that runs <see cref="ShowConceptCommand"/>, as VS Code writes one.</summary>
    public static string ShowConcept(Concept concept)
    {
        var arguments = JsonSerializer.Serialize<IReadOnlyList<string>>([concept.Id], LspJson.Default.IReadOnlyListString);
        return $"command:{ShowConceptCommand}?{Uri.EscapeDataString(arguments)}";
    }
}

/// <param name="TextDocument">The note whose glossary is asked for; null for that of all opened folders together.</param>
internal sealed record GlossaryParams(TextDocumentIdentifier? TextDocument = null);

internal sealed record GlossaryListing(IReadOnlyList<GlossaryTopic> Topics, IReadOnlyList<ListedConcept> Concepts);

/// <summary>A glossary file.</summary>
/// <param name="Title">In the client's language, else the file's name.</param>
internal sealed record GlossaryTopic(string Title, bool IsBuiltIn, string? Uri);

/// <param name="Name">In the client's language, else in the other one.</param>
/// <param name="OtherName">In the other language; null where it has none, or the same.</param>
/// <param name="Labels">All other labels that a search may hit.</param>
/// <param name="Kind">As in a glossary file: <c>model</c>, <c>metric</c>, …</param>
/// <param name="Topic">Index into the listing's topics.</param>
/// <param name="Broader">Ids.</param>
/// <param name="UsedIn">Notes that mention it; null while they are not indexed.</param>
internal sealed record ListedConcept(
    string Id,
    string Name,
    string? OtherName,
    IReadOnlyList<string> Labels,
    string Kind,
    int Topic,
    IReadOnlyList<string> Broader,
    string? Definition,
    bool IsDeprecated,
    int? UsedIn,
    LspRange Range);

/// <param name="TextDocument">The note in which the term stands.</param>
internal sealed record AddTermParams(TextDocumentIdentifier TextDocument, string Term);

/// <param name="TextDocument">The note in which the terms stand.</param>
/// <param name="Terms">The names of each, as <c>mllmLsp/newTerms</c> gave them.</param>
internal sealed record AddTermsParams(TextDocumentIdentifier TextDocument, IReadOnlyList<IReadOnlyList<TermName>> Terms);

/// <param name="TextDocument">The note whose nearest settings get the word.</param>
internal sealed record IgnoreWordParams(TextDocumentIdentifier TextDocument, string Word);

/// <param name="Name">In the client's language, else in the other one.</param>
internal sealed record ConceptName(string Id, string Name);

/// <param name="Concept">Its id.</param>
/// <param name="TextDocument">The note whose glossary has the concept; null for any.</param>
internal sealed record CardParams(string Concept, TextDocumentIdentifier? TextDocument = null);

/// <param name="Markdown">As a hover shows it.</param>
internal sealed record ConceptCardResult(string Markdown);

/// <param name="Folder">Address of an opened folder.</param>
/// <param name="WorkDoneToken">Made by the client; null where it wants no progress.</param>
internal sealed record BuildGlossaryParams(string Folder, JsonElement? WorkDoneToken = null);

/// <param name="Documents">How many notes were read.</param>
/// <param name="Candidates">How many were found; where there are none, there is no edit.</param>
/// <param name="Uri">The file of candidates that <paramref name="Edit"/> makes or replaces.</param>
internal sealed record BuiltGlossary(int Documents, int Candidates, string? Uri, WorkspaceEdit? Edit);

internal sealed record HasBaselineParams;

/// <param name="WorkDoneToken">Made by the client; null where it wants no progress.</param>
internal sealed record WriteBaselineParams(JsonElement? WorkDoneToken = null);

/// <param name="Findings">How many are known once the edit is made.</param>
/// <param name="Files">How many files they are in.</param>
/// <param name="Edit">Of baselines, and of settings that do not name theirs yet; null where nothing was found.</param>
internal sealed record WrittenBaseline(int Findings, int Files, WorkspaceEdit? Edit);

internal sealed record BacklinksParams(TextDocumentIdentifier TextDocument);

/// <param name="Concept">Its id.</param>
/// <param name="TextDocument">The note whose glossary has the concept; null for any.</param>
internal sealed record ConceptUsesParams(string Concept, TextDocumentIdentifier? TextDocument = null);

/// <param name="Title">Of the note.</param>
/// <param name="Line">Plain text around the place.</param>
/// <param name="Highlight">Start and end of the place in <paramref name="Line"/>, in UTF-16 units.</param>
internal sealed record ListedUse(string Uri, LspRange Range, string Title, string Line, IReadOnlyList<int> Highlight);

internal sealed record GraphParams;

internal sealed record GraphListing(IReadOnlyList<ListedNode> Nodes, IReadOnlyList<ListedEdge> Edges);

/// <param name="Kind"><c>note</c>, <c>concept</c> or <c>missing</c>.</param>
/// <param name="Uri">Null for what is missing, or has no address.</param>
internal sealed record ListedNode(string Kind, string Label, string? Uri, LspRange? Range);

/// <param name="Source">Index of a node.</param>
/// <param name="Target">Index of a node.</param>
/// <param name="Kind"><c>link</c>, <c>broken</c>, <c>mention</c> or <c>relation</c>.</param>
internal sealed record ListedEdge(int Source, int Target, string Kind);

/// <param name="WorkDoneToken">Made by the client; null where it wants no progress.</param>
internal sealed record LintParams(JsonElement? WorkDoneToken = null);

/// <param name="Checked">How many files were looked at.</param>
/// <param name="Files">Those with findings, whatever the settings say about which notes an editor shows findings of.</param>
internal sealed record LintReport(int Checked, IReadOnlyList<LintedFile> Files);

internal sealed record LintedFile(string Uri, IReadOnlyList<LspDiagnostic> Diagnostics);

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
