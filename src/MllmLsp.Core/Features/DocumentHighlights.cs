using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>The numbers are LSP's <c>DocumentHighlightKind</c>.</summary>
public enum HighlightKind
{
    /// <summary>A term in prose.</summary>
    Text = 1,

    /// <summary>A reference.</summary>
    Read = 2,

    /// <summary>What is referred to.</summary>
    Write = 3,
}

public readonly record struct Highlight(TextSpan Span, HighlightKind Kind);

/// <summary><c>textDocument/documentHighlight</c>: what in this note means the same as what is under the cursor.</summary>
public static class DocumentHighlights
{
    /// <summary>In the order of the text; empty where the cursor is on nothing. Linear in the note.</summary>
    public static ImmutableArray<Highlight> At(Workspace workspace, Document document, int offset)
    {
        if (ReferenceTarget.At(workspace, document, offset) is not { } target)
        {
            return [];
        }

        var found = new SortedDictionary<TextSpan, HighlightKind>();
        foreach (var use in target.UsesIn(workspace, document))
        {
            found[Named(document, target, use)] = HighlightKind.Read;
        }

        if (target is ReferenceTarget.OfConcept { Concept: var concept } && document.Text is { } text)
        {
            foreach (var match in workspace.GlossaryFor(document.Path).Matcher.Find(text.AsSpan(), MatchMode.Lookup))
            {
                // What stands in a link is highlighted with it.
                var isTerm = match.Concept.Id == concept.Id && Prose.IsReadable(document.Outline, match.Span.Start);
                if (isTerm && !found.Any(use => use.Value == HighlightKind.Read && use.Key.Contains(match.Span)))
                {
                    found.TryAdd(match.Span, HighlightKind.Text);
                }
            }
        }

        if (target.Declaration is { } declaration && declaration.Path == document.Path && !declaration.Selection.IsEmpty)
        {
            found[declaration.Selection] = HighlightKind.Write;
        }

        return [.. found.Select(entry => new Highlight(entry.Key, entry.Value))];
    }

    /// <summary>Of a reference the part that names the thing, as in the list of references.</summary>
    private static TextSpan Named(Document document, ReferenceTarget target, TextSpan use) =>
        document.Outline.ReferenceAt(use.Start) is { } reference && reference.Span == use ? target.NamedIn(reference) : use;
}
