using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>Finds where a note speaks of a concept, by whatever name.</summary>
public static class ConceptSearch
{
    /// <summary>
    /// The places of any label of the concepts, in the order of the text, as hover would find them: case, width and separators folded, in prose,
    /// inline code and wiki links; not in code blocks, formulas, addresses, HTML or front matter. Linear in the text.
    /// </summary>
    /// <param name="glossary">The one in force for the note.</param>
    /// <param name="ids">Ids of the concepts.</param>
    public static IEnumerable<TermMatch> In(Glossary glossary, Document note, SourceText text, IReadOnlySet<string> ids)
    {
        foreach (var match in glossary.Matcher.Find(text.AsSpan(), MatchMode.Lookup))
        {
            if (ids.Contains(match.Concept.Id) && Prose.IsReadable(note.Outline, match.Span.Start))
            {
                yield return match;
            }
        }
    }
}
