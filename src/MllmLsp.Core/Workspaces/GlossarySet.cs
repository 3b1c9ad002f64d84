using System.Collections.Concurrent;
using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Workspaces;

/// <summary>All glossary files, and the merged glossary of each part of the workspace, made when it is first asked for.</summary>
internal sealed class GlossarySet
{
    private readonly ImmutableArray<GlossaryFile> builtIn;
    private readonly ConcurrentDictionary<string, Glossary> merged = new(StringComparer.Ordinal);

    private GlossarySet(ImmutableArray<GlossaryFile> builtIn, ImmutableSortedDictionary<string, GlossaryFile> files)
    {
        this.builtIn = builtIn;
        Files = files;
    }

    public static GlossarySet Empty { get; } = new([], ImmutableSortedDictionary.Create<string, GlossaryFile>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, GlossaryFile> Files { get; }

    public GlossarySet WithBuiltIn(ImmutableArray<GlossaryFile> files) => new(files, Files);

    public GlossarySet With(IEnumerable<GlossaryFile> added)
    {
        var all = Files.ToBuilder();
        foreach (var file in added)
        {
            all[file.Path] = file.IsBroken && all.TryGetValue(file.Path, out var last) ? last with { Problems = file.Problems, IsBroken = true } : file;
        }

        return new GlossarySet(builtIn, all.ToImmutable());
    }

    public GlossarySet Without(string path) => new(builtIn, Files.Remove(path));

    public Glossary For(string path, WorkspaceFolder? folder, bool withBuiltIn) =>
        Merged([.. Files.Values.Where(f => f.IsGlossary && GlossaryScope.Reaches(f, path, folder))], withBuiltIn);

    /// <summary>
    /// The glossary that a glossary file is checked in: the file itself, wherever it applies, with those that reach it or apply to the same
    /// notes.
    /// </summary>
    public Glossary Around(string path, WorkspaceFolder? folder, bool withBuiltIn)
    {
        var own = Files.GetValueOrDefault(path);
        return Merged(
            [.. Files.Values.Where(f => f.IsGlossary && (f.Path == path || GlossaryScope.Reaches(f, path, folder) || (own is not null && GlossaryScope.IsSame(f, own, folder))))],
            withBuiltIn);
    }

    private Glossary Merged(ImmutableArray<GlossaryFile> reaching, bool withBuiltIn)
    {
        if (reaching.IsEmpty && (!withBuiltIn || builtIn.IsEmpty))
        {
            return Glossary.Empty;
        }

        var key = (withBuiltIn ? "+" : "-") + string.Join('\n', reaching.Select(f => f.Path));
        return merged.GetOrAdd(key, _ => Glossary.Create(withBuiltIn ? builtIn : [], reaching));
    }

    public ImmutableArray<GlossaryProblem> Problems(string path, Glossary glossary)
    {
        var own = Files.TryGetValue(path, out var file) ? file.Problems : [];
        return own.AddRange(glossary.Problems.GetValueOrDefault(path, []));
    }
}
