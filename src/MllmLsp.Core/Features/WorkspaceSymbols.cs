using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A symbol somewhere in the workspace.</summary>
/// <param name="Container">The note's path below its folder; the glossary's title for a concept.</param>
public sealed record WorkspaceSymbol(string Name, SymbolKind Kind, string? Container, Location Location);

/// <summary><c>workspace/symbol</c>: notes, headings and concepts by what is typed of them, Chinese names by their pinyin, too.</summary>
public static class WorkspaceSymbols
{
    /// <summary>More than anybody reads; clients filter further as more is typed and ask again.</summary>
    public const int Most = 200;

    /// <summary>A reading of fewer letters fits too many names.</summary>
    private const int ShortestReading = 2;

    /// <summary>
    /// The best <see cref="Most"/> symbols, ranked before the cut; for an empty query notes and concepts by name. Linear in the headings
    /// of the workspace, without allocation for those that do not match.
    /// </summary>
    /// <exception cref="OperationCanceledException" />
    public static ImmutableArray<WorkspaceSymbol> Find(Workspace workspace, string query, Language language, CancellationToken cancellation)
    {
        var typed = query.Trim();
        var best = new BestOf(Most);
        foreach (var document in workspace.Documents)
        {
            cancellation.ThrowIfCancellationRequested();
            AddNote(workspace, document, typed, best);
        }

        foreach (var glossary in Glossaries(workspace))
        {
            AddConcepts(glossary, typed, language, best);
        }

        return best.Sorted();
    }

    private static void AddNote(Workspace workspace, Document document, string typed, BestOf best)
    {
        var stem = PathText.Stem(document.Path);
        var title = document.Outline.Title;
        var rank = Math.Min(Rank(typed, stem), title is null ? FuzzyMatch.None : Rank(typed, title));
        if (rank < FuzzyMatch.None)
        {
            best.Add(rank, 0, stem, document.Path, 0, () => new WorkspaceSymbol(
                title is { Length: > 0 } && title != stem ? $"{stem} ({title})" : stem, SymbolKind.Note, Below(workspace, document.Path), new Location(document.Path, default, default)));
        }

        if (typed.Length == 0)
        {
            return;
        }

        foreach (var heading in document.Outline.Headings)
        {
            if (heading.Text.Length > 0 && Rank(typed, heading.Text) is < FuzzyMatch.None and var fit)
            {
                best.Add(fit, 2, heading.Text, document.Path, heading.Span.Start, () => new WorkspaceSymbol(
                    heading.Text, SymbolKind.Heading, Below(workspace, document.Path), new Location(document.Path, heading.Span, heading.TextSpan)));
            }
        }
    }

    private static void AddConcepts(Glossary glossary, string typed, Language language, BestOf best)
    {
        foreach (var concept in glossary.Concepts)
        {
            var rank = typed.Length == 0 ? 1 : FuzzyMatch.None;
            foreach (var label in concept.Labels)
            {
                if (typed.Length > 0 && label.Role != LabelRole.Avoided)
                {
                    rank = Math.Min(rank, Rank(typed, label.Text, concept.Pinyin.GetValueOrDefault(label.Text)));
                }
            }

            if (rank < FuzzyMatch.None)
            {
                best.Add(rank, 1, concept.NameIn(language), concept.DefinedIn, concept.Span.Start, () => Symbol(glossary, concept, language));
            }
        }
    }

    private static WorkspaceSymbol Symbol(Glossary glossary, Concept concept, Language language)
    {
        var name = concept.NameIn(language);
        var other = concept.ShownLabel(language == Language.English ? Language.Chinese : Language.English)?.Text;
        return new WorkspaceSymbol(
            other is null || other == name ? name : $"{name} ({other})",
            SymbolKind.Concept,
            glossary.Files.GetValueOrDefault(concept.DefinedIn)?.Title.In(language),
            Definition.Entry(concept));
    }

    /// <summary>The glossaries in force: one for each folder, and their differences by nested files left aside.</summary>
    private static IEnumerable<Glossary> Glossaries(Workspace workspace) =>
        (workspace.Folders.IsEmpty ? [""] : workspace.Folders.Select(folder => folder.Path + "/"))
            .Concat(workspace.GlossaryFiles.Keys)
            .Select(workspace.GlossaryFor)
            .Distinct();

    private static string? Below(Workspace workspace, string path) =>
        workspace.FolderOf(path) is { } folder && PathText.Folder(PathText.Relative(folder.Path, path)) is { Length: > 0 } below ? below : null;

    private static int Rank(string typed, string name, string? reading = null)
    {
        if (typed.Length == 0)
        {
            return 1;
        }

        var rank = FuzzyMatch.Rank(typed, name);
        return rank < FuzzyMatch.None || typed.Length < ShortestReading || !typed.All(char.IsAsciiLetter)
            ? rank
            : RankReading(typed.ToLowerInvariant(), name, reading);
    }

    private static int RankReading(string typed, string name, string? reading)
    {
        if (!Text.Scripts.ContainsHan(name) || PinyinReading.Of(name, reading) is not { } pinyin)
        {
            return FuzzyMatch.None;
        }

        return pinyin.ContinueInitials(typed) is not null || pinyin.Continue(typed) is not null ? 3 : FuzzyMatch.None;
    }

    /// <summary>A concept that several glossaries hold is one symbol.</summary>
    private sealed class BestOf(int count)
    {
        private readonly TopRanked<Key, WorkspaceSymbol> best = new(count);
        private readonly HashSet<(string Path, int Offset, int Kind)> seen = [];

        public void Add(int rank, int kind, string name, string path, int offset, Func<WorkspaceSymbol> make)
        {
            if (seen.Add((path, offset, kind)))
            {
                best.Add(new Key(rank, kind, name.Length, name, path, offset), make);
            }
        }

        public ImmutableArray<WorkspaceSymbol> Sorted() => best.Take();
    }

    /// <summary>Better first: the rank; notes before concepts before headings; the shorter name; then an order that never changes.</summary>
    private readonly record struct Key(int Rank, int Kind, int Length, string Name, string Path, int Offset) : IComparable<Key>
    {
        public int CompareTo(Key other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : Kind != other.Kind ? Kind.CompareTo(other.Kind)
            : Length != other.Length ? Length.CompareTo(other.Length)
            : string.CompareOrdinal(Name, other.Name) is not 0 and var byName ? byName
            : string.CompareOrdinal(Path, other.Path) is not 0 and var byPath ? byPath
            : Offset.CompareTo(other.Offset);
    }
}
