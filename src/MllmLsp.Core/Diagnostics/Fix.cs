using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Diagnostics;

/// <summary>How far a fix may be trusted.</summary>
public enum FixSafety
{
    /// <summary>Keeps the author's meaning for certain: applied in bulk by <c>--fix</c>.</summary>
    Safe,

    /// <summary>A guess that mends the finding, and that a person confirms: applied in bulk by <c>--unsafe-fixes</c> only.</summary>
    Unsafe,

    /// <summary>Leaves something to fill in, or decides what only the author can decide: offered in an editor, never applied in bulk.</summary>
    Manual,
}

/// <summary>One way to mend a finding.</summary>
/// <param name="Title">What it does, in the language of the message.</param>
/// <param name="Edits">Changes by document path; never overlapping within one document.</param>
public sealed record Fix(string Title, FixSafety Safety, ImmutableArray<DocumentEdit> Edits)
{
    /// <summary>True where it mends nothing, but has the finding no longer reported: a person's choice, never applied in bulk.</summary>
    public bool Silences { get; init; }
}

/// <summary>Edits of one document, in offsets of its present text; or a new file.</summary>
/// <param name="Path">Path as in <c>Document.Path</c>.</param>
/// <param name="Creates">True when the file does not exist yet: <paramref name="Changes"/> then apply to the empty text.</param>
public sealed record DocumentEdit(string Path, ImmutableArray<TextChange> Changes, bool Creates = false)
{
    public static DocumentEdit NewFile(string path, string content) => new(path, [new TextChange(default, content)], Creates: true);
}
