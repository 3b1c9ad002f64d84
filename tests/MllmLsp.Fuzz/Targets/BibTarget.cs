using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Features;
using MllmLsp.Core.Text;

namespace MllmLsp.Fuzz.Targets;

/// <summary>A bibliography: spans, cards, and that what follows on a whole entry does not change it.</summary>
internal static class BibTarget
{
    public static void Check(string input)
    {
        var file = BibParser.Parse("/ws/refs.bib", new SourceText(input));
        var end = 0;
        foreach (var entry in file.Entries)
        {
            Demand.Inside(entry.Span, input.Length, "an entry");
            Demand.That(entry.Span.Contains(entry.KeySpan), "an entry holds its key", $"{entry.KeySpan} in {entry.Span}");
            Demand.Equal(entry.Key, input.Substring(entry.KeySpan.Start, entry.KeySpan.Length), "a key is what stands there");
            Demand.That(entry.Span.Start >= end, "entries are in order and apart", entry.Span.ToString());
            end = entry.Span.End;
            _ = CitationCard.Markdown(file, entry, SmallWorld.Chinese);
            _ = (entry.ShortAuthors, entry.Venue, entry.Address, entry.Year);
        }

        foreach (var problem in file.Problems)
        {
            Demand.Inside(problem.Span, input.Length, "a problem");
        }

        CheckPrefix(input, file);
    }

    /// <summary>Entries up to the end of the first say the same when nothing else is there, strings aside.</summary>
    private static void CheckPrefix(string input, BibFile file)
    {
        if (file.Entries is not [var first, ..])
        {
            return;
        }

        var alone = BibParser.Parse(file.Path, new SourceText(input[..first.Span.End]));
        Demand.That(alone.Entries.Length == 1, "an entry does not need what follows", $"{alone.Entries.Length} entries");
        Demand.Equal(Describe(first), Describe(alone.Entries[0]), "an entry does not depend on what follows");
    }

    private static string Describe(BibEntry entry) => $"{entry.Type} {entry.Key} {entry.Span} " + string.Join(';', entry.Fields.Select(field => $"{field.Key}={field.Value}"));
}
