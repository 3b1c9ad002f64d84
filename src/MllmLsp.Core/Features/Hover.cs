using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary><c>textDocument/hover</c>: the card of a term, what a link leads to, or both; a label's definition, the use of a tag.</summary>
public static class Hover
{
    /// <param name="offset">UTF-16 offset in the document's text.</param>
    /// <returns>Null where there is nothing to say.</returns>
    public static HoverResult? At(Workspace workspace, Document document, int offset, FeatureContext context)
    {
        var term = TermAt.Find(workspace, document, offset);
        var card = term is { } match && !IsOnOwnLine(document, match, offset) ? Card(workspace, document, match.Concept, context) : null;
        if (LabelCard.At(workspace, document, offset, context) is { } label)
        {
            return label;
        }

        if (document.Outline.ReferenceAt(offset) is not { } reference)
        {
            return card is not null ? new HoverResult(term!.Value.Span, card)
                : NoteProperty.At(workspace, document, offset) is var (named, span) ? new HoverResult(span, Card(workspace, document, named, context))
                : TagCard.At(workspace, document, offset, context);
        }

        var resolution = Resolver.Resolve(workspace, document, reference);
        var preview = resolution.Concept is { } concept
            ? Card(workspace, document, concept, context)
            : resolution.Citation is { } cited ? CitationCard.Markdown(cited.File, cited.Entry, context)
            : reference.IsLabelled ? LabelCard.Of(workspace, document, reference, context)
            : LinkPreview.Markdown(workspace, document, reference, resolution, context);
        return (card, preview) switch
        {
            (null, null) => null,
            (_, null) => new HoverResult(term!.Value.Span, card!),
            (null, _) => new HoverResult(reference.Span, preview),
            _ => new HoverResult(term!.Value.Span, card == preview ? card : $"{card}\n\n---\n\n{preview}"),
        };
    }

    /// <summary>The title of a concept note says nothing new about itself.</summary>
    private static bool IsOnOwnLine(Document document, in TermMatch match, int offset) =>
        match.Concept.DefinedIn == document.Path && document.Text is { } text
        && text.Lines.LineOf(offset) == text.Lines.LineOf(match.Concept.NameSpan.Start);

    /// <summary>The card of a concept, as a hover at a note would show it.</summary>
    public static string Card(Workspace workspace, Document document, Concept concept, FeatureContext context)
    {
        var card = ConceptCard.Markdown(
            workspace.GlossaryFor(document.Path),
            concept,
            context.Language,
            workspace.State == IndexState.Complete ? workspace.NotesThatMention(concept.Id) : null,
            (path, span) => context.LinkTo(new Location(path, span, span)));
        return context.ConceptView(concept) is { } address
            ? $"{card}\n\n{MarkdownText.Link(context.Say("Show in the glossary view", "在术语表视图中显示"), address)}"
            : card;
    }
}
