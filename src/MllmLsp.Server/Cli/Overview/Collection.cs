using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli.Overview;

/// <summary>What a collection of notes looks like as a whole.</summary>
/// <param name="Notes">In how many notes it is mentioned.</param>
internal sealed record ConceptUse(Concept Concept, int Notes);

/// <summary>An abbreviation that no glossary knows.</summary>
/// <param name="Example">Path of the first note that has it.</param>
internal sealed record Candidate(string Text, int Count, int Notes, string Example);

/// <summary>A collection of notes as a whole: everything that the page of <c>report</c> shows, before it is cut to what fits.</summary>
internal sealed class Collection
{
    /// <summary>Stands for the folders that a chart has no room for; no folder has this name.</summary>
    public const string OtherFolders = "/";

    /// <summary>Bars that can be read one under the other.</summary>
    private const int MostFolders = 25;

    private readonly HashSet<string> shownFolders;

    public Collection(Linter linter, LintResult lint, LintTarget target, Language language)
    {
        Lint = lint;
        Root = target.Folder;
        var workspace = linter.Workspace;
        var notes = workspace.Documents.Where(note => target.Covers(note.Path)).ToArray();
        Title = DiskPath.Name(Root).ToString() is { Length: > 0 } name ? name : Root;
        Bytes = linter.Folders.SelectMany(scan => scan.Found.Notes.Concat(scan.Found.Glossaries)).Where(file => target.Covers(file.Path)).Sum(file => file.Length);
        Glossaries = workspace.GlossaryFiles.Values.Count(glossary => glossary.IsGlossary && target.Covers(glossary.Path));
        LinkCount = notes.Sum(note => (long)note.Outline.References.Length);
        Links = LinkGraph.Of(workspace, notes);
        Concepts = Uses(workspace, notes);
        Candidates = UndefinedAbbreviations.In(workspace, notes, linter.TextOf, language);
        shownFolders =
        [
            .. notes.Select(note => FolderOf(note.Path)).CountBy(folder => folder)
                .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal)
                .Take(MostFolders - 1).Select(each => each.Key),
        ];
    }

    public string Title { get; }

    public LintResult Lint { get; }

    /// <summary>The folder that paths are shown from.</summary>
    public string Root { get; }

    public long Bytes { get; }

    public int Glossaries { get; }

    /// <summary>Of all kinds, to notes and elsewhere.</summary>
    public long LinkCount { get; }

    public LinkGraph Links { get; }

    /// <summary>All concepts in force, the most used first.</summary>
    public ImmutableArray<ConceptUse> Concepts { get; }

    /// <summary>The most frequent first.</summary>
    public ImmutableArray<Candidate> Candidates { get; }

    /// <summary>Notes that no other note links to; sorted by path.</summary>
    public IEnumerable<Document> Orphans => Links.Notes.Where((_, place) => Links.In[place] == 0);

    /// <summary>A path as the page shows it.</summary>
    public string Shown(string path) => PathText.Relative(Root, path);

    /// <summary>The folder that a path counts to in charts: its own, <see cref="OtherFolders"/> where there are too many of them.</summary>
    public string ChartFolderOf(string path) => FolderOf(path) is var folder && shownFolders.Contains(folder) ? folder : OtherFolders;

    /// <summary>The first two parts of the folder below the root: deeper ones are counted to them.</summary>
    private string FolderOf(string path) => string.Join('/', PathText.Relative(Root, PathText.Folder(path)).Split('/').Take(2));

    private static ImmutableArray<ConceptUse> Uses(Workspace workspace, Document[] notes)
    {
        var uses = notes.SelectMany(note => note.Mentions ?? []).CountBy(id => id).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. notes.Select(note => workspace.GlossaryFor(note.Path)).Distinct()
                .SelectMany(glossary => glossary.Concepts)
                .DistinctBy(concept => concept.Id)
                .Select(concept => new ConceptUse(concept, uses.GetValueOrDefault(concept.Id)))
                .OrderByDescending(use => use.Notes)
                .ThenBy(use => use.Concept.Id, StringComparer.Ordinal),
        ];
    }
}
