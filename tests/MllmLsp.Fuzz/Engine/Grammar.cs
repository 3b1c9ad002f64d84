using System.Text;

namespace MllmLsp.Fuzz.Engine;

/// <summary>
/// A grammar as text: each line is a symbol, white space, and one of the things that it may be; <c>«symbol»</c> stands for another one,
/// <c>#</c> begins a comment, escapes are those of <see cref="Escaped"/>. The first symbol is the whole input.
/// </summary>
internal sealed class Grammar
{
    private readonly Dictionary<string, List<string>> productions = new(StringComparer.Ordinal);
    private readonly string start;

    private Grammar(string text)
    {
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            var (symbol, production) = end < 0 ? (line, "") : (line[..end], Escaped.Read(line[(end + 1)..]));
            if (!productions.TryGetValue(symbol, out var list))
            {
                productions[symbol] = list = [];
            }

            start ??= symbol;
            list.Add(production);
        }

        start ??= "";
        Tokens = [.. productions.Values.SelectMany(list => list).Where(production => production.Length > 0 && !production.Contains('«', StringComparison.Ordinal)).Distinct()];
    }

    /// <summary>What the language is made of: every production without symbols in it.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <exception cref="InvalidDataException">A symbol is used that is defined nowhere.</exception>
    public static Grammar Parse(string text)
    {
        var grammar = new Grammar(text.ReplaceLineEndings("\n"));
        foreach (var used in grammar.productions.Values.SelectMany(list => list).SelectMany(SymbolsIn).Distinct())
        {
            if (!grammar.productions.ContainsKey(used))
            {
                throw new InvalidDataException($"The grammar does not say what «{used}» is.");
            }
        }

        return grammar;
    }

    /// <param name="budget">How many symbols are replaced before each next one is left out.</param>
    public string Generate(Random random, int budget)
    {
        var text = new StringBuilder();
        Expand(start, random, ref budget, text);
        return text.ToString();
    }

    private void Expand(string symbol, Random random, ref int budget, StringBuilder text)
    {
        if (budget-- <= 0)
        {
            return;
        }

        var choices = productions[symbol];
        var production = choices[random.Next(choices.Count)];
        for (var at = 0; at < production.Length;)
        {
            var open = production.IndexOf('«', at);
            var close = open < 0 ? -1 : production.IndexOf('»', open);
            if (close < 0)
            {
                text.Append(production, at, production.Length - at);
                break;
            }

            text.Append(production, at, open - at);
            Expand(production[(open + 1)..close], random, ref budget, text);
            at = close + 1;
        }
    }

    private static IEnumerable<string> SymbolsIn(string production)
    {
        for (var open = production.IndexOf('«', StringComparison.Ordinal); open >= 0; open = production.IndexOf('«', open + 1))
        {
            var close = production.IndexOf('»', open);
            if (close > open)
            {
                yield return production[(open + 1)..close];
            }
        }
    }
}
