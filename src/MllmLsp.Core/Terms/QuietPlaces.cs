using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// Where no finding about a word belongs, since the words are not the author's own: code, formulas, addresses, block quotes, quotation
/// marks and 《》, the text of external links, titles of papers, bibliographies. Read once for a note, at the first question.
/// </summary>
internal sealed class QuietPlaces(Outline outline, SourceText text)
{
    private readonly Dictionary<int, bool> titleLines = [];
    private SpanIndex? quiet;
    private List<TextSpan>? bibliographies;

    /// <summary>Whether a finding may lie on the word at a span.</summary>
    public bool Allow(TextSpan span) =>
        outline.RegionAt(span.Start) is null
        && (quiet ??= Read()).InnermostAt(span.Start) < 0
        && !(bibliographies ??= LiteratureLists.Find(outline, text)).Exists(section => section.Contains(span.Start))
        && !IsTitleLine(text.Lines.LineOf(span.Start));

    /// <summary>Quotations and texts of external links, sorted.</summary>
    private SpanIndex Read()
    {
        var spans = Quotations.Find(outline, text.AsSpan());
        foreach (var reference in outline.References)
        {
            if (IsExternal(reference))
            {
                spans.Add(reference.DisplaySpan);
            }
        }

        spans.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        return new SpanIndex(spans);
    }

    private bool IsExternal(in Reference reference) => reference.Kind switch
    {
        ReferenceKind.Inline or ReferenceKind.Image or ReferenceKind.Malformed => IsAddress(reference.Target),
        ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut =>
            outline.FindDefinition(reference.Target) is { } definition && IsAddress(definition.Destination),
        _ => false,
    };

    private static bool IsAddress(string target) =>
        target.Contains("://", StringComparison.Ordinal) || target.StartsWith("//", StringComparison.Ordinal)
        || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private bool IsTitleLine(int line)
    {
        if (!titleLines.TryGetValue(line, out var isTitle))
        {
            titleLines[line] = isTitle = PaperTitle.IsOne(text.Slice(text.Lines.LineSpan(line)));
        }

        return isTitle;
    }
}
