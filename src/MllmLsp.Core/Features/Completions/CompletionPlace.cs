using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Completions;

/// <summary>Where completion is asked for, as every finder sees it.</summary>
internal sealed class CompletionPlace
{
    public CompletionPlace(Workspace workspace, Document document, SourceText text, int offset, FeatureContext context)
    {
        (Workspace, Document, Text, Offset, Context) = (workspace, document, text, offset, context);
        Line = text.Lines.LineSpan(text.Lines.LineOf(offset));
    }

    public Workspace Workspace { get; }

    public Document Document { get; }

    public SourceText Text { get; }

    /// <summary>The cursor, in UTF-16 offsets of the text.</summary>
    public int Offset { get; }

    public FeatureContext Context { get; }

    /// <summary>The cursor's line, without its line end.</summary>
    public TextSpan Line { get; }

    /// <summary>The line up to the cursor.</summary>
    public ReadOnlySpan<char> Before => Text.Slice(TextSpan.FromBounds(Line.Start, Math.Max(Line.Start, Math.Min(Offset, Line.End))));

    /// <summary>The line behind the cursor.</summary>
    public ReadOnlySpan<char> Behind => Text.Slice(TextSpan.FromBounds(Math.Min(Offset, Line.End), Line.End));

    /// <summary>From a place in the line to the cursor.</summary>
    /// <param name="start">Counted from the line's start.</param>
    public TextSpan Typed(int start) => TextSpan.FromBounds(Line.Start + start, Offset);

    /// <summary>True where nothing that is typed can become a link: code, formulas, HTML, comments.</summary>
    /// <param name="start">Counted from the line's start.</param>
    public bool IsInert(int start) => Document.Outline.RegionAt(Line.Start + start)?.Kind
        is RegionKind.CodeBlock or RegionKind.InlineCode or RegionKind.Math or RegionKind.Html or RegionKind.Comment or RegionKind.FrontMatter;
}
