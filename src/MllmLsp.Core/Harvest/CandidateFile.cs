using System.Text;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>
/// Candidates as a glossary file. It says <c>candidates: true</c>, so that no term is in force by it; what speaks for an entry stands in
/// comments above it; whoever accepts an entry moves it into a glossary.
/// </summary>
public static class CandidateFile
{
    /// <summary>The text of a whole file.</summary>
    /// <param name="rejected">Names that were refused before.</param>
    /// <param name="shownPath">A note's path as the file's reader knows it.</param>
    public static string Write(IEnumerable<Candidate> candidates, IEnumerable<string> rejected, Func<string, string> shownPath)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(shownPath);
        var text = new StringBuilder(
            """
            # Candidates of concepts, found by `mllm-lsp glossary build`. No term is in force by this file: `candidates: true` says so.
            # Move an entry into a glossary to accept it, or walk through them with `mllm-lsp glossary build ... --review --into FILE`.
            candidates: true
            rejected:

            """.ReplaceLineEndings("\n"));
        foreach (var name in rejected)
        {
            text.Append("  - ").Append(YamlText.Scalar(name)).Append('\n');
        }

        text.Append("concepts:\n");
        foreach (var candidate in candidates)
        {
            Append(text, candidate, shownPath);
        }

        return text.ToString();
    }

    /// <summary>
    /// The one change that adds a name to those refused; null where the text is no file of candidates. All else stays as it is.
    /// </summary>
    public static TextChange? Reject(SourceText text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = GlossaryParser.Parse("/candidates.glossary.yml", text);
        if (file.IsBroken || !file.IsCandidates)
        {
            return null;
        }

        var newLine = text.AsSpan().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return ListItem.Into(text, "rejected", YamlText.Scalar(name), newLine) is { } change
            && GlossaryParser.Parse(file.Path, text.WithChange(change)) is var after
            && after.Rejected.SequenceEqual(file.Rejected.Append(name)) && after.Concepts.Length == file.Concepts.Length
                ? change
                : null;
    }

    /// <summary>What an accepted candidate becomes in a glossary.</summary>
    public static ConceptEntry Entry(Candidate candidate, Func<string, string> shownPath)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(shownPath);
        return ConceptEntry.Of(candidate.Names.Select(name => (name.Text, name.Language, name.Abbreviates))) with
        {
            Source = candidate.Evidence is [var first, ..] ? (shownPath(first.Path), first.Line + 1) : null,
        };
    }

    private static void Append(StringBuilder text, Candidate candidate, Func<string, string> shownPath)
    {
        var kinds = string.Join(", ", candidate.Kinds.Select(EvidenceName.Of));
        text.Append("  # ").Append(candidate.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)).Append(' ').Append(kinds)
            .Append("; seen ").Append(candidate.Frequency).Append(candidate.Frequency == 1 ? " time" : " times").Append('\n');
        if (!candidate.Known.IsEmpty)
        {
            text.Append("  # known as ").AppendJoin(", ", candidate.Known.Select(OneLine));
            text.Append(candidate.NewNames.IsEmpty ? "" : $"; new names: {OneLine(string.Join(", ", candidate.NewNames.Select(name => name.Text)))}").Append('\n');
        }

        foreach (var one in candidate.Evidence)
        {
            text.Append("  # ").Append(OneLine(shownPath(one.Path))).Append(':').Append(one.Line + 1).Append(": ").Append(OneLine(one.Sentence)).Append('\n');
        }

        text.Append(Entry(candidate, shownPath).Block("  ", " ", "\n")).Append('\n');
    }

    /// <summary>Fit for a comment: no line end, no control character, no half of a surrogate pair.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFEFF ? " " : rune.ToString());
        }

        return line.ToString();
    }
}
