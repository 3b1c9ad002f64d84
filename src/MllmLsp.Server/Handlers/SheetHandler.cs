using MllmLsp.Core.Features;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;
using MllmLsp.Server.Sheets;

namespace MllmLsp.Server.Handlers;

/// <summary>The command <c>mllm-lsp.sheet</c>: the term sheet of a note as the editor has it, else as it is on disk.</summary>
internal sealed class SheetHandler(Session session)
{
    public const string Command = "mllm-lsp.sheet";

    public Task<JsonPayload> HandleAsync(SheetParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var format = given.Format ?? SheetFormats.Default;
        if (!SheetFormats.Names.Contains(format))
        {
            throw new RequestException(ErrorCode.InvalidParams, $"'{format}' is no format of a sheet: {string.Join(", ", SheetFormats.Names)}.");
        }

        var path = state.PathOf(given.Uri);
        return state.Workspace.Find(path) is { } note && new Places(state).TextOf(path) is { } text
            ? Task.Run(() => Answer(state, note, text, format), cancellationToken)
            : throw new RequestException(ErrorCode.RequestFailed, state.Client.Language == Core.Localization.Language.Chinese
                ? $"{given.Uri} 不是已打开或已编入索引的笔记。"
                : $"{given.Uri} is no note that is open or indexed.");
    }

    private static JsonPayload Answer(ServerState state, Document note, SourceText text, string format)
    {
        var sheet = TermSheet.Of(state.Workspace, note, text, state.Client.Language);
        return JsonPayload.Of(
            new SheetResult(format, SheetFormats.FileName(format, PathText.Stem(note.Path)), SheetFormats.Write(format, sheet)!),
            LspJson.Default.SheetResult);
    }
}
