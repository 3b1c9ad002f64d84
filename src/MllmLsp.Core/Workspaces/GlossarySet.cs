using System.Collections.Concurrent;
using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// All glossary files and concept notes, and the merged glossary of each part of the workspace, made when it is first asked for.
/// </summary>
internal sealed class GlossarySet
{
    private static readonly ImmutableSortedDictionary<string, GlossaryFile> None = ImmutableSortedDictionary.Create<string, GlossaryFile>(StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<GlossaryFile>> NoBuiltIn = new([]);

    private readonly Lazy<ImmutableArray<GlossaryFile>> builtIn;
    private readonly ConcurrentDictionary<string, GlossarySources> sources = new(StringComparer.Ordinal);

    private GlossarySet(
        Lazy<ImmutableArray<GlossaryFile>> builtIn, ImmutableSortedDictionary<string, GlossaryFile> files, ImmutableSortedDictionary<string, GlossaryFile> notes)
    {
        this.builtIn = builtIn;
        Files = files;
        Notes = notes;
    }

    public static GlossarySet Empty { get; } = new(NoBuiltIn, None, None);

    public ImmutableSortedDictionary<string, GlossaryFile> Files { get; }

    /// <summary>Notes that are glossary entries, by path.</summary>
    public ImmutableSortedDictionary<string, GlossaryFile> Notes { get; }

    /// <param name="files">Made when somebody first asks for a term.</param>
    public GlossarySet WithBuiltIn(Lazy<ImmutableArray<GlossaryFile>>? files) => new(files ?? NoBuiltIn, Files, Notes);

    /// <summary>The set with files added, or in the place of those with their paths. Itself where there are none: merging is dear.</summary>
    public GlossarySet With(IEnumerable<GlossaryFile> added)
    {
        var all = Files.ToBuilder();
        foreach (var file in added)
        {
            all[file.Path] = file.IsBroken && all.TryGetValue(file.Path, out var last) ? last with { Problems = file.Problems, IsBroken = true } : file;
        }

        return WithFiles(all.ToImmutable());
    }

    public GlossarySet Without(string path) => WithFiles(Files.Remove(path));

    /// <summary>
    /// The set with notes read anew, null for one that is no entry. Itself where nothing changed: most changes of a note leave its entry as it
    /// was, and the merged glossaries are kept then.
    /// </summary>
    public GlossarySet WithNotes(IEnumerable<(string Path, GlossaryFile? Entry)> read)
    {
        var all = Notes;
        foreach (var (path, entry) in read)
        {
            all = entry is null ? all.Remove(path)
                : all.TryGetValue(path, out var old) && ConceptNote.AreSame(old, entry) ? all
                : all.SetItem(path, entry);
        }

        return ReferenceEquals(all, Notes) ? this : new GlossarySet(builtIn, Files, all);
    }

    private GlossarySet WithFiles(ImmutableSortedDictionary<string, GlossaryFile> now) =>
        ReferenceEquals(now, Files) ? this : new GlossarySet(builtIn, now, Notes);

    /// <summary>What the glossary of a note is made of; the same instance for all notes that have the same.</summary>
    /// <param name="folder">The opened folder of <paramref name="path"/>, one of <paramref name="folders"/>; null where it lies in none.</param>
    public GlossarySources For(string path, WorkspaceFolder? folder, ImmutableArray<WorkspaceFolder> folders, bool withBuiltIn) =>
        Merged([.. Files.Values.Where(f => f.IsGlossary && GlossaryScope.Reaches(f, path, folder))], folder, folders, withBuiltIn);

    /// <summary>
    /// The glossary that a glossary file is checked in: the file itself, wherever it applies, with those that reach it or apply to the same
    /// notes.
    /// </summary>
    public GlossarySources Around(string path, WorkspaceFolder? folder, ImmutableArray<WorkspaceFolder> folders, bool withBuiltIn)
    {
        var own = Files.GetValueOrDefault(path);
        bool Counts(GlossaryFile file) =>
            file.Path == path || GlossaryScope.Reaches(file, path, folder) || (own is not null && GlossaryScope.IsSame(file, own, folder));
        return Merged([.. Files.Values.Where(file => file.IsGlossary && Counts(file))], folder, folders, withBuiltIn);
    }

    private GlossarySources Merged(ImmutableArray<GlossaryFile> reaching, WorkspaceFolder? folder, ImmutableArray<WorkspaceFolder> folders, bool withBuiltIn)
    {
        withBuiltIn &= !ReferenceEquals(builtIn, NoBuiltIn);
        if (reaching.IsEmpty && Notes.IsEmpty && !withBuiltIn)
        {
            return GlossarySources.None;
        }

        // Which notes count follows from the folder alone: there may be thousands of them.
        var key = (withBuiltIn ? "+" : "-") + (Notes.IsEmpty ? "" : folder?.Path) + "\n" + string.Join('\n', reaching.Select(f => f.Path));
        return sources.GetOrAdd(key, _ => new GlossarySources(
            withBuiltIn ? builtIn : null,
            reaching.AddRange(Notes.Values.Where(note => GlossaryScope.ReachesFrom(note.Path, folder, folders)))));
    }

    /// <summary>
    /// Of a file with a YAML error nothing but that: its entries are those of its last good copy, and their places say nothing of the text as it is.
    /// </summary>
    /// <param name="glossary">Null: only the file's own.</param>
    public ImmutableArray<GlossaryProblem> Problems(string path, Glossary? glossary)
    {
        var file = Files.GetValueOrDefault(path) ?? Notes.GetValueOrDefault(path);
        var own = file?.Problems ?? [];
        return glossary is null || file is { IsBroken: true } ? own : own.AddRange(glossary.Problems.GetValueOrDefault(path, []));
    }
}
