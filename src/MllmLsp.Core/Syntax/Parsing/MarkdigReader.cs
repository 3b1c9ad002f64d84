using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>A piece of a note and Markdig's tree of it.</summary>
/// <param name="Start">Offset of the piece in the note.</param>
internal sealed record ParsedPiece(int Start, MarkdownDocument Tree, ParseNotes Notes);

/// <summary>Runs Markdig: CommonMark, tables, definition lists, front matter aside, and the inlines of this folder.</summary>
internal static class MarkdigReader
{
    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <summary>
    /// The trees of the text behind <paramref name="start"/>: one, or one for each block where the whole is nested too deeply for Markdig;
    /// a block that is too deep by itself is left out.
    /// </summary>
    public static IReadOnlyList<ParsedPiece> Read(string text, int start, out bool isPartial)
    {
        var body = start == 0 ? text : text[start..];
        isPartial = false;
        if (TryParse(body, start) is { } whole)
        {
            return [whole];
        }

        isPartial = true;
        var pieces = new List<ParsedPiece>();
        foreach (var span in BlockSplitter.Split(body))
        {
            if (TryParse(body.Substring(span.Start, span.Length), start + span.Start) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    /// <summary>The words of the paragraph that begins a piece; null where none does.</summary>
    public static string? PlainParagraph(string text) => TryParse(text, 0) is { Tree: [ParagraphBlock { Inline: { } inline }, ..], Notes: var notes }
        ? new InlineReader(new OutlineBuilder(text), text, 0, notes).PlainText(inline)
        : null;

    private static ParsedPiece? TryParse(string text, int start)
    {
        try
        {
            var notes = new ParseNotes(text);
            return new ParsedPiece(start, Markdown.Parse(LabelMask.Apply(text), Pipeline, notes.Context()), notes);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            // ArgumentException is Markdig's limit on depth; the others would be its own mistakes, which must not cost the user more
            // than the block that shows them.
            return null;
        }
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        builder.Use<DefinitionListExtension>();
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.BlockParsers.Insert(0, new FootnoteDefinitionParser());
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.Insert(0, new BracketParser());
        builder.InlineParsers.Insert(0, new CitationParser());
        builder.InlineParsers.Insert(0, new FootnoteReferenceParser());
        builder.InlineParsers.Insert(0, new WikiLinkParser());
        builder.InlineParsers.Insert(0, new MathSpanParser());
        builder.InlineParsers.Insert(0, new BareUrlParser());
        builder.InlineParsers.Insert(0, new TagParser());
        builder.InlineParsers.Insert(0, new CheckBoxParser());
        builder.Extensions.Add(new PipeTableExtension());
        return builder.Build();
    }
}
