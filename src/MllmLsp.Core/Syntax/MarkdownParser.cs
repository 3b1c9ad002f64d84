using System.Collections.Immutable;
using MllmLsp.Core.Syntax.Parsing;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>Reads a note's outline from its text.</summary>
public static class MarkdownParser
{
    /// <summary>Total: any text gives an outline. Linear for text that people write; text nested too deeply is read block by block.</summary>
    public static Outline Parse(SourceText text)
    {
        var source = text.ToString();
        var builder = new OutlineBuilder(source);
        var body = 0;
        if (FrontMatterReader.Read(source) is { } front)
        {
            builder.Add(front);
            body = front.Matter.Span.End;
        }

        var pieces = MarkdigReader.Read(source, body, out var isPartial);
        foreach (var piece in pieces)
        {
            builder.Add(piece);
        }

        return builder.Build(isPartial);
    }

    /// <summary>
    /// The blocks of a text, outer ones before those in them; front matter is none. Total, and as costly as <see cref="Parse"/>: for what
    /// is asked about one open note now and then.
    /// </summary>
    public static ImmutableArray<BlockSpan> ParseBlocks(SourceText text)
    {
        var source = text.ToString();
        var body = FrontMatterReader.Read(source)?.Matter.Span.End ?? 0;
        var blocks = ImmutableArray.CreateBuilder<BlockSpan>();
        foreach (var piece in MarkdigReader.Read(source, body, out _))
        {
            BlockReader.Read(piece, source, blocks);
        }

        return blocks.ToImmutable();
    }
}
