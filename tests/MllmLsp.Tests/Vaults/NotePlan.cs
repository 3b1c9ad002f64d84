namespace MllmLsp.Tests.Vaults;

internal enum HeadingStyle
{
    Atx,
    AtxClosed,
    Setext,
    WithId,
}

/// <param name="Anchor">Unique within the note.</param>
/// <param name="Id">What <c>{#id}</c> behind it says, else null.</param>
internal sealed record HeadingPlan(HeadingWord Word, string Anchor, int Level, HeadingStyle Style, string? Id = null);

/// <summary>What others can refer to in a note, decided before any text is written.</summary>
internal sealed class NotePlan
{
    public required int Number { get; init; }

    /// <summary>From the vault's root; empty for the root itself.</summary>
    public required string Folder { get; init; }

    public required string Stem { get; init; }

    public required string LineEnd { get; init; }

    public string? MatterTitle { get; init; }

    public string? Alias { get; init; }

    /// <summary>No note links to it.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>Another orphan has the same title.</summary>
    public bool SharesTitle { get; init; }

    /// <summary>A slip that no other note has, and the label in which it stands; null for none.</summary>
    public (string Text, string Slip)? Slip { get; init; }

    /// <summary>The text of the heading of level 1, or null.</summary>
    public string? TopHeading { get; init; }

    public List<HeadingPlan> Headings { get; } = [];

    /// <summary>Ids in HTML.</summary>
    public List<string> Ids { get; } = [];

    public List<string> BlockIds { get; } = [];

    /// <summary>What looks like a heading and is none: the anchor that it does not have.</summary>
    public List<HeadingWord> DecoyHeadings { get; } = [];

    /// <summary>What looks like a block id and is none.</summary>
    public List<string> DecoyBlockIds { get; } = [];

    public string Path => Folder.Length == 0 ? $"{Stem}.md" : $"{Folder}/{Stem}.md";

    public string? Title => MatterTitle ?? TopHeading;

    /// <summary>Brackets cannot stand in a wiki link.</summary>
    public bool HasWikiName => Stem.IndexOfAny(['[', ']', '|', '#', '^']) < 0;

    public bool HasAnchor(string anchor) =>
        Headings.Exists(h => h.Anchor.Equals(anchor, StringComparison.OrdinalIgnoreCase) || h.Id == anchor)
        || Ids.Exists(i => i.Equals(anchor, StringComparison.OrdinalIgnoreCase));

    /// <summary>GitLab's anchors of the headings, in order: runs of hyphens are one before they are counted.</summary>
    public IReadOnlyList<string> GitLabAnchors()
    {
        var anchors = new List<string>();
        foreach (var heading in Headings)
        {
            var single = heading.Word.Anchor.Replace("--", "-", StringComparison.Ordinal);
            var anchor = heading.Style == HeadingStyle.WithId ? "" : single;
            for (var suffix = 1; anchor.Length > 0 && anchors.Contains(anchor); suffix++)
            {
                anchor = $"{single}-{suffix}";
            }

            anchors.Add(heading.Style == HeadingStyle.WithId ? heading.Id! : anchor);
        }

        return anchors;
    }

    /// <summary>Whether a wiki link finds a heading by this text or anchor.</summary>
    public bool HasHeadingNamed(string name) =>
        HasAnchor(name) || Headings.Exists(h => h.Word.Text.Equals(name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(h.Word.WikiName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether <c>outer#inner</c> names a heading: one below the other, with none as high between.</summary>
    public bool HasNested(HeadingPlan outer, HeadingPlan inner) =>
        Enumerable.Range(0, Headings.Count).Any(i => Names(Headings[i], outer)
            && Headings.Skip(i + 1).TakeWhile(h => h.Level > Headings[i].Level).Any(h => Names(h, inner)));

    /// <summary>Adds a heading with the anchor that is free: the text's own, else the first free one of <c>-1</c>, <c>-2</c>, ...</summary>
    public void AddHeading(HeadingWord word, int level, HeadingStyle style, string? id = null)
    {
        var anchor = word.Anchor;
        for (var suffix = 1; Headings.Exists(h => h.Anchor == anchor); suffix++)
        {
            anchor = $"{word.Anchor}-{suffix}";
        }

        Headings.Add(new HeadingPlan(word, anchor, level, style, id));
    }

    private static bool Names(HeadingPlan heading, HeadingPlan named) =>
        heading.Word.Text == named.Word.Text || heading.Anchor.Equals(named.Word.Text, StringComparison.OrdinalIgnoreCase);
}
