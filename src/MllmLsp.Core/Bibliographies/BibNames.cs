using MllmLsp.Core.Text;

namespace MllmLsp.Core.Bibliographies;

/// <summary>Names of people in BibTeX's notation: <c>Liu, Haotian and Li, Chunyuan and others</c>.</summary>
internal static class BibNames
{
    public static string? Short(string names)
    {
        var all = names.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var more = all.Length > 2 || all is [_, "others"];
        return all switch
        {
            [] => null,
            [var only] => Last(only),
            [var first, var second] when !more => $"{Last(first)} and {Last(second)}",
            [var first, ..] => $"{Last(first)} et al.",
        };
    }

    /// <summary>Before a comma, else the last word with the small ones before it (van der Maaten); a name in Han is its own.</summary>
    private static string Last(string name)
    {
        if (name.IndexOf(',') is > 0 and var comma)
        {
            return name[..comma].Trim();
        }

        if (Scripts.ContainsHan(name))
        {
            return name;
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = words.Length - 1;
        while (from > 1 && char.IsLower(words[from - 1][0]))
        {
            from--;
        }

        return words.Length == 0 ? name : string.Join(' ', words[from..]);
    }
}
