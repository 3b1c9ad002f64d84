namespace MllmLsp.Core.Workspaces;

/// <summary>What the notes are called and what they say, by name. Immutable; a note more or less costs what it says itself.</summary>
internal sealed class NoteIndex
{
    private readonly LayeredLookup titles;
    private readonly LayeredLookup aliases;
    private readonly LayeredLookup openNames;
    private readonly LayeredLookup misspellings;

    private NoteIndex(LayeredLookup titles, LayeredLookup aliases, LayeredLookup openNames, LayeredLookup misspellings)
    {
        this.titles = titles;
        this.aliases = aliases;
        this.openNames = openNames;
        this.misspellings = misspellings;
    }

    public static NoteIndex Empty { get; } = new(LayeredLookup.Empty, LayeredLookup.Empty, LayeredLookup.Empty, LayeredLookup.Empty);

    /// <summary>Paths by folded title.</summary>
    public LayeredLookup Titles => titles;

    /// <summary>Paths by folded alias.</summary>
    public LayeredLookup Aliases => aliases;

    /// <summary>Paths of open notes by folded file name.</summary>
    public LayeredLookup OpenNames => openNames;

    /// <summary>Paths by a word that may be a slip (<see cref="Terms.Misspelling.Key"/>).</summary>
    public LayeredLookup Misspellings => misspellings;

    /// <summary>The index with notes in the place of older ones; of each pair either may be missing.</summary>
    /// <param name="changes">At most one of a path.</param>
    public NoteIndex With(IReadOnlyCollection<(Document? Old, Document? Now)> changes) => new(
        Change(titles, changes, TitleOf),
        Change(aliases, changes, AliasesOf),
        Change(openNames, changes, OpenNameOf),
        Change(misspellings, changes, MisspellingsOf));

    private static LayeredLookup Change(
        LayeredLookup lookup, IReadOnlyCollection<(Document? Old, Document? Now)> changes, Func<Document?, IReadOnlyCollection<string>> keysOf)
    {
        var (removed, added) = (new List<(string, string)>(), new List<(string, string)>());
        foreach (var (old, now) in changes)
        {
            var (before, after) = (keysOf(old), keysOf(now));
            removed.AddRange(before.Except(after, StringComparer.Ordinal).Select(key => (key, old!.Path)));
            added.AddRange(after.Except(before, StringComparer.Ordinal).Select(key => (key, now!.Path)));
        }

        return lookup.With(removed, added);
    }

    private static IReadOnlyCollection<string> TitleOf(Document? note) => note?.Title is { Length: > 0 } title ? [NameKey.Folded(title)] : [];

    private static IReadOnlyCollection<string> AliasesOf(Document? note) =>
        note?.Aliases is { IsEmpty: false } names ? [.. names.Select(NameKey.Folded)] : [];

    private static IReadOnlyCollection<string> OpenNameOf(Document? note) => note is { IsOpen: true } ? [NameKey.Folded(PathText.Name(note.Path))] : [];

    private static IReadOnlyCollection<string> MisspellingsOf(Document? note) =>
        note is null ? [] : [.. note.MisspellingKeys];
}
