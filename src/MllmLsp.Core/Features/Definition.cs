using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary><c>textDocument/definition</c>: where a link leads, or where a term is defined.</summary>
public static class Definition
{
    /// <returns>Null where the cursor is on nothing that leads anywhere.</returns>
    public static DefinitionResult? At(Workspace workspace, Document document, int offset)
    {
        if (document.Outline.ReferenceAt(offset) is { } reference)
        {
            var resolution = Resolver.Resolve(workspace, document, reference);
            if (Target(resolution) is { } target)
            {
                return new DefinitionResult(reference.Span, [target]);
            }
        }

        if (TermAt.Find(workspace, document, offset) is { } term)
        {
            return new DefinitionResult(term.Span, [.. term.Homonyms.Insert(0, term.Concept).Select(Entry)]);
        }

        return NoteProperty.At(workspace, document, offset) is var (concept, span)
            ? new DefinitionResult(span, [Entry(concept)])
            : Declaration(document, offset);
    }

    /// <summary>The entry of a concept in its glossary file.</summary>
    public static Location Entry(Concept concept) => new(concept.DefinedIn, concept.Span, concept.NameSpan);

    private static Location? Target(Resolution resolution)
    {
        if (resolution.Concept is { } concept)
        {
            return Entry(concept);
        }

        if (resolution.Path is not { } path || (resolution.IsFolder && resolution.Document is null))
        {
            return null;
        }

        // A missing heading still has its note.
        return resolution.Place is { } place
            ? new Location(path, place, Selection(resolution) ?? place)
            : new Location(path, new TextSpan(0, 0), new TextSpan(0, 0));
    }

    /// <summary>A heading, a definition or a footnote is where it is; editors then offer its references.</summary>
    private static DefinitionResult? Declaration(Document document, int offset)
    {
        foreach (var heading in document.Outline.Headings)
        {
            if (heading.TextSpan.Touches(offset))
            {
                return new DefinitionResult(heading.TextSpan, [new Location(document.Path, heading.Span, heading.Span)]);
            }
        }

        foreach (var definition in document.Outline.Definitions)
        {
            if (definition.LabelSpan.Touches(offset))
            {
                return new DefinitionResult(definition.LabelSpan, [new Location(document.Path, definition.Span, definition.Span)]);
            }
        }

        foreach (var footnote in document.Outline.Footnotes)
        {
            if (footnote.LabelSpan.Touches(offset))
            {
                return new DefinitionResult(footnote.LabelSpan, [new Location(document.Path, footnote.Span, footnote.LabelSpan)]);
            }
        }

        return null;
    }

    /// <summary>
    /// Of a heading and of a link's definition the whole line, as VS Code's own Markdown support answers: it shows one place where two
    /// answers have the same range, and asks where they differ.
    /// </summary>
    private static TextSpan? Selection(Resolution resolution)
    {
        var outline = resolution.Document?.Outline;
        if (resolution.HeadingIndex is { } heading && outline is not null)
        {
            return outline.Headings[heading].Span;
        }

        return outline is not null && outline.Definitions.Any(definition => definition.Span == resolution.Place) ? resolution.Place : resolution.PlaceName;
    }
}
