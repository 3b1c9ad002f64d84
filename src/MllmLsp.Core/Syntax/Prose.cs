namespace MllmLsp.Core.Syntax;

/// <summary>Where in a note a term is a term.</summary>
public static class Prose
{
    /// <summary>True in running text, headings, tables, link texts and quotes; false in code, formulas, addresses, HTML, labels.</summary>
    public static bool IsProse(Outline outline, int offset) => outline.RegionAt(offset) is not { } region || region.Kind == RegionKind.Quote;

    /// <summary>As <see cref="IsProse"/>, inline code included: what a reader may ask about.</summary>
    public static bool IsReadable(Outline outline, int offset) =>
        outline.RegionAt(offset) is not { } region || region.Kind is RegionKind.Quote or RegionKind.InlineCode or RegionKind.WikiTarget;
}
