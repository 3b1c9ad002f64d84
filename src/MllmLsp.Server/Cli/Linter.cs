using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Cli;

/// <summary>
/// Checks files as an editor would see them: the whole root is indexed, so that links lead where they lead there, and what the targets
/// cover is reported.
/// </summary>
internal sealed class Linter
{
    private readonly IReadOnlyList<LintTarget> targets;
    private readonly Language language;
    private readonly RunProgress? progress;

    /// <summary>Whether the settings are the projects' own.</summary>
    private readonly bool isProjects;
    private readonly LoadedWorkspace loaded;
    private readonly Dictionary<string, SourceText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileProblem> unreadable = new(StringComparer.Ordinal);
    private Workspace workspace;

    private Linter(LintRequest request)
    {
        language = request.Language;
        progress = request.Progress;
        isProjects = request.Settings is null;
        string[] roots = [.. request.Targets.Select(target => RootFinder.Find(target.Folder)).Distinct()];
        loaded = WorkspaceLoader.Load(
            roots.Select(root => Scan(root, request)),
            request.UsesCache && roots is [var root] ? NoteCache.Ahead(root) : null,
            progress);
        workspace = loaded.Workspace;
        targets = [.. request.Targets.Select(RealSpelling)];
        foreach (var problem in loaded.Problems)
        {
            unreadable[problem.Path] = problem;
        }
    }

    public Workspace Workspace => workspace;

    public IReadOnlyList<FolderScan> Folders => loaded.Folders;

    /// <summary>The notes and glossaries whose findings are to be reported.</summary>
    public IEnumerable<string> Covered => workspace.Documents.Select(note => note.Path).Where(IsCovered).Concat(CoveredGlossaries().Select(glossary => glossary.Path));

    /// <param name="settings">What the user's own file says; null: the project's <c>mllm-lsp.json</c> holds.</param>
    public static LintResult Run(IReadOnlyList<LintTarget> targets, SettingsResult? settings, Language language) =>
        Load(new LintRequest(targets, language) { Settings = settings }).Check();

    /// <summary>Reads all that the targets' roots hold.</summary>
    public static Linter Load(LintRequest request)
    {
        var linter = new Linter(request);
        if (request.Unsaved is var (path, text))
        {
            linter.texts[path] = text;
            linter.unreadable.Remove(path);
            linter.workspace = FileKinds.IsYaml(path)
                ? linter.workspace.WithGlossaryFile(GlossaryParser.Parse(path, text))
                : linter.workspace.WithDocument(Document.Parse(path, text, version: 0));
        }

        linter.AddWhatIsNamed();
        return linter;
    }

    /// <summary>Checks the glossaries that <paramref name="targets"/> cover, and nothing else.</summary>
    public static GlossaryCheckResult Check(IReadOnlyList<LintTarget> targets, Language language) =>
        Load(new LintRequest(targets, language)).CheckGlossaries();

    /// <summary>Goes on with what fixes made of the notes.</summary>
    public void Continue(FixOutcome outcome)
    {
        workspace = outcome.Workspace;
        foreach (var (path, text) in outcome.Texts)
        {
            texts[path] = text;
        }
    }

    /// <summary>The text that offsets of a file speak of; null where it was not read.</summary>
    public SourceText? TextOf(string path) => texts.GetValueOrDefault(path) ?? loaded.Texts.Find(path);

    private static FolderScan Scan(string root, LintRequest request)
    {
        var scan = request.Settings is null
            ? WorkspaceLoader.Scan(root, Settings.Default, request.Language)
            : WorkspaceLoader.WithBaseline(WorkspaceLoader.Scan(root, root, request.Settings), request.Language);
        return request.Baseline is { } given ? scan with { Folder = scan.Folder with { Baseline = given }, SettingsProblems = scan.SettingsProblems.RemoveRange(scan.BaselineProblems), BaselineProblems = [] } : scan;
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

    /// <summary>Runs all rules.</summary>
    public LintResult Check()
    {
        var notes = workspace.Documents.Where(note => IsCovered(note.Path)).ToArray();
        var glossaries = CoveredGlossaries();
        var bibliographies = workspace.BibFiles.Values.Where(bibliography => IsCovered(bibliography.Path)).ToArray();
        var failed = unreadable.Values.Where(problem => IsCovered(problem.Path)).ToArray();
        var settings = loaded.SettingsProblems.Where(problem => IsCovered(problem.Path!)).ToArray();

        progress?.Begin(RunPhase.Check, notes.Length);
        var kept = ReferenceEquals(workspace, loaded.Workspace) ? KeptFindings.Of(loaded, language) : null;
        var byNote = new ImmutableArray<Finding>[notes.Length];
        Parallel.For(0, notes.Length, i =>
        {
            byNote[i] = [.. FindingsOf(notes[i], kept).Select(found => new Finding(notes[i].Path, Shown(notes[i].Path), found))];
            progress?.Advance();
        });
        loaded.Cache.Save();
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

    private ImmutableArray<Diagnostic> FindingsOf(Document note, KeptFindings? kept)
    {
        if (kept?.Find(note.Path) is { } known)
        {
            return known;
        }

        var found = RuleSet.Run(workspace, note, language);
        kept?.Add(note.Path, found);
        return found;
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

        // Of other findings nobody looked, so nothing can be said to be gone.
        return new GlossaryCheckResult(lint with { Stale = [] }, [.. homonyms]);
    }

    private LintResult Result(IEnumerable<Finding> found, IEnumerable<string> checkedFiles, IEnumerable<SettingsProblem> aside)
    {
        var findings = found.OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Diagnostic.Span)
            .ThenBy(finding => finding.Diagnostic.Code, StringComparer.Ordinal);
        ImmutableArray<string> files = [.. checkedFiles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var result = workspace.Folders.Any(folder => folder.Baseline.Files.Count > 0)
            ? HeldAgainstBaseline(findings, files)
            : new LintResult([.. findings], files, []);
        return result with { Aside = [.. aside], FixesOf = FixesOf };
    }

    private LintResult HeldAgainstBaseline(IEnumerable<Finding> findings, ImmutableArray<string> files)
    {
        var byFile = findings.ToLookup(finding => finding.Path);
        var matches = files.Union(byFile.Select(file => file.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path =>
        {
            var text = byFile[path].FirstOrDefault()?.Text ?? Shown(path);
            return (Path: path, Text: text, Match: KnownFindings.Match(workspace, path, text, [.. byFile[path].Select(finding => finding.Diagnostic)]));
        }).ToArray();
        var gone = workspace.Folders.SelectMany(folder => folder.Baseline.Files)
            .Where(file => IsCovered(file.Key) && workspace.Files.Find(file.Key) is null)
            .SelectMany(file => file.Value.Select(entry => (file.Key, entry)));
        return new LintResult([.. matches.SelectMany(file => file.Match.New.Select(found => new Finding(file.Path, file.Text, found)))], files, [])
        {
            Known = [.. matches.SelectMany(file => file.Match.Known.Select(found => new Finding(file.Path, file.Text, found)))],
            Stale = [.. gone.Concat(matches.SelectMany(file => file.Match.Stale.Select(entry => (file.Path, entry)))).OrderBy(stale => stale.Item1, StringComparer.Ordinal)],
        };
    }

    private ImmutableArray<Fix> FixesOf(Finding finding) => workspace.Find(finding.Path) is { } note
        ? CodeActions.FixesFor(workspace, note, finding.Diagnostic, new FeatureContext(language, TextOf))
        : finding.Diagnostic.Fixes;

    private GlossaryFile[] CoveredGlossaries() =>
        [.. workspace.GlossaryFiles.Values.Where(glossary => (glossary.IsGlossary || glossary.IsBroken) && IsCovered(glossary.Path) && !unreadable.ContainsKey(glossary.Path))];

    private IEnumerable<Finding> OfUnreadable(FileProblem problem) => WithSeverity(problem.Path, Shown(problem.Path), problem.ToDiagnostic(language));

    private bool IsCovered(string path) => targets.Any(target => target.Covers(path));

    private static bool IsSettings(string path) => DiskPath.Name(path) is SettingsFile.Name;

    private SourceText Shown(string path) => TextOf(path) ?? SourceText.Empty;

    /// <summary>What <c>lint</c> reports of a note as a glossary entry.</summary>
    private IEnumerable<Finding> OfConceptNote(Document note) => RuleSet.Run(workspace, note, language)
        .Where(found => found.Code is DiagnosticCodes.GlossaryProblem or DiagnosticCodes.BrokenRelation)
        .Select(found => new Finding(note.Path, Shown(note.Path), found));

    private IEnumerable<Finding> OfGlossary(GlossaryFile glossary) =>
        workspace.GlossaryProblems(glossary.Path, language).SelectMany(found => WithSeverity(glossary.Path, glossary.Text, found));

    private IEnumerable<Finding> OfBibliography(BibFile bibliography) =>
        workspace.BibProblems(bibliography.Path, language).SelectMany(found => WithSeverity(bibliography.Path, bibliography.Text, found));

    private IEnumerable<Finding> OfSetting(SettingsProblem problem)
    {
        // A link out of a root is named, and nothing that it leads to is shown.
        var text = workspace.Folders.Any(folder => LinkTarget.LeavesRoot(problem.Path!, folder.Root)) ? SourceText.Empty : FileReader.Read(problem.Path!).Text;
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
