using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>What can be asked about a bibliography that is open in an editor: the entry whose key is under the cursor.</summary>
public static class BibliographyPlace
{
    /// <summary><c>textDocument/hover</c></summary>
    public static HoverResult? HoverAt(BibFile file, int offset, FeatureContext context) =>
        At(file, offset) is var (entry, _, span) ? new HoverResult(span, CitationCard.Markdown(file, entry, context)) : null;

    /// <summary><c>textDocument/references</c>: citations of the entry by any of its keys, by path and offset.</summary>
    public static ImmutableArray<Location> ReferencesAt(Workspace workspace, BibFile file, int offset, bool includeDeclaration) =>
        At(file, offset) is var (entry, _, _) ? References.OfEntry(workspace, file, entry, includeDeclaration) : [];

    /// <summary><c>textDocument/documentHighlight</c>: the key, and where other entries of the file name it.</summary>
    public static ImmutableArray<Highlight> HighlightsAt(BibFile file, int offset) => At(file, offset) is var (_, key, span)
        ?
        [
            .. BibKeyPlaces.Naming(file, key).Select(place => new Highlight(place, HighlightKind.Read))
                .Append(new Highlight(span, HighlightKind.Write))
                .DistinctBy(highlight => highlight.Span)
                .OrderBy(highlight => highlight.Span),
        ]
        : [];

    /// <summary>The entry, the key and its place.</summary>
    internal static (BibEntry Entry, string Key, TextSpan Span)? At(BibFile file, int offset)
    {
        foreach (var entry in file.Entries.Where(entry => entry.Span.Touches(offset)))
        {
            foreach (var key in entry.OtherKeys.Insert(0, entry.Key))
            {
                foreach (var span in BibKeyPlaces.Declaring(file, entry, key).Where(span => span.Touches(offset)))
                {
                    return (entry, key, span);
                }
            }
        }

        return null;
    }
}
