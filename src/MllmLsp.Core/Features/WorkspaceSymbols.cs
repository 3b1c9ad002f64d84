using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
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
        var typed = new Typed(query.Trim());
        var best = new TopRanked<Key, WorkspaceSymbol>(Most);
        foreach (var document in workspace.Documents)
        {
            cancellation.ThrowIfCancellationRequested();
            AddNote(workspace, document, typed, best);
        }

        // A concept that several glossaries hold is one symbol.
        var seen = new HashSet<(string Path, int Offset)>();
        foreach (var glossary in Glossaries(workspace))
        {
            foreach (var concept in glossary.Concepts)
            {
                if (Rank(typed, concept) is < FuzzyMatch.None and var rank && seen.Add((concept.DefinedIn, concept.Span.Start)))
                {
                    AddConcept(glossary, concept, rank, language, best);
                }
            }
        }

        return best.Take();
    }

    private static void AddNote(Workspace workspace, Document document, Typed typed, TopRanked<Key, WorkspaceSymbol> best)
    {
        var stem = PathText.StemOf(document.Path);
        var title = document.Outline.Title;
        var rank = typed.Rank(stem);
        rank = rank > 0 && title is not null ? Math.Min(rank, typed.Rank(title)) : rank;
        if (rank < FuzzyMatch.None && best.Wants(new Key(rank, 0, stem.Length, "", "", 0)))
        {
            AddNote(workspace, document, rank, best);
        }

        if (typed.IsEmpty)
        {
            return;
        }

        foreach (var heading in document.Outline.Headings)
        {
            if (heading.Text.Length > 0 && typed.Rank(heading.Text) is < FuzzyMatch.None and var fit && best.Wants(new Key(fit, 2, heading.Text.Length, "", "", 0)))
            {
                AddHeading(workspace, document, heading, fit, best);
            }
        }
    }

    private static void AddNote(Workspace workspace, Document document, int rank, TopRanked<Key, WorkspaceSymbol> best)
    {
        var stem = PathText.Stem(document.Path);
        best.Add(new Key(rank, 0, stem.Length, stem, document.Path, 0), () => new WorkspaceSymbol(
            document.Outline.Title is { Length: > 0 } title && title != stem ? $"{stem} ({title})" : stem,
            SymbolKind.Note,
            Below(workspace, document.Path),
            new Location(document.Path, default, default)));
    }

    private static void AddHeading(Workspace workspace, Document document, Heading heading, int rank, TopRanked<Key, WorkspaceSymbol> best) =>
        best.Add(new Key(rank, 2, heading.Text.Length, heading.Text, document.Path, heading.Span.Start), () => new WorkspaceSymbol(
            heading.Text, SymbolKind.Heading, Below(workspace, document.Path), new Location(document.Path, heading.Span, heading.TextSpan)));

    private static void AddConcept(Glossary glossary, Concept concept, int rank, Language language, TopRanked<Key, WorkspaceSymbol> best)
    {
        var name = concept.NameIn(language);
        best.Add(new Key(rank, 1, name.Length, name, concept.DefinedIn, concept.Span.Start), () => Symbol(glossary, concept, language));
    }

    private static int Rank(Typed typed, Concept concept)
    {
        var rank = typed.IsEmpty ? 1 : FuzzyMatch.None;
        foreach (var label in concept.Labels)
        {
            if (!typed.IsEmpty && label.Role != LabelRole.Avoided)
            {
                rank = Math.Min(rank, typed.Rank(label.Text, concept.Pinyin.GetValueOrDefault(label.Text)));
            }
        }

        return rank;
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

    /// <summary>What was typed, with what is asked of every name made out once.</summary>
    private sealed class Typed(string text)
    {
        /// <summary>In lower case, where it may be a reading; else null.</summary>
        private readonly string? letters = text.Length >= ShortestReading && text.All(char.IsAsciiLetter) ? text.ToLowerInvariant() : null;

        public bool IsEmpty => text.Length == 0;

        /// <param name="reading">Of the name, where the usual one is wrong; else null.</param>
        public int Rank(ReadOnlySpan<char> name, string? reading = null)
        {
            if (IsEmpty)
            {
                return 1;
            }

            var rank = FuzzyMatch.Rank(text, name);
            return rank == FuzzyMatch.None && letters is not null && (reading is not null || PinyinReading.MayBegin(name, letters[0]))
                ? RankReading(letters, name.ToString(), reading)
                : rank;
        }

        private static int RankReading(string typed, string name, string? reading) =>
            PinyinReading.Of(name, reading) is { } pinyin && (pinyin.ContinueInitials(typed) is not null || pinyin.Continue(typed) is not null)
                ? 3
                : FuzzyMatch.None;
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
