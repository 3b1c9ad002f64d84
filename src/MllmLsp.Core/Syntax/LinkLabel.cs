using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>CommonMark's comparison of link labels (section 4.7): white space collapsed and trimmed, case folded.</summary>
public static class LinkLabel
{
    public static string Normalize(ReadOnlySpan<char> label)
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

        return CaseFolding.Fold(result.ToString());
    }
}
