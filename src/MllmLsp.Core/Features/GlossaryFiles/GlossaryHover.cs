using System.Text;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.GlossaryFiles;

/// <summary><c>textDocument/hover</c> in a glossary file: the card behind an id, the meaning of a key or of a word that it knows.</summary>
public static class GlossaryHover
{
    /// <returns>Null where there is nothing to say.</returns>
    public static HoverResult? At(Workspace workspace, GlossaryDocument document, int offset, FeatureContext context)
    {
        if (GlossaryPlace.At(document.Text, offset) is not { Key: { } key } place || place.Span.IsEmpty)
        {
            return null;
        }

        if (place.IsKey)
        {
            return new HoverResult(place.Span, Meaning(key, context));
        }

        var written = document.Text.Slice(place.Span).ToString();
        if (key.Value is GlossaryValue.Ids or GlossaryValue.OwnId)
        {
            return workspace.GlossaryAround(document.Path).Find(written) is { } concept
                ? new HoverResult(place.Span, Card(workspace, document.Path, concept, context))
                : null;
        }

        return GlossaryFormat.Words(key.Value).FirstOrDefault(word => word.Name == written) is { } known
            ? new HoverResult(place.Span, Meaning(known, context))
            : null;
    }

    /// <summary>The card of a concept as a hover in a glossary file shows it.</summary>
    public static string Card(Workspace workspace, string path, Concept concept, FeatureContext context) => ConceptCard.Markdown(
        workspace.GlossaryAround(path),
        concept,
        context.Language,
        workspace.State == IndexState.Complete ? workspace.NotesThatMention(concept.Id) : null,
        (file, span) => context.LinkTo(new Location(file, span, span)));

    private static string Meaning(GlossaryWord word, FeatureContext context)
    {
        var text = new StringBuilder("**").Append(MarkdownText.Escape(word.Name)).Append("** — ").Append(MarkdownText.Escape(word.Meaning.In(context.Language)));
        var words = GlossaryFormat.Words(word.Value);
        if (!words.IsEmpty)
        {
            text.Append("\n\n").AppendJoin(" · ", words.Select(one => MarkdownText.Escape(one.Name)));
        }

        return text.ToString();
    }
}
