using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>A front matter and the wiki links that its quoted strings hold (Obsidian's properties).</summary>
internal sealed record FrontMatterContent(FrontMatter Matter, ImmutableArray<Reference> References);

/// <summary>Reads the YAML block that begins a note. Broken YAML is a front matter without content.</summary>
internal static class FrontMatterReader
{
    private const int LongestFrontMatter = 64 * 1024;

    /// <summary>Null where the text does not begin with a line <c>---</c> that a later line <c>---</c> or <c>...</c> closes.</summary>
    public static FrontMatterContent? Read(string text)
    {
        if (Extent(text) is not { } extent)
        {
            return null;
        }

        var matter = new FrontMatter(extent.Whole, null, default, [], []);
        var yaml = text.AsSpan(extent.Content.Start, extent.Content.Length);
        if (extent.Content.Length > LongestFrontMatter || yaml.Contains('\0'))
        {
            return new FrontMatterContent(matter, []);
        }

        matter = matter with { Content = extent.Content };
        var entries = FrontMatterEntries.Read(text, extent.Content);
        return new FrontMatterContent(Interpret(matter, entries), WikiLinks(text, extent.Content));
    }

    private static (TextSpan Whole, TextSpan Content)? Extent(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        if (!text.AsSpan(start).StartsWith("---", StringComparison.Ordinal))
        {
            return null;
        }

        var first = LineEnd(text, start);
        if (!text.AsSpan(start + 3, first.Content - start - 3).IsWhiteSpace())
        {
            return null;
        }

        for (var at = first.Next; at < text.Length;)
        {
            var line = LineEnd(text, at);
            var content = text.AsSpan(at, line.Content - at).TrimEnd();
            if (content is "---" or "...")
            {
                return (TextSpan.FromBounds(0, line.Next), TextSpan.FromBounds(first.Next, at));
            }

            at = line.Next;
        }

        return null;
    }

    private static (int Content, int Next) LineEnd(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny('\r', '\n');
        if (length < 0)
        {
            return (text.Length, text.Length);
        }

        var content = at + length;
        return (content, content + (text[content] == '\r' && content + 1 < text.Length && text[content + 1] == '\n' ? 2 : 1));
    }

    private static FrontMatter Interpret(FrontMatter matter, List<(string Key, List<Anchor> Values, bool IsList)> entries)
    {
        var aliases = ImmutableArray.CreateBuilder<Anchor>();
        var tags = ImmutableArray.CreateBuilder<Tag>();
        foreach (var (key, values, isList) in entries)
        {
            switch (key.ToLowerInvariant())
            {
                case "title" when !isList && values is [var title]:
                    matter = matter with { Title = title.Name, TitleSpan = title.Span };
                    break;
                case "aliases" or "alias":
                    aliases.AddRange(values);
                    break;
                case "term" when !isList && values is [{ Name: "true" or "True" or "TRUE" }]:
                    matter = matter with { Term = true };
                    break;
                case "term" when !isList && values is [{ Name: "false" or "False" or "FALSE" }]:
                    matter = matter with { Term = false };
                    break;
                case "tags" or "tag":
                    tags.AddRange(values.Select(v => new Tag(v.Name.TrimStart('#'), v.Span)));
                    break;
            }
        }

        return matter with { Aliases = aliases.ToImmutable(), Tags = tags.ToImmutable() };
    }

    /// <summary>Wiki links in quotes; without quotes YAML reads them as lists.</summary>
    private static ImmutableArray<Reference> WikiLinks(string text, TextSpan content)
    {
        var found = ImmutableArray.CreateBuilder<Reference>();
        for (var at = content.Start; at < content.End;)
        {
            var open = text.AsSpan(at, content.End - at).IndexOf("[[", StringComparison.Ordinal);
            if (open < 0)
            {
                break;
            }

            var start = at + open;
            var rest = text.AsSpan(start + 2, content.End - start - 2);
            var length = rest.IndexOfAny("[]\"'\r\n");
            at = start + 2;
            var quoted = start > content.Start && text[start - 1] is '"' or '\'';
            if (length <= 0 || !quoted || !rest[length..].StartsWith("]]", StringComparison.Ordinal))
            {
                continue;
            }

            found.Add(WikiLinkText.Read(text, new TextSpan(start, length + 4), new TextSpan(start + 2, length)));
            at = start + length + 4;
        }

        return found.ToImmutable();
    }
}
