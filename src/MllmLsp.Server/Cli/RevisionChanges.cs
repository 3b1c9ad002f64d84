using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>
/// Narrows findings to what changes since a revision brought about: all findings in the files that changed, and in the others those that
/// were not there while the changed files were as the revision has them. Where settings or ignore files changed, every file counts as
/// changed: they decide about all of them.
/// </summary>
internal sealed class RevisionChanges
{
    private readonly ImmutableArray<GitChange>? changes;
    private readonly HashSet<string> paths;

    private RevisionChanges(ImmutableArray<GitChange>? changes)
    {
        this.changes = changes;
        paths = [.. (changes ?? []).Select(change => change.Path)];
    }

    /// <summary>Everything changed.</summary>
    public static RevisionChanges All { get; } = new(null);

    public static (RevisionChanges Changes, string? Problem) Since(IReadOnlyList<FolderScan> folders, string revision, Language language)
    {
        var all = new List<GitChange>();
        foreach (var scan in folders)
        {
            var (changes, problem) = GitChanges.Since(scan.Folder.Root, revision, language);
            if (changes is null)
            {
                return (All, problem);
            }

            all.AddRange(changes);
        }

        return (all.Any(change => DiskPath.Name(change.Path) is SettingsFile.Name or IgnoreRules.FileName) ? All : new RevisionChanges([.. all]), null);
    }

    /// <summary>Whether all findings of a file are to be reported.</summary>
    public bool Covers(string path) => changes is null || paths.Contains(path);

    /// <summary>What is to be reported.</summary>
    public LintResult Filter(Linter linter, Language language)
    {
        var result = linter.Check();
        if (changes is null)
        {
            return result;
        }

        var before = Before(linter.Workspace);
        string[] unchanged = [.. result.Findings.Select(finding => finding.Path).Distinct().Where(path => !Covers(path))];
        var places = new HashSet<(string Code, TextSpan Span)>[unchanged.Length];
        Parallel.For(0, unchanged.Length, i => places[i] = Places(before, unchanged[i], language));
        var old = unchanged.Zip(places).ToDictionary(each => each.First, each => each.Second, StringComparer.Ordinal);
        return result with
        {
            Findings = [.. result.Findings.Where(finding => Covers(finding.Path) || !old[finding.Path].Contains((finding.Diagnostic.Code, finding.Diagnostic.Span)))],
            Files = [.. result.Files.Where(path => Covers(path) || old.ContainsKey(path))],
            Stale = [.. result.Stale.Where(stale => Covers(stale.Path))],
        };
    }

    private static HashSet<(string Code, TextSpan Span)> Places(Workspace before, string path, Language language) =>
    [
        .. (before.Find(path) is { } note ? RuleSet.Run(before, note, language) : before.GlossaryProblems(path, language)).Select(found => (found.Code, found.Span)),
    ];

    /// <summary>The workspace with the changed files as the revision has them.</summary>
    private Workspace Before(Workspace now)
    {
        var files = now.Files;
        var notes = new List<Document>();
        var glossaries = new List<GlossaryFile>();
        var before = now;
        foreach (var change in changes!.Value)
        {
            files = change.Before is null ? files.Without(change.Path) : change.IsDeleted ? files.With(change.Path) : files;
            var content = change.Before is null ? null : FileReader.Decode(change.Path, change.Before);
            if (content is not { Problem: null })
            {
                before = before.WithoutDocument(change.Path).WithoutGlossaryFile(change.Path);
            }
            else if (now.GlossaryFiles.ContainsKey(change.Path) || IsGlossary(now, change.Path))
            {
                glossaries.Add(GlossaryParser.Parse(change.Path, content.Text));
            }
            else if (now.IsNote(change.Path))
            {
                notes.Add(Document.Parse(change.Path, content.Text));
            }
        }

        return before.WithFiles(files).WithGlossaryFiles(glossaries).WithDocuments(notes);
    }

    private static bool IsGlossary(Workspace workspace, string path) =>
        workspace.FolderOf(path) is { } folder && FileKinds.IsGlossary(DiskPath.Below(path, folder.Root));
}
