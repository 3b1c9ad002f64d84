using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Cli;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// <c>mllmLsp/buildGlossary</c>: what <c>mllm-lsp glossary build</c> finds in a folder's notes, as the editor has them, as a file of candidates.
/// </summary>
internal sealed class BuildGlossaryHandler(Session session, Func<Connection> connection)
{
    /// <summary>Null for a folder that is not opened.</summary>
    public async Task<JsonPayload> HandleAsync(BuildGlossaryParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.IsIndexed, cancellationToken).ConfigureAwait(false);
        if (state.Workspace.Folders.FirstOrDefault(folder => folder.Path == DocumentUri.ToPath(given.Folder).TrimEnd('/')) is not { } folder)
        {
            return JsonPayload.Null;
        }

        var progress = new RequestProgress(connection, given.WorkDoneToken);
        progress.Begin();
        try
        {
            return await Task.Run(() => Build(state, folder, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await progress.EndAsync().ConfigureAwait(false);
        }
    }

    private static JsonPayload Build(ServerState state, WorkspaceFolder folder, RequestProgress progress, CancellationToken cancellationToken)
    {
        var workspace = state.Workspace;
        string[] notes = [.. workspace.Documents.Select(note => note.Path).Where(path => workspace.FolderOf(path) == folder).Order(StringComparer.Ordinal)];
        var known = workspace.GlossaryFor($"{folder.Path}/");
        var found = NoteHarvester.Run(notes, Read, known, _ => { }, done => progress.Report(done, notes.Length), cancellationToken);
        var rejected = workspace.GlossaryFiles.Values.SelectMany(file => file.Rejected).Select(CandidateSet.KeyOf).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Candidate> candidates =
        [
            .. found.Candidates(known).Where(candidate => !candidate.IsKnown && !candidate.Names.Any(name => rejected.Contains(CandidateSet.KeyOf(name.Text)))),
        ];
        if (candidates.IsEmpty)
        {
            return JsonPayload.Of(new BuiltGlossary(notes.Length, 0, null, null), LspJson.Default.BuiltGlossary);
        }

        var places = new Places(state);
        var edit = Edit(state, folder, candidates);
        return JsonPayload.Of(
            new BuiltGlossary(notes.Length, candidates.Length, places.UriOf(edit.Path), new ToProtocol(state, places).Edit([edit])), LspJson.Default.BuiltGlossary);

        FileContent Read(string path) => state.Open.TryGetValue(path, out var open) ? new FileContent(open.Text, null) : FileReader.Read(path);
    }

    /// <summary>The folder's file of candidates, whose rejected names stay; somebody's other file of that name is left alone.</summary>
    private static DocumentEdit Edit(ServerState state, WorkspaceFolder folder, ImmutableArray<Candidate> candidates)
    {
        for (var number = 1; ; number++)
        {
            var path = $"{folder.Path}/candidates{(number == 1 ? "" : $"-{number}")}.glossary.yml";
            var there = state.Workspace.GlossaryFiles.GetValueOrDefault(path);
            if (there is { IsCandidates: true, IsBroken: false } || (there is null && !File.Exists(path)))
            {
                var text = CandidateFile.Write(candidates, there?.Rejected ?? [], note => PathText.Relative(folder.Path, note));
                return new DocumentEdit(path, [new TextChange(new TextSpan(0, there?.Text.Length ?? 0), text)], Creates: there is null);
            }
        }
    }
}
