using System.Collections.Immutable;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>A note: its outline, and its text while it is open or while a command needs it.</summary>
/// <param name="Path">
/// Absolute, <c>/</c> between the parts on every system, NFC not applied, the real spelling of the disk; an unsaved document has its
/// address (<c>untitled:Untitled-1</c>).
/// </param>
/// <param name="Outline">What the text says, with offsets into it.</param>
/// <param name="Text">Null for a closed note of which only the outline is kept.</param>
/// <param name="Version">The editor's version while it is open, else null.</param>
public sealed record Document(string Path, Outline Outline, SourceText? Text, int? Version)
{
    public bool IsOpen => Version is not null;

    /// <summary>What the note does with terms; null while not read.</summary>
    public NoteTerms? Terms { get; init; }

    /// <summary>Ids of the concepts whose labels stand in the note, each once, sorted; null while not counted.</summary>
    public ImmutableArray<string>? Mentions => Terms?.Mentions;

    /// <summary>Length and hash of the text that was parsed, so that another one is known from it after it is gone.</summary>
    private (int Length, int Hash) Print { get; init; }

    /// <summary>Whether <see cref="Outline"/> speaks of a text. Linear.</summary>
    public bool IsOf(SourceText text) => Print == PrintOf(text);

    /// <summary>Parses a text. Total: any text gives a document.</summary>
    public static Document Parse(string path, SourceText text, int? version = null) =>
        new(path, MarkdownParser.Parse(text), text, version) { Print = PrintOf(text) };

    private static (int Length, int Hash) PrintOf(SourceText text) => (text.Length, string.GetHashCode(text.AsSpan()));
}
