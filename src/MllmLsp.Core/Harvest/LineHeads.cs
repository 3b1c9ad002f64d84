
namespace MllmLsp.Core.Harvest;

/// <summary>Whole lines and beginnings of list items that are names.</summary>
internal static class LineHeads
{
    private const int LongestLine = 60;

    /// <summary>
    /// The name that a heading is, or that a line begins with before a colon, a full stop or a dash; <see cref="OperandKind.None"/> where there is none.
    /// </summary>
    /// <param name="isLabel">A colon follows: it may be a label of the note's own scheme.</param>
    public static Operand Of(ProseLine line, out bool isLabel)
    {
        var text = line.Text;
        var end = text.AsSpan().IndexOfAny(":。—.");
        while (end > 0 && text[end] == '.' && end + 1 < text.Length && text[end + 1] != ' ')
        {
            var next = text.AsSpan(end + 1).IndexOfAny(":。—.");
            end = next < 0 ? -1 : end + 1 + next;
        }

        isLabel = end > 0 && text[end] == ':';
        var to = end > 0 ? end : text.Length;
        var from = AfterNumber(text, to);
        if (to > LongestLine || (end < 0 && line.Role == LineRole.Plain) || (!isLabel && end >= 0 && end < text.Length - 1 && line.Role == LineRole.Plain))
        {
            return default;
        }

        var bracket = text.AsSpan(from, to - from).IndexOf('(');
        var operand = Operand.Of(text, from, bracket > 0 ? from + bracket : to);
        if (operand.Kind == OperandKind.Phrase && char.IsAsciiDigit(text[operand.End - 1]) && operand.In(text).StartsWith("Step", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        return operand.Kind == OperandKind.Phrase && !Operand.IsLatinName(text, operand.Start, operand.End) ? default : operand;
    }

    /// <summary>Behind <c>1.</c>, <c>2.3</c>, <c>Step 1:</c> and the like.</summary>
    private static int AfterNumber(string text, int end)
    {
        var at = 0;
        while (at < end && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ' ' or ')'))
        {
            at++;
        }

        return at < end && (at == 0 || text[at - 1] is ' ' or '.' or ')') ? at : 0;
    }
}
