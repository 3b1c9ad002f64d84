using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>What the inline parsers of one document know together, and what they saw that Markdig's tree has no place for.</summary>
/// <param name="text">Of the document.</param>
internal sealed class ParseNotes(string text)
{
    private static readonly object Key = new();

    private readonly BracketStack brackets = new();
    private LeafBlock? block;
    private Dictionary<string, LinkReferenceDefinition>? labels;

    /// <summary>Offset of the <c>]</c> that closes a link's text.</summary>
    public Dictionary<LinkInline, int> TextEnds { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary><c>[text][label]</c> and <c>[label][]</c> that made no link.</summary>
    public List<BracketPair> Unlinked { get; } = [];

    /// <summary><c>[text](…)</c> that made no link; <see cref="BracketPair.Behind"/> is what stands in the parentheses.</summary>
    public List<BracketPair> Malformed { get; } = [];

    /// <summary>The open brackets of a block that is being read; blocks are read one after the other.</summary>
    public BracketStack Brackets(LeafBlock reading)
    {
        if (block != reading)
        {
            block = reading;
            brackets.Clear();
        }

        return brackets;
    }

    /// <summary>The definitions by label, as CommonMark compares labels; the first of each label. Complete once blocks have been read.</summary>
    public IReadOnlyDictionary<string, LinkReferenceDefinition> Labels(MarkdownDocument document)
    {
        if (labels is null)
        {
            labels = new Dictionary<string, LinkReferenceDefinition>(StringComparer.Ordinal);
            foreach (var definition in document.Descendants<LinkReferenceDefinition>().OrderBy(found => found.Span.Start))
            {
                labels.TryAdd(LinkLabel.Normalize(LabelOf(definition)), definition);
            }
        }

        return labels;
    }

    /// <summary>The label as it is written; CommonMark compares it with its escapes (example 545 of the specification).</summary>
    public ReadOnlySpan<char> LabelOf(LinkReferenceDefinition definition)
    {
        var span = definition.LabelSpan;
        return span.IsEmpty || span.Start < 0 || span.End >= text.Length || !text.AsSpan(span.Start, span.Length).Contains('\\')
            ? definition.Label
            : text.AsSpan(span.Start, span.Length);
    }

    /// <summary>The notes of the document that is being read.</summary>
    public static ParseNotes Of(InlineProcessor processor) => (ParseNotes)processor.Context!.Properties[Key];

    /// <summary>Hands the notes to the inline parsers.</summary>
    public MarkdownParserContext Context() => new() { Properties = { [Key] = this } };
}

/// <summary>Two brackets, one behind the other, in offsets of the parsed piece.</summary>
/// <param name="Whole">From the first opening to the last closing mark.</param>
/// <param name="Text">Inside the first pair.</param>
/// <param name="Behind">Inside the second pair.</param>
internal readonly record struct BracketPair(TextSpan Whole, TextSpan Text, TextSpan Behind);
