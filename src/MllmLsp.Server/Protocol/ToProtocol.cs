using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Protocol;

/// <summary>From the core's answers to the protocol's, as the client of <paramref name="state"/> wants them.</summary>
internal sealed class ToProtocol(ServerState state, Places places)
{
    private const string Annotation = "mllm-lsp";
    private const string Deletion = "mllm-lsp/delete";

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
        Data = item.ConceptId is null && item.DocumentPath is null ? null
            : new CompletionItemData(document) { Concept = item.ConceptId, Note = item.DocumentPath },
    };

    /// <summary>Null for an edit that the client cannot carry out, or of a place without an address.</summary>
    public WorkspaceEdit? Edit(Fix fix) => Edit(fix.Edits);

    /// <inheritdoc cref="Edit(Fix)"/>
    /// <param name="purpose">Shown with the changes where the client can; null for nothing.</param>
    /// <param name="move">A file that gets another path after the changes; null for none.</param>
    /// <param name="deletes">Path of a file that goes after the changes; null for none.</param>
    public WorkspaceEdit? Edit(ImmutableArray<DocumentEdit> edits, string? purpose = null, FileMove? move = null, string? deletes = null)
    {
        if (deletes is not null && !state.Client.DeletesFiles)
        {
            return null;
        }

        if (edits.Any(edit => places.UriOf(edit.Path) is null || (edit.Creates && !state.Client.CreatesFiles)) || (move is not null && !state.Client.RenamesFiles))
        {
            return null;
        }

        if (!state.Client.DocumentChanges)
        {
            return move is null
                ? new WorkspaceEdit { Changes = edits.ToDictionary(edit => places.UriOf(edit.Path)!, edit => TextEdits(edit, null), StringComparer.Ordinal) }
                : null;
        }

        var annotation = purpose is not null && state.Client.ChangeAnnotations ? Annotation : null;
        IEnumerable<DocumentChange> moves = move is null ? []
            : [new DocumentChange { Kind = "rename", OldUri = places.UriOf(move.From), NewUri = DocumentUri.FromPath(move.To) }];
        IEnumerable<DocumentChange> deletions = deletes is null ? []
            : [new DocumentChange { Kind = "delete", Uri = places.UriOf(deletes), AnnotationId = annotation is null ? null : Deletion }];
        return new WorkspaceEdit
        {
            DocumentChanges = [.. edits.SelectMany(edit => Changes(edit, annotation)).Concat(moves).Concat(deletions)],
            ChangeAnnotations = annotation is null ? null : Annotations(purpose!, deletes),
        };
    }

    public static MarkupContent Markup(string markdown, bool asMarkdown) =>
        asMarkdown ? new MarkupContent("markdown", markdown) : new MarkupContent("plaintext", PlainText.Of(markdown));

    /// <summary>A range in any file; the start of a file whose text is not to be had.</summary>
    public LspRange RangeIn(string path, TextSpan span) => Range(places.TextOf(path) ?? SourceText.Empty, span);

    /// <summary>What the annotations mean that the changes name. A file is deleted once somebody has agreed.</summary>
    private Dictionary<string, ChangeAnnotation> Annotations(string purpose, string? deletes)
    {
        var annotations = new Dictionary<string, ChangeAnnotation> { [Annotation] = new(purpose) };
        if (deletes is not null)
        {
            annotations[Deletion] = new ChangeAnnotation(state.Client.Language == Core.Localization.Language.Chinese ? "删除此文件" : "Delete the file")
            {
                Description = Core.Workspaces.PathText.Name(deletes),
                NeedsConfirmation = true,
            };
        }

        return annotations;
    }

    private IEnumerable<DocumentChange> Changes(DocumentEdit edit, string? annotation)
    {
        var uri = places.UriOf(edit.Path)!;
        if (edit.Creates)
        {
            yield return new DocumentChange { Kind = "create", Uri = uri, AnnotationId = annotation };
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

    private IReadOnlyList<TextEdit> TextEdits(DocumentEdit edit, string? annotation) =>
    [
        .. edit.Changes.Select(change => new TextEdit(edit.Creates ? Start : RangeIn(edit.Path, change.Span), change.NewText) { AnnotationId = annotation }),
    ];

    private DiagnosticRelatedInformation? Related(RelatedPlace place) =>
        Location(place.Path, place.Span) is { } location ? new DiagnosticRelatedInformation(location, place.Message) : null;

    private Position PositionOf(SourceText text, int offset)
    {
        var position = text.Lines.PositionAt(offset, state.Client.PositionEncoding);
        return new Position(position.Line, position.Character);
    }
}
