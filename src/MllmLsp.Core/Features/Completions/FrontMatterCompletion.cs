using System.Collections.Immutable;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Features.Completions;

/// <summary>Completion in front matter: keys that mean something here or in Obsidian, tags, and the values of switches.</summary>
internal static class FrontMatterCompletion
{
    private static readonly ImmutableArray<(string Key, Wording Meaning)> Keys =
    [
        ("title", new("The note's title, by which wiki links find it", "笔记的标题，可用作双链目标")),
        ("aliases", new("Other names of the note", "笔记的别名")),
        ("tags", new("Tags of the note", "笔记的标签")),
        ("term", new("true: the note is a glossary entry", "true：此笔记是术语条目")),
        ("date", new("When it was written", "写作日期")),
        ("cssclasses", new("Obsidian: style classes of the note", "Obsidian：笔记的样式类")),
    ];

    /// <returns>Null where the cursor is in no front matter.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        if (place.Document.Outline.FrontMatter is not { } matter || place.Offset >= matter.Span.End || place.Line.Start <= matter.Span.Start)
        {
            return null;
        }

        var before = place.Before;
        if (before.StartsWith("---", StringComparison.Ordinal) || before.StartsWith("...", StringComparison.Ordinal))
        {
            return CompletionList.Empty;
        }

        var entry = GlossaryCompletion.InNote(place.Workspace, place.Document, place.Text, place.Offset, place.Context);
        var colon = before.IndexOf(':');
        if (colon < 0 && (before.IsEmpty || char.IsAsciiLetter(before[0])))
        {
            var keys = KeyOffers(place, before.ToString());
            return keys with { Items = [.. keys.Items, .. entry.Items.Select(item => item with { SortText = "1" + item.SortText })] };
        }

        if (!entry.Items.IsEmpty)
        {
            return entry;
        }

        return (colon > 0 && char.IsAsciiLetter(before[0]) ? before[..colon].ToString() : KeyAbove(place)) switch
        {
            "tags" or "tag" => Tags(place),
            "term" => Switch(place, colon),
            _ => CompletionList.Empty,
        };
    }

    private static CompletionList KeyOffers(CompletionPlace place, string typed)
    {
        var offers = new OfferList(typed, place.Typed(0), place.Behind.TrimStart().StartsWith(":", StringComparison.Ordinal) ? "" : ": ");
        for (var i = 0; i < Keys.Length; i++)
        {
            var (key, meaning) = Keys[i];
            if (!IsThere(place, key))
            {
                offers.Add(key, 0, i, () => new Offer(key, CompletionKind.Property, key) { Detail = meaning.In(place.Context.Language) });
            }
        }

        return offers.ToList();
    }

    private static bool IsThere(CompletionPlace place, string key)
    {
        var lines = place.Text.Lines;
        var own = lines.LineOf(place.Offset);
        for (var line = 1; line < lines.LineCount && lines.LineSpan(line).Start < place.Document.Outline.FrontMatter!.Span.End; line++)
        {
            var content = place.Text.Slice(lines.LineSpan(line));
            if (line != own && content.StartsWith(key, StringComparison.Ordinal) && content[key.Length..].TrimStart().StartsWith(":", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key to whose list the line belongs; null where it is in none.</summary>
    private static string? KeyAbove(CompletionPlace place)
    {
        var lines = place.Text.Lines;
        for (var line = lines.LineOf(place.Offset); line > 0; line--)
        {
            var content = place.Text.Slice(lines.LineSpan(line));
            if (!content.IsEmpty && char.IsAsciiLetter(content[0]))
            {
                var colon = content.IndexOf(':');
                return colon > 0 ? content[..colon].ToString() : null;
            }
        }

        return null;
    }

    private static CompletionList Tags(CompletionPlace place)
    {
        var start = place.Before.LastIndexOfAny(" ,[\"'#") + 1;
        return start == 0 ? CompletionList.Empty : TagCompletion.Offers(place, place.Before[start..].ToString(), place.Typed(start));
    }

    private static CompletionList Switch(CompletionPlace place, int colon)
    {
        var value = place.Before[(colon + 1)..];
        var start = place.Before.Length - value.TrimStart().Length;
        var offers = new OfferList(place.Before[start..].ToString(), place.Typed(start));
        offers.Add("true", 0, 0, () => new Offer("true", CompletionKind.Keyword, "true"));
        offers.Add("false", 0, 1, () => new Offer("false", CompletionKind.Keyword, "false"));
        return offers.ToList();
    }
}
