namespace MllmLsp.Core.Features.Completions;

/// <summary>Completion of labels: footnotes behind <c>[^</c>, link definitions behind <c>][</c>, and behind a single <c>[</c>.</summary>
internal static class LabelCompletion
{
    /// <returns>Null where the cursor is in no label.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        var before = place.Before;
        var open = before.LastIndexOf('[');
        if (open < 0 || before[(open + 1)..].IndexOf(']') >= 0 || place.IsInert(open))
        {
            return null;
        }

        if (before[(open + 1)..].StartsWith("^", StringComparison.Ordinal))
        {
            return Footnotes(place, open + 2);
        }

        return open > 0 && before[open - 1] == ']' ? Definitions(place, open + 1) : null;
    }

    /// <summary>The labels that a link of one pair of brackets may begin; null where there is none. Its text may become anything else, too.</summary>
    public static CompletionList? Shortcut(CompletionPlace place)
    {
        var open = place.Before.LastIndexOf('[');
        return open >= 0 && place.Before[(open + 1)..].IndexOf(']') < 0 && (open == 0 || place.Before[open - 1] is not ('!' or '[' or '\\')) && !place.IsInert(open)
            && Definitions(place, open + 1) is { Items.IsEmpty: false } labels
            ? labels
            : null;
    }

    private static CompletionList Footnotes(CompletionPlace place, int start)
    {
        var offers = new OfferList(place.Before[start..].ToString(), place.Typed(start), Close(place));
        foreach (var footnote in place.Document.Outline.Footnotes)
        {
            var label = place.Text.Slice(footnote.LabelSpan).ToString();
            offers.Add(label, 0, footnote.Span.Start, () => new Offer(label, CompletionKind.Reference, label) { Detail = FirstLine(place, footnote.LabelSpan.End + 2) });
        }

        return offers.ToList();
    }

    private static CompletionList Definitions(CompletionPlace place, int start)
    {
        var offers = new OfferList(place.Before[start..].ToString(), place.Typed(start), Close(place));
        foreach (var definition in place.Document.Outline.Definitions)
        {
            var label = place.Text.Slice(definition.LabelSpan).ToString();
            offers.Add(label, 0, definition.Span.Start, () => new Offer(label, CompletionKind.Reference, label) { Detail = definition.Destination });
        }

        return offers.ToList();
    }

    private static string Close(CompletionPlace place) => place.Behind.StartsWith("]", StringComparison.Ordinal) ? "" : "]";

    private static string? FirstLine(CompletionPlace place, int offset)
    {
        var line = place.Text.Lines.LineSpan(place.Text.Lines.LineOf(offset));
        var text = place.Text.Slice(Text.TextSpan.FromBounds(Math.Min(offset, line.End), line.End)).Trim();
        return text.IsEmpty ? null : text.Length > 80 ? $"{text[..80]}…" : text.ToString();
    }
}
