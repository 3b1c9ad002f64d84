using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>The findings of one file as bytes.</summary>
public static class FindingsPack
{
    [ThreadStatic]
    private static PackWriter? writer;

    /// <summary>Null where a finding brings fixes of its own: those are not kept.</summary>
    public static byte[]? Pack(ImmutableArray<Diagnostic> findings)
    {
        var to = writer ??= new PackWriter();
        to.Clear();
        to.Number(findings.Length);
        foreach (var finding in findings)
        {
            if (!finding.Fixes.IsEmpty)
            {
                return null;
            }

            to.Text(finding.Code);
            to.Number((int)finding.Severity);
            to.Span(finding.Span);
            to.Text(finding.Message);
            to.Flag(finding.IsUnnecessary);
            to.All(finding.Related, static (to, place) =>
            {
                to.Text(place.Path);
                to.Span(place.Span);
                to.Text(place.Message);
            });
        }

        return to.ToArray();
    }

    /// <exception cref="FormatException">The bytes are none that <see cref="Pack"/> made.</exception>
    public static ImmutableArray<Diagnostic> Unpack(ReadOnlyMemory<byte> packed)
    {
        var from = new PackReader(packed);
        var findings = from.All(static from =>
        {
            var finding = new Diagnostic(from.Required(), (Severity)from.Number(), from.Span(), from.Required()) { IsUnnecessary = from.Flag() };
            return finding with { Related = from.All(static from => new RelatedPlace(from.Required(), from.Span(), from.Required())) };
        });
        return from.IsAtEnd ? findings : throw PackReader.Malformed();
    }
}
