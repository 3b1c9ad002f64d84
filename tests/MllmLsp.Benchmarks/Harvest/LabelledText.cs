namespace MllmLsp.Benchmarks.Harvest;

/// <summary>A text with what a person found in it. The format is described beside the data.</summary>
/// <param name="Abbreviations"><c>short = long</c></param>
/// <param name="Translations"><c>Chinese = Latin</c></param>
/// <param name="Concepts">The names of each.</param>
/// <param name="Open">What counts neither way.</param>
internal sealed record LabelledText(string Text, IReadOnlyList<string> Abbreviations, IReadOnlyList<string> Translations, IReadOnlyList<string[]> Concepts, IReadOnlyList<string> Open)
{
    private static readonly string[] Marks = ["A: ", "T: ", "C: ", "?: "];

    public static IReadOnlyList<LabelledText> Sentences(string path)
    {
        var result = new List<LabelledText>();
        foreach (var block in File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            result.Add(Of(lines[0], lines.Skip(1)));
        }

        return result;
    }

    /// <param name="path">Of the note; its labels lie beside it.</param>
    public static LabelledText Document(string path) =>
        Of(File.ReadAllText(path), File.ReadAllLines(Path.ChangeExtension(path, ".labels.txt")).Where(line => line.Length > 0));

    private static LabelledText Of(string text, IEnumerable<string> labels)
    {
        var byMark = labels.ToLookup(
            line => Array.Find(Marks, mark => line.StartsWith(mark, StringComparison.Ordinal)) ?? throw new InvalidDataException($"no label: {line}"),
            line => line[3..].Trim());
        return new LabelledText(
            text, [.. byMark["A: "]], [.. byMark["T: "]], [.. byMark["C: "].Select(Names)], [.. byMark["?: "].SelectMany(Names)]);
    }

    private static string[] Names(string line) => line.Split(" | ", StringSplitOptions.TrimEntries);
}
