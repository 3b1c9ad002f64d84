using System.Collections.Immutable;
using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>What is wrong in one file, whatever kind of file it is.</summary>
internal static class Findings
{
    /// <summary>
    /// The files that get diagnostics: every open document, and the closed ones of folders whose setting asks for the whole workspace.
    /// </summary>
    public static IEnumerable<string> Paths(ServerState state)
    {
        var open = state.Open.Values.Where(document => IsChecked(document.Kind)).Select(document => document.Path);
        if (!state.Workspace.Folders.Any(AsksForWorkspace))
        {
            return open.Distinct(StringComparer.Ordinal);
        }

        var closed = state.Workspace.Documents.Select(document => document.Path)
            .Concat(state.Workspace.GlossaryFiles.Keys)
            .Concat(state.Workspace.BibFiles.Keys)
            .Concat(state.FileProblems.Keys)
            .Concat(state.FolderProblems.Keys)
            .Concat(state.SettingsProblems.Select(problem => problem.Path).OfType<string>())
            .Concat(state.SettingsFiles)
            .Where(path => state.Workspace.SettingsFor(path).DiagnosticScope == DiagnosticScope.Workspace);
        return open.Concat(closed).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Every file that can have findings, open or not.</summary>
    public static IEnumerable<string> AllPaths(ServerState state) => state.Workspace.Documents.Select(document => document.Path)
        .Concat(state.Workspace.GlossaryFiles.Keys)
        .Concat(state.Workspace.BibFiles.Keys)
        .Concat(state.FileProblems.Keys)
        .Concat(state.FolderProblems.Keys)
        .Concat(state.SettingsProblems.Select(problem => problem.Path).OfType<string>())
        .Concat(state.SettingsFiles)
        .Concat(state.Open.Values.Where(document => IsChecked(document.Kind)).Select(document => document.Path))
        .Distinct(StringComparer.Ordinal);

    /// <summary>What is to be shown: all but the known ones of a baseline.</summary>
    /// <param name="text">The text of the file, which the findings' offsets speak of.</param>
    public static ImmutableArray<Diagnostic> In(ServerState state, string path, SourceText text) =>
        KnownFindings.Without(state.Workspace, path, text, All(state, path, text));

    /// <summary>Whether something may be found in a file, its text unseen. Cheaper than a text where nothing is.</summary>
    public static bool MayBeIn(ServerState state, string path) =>
        DiskPath.Name(path) is SettingsFile.Name || !All(state, path, SourceText.Empty).IsEmpty;

    /// <summary>Those of a baseline, too.</summary>
    public static ImmutableArray<Diagnostic> All(ServerState state, string path, SourceText text)
    {
        var open = state.Open.GetValueOrDefault(path);
        if (open is not null && !IsChecked(open.Kind))
        {
            return [];
        }

        // What the disk holds is no matter while the editor has the text.
        if (open is null && state.ProblemOf(path) is { } unreadable)
        {
            return [.. state.Workspace.NoteSettings(path).Judge([unreadable.ToDiagnostic(state.Client.Language)])];
        }

        if (state.Workspace.Find(path) is { } document)
        {
            return RuleSet.Run(state.Workspace, document, state.Client.Language);
        }

        IEnumerable<SettingsProblem> settings = DiskPath.Name(path) is SettingsFile.Name
            ? SettingsProblems(state, path, text)
            : state.SettingsProblems.Where(problem => problem.Path == path);
        return
        [
            .. state.Workspace.NoteSettings(path).Judge(
            [
                .. settings.Select(problem => problem.ToDiagnostic(text)),
                .. FileKinds.IsBibliography(path)
                    ? state.Workspace.BibProblems(path, state.Client.Language)
                    : state.Workspace.GlossaryProblems(path, state.Client.Language, alone: !state.IsIndexed),
            ]),
        ];
    }

    private static bool AsksForWorkspace(WorkspaceFolder folder) =>
        folder.Settings.DiagnosticScope == DiagnosticScope.Workspace || folder.Nested.Any(scope => scope.Settings.DiagnosticScope == DiagnosticScope.Workspace);

    private static bool IsChecked(DocumentKind kind) => kind is DocumentKind.Note or DocumentKind.Glossary or DocumentKind.Bibliography or DocumentKind.Settings;

    /// <summary>Those of the text as it is, saved or not.</summary>
    private static IEnumerable<SettingsProblem> SettingsProblems(ServerState state, string path, SourceText text)
    {
        var read = SettingsParser.Parse(
            Encoding.UTF8.GetBytes(text.ToString()), Settings.Default, SettingsSource.Project(path, PathText.Folder(path)), state.Client.Language);
        return state.IsIndexed ? read.Problems.Concat(SettingsCheck.Run(read.Origins, state.Workspace, state.Client.Language)) : read.Problems;
    }
}
