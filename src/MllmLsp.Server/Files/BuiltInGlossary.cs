using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Server.Files;

/// <summary>The MLLM glossary that is embedded in the program.</summary>
internal static class BuiltInGlossary
{
    private const string Prefix = "glossary/";

    private static readonly Lazy<ImmutableArray<GlossaryFile>> Parsed = new(Parse);

    /// <summary>Parsed at first use, sorted by name. Paths begin with <see cref="Glossary.BuiltInScheme"/>.</summary>
    public static ImmutableArray<GlossaryFile> Files => Parsed.Value;

    /// <summary>As <see cref="Files"/>, for who may not need them.</summary>
    public static Lazy<ImmutableArray<GlossaryFile>> Source => Parsed;

    private static ImmutableArray<GlossaryFile> Parse()
    {
        var assembly = typeof(BuiltInGlossary).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        var files = new GlossaryFile[names.Length];
        Parallel.For(0, names.Length, i =>
        {
            using var stream = assembly.GetManifestResourceStream(names[i])!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var path = Glossary.BuiltInScheme + names[i][Prefix.Length..];
            files[i] = GlossaryParser.Parse(path, FileReader.Decode(path, bytes).Text);
        });
        return ImmutableArray.Create(files);
    }
}
