using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>The numbers are LSP's <c>CompletionItemKind</c>.</summary>
public enum CompletionKind
{
    Text = 1,

    /// <summary><c>Property</c>: a key of front matter or of a glossary.</summary>
    Property = 10,

    /// <summary><c>Keyword</c>: a glossary's term, a language, a callout's type.</summary>
    Keyword = 14,
    Concept = Keyword,
    File = 17,

    /// <summary><c>Reference</c>: a label, and a heading or anchor.</summary>
    Reference = 18,
    Heading = Reference,
    Folder = 19,

    /// <summary><c>EnumMember</c>: a word that a key knows, and a tag.</summary>
    EnumMember = 20,
    Tag = EnumMember,
}

/// <summary>One offer.</summary>
/// <param name="Label">What the list shows.</param>
/// <param name="Replace">Exactly the typed prefix, in the document's offsets.</param>
/// <param name="NewText">What takes its place; canonical spelling, never re-cased.</param>
/// <param name="FilterText">What the client scores against the text in <paramref name="Replace"/>; null: the label.</param>
/// <param name="SortText">Rank, as a string that sorts by code unit.</param>
/// <param name="Detail">A short word behind the label: the other language's name, the note's folder. Null: none.</param>
/// <param name="ConceptId">The concept whose card <c>completionItem/resolve</c> shows, or null.</param>
public sealed record CompletionItem(
    string Label, CompletionKind Kind, TextSpan Replace, string NewText, string? FilterText, string SortText, string? Detail, string? ConceptId)
{
    /// <summary>A sentence about it that is at hand; null where <c>completionItem/resolve</c> finds out, or there is none.</summary>
    public string? Documentation { get; init; }

    /// <summary>The note whose preview <c>completionItem/resolve</c> shows, or null.</summary>
    public string? DocumentPath { get; init; }

    /// <summary>
    /// Characters that accept the item when they are typed, and then follow it: <c>#</c> behind the name of a note, which only a note's heading
    /// can follow. Null: none.
    /// </summary>
    public string? CommitCharacters { get; init; }
}

/// <param name="IsIncomplete">True: the client asks again when more is typed.</param>
public sealed record CompletionList(ImmutableArray<CompletionItem> Items, bool IsIncomplete)
{
    public static CompletionList Empty { get; } = new([], false);
}
