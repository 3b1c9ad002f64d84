using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Protocol;

/// <summary>From the core's answers to the protocol's, as the client of <paramref name="state"/> wants them.</summary>
internal sealed class ToProtocol(ServerState state, Places places)
{
    private const string Annotation = "mllm-lsp";
    private const string Deletion = "mllm-lsp/delete";
    private const string DoubtfulAnnotation = "mllm-lsp-doubtful";

    private static readonly LspRange Start = new(new Position(0, 0), new Position(0, 0));

    public LspRange Range(SourceText text, TextSpan span) => new(PositionOf(text, span.Start), PositionOf(text, span.End));

    /// <summary>Null where the place has no address.</summary>
    public LspLocation? Location(string path, TextSpan span) =>
        places.UriOf(path) is { } uri ? new LspLocation(uri, RangeIn(path, span)) : null;

    public LocationLink? Link(Location target, LspRange origin) =>
        places.UriOf(target.Path) is { } uri
            ? new LocationLink(uri, RangeIn(target.Path, target.Span), RangeIn(target.Path, target.Selection)) { OriginSelectionRange = origin }
            : null;

    public LspDiagnostic Diagnostic(SourceText text, Diagnostic finding) =>
        new(Range(text, finding.Span), (int)finding.Severity, finding.Code, "mllm-lsp", finding.Message)
        {
            Tags = finding.IsUnnecessary && state.Client.PushedUnnecessaryTag ? [1] : null,
            RelatedInformation = finding.Related.IsEmpty || !state.Client.PushedRelatedInformation ? null
                : [.. finding.Related.Select(Related).OfType<DiagnosticRelatedInformation>()],
        };

    /// <param name="document">Path of the document in which completion was asked for.</param>
    public LspCompletionItem Completion(SourceText text, string document, CompletionItem item) => new(item.Label)
    {
        Kind = (int)item.Kind,
        Documentation = item.Documentation is { } documentation ? new MarkupContent("plaintext", documentation) : null,
        Detail = state.Client.CompletionLabelDetails ? null : item.Detail,
        LabelDetails = state.Client.CompletionLabelDetails && item.Detail is { } detail ? new LspCompletionItemLabelDetails(detail) : null,
        FilterText = item.FilterText,
        SortText = item.SortText,
        TextEdit = new TextEdit(Range(text, item.Replace), item.NewText),
        CommitCharacters = state.Client.CommitCharacters && item.CommitCharacters is { } commits ? [.. commits.Select(c => c.ToString())] : null,
        Data = item.ConceptId is null && item.DocumentPath is null ? null
            : new CompletionItemData(document) { Concept = item.ConceptId, Note = item.DocumentPath },
    };

    /// <summary>Null for an edit that the client cannot carry out, or of a place without an address.</summary>
    public WorkspaceEdit? Edit(Fix fix) => Edit(fix.Edits);

    /// <inheritdoc cref="Edit(Fix)"/>
    /// <param name="purpose">Shown with the changes where the client can; null for nothing.</param>
    /// <param name="move">A file that gets another path after the changes; null for none.</param>
    public WorkspaceEdit? Edit(ImmutableArray<DocumentEdit> edits, string? purpose = null, FileMove? move = null) =>
        Edit(new RenameResult(edits) { Move = move }, purpose, null);

    /// <inheritdoc cref="Edit(Fix)"/>
    /// <param name="purpose">Shown with the changes where the client can; null for nothing.</param>
    /// <param name="doubt">Shown with the doubtful ones, which a person confirms there.</param>
    public WorkspaceEdit? Edit(RenameResult result, string? purpose, string? doubt)
    {
        var (edits, move) = (result.Edits, result.Move);
        if (edits.Any(edit => places.UriOf(edit.Path) is null || (edit.Creates && !state.Client.CreatesFiles)) || (move is not null && !state.Client.RenamesFiles))
        {
            return null;
        }

        if (!state.Client.DocumentChanges)
        {
            return move is null
                ? new WorkspaceEdit { Changes = edits.ToDictionary(edit => places.UriOf(edit.Path)!, edit => TextEdits(edit, _ => null), StringComparer.Ordinal) }
                : null;
        }

        var annotations = state.Client.ChangeAnnotations ? Annotations(purpose, result.Doubtful.IsEmpty ? null : doubt) : [];
        string? AnnotationOf(string path, TextChange change) =>
            annotations.ContainsKey(DoubtfulAnnotation) && result.Doubtful.Contains((path, change.Span)) ? DoubtfulAnnotation
            : annotations.ContainsKey(Annotation) ? Annotation : null;
        IEnumerable<DocumentChange> moves = move is null ? []
            : [new DocumentChange { Kind = "rename", OldUri = places.UriOf(move.From), NewUri = DocumentUri.FromPath(move.To) }];
        return new WorkspaceEdit
        {
            DocumentChanges = [.. edits.SelectMany(edit => Changes(edit, change => AnnotationOf(edit.Path, change))).Concat(moves)],
            ChangeAnnotations = annotations.Count == 0 ? null : annotations,
        };
    }

    /// <inheritdoc cref="Edit(Fix)"/>
    /// <param name="purpose">Shown with the changes where the client can. A file is deleted once somebody has agreed, where the client asks.</param>
    public WorkspaceEdit? Edit(RefactoringResult result, string? purpose)
    {
        var edit = Edit(result.Edits, purpose);
        if (result.Deletes is not { } path || edit is null)
        {
            return edit;
        }

        if (!state.Client.DeletesFiles || places.UriOf(path) is not { } uri)
        {
            return null;
        }

        var annotations = edit.ChangeAnnotations?.ToDictionary(StringComparer.Ordinal);
        annotations?.Add(Deletion, new ChangeAnnotation(state.Client.Language == Language.Chinese ? $"删除 {PathText.Name(path)}" : $"Delete {PathText.Name(path)}") { NeedsConfirmation = true });
        return edit with
        {
            DocumentChanges = [.. edit.DocumentChanges ?? [], new DocumentChange { Kind = "delete", Uri = uri, AnnotationId = annotations is null ? null : Deletion }],
            ChangeAnnotations = annotations,
        };
    }

    private static Dictionary<string, ChangeAnnotation> Annotations(string? purpose, string? doubt)
    {
        var annotations = new Dictionary<string, ChangeAnnotation>(StringComparer.Ordinal);
        if (purpose is not null)
        {
            annotations.Add(Annotation, new ChangeAnnotation(purpose));
        }

        if (doubt is not null)
        {
            annotations.Add(DoubtfulAnnotation, new ChangeAnnotation(doubt) { NeedsConfirmation = true });
        }

        return annotations;
    }

    public static MarkupContent Markup(string markdown, bool asMarkdown) =>
        asMarkdown ? new MarkupContent("markdown", markdown) : new MarkupContent("plaintext", PlainText.Of(markdown));

    /// <summary>A range in any file; the start of a file whose text is not to be had.</summary>
    public LspRange RangeIn(string path, TextSpan span) => Range(places.TextOf(path) ?? SourceText.Empty, span);

    private IEnumerable<DocumentChange> Changes(DocumentEdit edit, Func<TextChange, string?> annotation)
    {
        var uri = places.UriOf(edit.Path)!;
        if (edit.Creates)
        {
            yield return new DocumentChange { Kind = "create", Uri = uri };
        }

        if (!edit.Changes.IsEmpty)
        {
            var version = state.Open.GetValueOrDefault(edit.Path)?.Version;
            yield return new DocumentChange
            {
                TextDocument = new OptionalVersionedTextDocumentIdentifier(uri, version),
                Edits = TextEdits(edit, annotation),
            };
        }
    }

    private IReadOnlyList<TextEdit> TextEdits(DocumentEdit edit, Func<TextChange, string?> annotation) =>
    [
        .. edit.Changes.Select(change => new TextEdit(edit.Creates ? Start : RangeIn(edit.Path, change.Span), change.NewText) { AnnotationId = annotation(change) }),
    ];

    private DiagnosticRelatedInformation? Related(RelatedPlace place) =>
        Location(place.Path, place.Span) is { } location ? new DiagnosticRelatedInformation(location, place.Message) : null;

    private Position PositionOf(SourceText text, int offset)
    {
        var position = text.Lines.PositionAt(offset, state.Client.PositionEncoding);
        return new Position(position.Line, position.Character);
    }
}
