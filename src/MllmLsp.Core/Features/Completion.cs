using MllmLsp.Core.Features.Completions;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>
/// <c>textDocument/completion</c>: a chain of finders, the first that knows the place answering: front matter, code fences, callouts, wiki
/// links, destinations, labels, tags; terms in prose.
/// </summary>
public static class Completion
{
    /// <param name="offset">UTF-16 offset of the cursor.</param>
    public static CompletionList At(Workspace workspace, Document document, int offset, FeatureContext context)
    {
        if (document.Text is not { } text)
        {
            return CompletionList.Empty;
        }

        offset = Math.Clamp(offset, 0, text.Length);
        var place = new CompletionPlace(workspace, document, text, offset, context);
        return FrontMatterCompletion.At(place)
            ?? FenceCompletion.At(place)
            ?? CalloutCompletion.At(place)
            ?? WikiLinkCompletion.At(place)
            ?? DestinationCompletion.At(place)
            ?? LabelCompletion.At(place)
            ?? TagCompletion.At(place)
            ?? CitationCompletion.At(place)
            ?? (Prose.IsProse(document.Outline, Math.Max(offset - 1, 0)) ? Terms(workspace, document, text, offset, context) : CompletionList.Empty);
    }

    /// <summary>The card that <c>completionItem/resolve</c> shows; null where the item has none any more.</summary>
    public static string? Documentation(Workspace workspace, Document document, string? conceptId, string? documentPath, FeatureContext context)
    {
        if (conceptId is not null && workspace.GlossaryFor(document.Path).Find(conceptId) is { } concept)
        {
            return Hover.Card(workspace, document, concept, context);
        }

        return documentPath is not null && workspace.Find(documentPath) is { } note
            ? LinkPreview.Note(workspace, document, note, context)
            : null;
    }

    private static CompletionList Terms(Workspace workspace, Document document, SourceText text, int offset, FeatureContext context)
    {
        var glossary = workspace.GlossaryFor(document.Path);
        var expanded = new Lazy<HashSet<string>>(() => ExpandedBefore(glossary, text, offset));
        return TermCompletion.At(glossary, text, offset, new TermCompletionOptions(context.Language)
        {
            Pinyin = workspace.SettingsFor(document.Path).PinyinCompletion,
            IsExpanded = concept => expanded.Value.Contains(concept.Id),
        });
    }

    /// <summary>Ids of the concepts whose full form stands in the text before the cursor.</summary>
    private static HashSet<string> ExpandedBefore(Glossary glossary, SourceText text, int offset) =>
        [.. glossary.Matcher.Find(text.AsSpan()[..offset], MatchMode.Lookup).Where(m => m.Label.Role == LabelRole.FullForm).Select(m => m.Concept.Id)];
}
