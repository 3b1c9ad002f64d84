using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>Takes a destination apart at its first <c>#</c>.</summary>
internal static class DestinationText
{
    /// <param name="destination">After escapes and entities, still percent-encoded.</param>
    /// <param name="raw">Where it is written; angle brackets around it are not part of the target.</param>
    public static Reference Read(string text, ReferenceKind kind, TextSpan whole, TextSpan display, string destination, TextSpan raw)
    {
        if (raw.Length >= 2 && text[raw.Start] == '<' && text[raw.End - 1] == '>')
        {
            if (IsPlaceholder(text.AsSpan(raw.Start + 1, raw.Length - 2)))
            {
                // A template's placeholder, which only looks like a destination in angle brackets.
                return new Reference(kind, whole, display, text.Substring(raw.Start, raw.Length), raw, null, new TextSpan(raw.End, 0));
            }

            raw = TextSpan.FromBounds(raw.Start + 1, raw.End - 1);
        }

        var hash = destination.IndexOf('#');
        if (hash < 0)
        {
            return new Reference(kind, whole, display, destination, raw, null, new TextSpan(raw.End, 0));
        }

        var rawHash = text.AsSpan(raw.Start, raw.Length).IndexOf('#');
        var target = rawHash < 0 ? raw : new TextSpan(raw.Start, rawHash);
        var fragment = rawHash < 0 ? raw : TextSpan.FromBounds(raw.Start + rawHash + 1, raw.End);
        return new Reference(kind, whole, display, destination[..hash], target, destination[(hash + 1)..], fragment);
    }

    /// <summary>A percent sign that begins no percent-encoded character.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> inner) =>
        inner.StartsWith("%", StringComparison.Ordinal) && !(inner.Length > 2 && char.IsAsciiHexDigit(inner[1]) && char.IsAsciiHexDigit(inner[2]));
}
