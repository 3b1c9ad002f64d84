using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>
/// Checks files as an editor would see them: the whole root is indexed, so that links lead where they lead there, and what the targets
/// cover is reported.
/// </summary>
internal sealed class Linter
{
    private readonly IReadOnlyList<LintTarget> targets;
    private readonly Language language;

    /// <summary>Whether the settings are the projects' own.</summary>
    private readonly bool isProjects;
    private readonly LoadedWorkspace loaded;
    private readonly Dictionary<string, SourceText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileProblem> unreadable = new(StringComparer.Ordinal);
    private Workspace workspace;

    private Linter(IReadOnlyList<LintTarget> targets, SettingsResult? settings, Language language)
    {
        this.language = language;
        isProjects = settings is null;
        loaded = WorkspaceLoader.Load(targets
            .Select(target => (target.Folder, Root: RootFinder.Find(target.Folder)))
            .DistinctBy(found => found.Root)
            .Select(found => settings is null
                ? WorkspaceLoader.Scan(found.Root, Settings.Default, language)
                : WorkspaceLoader.Scan(found.Root, found.Root, settings)));
        workspace = loaded.Workspace;
        this.targets = [.. targets.Select(RealSpelling)];
        foreach (var problem in loaded.Problems)
        {
            unreadable[problem.Path] = problem;
        }
    }

    /// <param name="settings">What the user's own file says; null: the project's <c>mllm-lsp.json</c> holds.</param>
    public static LintResult Run(IReadOnlyList<LintTarget> targets, SettingsResult? settings, Language language)
    {
        var linter = new Linter(targets, settings, language);
        linter.AddWhatIsNamed();
        return linter.Check();
    }

    /// <summary>Checks the glossaries that <paramref name="targets"/> cover, and nothing else.</summary>
    public static GlossaryCheckResult Check(IReadOnlyList<LintTarget> targets, Language language)
    {
        var linter = new Linter(targets, null, language);
        linter.AddWhatIsNamed();
        return linter.CheckGlossaries();
    }

    /// <summary>On file systems that fold case an argument need not be spelled as the disk spells it.</summary>
    private LintTarget RealSpelling(LintTarget target)
    {
        var foldsCase = DiskPath.Comparison != StringComparison.Ordinal;
        var real = (foldsCase, target.IsFolder) switch
        {
            (false, _) => null,
            (true, true) => workspace.Files.FindFolderAnyCase(target.Path),
            (true, false) => workspace.Files.FindAnyCase(target.Path),
        };
        return target with { Path = real ?? target.Path };
    }

    /// <summary>What is named outright is checked even where a rule keeps it out of the index.</summary>
    private void AddWhatIsNamed()
    {
        foreach (var target in targets)
        {
            if (target.IsFolder && !workspace.Documents.Any(note => target.Covers(note.Path)))
            {
                var root = workspace.FolderOf(target.Path)?.Root ?? target.Path;
                var scan = FileScanner.Scan(target.Path, root, workspace.SettingsFor(target.Path));
                AddNotes([.. scan.Notes.Select(note => note.Path)]);
            }
            else if (!target.IsFolder && workspace.Find(target.Path) is null && !workspace.GlossaryFiles.ContainsKey(target.Path) && !IsSettings(target.Path))
            {
                AddFile(target.Path);
            }
        }
    }

    private void AddFile(string path)
    {
        if (FileKinds.IsBibliography(path))
        {
            if (!workspace.BibFiles.ContainsKey(path))
            {
                var (bibliography, read) = WorkspaceLoader.ReadBibliography(path);
                workspace = workspace.WithBibFiles([bibliography]);
                Remember(path, read);
            }

            return;
        }

        if (!path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        {
            AddNotes([path]);
            return;
        }

        var (file, content) = WorkspaceLoader.ReadGlossary(path);
        workspace = workspace.WithGlossaryFile(file);
        Remember(path, content);
    }

    private void AddNotes(ImmutableArray<string> paths)
    {
        var notes = WorkspaceLoader.ReadNotes(paths);
        workspace = workspace.WithDocuments([.. notes.Select(note => note.Document).OfType<Document>()]);
        foreach (var note in notes)
        {
            Remember(note.Path, note.Content);
        }
    }

    private void Remember(string path, FileContent content)
    {
        texts[path] = content.Text;
        if (content.Problem is { } problem)
        {
            unreadable[path] = problem;
        }
    }

    private LintResult Check()
    {
        var notes = workspace.Documents.Where(note => IsCovered(note.Path)).ToArray();
        var glossaries = CoveredGlossaries();
        var bibliographies = workspace.BibFiles.Values.Where(bibliography => IsCovered(bibliography.Path)).ToArray();
        var failed = unreadable.Values.Where(problem => IsCovered(problem.Path)).ToArray();
        var settings = loaded.SettingsProblems.Where(problem => IsCovered(problem.Path!)).ToArray();

        var byNote = new ImmutableArray<Finding>[notes.Length];
        Parallel.For(0, notes.Length, i => byNote[i] =
            [.. RuleSet.Run(workspace, notes[i], language).Select(found => new Finding(notes[i].Path, TextOf(notes[i].Path), found))]);
        var findings = byNote.SelectMany(found => found)
            .Concat(glossaries.SelectMany(OfGlossary))
            .Concat(bibliographies.SelectMany(OfBibliography))
            .Concat(failed.SelectMany(OfUnreadable))
            .Concat(settings.Concat(UnusedSettings()).SelectMany(OfSetting));

        var files = notes.Select(note => note.Path)
            .Concat(glossaries.Select(glossary => glossary.Path))
            .Concat(bibliographies.Select(bibliography => bibliography.Path))
            .Concat(failed.Select(problem => problem.Path));
        return Result(findings, files, loaded.SettingsProblems.Except(settings));
    }

    private GlossaryCheckResult CheckGlossaries()
    {
        var glossaries = CoveredGlossaries();
        var entries = workspace.ConceptNotes.Keys.Where(IsCovered).Select(path => workspace.Find(path)!).ToArray();
        var paths = glossaries.Select(glossary => glossary.Path).Concat(entries.Select(note => note.Path)).ToHashSet(StringComparer.Ordinal);
        var failed = unreadable.Values.Where(problem => IsCovered(problem.Path) && FileKinds.IsYaml(problem.Path)).ToArray();
        var homonyms = paths
            .Select(workspace.GlossaryAround)
            .Distinct()
            .SelectMany(glossary => glossary.Homonyms)
            .Where(homonym => homonym.Concepts.Any(concept => paths.Contains(concept.DefinedIn)))
            .DistinctBy(homonym => homonym.Label)
            .OrderBy(homonym => homonym.Label, StringComparer.Ordinal);
        var lint = Result(
            glossaries.SelectMany(OfGlossary).Concat(entries.SelectMany(OfConceptNote)).Concat(failed.SelectMany(OfUnreadable)),
            paths.Concat(failed.Select(problem => problem.Path)),
            loaded.SettingsProblems);
        return new GlossaryCheckResult(lint, [.. homonyms]);
    }

    private static LintResult Result(IEnumerable<Finding> findings, IEnumerable<string> files, IEnumerable<SettingsProblem> aside) => new(
        [
            .. findings.OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Diagnostic.Span)
                .ThenBy(finding => finding.Diagnostic.Code, StringComparer.Ordinal),
        ],
        files.Distinct(StringComparer.Ordinal).Count(),
        [.. aside]);

    private GlossaryFile[] CoveredGlossaries() =>
        [.. workspace.GlossaryFiles.Values.Where(glossary => (glossary.IsGlossary || glossary.IsBroken) && IsCovered(glossary.Path) && !unreadable.ContainsKey(glossary.Path))];

    private IEnumerable<Finding> OfUnreadable(FileProblem problem) => WithSeverity(problem.Path, TextOf(problem.Path), problem.ToDiagnostic(language));

    private bool IsCovered(string path) => targets.Any(target => target.Covers(path));

    private static bool IsSettings(string path) => DiskPath.Name(path) is SettingsFile.Name;

    private SourceText TextOf(string path) => texts.GetValueOrDefault(path) ?? loaded.Texts.GetValueOrDefault(path) ?? SourceText.Empty;

    /// <summary>What <c>lint</c> reports of a note as a glossary entry.</summary>
    private IEnumerable<Finding> OfConceptNote(Document note) => RuleSet.Run(workspace, note, language)
        .Where(found => found.Code is DiagnosticCodes.GlossaryProblem or DiagnosticCodes.BrokenRelation)
        .Select(found => new Finding(note.Path, TextOf(note.Path), found));

    private IEnumerable<Finding> OfGlossary(GlossaryFile glossary) =>
        workspace.GlossaryProblems(glossary.Path, language).SelectMany(found => WithSeverity(glossary.Path, glossary.Text, found));

    private IEnumerable<Finding> OfBibliography(BibFile bibliography) =>
        workspace.BibProblems(bibliography.Path, language).SelectMany(found => WithSeverity(bibliography.Path, bibliography.Text, found));

    private IEnumerable<Finding> OfSetting(SettingsProblem problem)
    {
        var text = FileReader.Read(problem.Path!).Text;
        return WithSeverity(problem.Path!, text, problem.ToDiagnostic(text));
    }

    /// <summary>What can have no effect is told of only where its file is checked: it harms nobody else's findings.</summary>
    private IEnumerable<SettingsProblem> UnusedSettings() => isProjects
        ? loaded.Folders.SelectMany(scan => scan.Origins).Where(origin => IsCovered(origin.Path!)).GroupBy(origin => origin.Path)
            .SelectMany(file => SettingsCheck.Run(file, workspace, language))
        : [];

    /// <summary>The finding with the severity that a setting gives its code; none where that is <c>off</c>.</summary>
    private IEnumerable<Finding> WithSeverity(string path, SourceText text, Diagnostic found) =>
        workspace.NoteSettings(path).Judge([found]).Select(judged => new Finding(path, text, judged));
}
