using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Features.Completions;

/// <summary>Completion of citations: keys of the bibliography behind <c>@</c>, found by key, or by author, year and title.</summary>
internal static class CitationCompletion
{
    /// <returns>Null where the cursor stands behind no <c>@</c> that could cite, or there is nothing to cite.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        var before = place.Before;
        var mark = before.LastIndexOf('@');
        var bibliography = place.Workspace.BibliographyFor(place.Document.Path);
        if (mark < 0 || bibliography.Files.IsEmpty || place.IsInert(mark) || before[(mark + 1)..].ContainsAny(" \t[](){},;@")
            || CitationText.At(string.Concat(before[..(mark + 1)], "x"), mark) is null)
        {
            return null;
        }

        var offers = new OfferList(before[(mark + 1)..].ToString(), place.Typed(mark + 1));
        foreach (var key in bibliography.Keys)
        {
            var entry = bibliography.Find(key)!.Value.Entry;
            offers.Add(key, 0, 0, () => new Offer(key, CompletionKind.Reference, key) { Detail = About(entry), Also = About(entry) }, About(entry));
        }

        return offers.ToList();
    }

    private static string About(BibEntry entry) => string.Join(", ", new[] { entry.ShortAuthors, entry.Year, entry.Title }.OfType<string>());
}
