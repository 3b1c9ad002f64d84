using System.Collections.Immutable;

namespace MllmLsp.Core.Features.Completions;

/// <summary>Completion of callout types behind <c>&gt; [!</c>: GitHub's alerts, and those that Obsidian knows besides.</summary>
internal static class CalloutCompletion
{
    /// <summary>The first five are GitHub's; the order is that in which people need them.</summary>
    private static readonly ImmutableArray<string> Types =
    [
        "note", "tip", "important", "warning", "caution", "abstract", "info", "todo", "success", "question", "failure", "danger", "bug", "example", "quote",
    ];

    /// <returns>Null where the cursor is not behind <c>[!</c> in a block quote.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        var before = place.Before;
        var open = before.LastIndexOf("[!", StringComparison.Ordinal);
        if (open < 0 || before[(open + 2)..].ContainsAny("[] \t") || !before[..open].TrimStart().StartsWith(">", StringComparison.Ordinal) || before[..open].ContainsAnyExcept("> \t"))
        {
            return null;
        }

        var typed = before[(open + 2)..];
        var isUpper = typed.IsEmpty || char.IsAsciiLetterUpper(typed[0]);
        var isObsidian = place.Workspace.FolderOf(place.Document.Path)?.DialectFor(place.Document.Path) == Workspaces.Dialect.Obsidian;
        var offers = new OfferList(typed.ToString(), place.Typed(open + 2), place.Behind.StartsWith("]", StringComparison.Ordinal) ? "" : "]");
        for (var i = 0; i < (isObsidian ? Types.Length : 5); i++)
        {
            // GitHub's documentation writes them in capitals, Obsidian's in lower case; both read either.
            var type = !isObsidian && isUpper ? Types[i].ToUpperInvariant() : Types[i];
            offers.Add(type, 0, i, () => new Offer(type, CompletionKind.Keyword, type));
        }

        return offers.ToList();
    }
}
