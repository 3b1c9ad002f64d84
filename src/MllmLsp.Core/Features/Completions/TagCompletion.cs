using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Completions;

/// <summary>Completion of tags: behind <c>#</c> where a tag can begin, the most used first.</summary>
internal static class TagCompletion
{
    /// <returns>Null where the cursor is behind no <c>#</c> that can begin a tag.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        var before = place.Before;
        var hash = before.LastIndexOf('#');
        if (hash < 0 || (hash > 0 && !char.IsWhiteSpace(before[hash - 1])) || place.IsInert(hash) || before[(hash + 1)..].ContainsAny(" \t#[]()"))
        {
            return null;
        }

        // A lone # at the start of a line is far more often going to be a heading.
        if (before[(hash + 1)..].IsEmpty && before[..hash].IsWhiteSpace())
        {
            return null;
        }

        return Offers(place, before[(hash + 1)..].ToString(), place.Typed(hash + 1));
    }

    /// <summary>The tags of the workspace.</summary>
    /// <param name="replace">What was typed of the tag, without the <c>#</c>.</param>
    public static CompletionList Offers(CompletionPlace place, string typed, Text.TextSpan replace)
    {
        var offers = new OfferList(typed, replace);
        foreach (var (tag, notes) in place.Workspace.Tags())
        {
            // What is being typed is a tag of this note already, for the parser.
            if (notes > 1 || !NameKey.Folded(typed).Equals(tag, StringComparison.Ordinal))
            {
                AddTag(place, tag, notes, offers);
            }
        }

        return offers.ToList();
    }

    private static void AddTag(CompletionPlace place, string tag, int notes, OfferList offers) => offers.Add(
        tag,
        0,
        -notes,
        () => new Offer(place.Workspace.SpellingOfTag(tag), CompletionKind.Tag, place.Workspace.SpellingOfTag(tag))
        {
            Detail = place.Context.Say(notes == 1 ? "1 note" : $"{notes} notes", $"{notes} 篇笔记"),
        });
}
