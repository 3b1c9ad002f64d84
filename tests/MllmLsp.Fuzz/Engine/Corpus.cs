using System.Collections.Immutable;
using System.Text;

namespace MllmLsp.Fuzz.Engine;

/// <summary>What a target starts from, out of this assembly: its grammar, its seeds, and what was found once.</summary>
internal static class Corpus
{
    public static Grammar Grammar(string target) => Engine.Grammar.Parse(Read($"Grammars/{target}.txt"));

    /// <summary>Whole inputs, as they are.</summary>
    public static ImmutableArray<string> Seeds(string target) => [.. Names($"Seeds/{target}/").Select(Read)];

    /// <summary>Inputs that were handled wrongly once, by name.</summary>
    public static ImmutableArray<(string Name, string Input)> Findings(string target) =>
        [.. Names($"Findings/{target}/").Select(name => (Path.GetFileNameWithoutExtension(name), Escaped.Read(Read(name))))];

    private static IEnumerable<string> Names(string folder) => typeof(Corpus).Assembly.GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/'))
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        var assembly = typeof(Corpus).Assembly;
        using var stream = assembly.GetManifestResourceStream(name) ?? assembly.GetManifestResourceStream(name.Replace('/', '\\'))
            ?? throw new InvalidDataException($"There is no '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
