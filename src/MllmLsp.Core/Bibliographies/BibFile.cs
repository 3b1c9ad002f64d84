using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Bibliographies;

/// <summary>A BibTeX or BibLaTeX file as it was read.</summary>
/// <param name="Path">As in <c>Document.Path</c>.</param>
/// <param name="Text">What the spans speak of.</param>
/// <param name="Entries">In the order of the file; of two with one key both are listed, and the first holds.</param>
/// <param name="IsPartial">True where something could not be read: a key that is not found may stand there.</param>
public sealed record BibFile(string Path, SourceText Text, ImmutableArray<BibEntry> Entries, ImmutableArray<BibProblem> Problems, bool IsPartial)
{
    /// <summary>A file that is there and could not be read.</summary>
    public static BibFile Unreadable(string path) => new(path, SourceText.Empty, [], [], IsPartial: true);
}

/// <summary>One work.</summary>
/// <param name="Key">What notes cite; case counts.</param>
/// <param name="KeySpan">Where the key is written.</param>
/// <param name="Type">Lower case: <c>article</c>, <c>inproceedings</c>.</param>
/// <param name="Span">The whole entry, from <c>@</c> to its closing brace.</param>
/// <param name="Fields">By lower-case name, in plain text: braces, TeX's accents and line ends resolved.</param>
public sealed record BibEntry(string Key, TextSpan KeySpan, string Type, TextSpan Span, ImmutableSortedDictionary<string, string> Fields)
{
    /// <summary>Further keys of the same work (BibLaTeX's <c>ids</c>).</summary>
    public ImmutableArray<string> OtherKeys { get; init; } = [];

    public string? Title => Fields.GetValueOrDefault("title");

    /// <summary>The year of <c>year</c> or <c>date</c>; null where there is none.</summary>
    public string? Year => Fields.GetValueOrDefault("year") ?? (Fields.GetValueOrDefault("date") is { Length: >= 4 } date ? date[..4] : null);

    /// <summary>Where it appeared; null where the entry does not say.</summary>
    public string? Venue => Fields.GetValueOrDefault("journal") ?? Fields.GetValueOrDefault("journaltitle") ?? Fields.GetValueOrDefault("booktitle") ?? Fields.GetValueOrDefault("publisher");

    /// <summary>An address of the work: <c>url</c>, else that of the <c>doi</c> or the arXiv number; null where there is none.</summary>
    public string? Address => Fields.TryGetValue("url", out var url) ? url
        : Fields.TryGetValue("doi", out var doi) ? doi.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? doi : "https://doi.org/" + doi
        : Fields.TryGetValue("eprint", out var number) && Fields.GetValueOrDefault("archiveprefix", Fields.GetValueOrDefault("eprinttype", "")).Equals("arxiv", StringComparison.OrdinalIgnoreCase) ? "https://arxiv.org/abs/" + number
        : null;

    /// <summary>The last names: one, two, or the first and <c>et al.</c>; editors where there is no author. Null where there is neither.</summary>
    public string? ShortAuthors => (Fields.GetValueOrDefault("author") ?? Fields.GetValueOrDefault("editor")) is { } names ? BibNames.Short(names) : null;
}

/// <summary>What is wrong in the file, in both languages.</summary>
public sealed record BibProblem(TextSpan Span, string English, string Chinese);
