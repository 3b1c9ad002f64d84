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

    /// <summary>The index with a note in the place of an older one; either may be missing.</summary>
    public NoteIndex With(Document? old, Document? added) => new(
        Change(titles, TitleOf(old), TitleOf(added), old, added),
        Change(aliases, AliasesOf(old), AliasesOf(added), old, added),
        Change(openNames, OpenNameOf(old), OpenNameOf(added), old, added),
        Change(misspellings, MisspellingsOf(old), MisspellingsOf(added), old, added));

    private static LayeredLookup Change(LayeredLookup lookup, IReadOnlyCollection<string> before, IReadOnlyCollection<string> after, Document? old, Document? added)
    {
        foreach (var key in before)
        {
            lookup = after.Contains(key) ? lookup : lookup.Remove(key, old!.Path);
        }

        foreach (var key in after)
        {
            lookup = lookup.Add(key, added!.Path);
        }

        return lookup;
    }

    private static IReadOnlyCollection<string> TitleOf(Document? note) => note?.Title is { Length: > 0 } title ? [NameKey.Folded(title)] : [];

    private static IReadOnlyCollection<string> AliasesOf(Document? note) =>
        note?.Aliases is { IsEmpty: false } names ? [.. names.Select(NameKey.Folded)] : [];

    private static IReadOnlyCollection<string> OpenNameOf(Document? note) => note is { IsOpen: true } ? [NameKey.Folded(PathText.Name(note.Path))] : [];

    private static IReadOnlyCollection<string> MisspellingsOf(Document? note) =>
        note is null ? [] : [.. note.MisspellingKeys];
}
