using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>Finds the heading, anchor or block that a fragment names.</summary>
internal static class FragmentTargets
{
    /// <summary>What <see cref="Comparable(string)"/> made of headings, as long as their outline lives: a note of many headings has many links to them.</summary>
    private static readonly ConditionalWeakTable<Heading[], string?[]> Texts = [];

    private static readonly ConditionalWeakTable<Heading[], string?[]> WholeTexts = [];

    /// <param name="IsWhole">The fragment stands for the note itself, as <c>#top</c> does.</param>
    internal readonly record struct Place(TextSpan Whole, TextSpan Name, int? HeadingIndex, bool IsWhole)
    {
        public static Place WholeNote { get; } = new(default, default, null, true);
    }

    /// <summary>A link's anchor.</summary>
    /// <param name="fragment">Percent-decoded.</param>
    public static Place? FindAnchor(Document document, string fragment, Dialect dialect)
    {
        var directive = fragment.IndexOf(":~:", StringComparison.Ordinal);
        var name = directive < 0 ? fragment : fragment[..directive];
        if (name.Length == 0 || name == "top" || IsLines(name))
        {
            return Place.WholeNote;
        }

        if (dialect == Dialect.Obsidian)
        {
            return FindWiki(document, name, dialect) ?? FindHtmlAnchor(document, name, StringComparison.Ordinal);
        }

        var comparison = dialect == Dialect.GitLab ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        name = name.StartsWith("user-content-", StringComparison.OrdinalIgnoreCase) ? name["user-content-".Length..] : name;
        name = NameKey.Exact(name);
        var anchors = AnchorsOf(document, dialect);
        for (var i = 0; i < anchors.Count; i++)
        {
            if (NameKey.Exact(anchors[i]).Equals(name, comparison))
            {
                return OfHeading(document, i);
            }
        }

        return FindHtmlAnchor(document, name, comparison);
    }

    /// <summary>The anchor of each heading, in the order of the text, as the dialect makes it.</summary>
    public static IReadOnlyList<string> AnchorsOf(Document document, Dialect dialect)
    {
        var anchors = new string[document.Outline.Headings.Length];
        var gitLab = dialect == Dialect.GitLab ? new Slugger() : null;
        for (var i = 0; i < anchors.Length; i++)
        {
            var heading = document.Outline.Headings[i];
            anchors[i] = gitLab is null ? heading.Anchor : gitLab.Next(Collapsed(Slugger.Slug(heading.Text)));
        }

        return anchors;
    }

    /// <summary>A wiki link's fragment: <c>Heading</c>, <c>Outer#Inner</c> or <c>^block</c>.</summary>
    public static Place? FindWiki(Document document, string fragment, Dialect dialect)
    {
        var parts = fragment.Split('#', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
        {
            return Place.WholeNote;
        }

        if (parts[^1].StartsWith('^'))
        {
            return FindBlock(document, parts[^1][1..]);
        }

        var headings = document.Outline.Headings;
        var wanted = Comparable(parts[0]);
        for (var start = 0; start < headings.Length; start++)
        {
            if (Matches(document.Outline, start, parts[0], wanted, dialect) && Inner(document, start, parts.AsSpan(1), dialect) is { } index)
            {
                return OfHeading(document, index);
            }
        }

        return dialect == Dialect.Obsidian || parts.Length > 1 ? null : FindHtmlAnchor(document, parts[0], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A heading's text as Obsidian compares it: punctuation as space, runs of space as one, no case.</summary>
    public static string Comparable(string text)
    {
        var result = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in NameKey.Folded(text).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) && (Rune.IsWhiteSpace(rune) || rune.IsAscii || Rune.IsPunctuation(rune)))
            {
                space = result.Length > 0;
                continue;
            }

            if (space)
            {
                result.Append(' ');
                space = false;
            }

            result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static int? Inner(Document document, int outer, ReadOnlySpan<string> parts, Dialect dialect)
    {
        var headings = document.Outline.Headings;
        if (parts.IsEmpty)
        {
            return outer;
        }

        var wanted = Comparable(parts[0]);
        for (var i = outer + 1; i < headings.Length && headings[i].Span.Start < headings[outer].SectionEnd; i++)
        {
            if (Matches(document.Outline, i, parts[0], wanted, dialect) && Inner(document, i, parts[1..], dialect) is { } index)
            {
                return index;
            }
        }

        return null;
    }

    /// <param name="wanted">The comparable form of <paramref name="name"/>.</param>
    private static bool Matches(Outline outline, int index, string name, string wanted, Dialect dialect)
    {
        var heading = outline.Headings[index];
        if (wanted.Length == 0)
        {
            return NameKey.Folded(name.Trim()) == NameKey.Folded(TextOf(heading, dialect).Trim());
        }

        var known = (dialect == Dialect.Obsidian ? WholeTexts : Texts).GetValue(
            ImmutableCollectionsMarshal.AsArray(outline.Headings)!, static headings => new string?[headings.Length]);
        return wanted == (known[index] ??= Comparable(TextOf(heading, dialect))) || (dialect != Dialect.Obsidian && IsAnchor(heading, name));
    }

    private static string TextOf(in Heading heading, Dialect dialect) => dialect == Dialect.Obsidian ? heading.WholeText : heading.Text;

    private static bool IsAnchor(in Heading heading, string name) =>
        NameKey.Exact(heading.Anchor).Equals(NameKey.Exact(name), StringComparison.OrdinalIgnoreCase);

    private static Place? FindBlock(Document document, string id)
    {
        foreach (var block in document.Outline.BlockIds)
        {
            if (block.Name.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                return new Place(block.Span, block.Span, null, false);
            }
        }

        return null;
    }

    private static Place? FindHtmlAnchor(Document document, string name, StringComparison comparison)
    {
        foreach (var anchor in document.Outline.Anchors)
        {
            if (NameKey.Exact(anchor.Name).Equals(NameKey.Exact(name), comparison))
            {
                return new Place(anchor.Span, anchor.Span, null, false);
            }
        }

        return null;
    }

    private static Place OfHeading(Document document, int index)
    {
        var heading = document.Outline.Headings[index];
        return new Place(TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd)), heading.TextSpan, index, false);
    }

    /// <summary>GitLab collapses runs of hyphens, before it counts duplicates.</summary>
    private static string Collapsed(string anchor)
    {
        while (anchor.Contains("--", StringComparison.Ordinal))
        {
            anchor = anchor.Replace("--", "-", StringComparison.Ordinal);
        }

        return anchor;
    }

    /// <summary>GitHub's <c>#L10-L20</c> names lines of the source.</summary>
    private static bool IsLines(string name)
    {
        if (name.Length < 2 || name[0] != 'L' || !char.IsAsciiDigit(name[1]))
        {
            return false;
        }

        return name.AsSpan(1).IndexOfAnyExcept("0123456789L-C") < 0;
    }
}
