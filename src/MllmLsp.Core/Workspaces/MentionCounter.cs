using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>Which concepts a note mentions in its prose.</summary>
internal static class MentionCounter
{
    /// <summary>Ids, each once, in ordinal order. Linear in the text.</summary>
    public static ImmutableArray<string> Count(Glossary glossary, Document document, SourceText text)
    {
        if (glossary.Concepts.IsEmpty)
        {
            return [];
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var match in glossary.Matcher.Find(text.AsSpan(), MatchMode.Strict))
        {
            if (Prose.IsProse(document.Outline, match.Span.Start) && !IsOwnName(document, match))
            {
                found.Add(match.Concept.Id);
            }
        }

        return [.. found];
    }

    /// <summary>The name by which a concept note defines its concept mentions nothing.</summary>
    public static bool IsOwnName(Document document, in TermMatch match) =>
        match.Concept.DefinedIn == document.Path && match.Concept.NameSpan.Contains(match.Span);
}
