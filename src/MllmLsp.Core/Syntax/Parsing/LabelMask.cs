namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>
/// Lets Markdig see definitions such as <c>[a\_b]: c.md</c>: it takes a label for none where a backslash stands before anything but a
/// bracket or another backslash. The label itself is read from the note (<see cref="ParseNotes.LabelOf"/>).
/// </summary>
internal static class LabelMask
{
    /// <summary>Of Unicode's private use; nothing in Markdown means anything by it.</summary>
    private const char Mask = '\uE000';

    /// <summary>The text with such backslashes masked, every place as before; mostly the text itself.</summary>
    public static string Apply(string text)
    {
        char[]? masked = null;
        for (var at = text.IndexOf('\\'); at >= 0; at = text.IndexOf('\\', at + 1))
        {
            if (at + 1 < text.Length && text[at + 1] is '[' or ']' or '\\')
            {
                at++;
            }
            else if (IsInLabel(text, at))
            {
                masked ??= text.ToCharArray();
                masked[at] = Mask;
            }
        }

        return masked is null ? text : new string(masked);
    }

    /// <summary>What was written where Markdig saw a mask.</summary>
    public static string Undo(string text) => text.Replace(Mask, '\\');

    /// <summary>What a reader sees where Markdig saw a mask: an escape is not shown.</summary>
    public static string Unescape(string text) => text.Contains(Mask) ? text.Replace(Mask.ToString(), "", StringComparison.Ordinal) : text;

    /// <summary>Whether a line begins with a bracket before the place, and the first closing one behind it has a colon.</summary>
    private static bool IsInLabel(string text, int at)
    {
        var behind = text.AsSpan(at, Math.Min(text.Length - at, 1000));
        var close = behind.IndexOfAny("[]\r\n");
        if (close < 0 || !behind[close..].StartsWith("]:", StringComparison.Ordinal))
        {
            return false;
        }

        var line = text.AsSpan(0, at);
        line = line[(line.LastIndexOfAny('\n', '\r') + 1)..].TrimStart(" >");
        return line.StartsWith("[", StringComparison.Ordinal) && !line[1..].ContainsAny('[', ']');
    }
}
