using MllmLsp.Core.Features.Completions;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>
/// <c>textDocument/completion</c>: a chain of finders, the first that knows the place answering: front matter, code fences, callouts, wiki
/// links, destinations, labels, tags; labels and terms in prose.
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
            ?? InProse(place);
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

    private static CompletionList InProse(CompletionPlace place)
    {
        var terms = Prose.IsProse(place.Document.Outline, Math.Max(place.Offset - 1, 0)) ? Terms(place) : CompletionList.Empty;
        return LabelCompletion.Shortcut(place) is { } labels
            ? new CompletionList([.. labels.Items, .. terms.Items.Select(term => term with { SortText = "1" + term.SortText })], labels.IsIncomplete || terms.IsIncomplete)
            : terms;
    }

    private static CompletionList Terms(CompletionPlace place)
    {
        var (workspace, document, text, offset) = (place.Workspace, place.Document, place.Text, place.Offset);
        var glossary = workspace.GlossaryFor(document.Path);
        var expanded = new Lazy<HashSet<string>>(() => ExpandedBefore(glossary, text, offset));
        return TermCompletion.At(glossary, text, offset, new TermCompletionOptions(place.Context.Language)
        {
            Pinyin = workspace.SettingsFor(document.Path).PinyinCompletion,
            IsExpanded = concept => expanded.Value.Contains(concept.Id),
        });
    }

    /// <summary>Ids of the concepts whose full form stands in the text before the cursor.</summary>
    private static HashSet<string> ExpandedBefore(Glossary glossary, SourceText text, int offset) =>
        [.. glossary.Matcher.Find(text.AsSpan()[..offset], MatchMode.Lookup).Where(m => m.Label.Role == LabelRole.FullForm).Select(m => m.Concept.Id)];
}
