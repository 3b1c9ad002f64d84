using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Crashes;

/// <summary>
/// What the makers need to know of a fault, and nothing that its sender would not want to show: no text of a note, no path, no word of a
/// glossary, and of an exception its kind and where it arose, since its message may quote any of these.
/// </summary>
internal static class CrashReport
{
    /// <param name="state">Null where there was no server.</param>
    public static string Of(Exception fault, string doing, ServerState? state, IReadOnlyList<Operation> operations)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"mllm-lsp {ProductVersion.Text}\n");
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}\n");
        text.Append(CultureInfo.InvariantCulture, $"memory: {Environment.WorkingSet / 1_000_000} MB, threads: {ThreadPool.ThreadCount}\n");
        text.Append(CultureInfo.InvariantCulture, $"doing: {doing}\n");
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{cause.GetType().FullName}\n{cause.StackTrace}\n");
        }

        if (state is not null)
        {
            AppendState(text, state);
        }

        if (operations.Count > 0)
        {
            text.Append("\nlast operations:\n");
            foreach (var (method, at, took, outcome) in operations)
            {
                text.Append(CultureInfo.InvariantCulture, $"{at.TotalSeconds,10:0.000} s  {took.TotalMilliseconds,9:0.0} ms  {method}  {outcome}\n");
            }
        }

        return text.ToString();
    }

    private static void AppendState(StringBuilder text, ServerState state)
    {
        var workspace = state.Workspace;
        text.Append(CultureInfo.InvariantCulture, $"\nclient: {state.ClientName ?? "says no name"}, positions in {state.Client.PositionEncodingKind}\n");
        text.Append(CultureInfo.InvariantCulture, $"folders: {state.FolderPaths.Length}, index: {workspace.State}, notes: {workspace.Documents.Count()}, open: {state.Open.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"glossary files: {workspace.GlossaryFiles.Count}, concept notes: {workspace.ConceptNotes.Count}, bibliographies: {workspace.BibFiles.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"unreadable files: {state.FileProblems.Count}, folders: {state.FolderProblems.Count}, problems of settings: {state.SettingsProblems.Length}\n");
        foreach (var (folder, number) in workspace.Folders.Select((folder, index) => (folder, index + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"settings of folder {number} ({folder.Dialect}, {folder.Nested.Length} nested):{Changed(folder.Settings)}\n");
        }
    }

    /// <summary>The settings that are not the default. Values that a user wrote freely are counted, not shown.</summary>
    private static string Changed(Settings settings)
    {
        var changed = SettingsKeys.All.Where(key => key.Value.Show(settings) != key.Value.Show(Settings.Default)).ToArray();
        return changed.Length == 0 ? " defaults" : string.Concat(changed.Select(key => $" {key.Key}={(key.Value.IsFree ? "(set)" : key.Value.Show(settings))}"));
    }
}
