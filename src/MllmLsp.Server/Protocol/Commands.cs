using System.Text.Json;

namespace MllmLsp.Server.Protocol;

internal sealed record ExecuteCommandParams(string Command)
{
    public IReadOnlyList<JsonElement>? Arguments { get; init; }

    /// <summary>Made by the client; null where it wants no progress, or leaves the token to the server.</summary>
    public JsonElement? WorkDoneToken { get; init; }
}

/// <summary>What a command is to work on.</summary>
/// <param name="Uri">Of a file, or of a folder and all below it; null for all opened folders.</param>
internal sealed record PlaceParams(string? Uri = null);

/// <param name="Uri">Of a note, open or not.</param>
internal sealed record NoteParams(string Uri);

/// <param name="Uri">Of a note, open or not.</param>
/// <param name="OnlyFirst">Of each note and concept its first mention alone.</param>
internal sealed record LinkMentionsParams(string Uri, bool OnlyFirst = false);

/// <param name="Title">The note's heading, from which its file name is made.</param>
/// <param name="Uri">Of the folder that it goes to, or of a note that it goes beside; null for the first opened folder.</param>
/// <param name="Text">What stands below the heading; null for nothing.</param>
internal sealed record CreateNoteParams(string Title, string? Uri = null, string? Text = null);

internal sealed record CreateNoteResult(string Uri);

/// <param name="Files">How many files changed.</param>
/// <param name="Fixes">How many findings were mended.</param>
internal sealed record FixAllResult(int Files, int Fixes);

internal sealed record ReindexResult(int Notes, int Glossaries);

/// <param name="Changes">How many places of the note changed; 0 where nothing was to be done.</param>
internal sealed record EditedNote(int Changes);

/// <param name="Findings">How many findings are known now.</param>
/// <param name="Files">In how many files.</param>
internal sealed record BaselineResult(int Findings, int Files);

/// <summary>The argument of <c>mllm-lsp.sheet</c>.</summary>
/// <param name="Uri">Of a note, open or not.</param>
internal sealed record SheetParams(string Uri)
{
    /// <summary><c>markdown</c>, <c>html</c> or <c>anki</c>.</summary>
    public string? Format { get; init; }
}

/// <param name="FileName">A name under which the sheet may be saved.</param>
internal sealed record SheetResult(string Format, string FileName, string Text);
