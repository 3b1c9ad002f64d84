using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>The places of a label in the prose of glossary files: definitions, remarks and examples, and what its own entry has to match.</summary>
internal static class LabelInGlossaries
{
    private static readonly ImmutableHashSet<string> KeysOfProse = ["definition", "scopeNote", "editorialNote", "example"];

    /// <summary>The terms of one file that are meant, without those in quotation marks. Linear in the file.</summary>
    /// <param name="own">The entry in this file whose examples of <c>match</c> count, too; null where it stands in another.</param>
    public static IEnumerable<TermMatch> Words(GlossaryFile file, TermMatcher matcher, Func<TermMatch, bool> isMeant, TextSpan? own)
    {
        var found = new List<TermMatch>();
        foreach (var (entry, scalars) in EntryScalars.OfFile(file.Text))
        {
            foreach (var scalar in scalars.Where(scalar => !scalar.IsKey && (KeysOfProse.Contains(scalar.Key) || (entry == own && scalar.Key == "match"))))
            {
                var place = scalar.Inner(file.Text);
                var prose = file.Text.Slice(place);
                var quotations = Quotations.Find(Outline.Empty, prose);
                found.Clear();
                matcher.Find(file.Text.AsSpan(), place, MatchMode.Strict, found);
                foreach (var match in found)
                {
                    if (isMeant(match) && !quotations.Exists(quotation => quotation.Contains(match.Span.Start - place.Start)))
                    {
                        yield return match;
                    }
                }
            }
        }
    }
}
