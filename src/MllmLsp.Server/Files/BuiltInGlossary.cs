using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>The MLLM glossary that is embedded in the program.</summary>
internal static class BuiltInGlossary
{
    private const string Prefix = "glossary/";

    private static readonly Lazy<ImmutableArray<GlossaryFile>> Parsed = new(Read);

    /// <summary>Parsed at first use, sorted by name. Paths begin with <see cref="Glossary.BuiltInScheme"/>.</summary>
    public static ImmutableArray<GlossaryFile> Files => Parsed.Value;

    /// <summary>As <see cref="Files"/>, for who may not need them.</summary>
    public static Lazy<ImmutableArray<GlossaryFile>> Source => Parsed;

    private static ImmutableArray<GlossaryFile> Read()
    {
        var sources = Sources();
        return GlossaryCache.Files(sources, () => Parse(sources));
    }

    private static (string Path, SourceText Text)[] Sources()
    {
        var assembly = typeof(BuiltInGlossary).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                var path = Glossary.BuiltInScheme + name[Prefix.Length..];
                return (path, FileReader.Decode(path, bytes).Text);
            }),
        ];
    }

    private static ImmutableArray<GlossaryFile> Parse((string Path, SourceText Text)[] sources)
    {
        var files = new GlossaryFile[sources.Length];
        Parallel.For(0, sources.Length, i => files[i] = GlossaryParser.Parse(sources[i].Path, sources[i].Text));
        return ImmutableArray.Create(files);
    }
}
