using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>CommonMark's comparison of link labels (section 4.7): white space collapsed and trimmed, case folded.</summary>
public static class LinkLabel
{
    /// <summary>What labels are compared by.</summary>
    public static string Normalize(ReadOnlySpan<char> label) => CaseFolding.Fold(Collapse(label));

    /// <summary>The label as it is written, runs of white space as one space: what is shown.</summary>
    public static string Collapse(ReadOnlySpan<char> label)
    {
        var result = new StringBuilder(label.Length);
        var space = false;
        foreach (var c in label)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                space = result.Length > 0;
                continue;
            }

            if (space)
            {
                result.Append(' ');
                space = false;
            }

            result.Append(c);
        }

        return result.ToString();
    }
}
