namespace MllmLsp.Fuzz.Engine;

/// <summary>Makes inputs: new ones of a grammar, and changed ones of those that are there. The same numbers make the same inputs.</summary>
internal sealed class Mutator(Grammar grammar, Random random)
{
    /// <summary>In UTF-16 units; what grows beyond it is cut.</summary>
    private const int LongestInput = 1 << 14;

    private static readonly string[] Nasty =
    [
        "\0", "\uD83D", "\uDE00", "\uDC80", "\uDCFF", "\uFEFF", "\u2028", "\u2029", "\u0085", "\u00A0", "\u3000", "\u200B", "\u0301", "\uFE0F", "\uFFFD", "\u202E",
        "\r", "\r\n", "\n", "\n\n", "\t", "\v", "\f", " ", "    ", "😀", "位", "é", "Ａ", "ß", "İ", "ﬁ", "\\", "%00", "%F0", "&#0;", "&#x110000;", "-1", "2147483648",
        "9223372036854775808", "1e999", "NaN", "null", "true", "~", "__proto__", "", "\u001b[31m", "\uE000", "𠮷", "\uD800\uD800", "2", "0",
    ];

    private static readonly (string Open, string Close)[] Pairs =
        [("[", "]"), ("(", ")"), ("{", "}"), ("<", ">"), ("\"", "\""), ("'", "'"), ("`", "`"), ("$", "$"), ("[[", "]]"), ("*", "*"), ("<!--", "-->"), ("%%", "%%"), ("> ", ""), ("- ", "\n")];

    /// <summary>The next input, of the grammar or of what was worth keeping.</summary>
    public string Next(IReadOnlyList<string> pool)
    {
        if (pool.Count == 0 || random.Next(6) == 0)
        {
            return Cut(grammar.Generate(random, 1 << random.Next(2, 9)));
        }

        // What was kept last has been tried the least.
        var at = random.Next(3) == 0 ? pool.Count - 1 - random.Next(Math.Min(pool.Count, 20)) : random.Next(pool.Count);
        var input = pool[at];
        for (var changes = 1 + random.Next(1 << random.Next(0, 4)); changes > 0; changes--)
        {
            input = Cut(Change(input, pool));
        }

        return input;
    }

    private string Change(string input, IReadOnlyList<string> pool)
    {
        var (start, end) = Range(input);
        var piece = input[start..end];
        return random.Next(15) switch
        {
            0 => input.Remove(start, end - start),
            1 => input.Insert(end, piece),
            2 => input.Insert(random.Next(input.Length + 1), piece),
            3 or 4 or 5 => Replace(Token()),
            6 => input.Insert(start, Token()),
            7 => Replace(Nasty[random.Next(Nasty.Length)]),
            8 => input.Insert(start, Nasty[random.Next(Nasty.Length)]),
            9 => Wrapped(),
            10 => Replace(Piece(pool[random.Next(pool.Count)])),
            11 => input[..start] + Piece(pool[random.Next(pool.Count)]),
            12 => Lines(input),
            13 => Replace(grammar.Generate(random, 8)),
            _ => random.Next(8) == 0 ? Swollen() : Replace(Flipped(piece)),
        };

        string Replace(string by) => string.Concat(input.AsSpan(0, start), by, input.AsSpan(end));

        string Wrapped()
        {
            var (open, close) = Pairs[random.Next(Pairs.Length)];
            return Replace(open + piece + close);
        }

        // Repetition shows what is not linear, or recurses without a limit.
        string Swollen() => piece.Length == 0 ? input : input.Insert(start, string.Concat(Enumerable.Repeat(piece[..Math.Min(piece.Length, 40)], 1 << random.Next(4, 12))));
    }

    private string Token() => grammar.Tokens.Count == 0 ? "" : grammar.Tokens[random.Next(grammar.Tokens.Count)];

    private (int Start, int End) Range(string input)
    {
        var start = random.Next(input.Length + 1);
        return (start, Math.Min(input.Length, start + (random.Next(4) == 0 ? random.Next(200) : random.Next(12))));
    }

    private string Piece(string other)
    {
        var (start, end) = (random.Next(other.Length + 1), random.Next(other.Length + 1));
        return other[Math.Min(start, end)..Math.Max(start, end)];
    }

    private static string Flipped(string piece)
    {
        var units = piece.ToCharArray();
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = char.IsUpper(units[i]) ? char.ToLowerInvariant(units[i]) : char.IsLower(units[i]) ? char.ToUpperInvariant(units[i]) : (char)(units[i] ^ 1);
        }

        return new string(units);
    }

    /// <summary>A line left out, doubled, moved, or indented otherwise.</summary>
    private string Lines(string input)
    {
        var lines = input.Split('\n').ToList();
        var at = random.Next(lines.Count);
        var line = lines[at];
        switch (random.Next(5))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, line);
                break;
            case 2:
                lines.RemoveAt(at);
                lines.Insert(random.Next(lines.Count + 1), line);
                break;
            case 3:
                lines[at] = new string(' ', random.Next(1, 5)) + line;
                break;
            default:
                lines[at] = line.TrimStart();
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Cut(string input) => input.Length > LongestInput ? input[..LongestInput] : input;
}
