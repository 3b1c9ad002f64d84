using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>
/// Edits of closed files are places in the text that the disk has now. The watcher may not have told yet of a file that was just saved: what
/// turns out to be older is read again before it is edited.
/// </summary>
internal static class FreshFiles
{
    private const int MostRounds = 4;

    /// <summary>The edits, and the state and texts that they speak of.</summary>
    /// <exception cref="RequestException">-32801: files change faster than they are read.</exception>
    public static (ServerState State, Places Places, RenameResult Result) Compute(ServerState state, Func<ServerState, Places, RenameResult> compute)
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            var places = new Places(state);
            var result = compute(state, places);
            var changed = result.Edits.Where(edit => !edit.Creates && !state.Open.ContainsKey(edit.Path) && IsOlder(state, edit.Path))
                .Select(edit => ReadFile.From(edit.Path, state.Workspace.GlossaryFiles.ContainsKey(edit.Path), state.Workspace, NoteCache.None))
                .ToArray();
            if (changed.Length == 0)
            {
                return (state, places, result);
            }

            state = state.WithRead(changed);
        }

        throw new RequestException(ErrorCode.ContentModified, "Files are changing at the moment: try again.");
    }

    /// <summary>Whether what is known of a closed file is not what the disk has.</summary>
    private static bool IsOlder(ServerState state, string path)
    {
        if (state.Workspace.GlossaryFiles.TryGetValue(path, out var glossary))
        {
            return !IsOnDisk(path, glossary.Text);
        }

        return state.Workspace.BibFiles.TryGetValue(path, out var bibliography)
            ? !IsOnDisk(path, bibliography.Text)
            : state.Workspace.Find(path) is { } note && FileReader.ReadBytes(path, out _) is var bytes && (bytes is null || NoteCache.KeyOf(bytes) != note.ContentKey);
    }

    private static bool IsOnDisk(string path, SourceText known) =>
        FileReader.Read(path) is { Problem: null, Text: var text } && text.AsSpan().SequenceEqual(known.AsSpan());
}
