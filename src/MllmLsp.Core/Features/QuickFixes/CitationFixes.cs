using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of citations.</summary>
internal static class CitationFixes
{
    /// <summary>The nearest keys; one that differs only in case is surely meant.</summary>
    public static IEnumerable<Fix> Undefined(FixContext fixing)
    {
        if (fixing.Reference is not { } reference)
        {
            yield break;
        }

        foreach (var key in EditDistance.Nearest(reference.Target, fixing.Workspace.BibliographyFor(fixing.Document.Path).Keys, 3))
        {
            yield return fixing.Replace(key, key.Equals(reference.Target, StringComparison.OrdinalIgnoreCase) ? FixSafety.Safe : FixSafety.Unsafe);
        }
    }
}
