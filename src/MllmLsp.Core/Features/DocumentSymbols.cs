using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>The numbers are LSP's <c>SymbolKind</c>.</summary>
public enum SymbolKind
{
    /// <summary><c>File</c>.</summary>
    Note = 1,

    /// <summary><c>Class</c>: a concept has broader and narrower ones.</summary>
    Concept = 5,

    /// <summary><c>String</c>, as VS Code's own Markdown support shows headings.</summary>
    Heading = 15,
}

/// <summary>A symbol of one document.</summary>
/// <param name="Name">Never empty: clients refuse an empty name.</param>
/// <param name="Detail">A short word behind the name, or null.</param>
/// <param name="Span">The whole section or entry.</param>
/// <param name="Selection">The name in the text; within <paramref name="Span"/>.</param>
public sealed record DocumentSymbol(
    string Name, string? Detail, SymbolKind Kind, TextSpan Span, TextSpan Selection, ImmutableArray<DocumentSymbol> Children);

/// <summary><c>textDocument/documentSymbol</c>: the headings of a note as a tree, the concepts of a glossary file.</summary>
public static class DocumentSymbols
{
    /// <summary>Linear in the number of headings.</summary>
    public static ImmutableArray<DocumentSymbol> Of(Document document)
    {
        var headings = document.Outline.Headings;
        var next = 0;
        return Below(0);

        ImmutableArray<DocumentSymbol> Below(int level)
        {
            var symbols = ImmutableArray.CreateBuilder<DocumentSymbol>();
            while (next < headings.Length && headings[next].Level > level)
            {
                var heading = headings[next++];
                var span = TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd));
                var name = heading.Text.Length > 0 ? heading.Text : new string('#', heading.Level);
                symbols.Add(new DocumentSymbol(name, null, SymbolKind.Heading, span, heading.Span, Below(heading.Level)));
            }

            return symbols.ToImmutable();
        }
    }

    /// <summary>One symbol for each concept that the file defines, named in <paramref name="language"/>, with the other language's name as its detail.</summary>
    public static ImmutableArray<DocumentSymbol> Of(GlossaryFile file, Language language)
    {
        var other = language == Language.English ? Language.Chinese : Language.English;
        return
        [
            .. file.Concepts.Where(concept => concept.DefinedIn == file.Path).Select(concept =>
            {
                var name = concept.NameIn(language);
                var detail = concept.ShownLabel(other)?.Text;
                var selection = concept.Span.Contains(concept.NameSpan) ? concept.NameSpan : new TextSpan(concept.Span.Start, 0);
                return new DocumentSymbol(name.Length > 0 ? name : concept.Id, detail == name ? null : detail, SymbolKind.Concept, concept.Span, selection, []);
            }),
        ];
    }
}
