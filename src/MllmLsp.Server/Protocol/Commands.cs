using System.Text.Json;

namespace MllmLsp.Server.Protocol;

internal sealed record ExecuteCommandParams(string Command)
{
    public IReadOnlyList<JsonElement>? Arguments { get; init; }
}

/// <summary>The argument of <c>mllm-lsp.sheet</c>.</summary>
/// <param name="Uri">Of a note, open or not.</param>
internal sealed record SheetParams(string Uri)
{
    /// <summary><c>markdown</c>, <c>html</c> or <c>anki</c>.</summary>
    public string? Format { get; init; }
}

/// <param name="FileName">A name under which the sheet may be saved.</param>
internal sealed record SheetResult(string Format, string FileName, string Text);
