using System.Buffers;
using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Edits of an entry in its file that leave everything else as it is written.</summary>
internal static class EntryEdit
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Adds a key behind the entry's last one, in the entry's own style: on a line of its own, or within the braces.</summary>
    /// <returns>Empty for an entry in the one-line shorthand, which has no keys.</returns>
    public static ImmutableArray<GlossaryProblemFix> AddKey(GlossaryFile file, Concept concept, string key, string value)
    {
        if (concept.Span.End > file.Text.Length || !HasKeys(file.Text.Slice(concept.Span)))
        {
            return [];
        }

        var title = new Wording($"Add '{key}: {value}'", $"加上“{key}: {value}”");
        return [new GlossaryProblemFix(title, FixSafety.Unsafe, [new DocumentEdit(file.Path, [Change(file.Text, concept.Span, $"{key}: {value}")])])];
    }

    private static bool HasKeys(ReadOnlySpan<char> entry)
    {
        if (entry.StartsWith('{'))
        {
            return entry.Length > 2 && entry.EndsWith('}');
        }

        var key = entry.IndexOf(':');
        return key > 0 && !entry[..key].ContainsAnyExcept(Letters) && (key + 1 == entry.Length || char.IsWhiteSpace(entry[key + 1]));
    }

    private static TextChange Change(SourceText text, TextSpan entry, string pair)
    {
        if (text[entry.Start] == '{')
        {
            var inside = text.Slice(TextSpan.FromBounds(entry.Start, entry.End - 1));
            return new TextChange(new TextSpan(entry.Start + inside.TrimEnd().Length, 0), $", {pair}");
        }

        var start = text.Lines.LineSpan(text.Lines.LineOf(entry.Start)).Start;
        var lineEnd = text.AsSpan().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var end = text.Lines.LineSpan(text.Lines.LineOf(entry.End)).End;
        return new TextChange(new TextSpan(end, 0), lineEnd + new string(' ', entry.Start - start) + pair);
    }
}
