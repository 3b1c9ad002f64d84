using System.Buffers;
using System.Text;

namespace MllmLsp.Core.Workspaces;

public enum DestinationKind
{
    /// <summary>An address with a scheme, or one without (<c>//host</c>).</summary>
    External,

    /// <summary>A template's placeholder, or an address inside other text.</summary>
    Unknown,

    /// <summary><c>c:\…</c>: a place on one machine.</summary>
    WindowsPath,

    /// <summary>Empty, or a query only: the note itself.</summary>
    Self,

    /// <summary>From the links' root.</summary>
    Rooted,

    /// <summary>From the note's folder.</summary>
    Relative,
}

/// <summary>Reads a link's destination as a path or an address.</summary>
public static class Destination
{
    private static readonly string[] Placeholders = ["{{", "{%", "<%", "${"];

    /// <param name="target">After CommonMark's escapes, without the fragment, still percent-encoded.</param>
    public static DestinationKind Classify(string target)
    {
        if (target.Length == 0 || target[0] == '?')
        {
            return DestinationKind.Self;
        }

        if (Array.Exists(Placeholders, p => target.Contains(p, StringComparison.Ordinal)))
        {
            return DestinationKind.Unknown;
        }

        if (target.StartsWith("//", StringComparison.Ordinal))
        {
            return DestinationKind.External;
        }

        var scheme = SchemeLength(target);
        if (scheme > 0)
        {
            return scheme > 1 ? DestinationKind.External : DestinationKind.WindowsPath;
        }

        if (target.Contains("://", StringComparison.Ordinal) && !IsInvisible(target[0]))
        {
            return DestinationKind.Unknown;
        }

        return target[0] == '/' ? DestinationKind.Rooted : DestinationKind.Relative;
    }

    /// <summary>Length of an invisible start (zero-width space and its like) before an address with a scheme; 0 where there is none.</summary>
    public static int InvisiblePrefix(string target)
    {
        var at = 0;
        while (at < target.Length && IsInvisible(target[at]))
        {
            at++;
        }

        return at > 0 && SchemeLength(target[at..]) > 1 ? at : 0;
    }

    /// <summary>The target without its query.</summary>
    public static string WithoutQuery(string target)
    {
        var mark = target.IndexOf('?');
        return mark < 0 ? target : target[..mark];
    }

    /// <summary>Percent-encoded UTF-8 taken back, in either case of the digits; a sequence that is no UTF-8 stays as written.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var bytes = new byte[text.Length / 3];
        for (var at = 0; at < text.Length;)
        {
            var count = 0;
            var end = at;
            while (end + 2 < text.Length && text[end] == '%' && char.IsAsciiHexDigit(text[end + 1]) && char.IsAsciiHexDigit(text[end + 2]))
            {
                bytes[count++] = Convert.ToByte(text.Substring(end + 1, 2), 16);
                end += 3;
            }

            if (count == 0)
            {
                result.Append(text[at++]);
                continue;
            }

            AppendDecoded(result, bytes.AsSpan(0, count), text.AsSpan(at, end - at));
            at = end;
        }

        return result.ToString();
    }

    private static void AppendDecoded(StringBuilder result, ReadOnlySpan<byte> bytes, ReadOnlySpan<char> written)
    {
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == OperationStatus.Done)
            {
                result.Append(rune.ToString());
            }
            else
            {
                result.Append(written[..(used * 3)]);
            }

            bytes = bytes[used..];
            written = written[(used * 3)..];
        }
    }

    /// <summary>RFC 3986, section 3.1; 0 where the text has no scheme.</summary>
    private static int SchemeLength(string target)
    {
        if (target.Length == 0 || !char.IsAsciiLetter(target[0]))
        {
            return 0;
        }

        var at = 1;
        while (at < target.Length && (char.IsAsciiLetterOrDigit(target[at]) || target[at] is '+' or '-' or '.'))
        {
            at++;
        }

        return at < target.Length && target[at] == ':' ? at : 0;
    }

    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F';
}
